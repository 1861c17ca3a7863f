internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// A target logit at one angle, written out with its margins as cos(factor·θ + angle) − cosine.
///
/// Where a variant or λ makes the logit another number than that, it is written as ψ(θ).
struct TargetWords {
  let text: String

  init(_ state: State, angle: Double, logit: Double) {
    var factor = 1.0
    var shift = 0.0
    var cosine = 0.0
    for parameter in state.lossDescription.hyperparameters {
      let value = state.configuration.parameters[parameter.key] ?? parameter.laboratoryDefault
      switch parameter.unit {
      case .factor: factor *= value
      case .radians: shift += value
      case .cosine: cosine += value
      case .plain: break
      }
    }
    let plain = Double.cos(factor * angle + shift) - cosine
    text =
      (plain - logit).magnitude < 1e-9
      ? Self.words(degreesText(angle), factor, shift, cosine) : "ψ(\(degreesText(angle)))"
  }

  private static func words(
    _ angle: String, _ factor: Double, _ shift: Double, _ cosine: Double
  ) -> String {
    let multiple = factor == 1 ? angle : "\(numberText(factor, from: 0, through: 2))·\(angle)"
    let inside = shift == 0 ? multiple : "\(multiple)+\(degreesText(shift))"
    let isBare = factor == 1 && shift == 0
    let tail = cosine == 0 ? "" : " − \(numberText(cosine, from: 2, through: 3))"
    return (isBare ? "cos \(inside)" : "cos(\(inside))") + tail
  }
}
