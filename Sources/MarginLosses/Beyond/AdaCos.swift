public import Kernels

/// NormFace that chooses its scale itself.
///
/// Formula: L = −log softmax(s cos θ)_y; fixed: s = √2 ln(C − 1); dynamic: s = ln B / cos(min(π/4,
/// θmed)), B the batch's mean Σj≠y e^(s cos θj) under the scale before, θmed the lower median of the
/// own angles.
/// Slope: dψ/dθ = −sin θ; s is a constant for it.
/// Boundary: θ1 = θ2.
/// Defaults: fixed; two classes give s 0, which learns nothing. Dynamic takes the other classes to
/// be near 90°, as in many dimensions: in the plane, where they are not, s grows without end.
/// Citation: Zhang, Zhao, Qiao, Wang & Li, "AdaCos", CVPR 2019.
public struct AdaCos: SphereLoss, OwnLogits, AdaptiveLoss {
  public static let description: LossDescription = LossDescription(
    name: "adacos", title: "AdaCos", digit: nil,
    boundary: "θ1 = θ2", hyperparameters: [],
    variants: [
      Variant(name: "fixed", summary: "s = √2·ln(C−1)"),
      Variant(
        name: "dynamic", summary: "s follows the batch; runs away where others are not near 90°",
        heldConstant: "s"),
    ],
    fewestClasses: 3,
    teaches:
      "The scale comes from the number of classes, or follows the angles, and no one has to "
      + "choose it; the boundary never moves.",
    citation: Citation(
      authors: "Zhang, Zhao, Qiao, Wang & Li",
      title: "AdaCos: adaptively scaling cosine logits for effectively learning deep face "
        + "representations", venue: "CVPR", year: 2019))

  /// The scale of the step before; nil until it is known how many classes there are.
  private var known: Double?
  /// Whether the scale follows the batches.
  public let isDynamic: Bool

  public init(_ parameters: LossParameters) {
    known = parameters["s_prev"]
    isDynamic = parameters.variantName(of: Self.description) == "dynamic"
  }

  /// The scale in force; 1 until it is known how many classes there are.
  public var scale: Double { known ?? 1 }
  public var chosenScale: Double? { scale }

  private static func fixedScale(classes: Int) -> Double {
    classes > 2 ? ClosedForms.adaCosScale(classes: Double(classes)) : 0
  }

  public mutating func start(classes: Int) {
    // Of two classes it would be 0, and training them is refused.
    known = classes > 2 ? AdaCos.fixedScale(classes: classes) : nil
  }

  public func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> AdaCos {
    var result = self
    let start = AdaCos.fixedScale(classes: batch.classes)
    result.known = isDynamic ? next(after: known ?? start, batch) : start
    return result
  }

  private func next<Number: Scalar>(after scale: Double, _ batch: LossBatch<Number>) -> Double {
    let field = SphereField(batch, prototypesPerClass: 1)
    guard field.count > 0, field.classes > 1 else { return scale }
    var exponents = [Number](repeating: 0, count: field.classes)
    // ln Σ e^(s cos θj) by the largest exponent so far: a scale that runs away must not overflow.
    var (largest, sum) = (-Double.infinity, 0.0)
    for sample in 0..<field.count {
      field.takeCosines(of: sample, into: &exponents)
      for j in exponents.indices { exponents[j] *= Number(scale) }
      exponents[Int(field.labels[sample])] = -.infinity
      let top = Double(exponents.max() ?? 0)
      if top > largest { (largest, sum) = (top, sum * Double.exp(largest - top)) }
      for j in exponents.indices { exponents[j] -= Number(largest) }
      Number.exponentiate(&exponents)
      sum = exponents.reduce(sum) { $0 + Double($1) }
    }
    let logarithm = largest + Double.log(sum / Double(field.count))
    // The lower median of the angles is the upper one of the cosines.
    let median = field.ownCosines().sorted(by: >)[(field.count - 1) / 2]
    return logarithm / max(0.5.squareRoot(), Double(median))
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    OwnLogit(sample.plain)
  }

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    let scale = Number(known ?? AdaCos.fixedScale(classes: row.logits.count))
    row.setPlain(scale: scale)
  }

  public var terms: LogitTerms {
    let amplitude: Formula
    if isDynamic, let known {
      amplitude = .setting("s", known, .scale)
    } else {
      let start = .applied(.root, [2]) * Formula.ln(.measure(.classes) - 1)
      amplitude = .defined("s", as: start, .scale)
    }
    let rule = ["s ← ln B/cos(min(π/4, θmed))"]
    return LogitTerms(
      own: .cos(.ownAngle), amplitude: (amplitude, amplitude), remarks: isDynamic ? rule : [])
  }

  public func target(_ theta: Double) -> (logit: Double, slope: Double) {
    (Double.cos(theta), -Double.sin(theta))
  }

  public var isBelowCosine: Bool { true }

  /// Whatever the scale, which two classes alone do not tell.
  public func lead(own: Double, rival: Double) -> Double { Double.cos(own) - Double.cos(rival) }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    NormFace.nearerHalf(spacing: spacing)
  }

  public mutating func adapt(
    to batch: LossBatch<Float>, drawing generator: inout SeededGenerator
  ) {
    self = prepared(for: batch)
  }

  public var movesInTraining: Bool { isDynamic }

  public var learnt: [UInt64] { known.map { [$0.bitPattern] } ?? [] }

  public mutating func recall(_ learnt: [UInt64]) -> Bool {
    known = learnt.first.map { Double(bitPattern: $0) } ?? known
    return learnt.count <= 1
  }

  public var isFinite: Bool { known?.isFinite ?? true }

  public mutating func inherit(from other: AdaCos) { known = other.known }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    ownCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
