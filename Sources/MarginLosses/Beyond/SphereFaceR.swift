public import Kernels

/// SphereFace revived: a multiplicative angular margin with a scale, in two ways.
///
/// Formula: L = −log softmax; v2: s·cos θy for the own class against s·cos(θj/m); v1: s·cos(min(mθy,
/// π)) against s·cos θj.
/// Slope: v2: −sin θ for the own class; v1: −m sin mθ, and 0 beyond π/m.
/// Boundary: m·θ1 = θ2 in both.
/// Defaults: s 30, m 1.5, which the authors' code multiplies by 50/s.
/// Citation: Liu, Wen, Raj, Singh & Weller, "SphereFace revived", TPAMI 2022.
public struct SphereFaceR: SphereLoss, OwnLogits {
  public static let description: LossDescription = LossDescription(
    name: "sphereface_r_v2", aliases: ["sphereface_r"], title: "SphereFace-R", digit: nil,
    boundary: "m·θ1 = θ2",
    hyperparameters: [
      .factor(laboratory: 1.5, published: 1.5, source: .code), .scale(published: 30, from: .code),
    ],
    marginKey: "m",
    variants: [
      Variant(name: "v2", summary: "the other classes' angles shrink by m: no dead zone"),
      Variant(name: "v1", summary: "cos(min(mθ, π)) for the own class: a dead zone beyond π/m"),
    ],
    difference:
      "the authors' code divides the loss by s and multiplies it by lw 50",
    teaches:
      "The margin may as well be asked of the others: their angles are divided, where "
      + "the own one was multiplied.",
    citation: Citation(
      authors: "Liu, Wen, Raj, Singh & Weller",
      title: "SphereFace revived: unifying hyperspherical face recognition", venue: "TPAMI",
      year: 2022))

  public let scale: Double
  let margin: Double
  let shrinksOthers: Bool

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margin = parameters.value("m", of: Self.description)
    shrinksOthers = parameters.variantName(of: Self.description) == "v2"
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let margin = Number(margin)
    let own = ExtendedCosine.clamped(margin * sample.theta.radians.x)
    return OwnLogit((own.value, margin * own.slope))
  }

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    let (scale, margin) = (Number(scale), Number(margin))
    guard shrinksOthers else { return fillPlainly(&row) }
    for j in row.logits.indices { row.logits[j] = row.angle(j) / margin }
    Number.takeCosines(&row.logits, slopes: &row.slopes)
    for j in row.logits.indices {
      row.set(j, (row.logits[j], row.slopes[j] / margin), scale: scale)
    }
    row.set(row.label, row.plain(row.label), scale: scale)
  }

  public var terms: LogitTerms {
    let margin = Formula.setting("m", margin, unit: .factor)
    let amplitude = LogitTerms.amplitude(amplitude)
    return shrinksOthers
      ? LogitTerms(own: .cos(.ownAngle), rival: .cos(.rivalAngle / margin), amplitude: amplitude)
      : LogitTerms(own: .clamped(margin * .ownAngle), amplitude: amplitude)
  }

  public func statedBound(spacing: Double) -> MarginBound { .unbounded }

  public var isBelowCosine: Bool { true }
  public var beatsCosines: Bool { !shrinksOthers }

  /// Where m·|t| is less than the angle to the rival, which lies at Δ, on the other side 2π − Δ away.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    guard spacing > 0 else { return [] }
    let around = (2 * .pi - spacing) / (margin + 1)
    let away = margin > 1 ? min(spacing / (margin - 1), around) : around
    return Intervals.between(-away, spacing / (margin + 1))
  }

  /// Nil where the others' angles shrink: they still cost at 180°, and classes that merge may have less.
  public func floor(classes: Int) -> Double? {
    guard !shrinksOthers else { return nil }
    return ClosedForms.planeOptimum(classes: classes, scale: scale, own: 1)
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    guard !shrinksOthers else {
      gradient = sphereCrossEntropy(self, batch)
      return
    }
    ownCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
