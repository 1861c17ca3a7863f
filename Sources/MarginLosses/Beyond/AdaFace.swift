public import Kernels

/// A margin that turns from angular to cosine with the embedding's length, a stand-in for quality.
///
/// Formula: L = −log softmax with s(cos(θy − mẑ) − m(ẑ + 1)), ẑ = h(‖x‖ − μ)/(σ + 0.001) within
/// −1…1; the angle is kept within 0.001…π − 0.001.
/// Slope: dψ/dθ = −sin(θ − mẑ), 0 where the angle is cut; ẑ is a constant for it.
/// Boundary: cos(θ1 − mẑ) − m(ẑ + 1) = cos θ2: short embeddings (ẑ = −1) have ArcFace's.
/// Defaults: s 64, m 0.4, h 0.333; μ and σ follow the batches' lengths, 1 part in 100 a step.
/// Citation: Kim, Jain & Liu, "AdaFace", CVPR 2022.
public struct AdaFace: SphereLoss, OwnLogits, AdaptiveLoss {
  public static let description: LossDescription = LossDescription(
    name: "adaface", title: "AdaFace", digit: nil,
    boundary: "cos(θ1−mẑ) − m(ẑ+1) = cos θ2",
    hyperparameters: [
      Hyperparameter(
        key: "m", option: "margin", title: "margin", unit: .cosine, range: 0...Double.pi,
        notches: (0...62).map { Double($0) / 20 }, laboratoryDefault: 0.2, published: 0.4),
      .scale(published: 64),
      Hyperparameter(
        key: "h", option: "concentration", title: "h", unit: .plain, range: 0...10,
        notches: [0, 0.1, 0.2, 0.333, 0.5, 1, 2], laboratoryDefault: 0.333, published: 0.333,
        source: .code, summary: "How sharply length tells quality, h,"),
    ],
    marginKey: "m", heldConstant: "ẑ",
    difference: "the authors' code also cuts every cosine to −0.999…0.999 before the angle is "
      + "taken, so that nothing pulls within 2.6° of a prototype; here cosines are left alone",
    teaches:
      "Short embeddings of a batch are asked for an added angle, long ones for a cosine taken "
      + "off instead.",
    citation: Citation(
      authors: "Kim, Jain & Liu",
      title: "AdaFace: quality adaptive margin for face recognition", venue: "CVPR", year: 2022))

  public let scale: Double
  let margin: Double
  let concentration: Double
  /// The running mean and deviation of lengths; nil before the first batch.
  private var lengths: (mean: Double, deviation: Double)?
  /// Whether mean and deviation were given, and stay.
  private let isFixed: Bool

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margin = parameters.value("m", of: Self.description)
    concentration = parameters.value("h", of: Self.description)
    if let mean = parameters["mu"], let deviation = parameters["sigma"] {
      lengths = (mean, deviation)
    }
    isFixed = lengths != nil
  }

  public func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> AdaFace {
    guard !isFixed, batch.count > 0 else { return self }
    let norms = UnitRows(batch.embeddings, dimension: batch.dimension).norms
    let (mean, deviation) = spread(of: norms.map { Double($0) })
    let before = self.lengths ?? (mean, deviation)
    var result = self
    result.lengths = (
      0.99 * before.mean + 0.01 * mean, 0.99 * before.deviation + 0.01 * deviation
    )
    return result
  }

  /// Mean and deviation.
  private func spread(of lengths: [Double]) -> (mean: Double, deviation: Double) {
    let norms = lengths.map(clipped)
    let mean = norms.reduce(0, +) / Double(norms.count)
    let squares = norms.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (mean, (squares / Double(max(norms.count - 1, 1))).squareRoot())
  }

  public func judging(lengths: [Double]) -> AdaFace {
    guard !isFixed, !lengths.isEmpty else { return self }
    var result = self
    result.lengths = spread(of: lengths)
    return result
  }

  public var learntOfRows: [(name: String, value: Double)] {
    lengths.map { [("μ", $0.mean), ("σ", $0.deviation)] } ?? []
  }

  private func clipped(_ norm: Double) -> Double { min(max(norm, 0.001), 100) }

  /// ẑ: how long an embedding is among the others, −1…1.
  public func quality(norm: Double) -> Double {
    guard let lengths else { return 0 }
    let deviations = (clipped(norm) - lengths.mean) / (lengths.deviation + 0.001)
    return min(max(concentration * deviations, -1), 1)
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let quality = quality(norm: Double(sample.norm))
    let shifted = sample.theta.radians.x - Number(margin * quality)
    let lowest = Number(0.001)
    let angle = min(max(shifted, lowest), Number.pi - lowest)
    let cosine = Number.cos(angle) - Number(margin * (quality + 1))
    let slope = angle == shifted ? -Number.sin(angle) : 0
    return OwnLogit((cosine, slope))
  }

  public var marginFollowsLength: Bool { lengths != nil }

  /// The mean of the lengths so far, ẑ 0, half-way between the lengths with ArcFace's margin and those with
  /// CosFace's.
  public var usualNorm: Double { lengths?.mean ?? 1 }

  public var usualLength: String? { "of the mean length" }

  public var terms: LogitTerms {
    let margin = Formula.setting("m", margin, unit: .radians)
    let shifted = Formula.ownAngle - margin * qualityTerm
    let lowest = Formula.constant(0.001, .radians)
    let angle = Formula.applied(.clip, [shifted, lowest, .straightAngle - lowest])
    return LogitTerms(
      own: .cos(angle) - margin * (qualityTerm + 1),
      amplitude: LogitTerms.amplitude(amplitude))
  }

  /// ẑ as a formula of the length.
  private var qualityTerm: Formula {
    guard let lengths else { return .setting("ẑ", 0, .auxiliary) }
    let norm = Formula.applied(.clip, [.measure(.norm), 0.001, 100])
    let deviation = norm - .setting("μ", lengths.mean, .auxiliary)
    let usual = Formula.setting("σ", lengths.deviation, .auxiliary) + 0.001
    let quality = .setting("h", concentration, .weight) * deviation / usual
    return .defined("ẑ", as: .applied(.clip, [quality, -1, 1]))
  }

  public var isBelowCosine: Bool { margin >= 0 }

  /// At ẑ 0 the margin is CosFace's.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    CosFace.cap(spacing: spacing, margin: margin)
  }

  public func floor(classes: Int) -> Double? { nil }

  public mutating func adapt(
    to batch: LossBatch<Float>, drawing generator: inout SeededGenerator
  ) {
    self = prepared(for: batch)
  }

  public var learnt: [UInt64] {
    lengths.map { [$0.mean.bitPattern, $0.deviation.bitPattern] } ?? []
  }

  public mutating func recall(_ learnt: [UInt64]) -> Bool {
    guard learnt.count == 2 else { return learnt.isEmpty }
    lengths = (Double(bitPattern: learnt[0]), Double(bitPattern: learnt[1]))
    return true
  }

  public var isFinite: Bool { lengths.map { $0.mean.isFinite && $0.deviation.isFinite } ?? true }

  public mutating func inherit(from other: AdaFace) {
    if !isFixed { lengths = other.lengths }
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
