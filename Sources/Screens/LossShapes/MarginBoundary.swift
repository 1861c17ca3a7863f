internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses

/// Where the logit of one class equals that of another, by the angles to both prototypes.
///
/// A₁·ψ(θ₁) = A₂·cos θ₂, so that every θ₁ has at most one θ₂.
struct MarginBoundary {
  /// A place on it in radians.
  struct Place: Equatable {
    var own: Double
    var other: Double
  }

  /// A₁/A₂: 1 unless the lengths of the prototypes count.
  var ratio: Double
  private let pieces: [ClosedRange<Double>]
  private let target: @Sendable (Double) -> Double

  /// The boundary of training: the own logit bears the margin.
  init(_ loss: any Classifier, _ shape: TargetShape? = nil, ratio: Double = 1) {
    self.ratio = ratio
    pieces = (shape ?? TargetShape(loss)).pieces
    target = { loss.target($0).logit }
  }

  /// The boundary as used, without a margin.
  init(ratio: Double) {
    self.ratio = ratio
    pieces = [0...Double.pi]
    target = { Double.cos($0) }
  }

  /// The angle to the other prototype at which both logits are equal; nil where one of them is the
  /// larger at every angle.
  func other(at own: Double) -> Double? {
    let cosine = ratio * target(own)
    guard cosine.magnitude <= 1 else { return nil }
    return .angle(ofCosine: cosine)
  }

  /// Unbroken curves up to an own angle, with a place at least every `step` of it.
  func curves(upTo limit: Double, step: Double) -> [[Place]] {
    pieces.flatMap { piece -> [[Place]] in
      guard piece.lowerBound < limit else { return [] }
      return curves(from: piece.lowerBound, to: min(piece.upperBound, limit), step: step)
    }
  }

  private func curves(from start: Double, to end: Double, step: Double) -> [[Place]] {
    let count = max(1, Int(((end - start) / step).rounded(.up)))
    var curves: [[Place]] = []
    var curve: [Place] = []
    var last = start
    for index in 0...count {
      let own = start + (end - start) * Double(index) / Double(count)
      let isOn = other(at: own) != nil
      if index > 0, isOn != !curve.isEmpty {
        curve.append(contentsOf: place(edge(between: last, and: own)))
      }
      if isOn {
        curve.append(contentsOf: place(own))
      } else if !curve.isEmpty {
        curves.append(curve)
        curve = []
      }
      last = own
    }
    return curve.isEmpty ? curves : curves + [curve]
  }

  private func place(_ own: Double) -> [Place] {
    other(at: own).map { [Place(own: own, other: $0)] } ?? []
  }

  /// The last angle on the curve's side where it begins or ends.
  private func edge(between start: Double, and end: Double) -> Double {
    let isOn = other(at: start) != nil
    let edge = Bisection.edge(holding: start, failing: end, halvings: 50) {
      (other(at: $0) != nil) == isOn
    }
    return isOn ? edge.holding : edge.failing
  }
}
