internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The boundary between two classes with the numbers in force, such as `θ₃ + 28.6° = θ₇`.
struct AngleEquation {
  var loss: any MarginLoss
  var parameters: LossParameters
  /// The two angles as they are written.
  var angles: (own: String, other: String)
  /// Length of the other prototype over that of the own one.
  var ratio: Double

  /// The longest wording first.
  var wordings: [String] {
    if loss.hasBias { return [boundary + ", biases left out", boundary + ", no b"] }
    return loss.amplitude == .bothNorms ? [boundary + " (‖w‖ as they are)", boundary] : [boundary]
  }

  private var boundary: String {
    let weight = fixed(ratio, 2)
    let isWeighted = loss.amplitude == .bothNorms && weight != "1.00"
    let other = isWeighted ? "\(weight)·cos \(angles.other)" : "cos \(angles.other)"
    guard let form = closedForm else { return "ψ(\(angles.own)) = \(other)" }
    if form.cosine == 0, !isWeighted { return "\(form.inside) = \(angles.other)" }
    let own = form.isBare ? "cos \(form.inside)" : "cos(\(form.inside))"
    let tail = form.cosine == 0 ? "" : " − \(numberText(form.cosine, from: 2, through: 3))"
    return "\(own)\(tail) = \(other)"
  }

  /// cos(inside) − cosine; nil where λ makes the target another function.
  private var closedForm: (inside: String, isBare: Bool, cosine: Double)? {
    var (factor, shift, cosine) = (1.0, 0.0, 0.0)
    for parameter in type(of: loss).description.hyperparameters {
      let value = parameters[parameter.key] ?? parameter.laboratoryDefault
      switch parameter.unit {
      case .factor: factor *= value
      case .radians: shift += value
      case .cosine: cosine += value
      case .plain: break
      }
    }
    let angle = 0.1
    let plain = Double.cos(factor * angle + shift) - cosine
    guard (plain - loss.target(angle).logit).magnitude < 1e-9 else { return nil }
    let multiple =
      factor == 1 ? angles.own : "\(numberText(factor, from: 0, through: 2))·\(angles.own)"
    let inside = shift == 0 ? multiple : "\(multiple) + \(degreesText(shift))"
    return (inside, factor == 1 && shift == 0, cosine)
  }
}

/// θ with a class's name below the line where there is such a sign.
func angleName(_ className: String, _ glyphs: GlyphTier) -> String {
  guard glyphs != .ascii, className.unicodeScalars.count == 1,
    let scalar = className.unicodeScalars.first, (0x30...0x39).contains(scalar.value),
    let lowered = Unicode.Scalar(0x2080 + scalar.value - 0x30)
  else { return "θ" + className }
  return "θ" + String(Character(lowered))
}
