public import Kernels

/// ArcFace that turns hard negatives up as training goes on.
///
/// Formula: L = −log softmax with s·cos(θy + m) for the own class; another class whose cosine c
/// exceeds cos(θy + m) has s·c(t + c) instead of s·c; t = 0.01·mean cos θy + 0.99·t before.
/// Slope: own class as ArcFace's; d/dc = t + 2c for a hard negative; t is a constant for it.
/// Boundary: θ1 + m = θ2 where t + cos θ2 ≥ 1 (or cos θ2 ≤ 0); between, hard negatives weigh less and
/// it is cos(θ1 + m) = cos θ2(t + cos θ2).
/// Defaults: s 64, m 0.5, t from 0.
/// Citation: Huang et al., "CurricularFace", CVPR 2020.
public struct CurricularFace: SphereLoss, RivalLogits, AdaptiveLoss {
  public static let description: LossDescription = LossDescription(
    name: "curricularface", title: "CurricularFace", digit: nil,
    boundary: "θ1 + m = θ2 where cos θ2 ≥ 1−t or ≤ 0; between, cos(θ1+m) = cos θ2·(t + cos θ2)",
    hyperparameters: [.angle(laboratory: 0.5, published: 0.5), .scale(published: 64)],
    marginKey: "m", heldConstant: "t",
    teaches:
      "Hard rivals weigh more as training goes on: the band grows up to ArcFace's, and no further.",
    citation: Citation(
      authors: "Huang, Wang, Tai, Liu, Shen, Li, Li & Huang",
      title: "CurricularFace: adaptive curriculum learning loss for deep face recognition",
      venue: "CVPR", year: 2020))

  let arc: ArcFace
  /// The running mean t of the own cosine: how hard negatives are weighted.
  public private(set) var progress: Double

  public init(_ parameters: LossParameters) {
    var own = LossParameters()
    own["s"] = parameters.value("s", of: Self.description)
    own["m"] = parameters.value("m", of: Self.description)
    arc = ArcFace(own)
    progress = parameters["t_prev"] ?? 0
  }

  public var scale: Double { arc.scale }

  public func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> CurricularFace {
    guard batch.count > 0 else { return self }
    let sum = SphereField(batch, prototypesPerClass: 1).ownCosines().reduce(0, +)
    var result = self
    result.progress = 0.01 * Double(sum) / Double(batch.count) + 0.99 * progress
    return result
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    var own = OwnLogit(arc.logit(at: sample.theta))
    own.bar = sample.theta.turned(by: arc.turn).value.x
    return own
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) {
    let progress = Number(progress)
    let hard = (cosine * (progress + cosine), progress + Number(2) * cosine)
    return choose(hard, where: cosine, isAbove: bar, else: (cosine, Number(1)))
  }

  /// Pairs have no closed form.
  public var isPairwise: Bool { false }

  public var terms: LogitTerms {
    var terms = arc.terms
    let cosine = Formula.cos(.rivalAngle)
    let bar = Formula.cos(.ownAngle + .setting("m", arc.margin, unit: .radians))
    let progress = Formula.setting("t", progress, .weight)
    terms.rival = .choice(cosine, .atMost(cosine, bar), cosine * (progress + cosine))
    terms.boundaryCondition = .atMost(1 - progress, cosine)
    return terms
  }

  public mutating func adapt(
    to batch: LossBatch<Float>, drawing generator: inout SeededGenerator
  ) {
    self = prepared(for: batch)
  }

  public var learnt: [UInt64] { [progress.bitPattern] }

  public mutating func recall(_ learnt: [UInt64]) -> Bool {
    guard learnt.count == 1 else { return false }
    progress = Double(bitPattern: learnt[0])
    return true
  }

  public var isFinite: Bool { progress.isFinite }

  public mutating func inherit(from other: CurricularFace) { progress = other.progress }

  public func settled(ownCosine: Double) -> CurricularFace {
    var result = self
    result.progress = ownCosine
    return result
  }

  public var learntOfRows: [(name: String, value: Double)] { [("t", progress)] }

  /// Where the neighbour counts as hard it weighs cos Δ·(t + cos Δ), which is less than cos Δ as long
  /// as t is small.
  public func statedBound(spacing: Double) -> MarginBound {
    let cosine = Double.cos(spacing)
    let weighted = cosine * (progress + cosine)
    guard weighted < cosine else { return .at(spacing, text: "Δ") }
    return .at(.angle(ofCosine: weighted), text: "acos(cos(Δ)·(t+cos(Δ)))")
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    rivalCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
