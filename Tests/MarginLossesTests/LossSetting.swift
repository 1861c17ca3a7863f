import MarginLosses
import Testing

/// A registered loss with one of its variants, for tests that hold for all of them.
struct LossSetting: CustomTestStringConvertible, Sendable {
  let type: any MarginLoss.Type
  let variant: String?

  var name: String { type.description.name }
  var testDescription: String { [name, variant].compactMap(\.self).joined(separator: " ") }

  /// Whether it cannot be without a scale s.
  var hasScale: Bool {
    type.description.hyperparameters.contains { $0.key == "s" && !$0.isOptional }
  }

  /// The loss with the laboratory's defaults, and these numbers in their place.
  func loss(_ numbers: [String: Double] = [:]) -> any MarginLoss {
    var parameters = LossParameters(numbers, variant: variant)
    for each in type.description.hyperparameters
    where parameters[each.key] == nil && !each.isOptional {
      parameters[each.key] = each.laboratoryDefault
    }
    // Tests for all losses have one prototype a class.
    if parameters["K"] != nil { parameters["K"] = 1 }
    return type.init(parameters)
  }

  static let all: [LossSetting] = settings(of: LossRegistry.all)
  /// Those beyond the source text.
  static let beyond: [LossSetting] = settings(of: LossRegistry.beyond)

  private static func settings(of types: [any MarginLoss.Type]) -> [LossSetting] {
    types.flatMap(settings)
  }

  private static func settings(of type: any MarginLoss.Type) -> [LossSetting] {
    let names = type.description.variants.map(\.name)
    return names.isEmpty
      ? [LossSetting(type: type, variant: nil)]
      : names.map { LossSetting(type: type, variant: $0) }
  }

  /// What its gradient takes for a constant; nil where it is the derivative.
  var heldConstant: String? { type.description.heldConstant(in: variant) }

  /// Those whose gradient is the derivative of their loss.
  static let differentiable: [LossSetting] = (all + beyond).filter { $0.heldConstant == nil }
  /// Those whose gradient takes a part of the loss for a constant.
  static let detached: [LossSetting] = (all + beyond).filter { $0.heldConstant != nil }
  /// Those whose target logit never rises above the cosine.
  static let withoutRaw: [LossSetting] = all.filter { $0.variant != "raw" && $0.variant != "cgd" }
}
