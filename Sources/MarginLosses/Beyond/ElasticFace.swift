public import Kernels

/// A margin drawn anew for every sample at every step.
///
/// Formula: L = −log softmax with s·cos(θy + M) (arc) or s(cos θy − M) (cos), M normal about m with
/// deviation σ; the mean margin m where nothing is drawn, as when samples are judged.
/// Slope: dψ/dθ = −sin(θ + M), −sin θ beyond π − M (arc); −sin θ (cos).
/// Boundary: θ1 + M = θ2 or cos θ1 − M = cos θ2, jittering about the mean.
/// Defaults: s 64; m 0.5 (arc) or 0.35 (cos), σ 0.05.
/// Citation: Boutros, Damer, Kirchbuchner & Kuijper, "ElasticFace", CVPR Workshops 2022.
public struct ElasticFace: SphereLoss, OwnLogits, AdaptiveLoss {
  public static let description: LossDescription = LossDescription(
    name: "elasticface", title: "ElasticFace", digit: nil,
    boundary: "θ1 + M = θ2 (arc), cos θ1 − M = cos θ2 (cos)",
    hyperparameters: [
      .angle(laboratory: 0.5, published: 0.5), .scale(published: 64),
      Hyperparameter(
        key: "sigma", option: "deviation", title: "σ", symbol: "σ", unit: .plain, range: 0...1,
        notches: [0, 0.0125, 0.025, 0.05, 0.1, 0.2, 0.3], laboratoryDefault: 0.05,
        published: 0.05, summary: "The spread σ of the margins"),
    ],
    marginKey: "m",
    variants: [
      Variant(name: "arc", summary: "the margin adds to the angle; beyond π − M, cosθ − M·sin M"),
      Variant(
        name: "cos", summary: "the margin is taken from the cosine",
        measures: ["m": Variant.Measures(unit: .cosine, published: 0.35)]),
    ],
    difference:
      "beyond π − M the authors' code keeps cos(θ+M), which rises again and pushes points "
      + "away; here cosθ − M·sin M falls on, as ArcFace's monotone variant does",
    teaches:
      "The margin is drawn anew for each example: the band has a width only on "
      + "average.",
    citation: Citation(
      authors: "Boutros, Damer, Kirchbuchner & Kuijper",
      title: "ElasticFace: elastic margin loss for deep face recognition",
      venue: "CVPR Workshops", year: 2022))

  public let scale: Double
  let margin: Double
  let deviation: Double
  let isAngular: Bool
  /// What this step's margins are drawn from; nil keeps the mean.
  private var seed: UInt64?
  private var isDrawing = false

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margin = parameters.value("m", of: Self.description)
    deviation = parameters.value("sigma", of: Self.description)
    isAngular = parameters.variantName(of: Self.description) == "arc"
  }

  public func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> ElasticFace {
    var result = self
    result.isDrawing = true
    return result
  }

  /// The margin of a sample of this step's batch.
  private func margin(of sample: Int) -> Double {
    guard isDrawing, let seed else { return margin }
    var generator = SeededGenerator(seed: seed, stream: UInt64(sample))
    return margin + deviation * generator.normal()
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let margin = margin(of: sample.place)
    guard !isAngular else { return OwnLogit(sample.theta.turnedMonotonely(by: AddedAngle(margin))) }
    return OwnLogit((sample.plain.value - Number(margin), sample.plain.slope))
  }

  public var terms: LogitTerms {
    // Without a spread the margin is the number that is set.
    let name = deviation == 0 ? "m" : "M"
    let drawn = Formula.setting(name, margin, unit: isAngular ? .radians : .cosine)
    return LogitTerms(
      own: isAngular ? .monotone(drawn) : .cos(.ownAngle) - drawn,
      amplitude: LogitTerms.amplitude(amplitude),
      remarks: deviation == 0 ? [] : ["M ~ N(m, σ)"])
  }

  public mutating func adapt(
    to batch: LossBatch<Float>, drawing generator: inout SeededGenerator
  ) {
    seed = generator.next()
  }

  public var movesInTraining: Bool { deviation != 0 }

  public var learnt: [UInt64] { seed.map { [$0] } ?? [] }

  public mutating func recall(_ learnt: [UInt64]) -> Bool {
    seed = learnt.first
    return learnt.count <= 1
  }

  public mutating func inherit(from other: ElasticFace) { seed = other.seed }

  public var isBelowCosine: Bool { margin >= 0 }

  /// Of the mean margin.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    guard isAngular else { return CosFace.cap(spacing: spacing, margin: margin) }
    return ArcFace(LossParameters(["m": margin, "s": scale]))
      .pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)
  }

  /// Of the mean margin.
  public func statedBound(spacing: Double) -> MarginBound {
    isAngular ? .at(spacing, text: "Δ") : .at(1 - Double.cos(spacing), text: "1−cos(Δ)")
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    ownCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
