internal import Kernels

/// How a loss grows from plain softmax into its setting over the first steps of a run.
///
/// Margins grow linearly from 0, factors of an angle from 1, the scale from 0. A loss with a weight λ
/// of plain cosine keeps its factor and lowers λ from 1000 as SphereFace was trained: λ = 1000 / (1 +
/// γ·step), γ such that the last step has the λ that was set. (Liu et al., "SphereFace", CVPR 2017,
/// solver: γ 0.12 reaches λ 5 after 1,659 steps, as here.)
public enum WarmUp {
  static let firstWeight = 1000.0
  /// The smallest weight that the law comes down to; from the last step on it is what was set.
  static let leastWeight = 1.0

  /// What a loss is made with after so many steps.
  ///
  /// - Parameters:
  ///   - parameters: what was set.
  ///   - duration: steps that the warm-up takes; 0 for none.
  public static func parameters(
    _ parameters: LossParameters, of description: LossDescription, at step: Int, over duration: Int
  ) -> LossParameters {
    guard step < duration else { return parameters }
    let share = Double(step) / Double(duration)
    var result = parameters
    for each in moved(parameters, of: description) {
      let value = parameters[each.key] ?? each.laboratoryDefault
      switch each.unit {
      case .factor: result[each.key] = 1 + share * (value - 1)
      case .plain where each.key == "s": result[each.key] = max(share, 1e-3) * value
      case .plain where each.key == "lambda":
        result[each.key] = weight(at: step, over: duration, last: value)
      case .radians, .cosine, .plain: result[each.key] = share * value
      }
    }
    return result
  }

  /// The numbers that are not what was set before a warm-up has ended.
  public static func moved(
    _ parameters: LossParameters, of description: LossDescription
  ) -> [Hyperparameter] {
    description.hyperparameters.filter { each in
      guard parameters[each.key] != nil || !each.isOptional else { return false }
      switch each.unit {
      case .radians, .cosine: return true
      case .factor: return !description.isAnnealed
      case .plain:
        return each.key == "s" || each.key == description.marginKey
          || each.key == "lambda" && description.isAnnealed
      }
    }
  }

  private static func weight(at step: Int, over duration: Int, last: Double) -> Double {
    let end = max(last, leastWeight)
    let gamma = (firstWeight / end - 1) / Double(duration)
    return ClosedForms.annealing(
      iteration: Double(step), base: firstWeight, gamma: gamma, power: 1, least: end)
  }
}

extension LossDescription {
  /// Whether λ weighs the plain cosine against one of an angle times a factor.
  fileprivate var isAnnealed: Bool {
    let margin = hyperparameters.first { $0.key == marginKey }
    return margin?.unit == .factor
      && hyperparameters.contains { $0.key == "lambda" && $0.unit == .plain }
  }
}
