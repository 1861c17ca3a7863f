public import Kernels

/// The more and the nearer the hard rivals, the larger the own margin, and the hard rivals count more.
///
/// Formula: L = −log softmax with s·cos(θy + M) for the own class where cos θy > 0, else s·cos θy; a hard
/// rival, c = cos θj > cos(θy + m), has s(t·c + a) in place of s·c; M = m0 + m1·(mean c of the hard rivals),
/// m0 where there are none.
/// Slope: −sin(θ + M), M a constant for it; t·dc for a hard rival. It jumps where a rival becomes hard and,
/// but for `raw`, at 90°.
/// Boundary: θ1 + max(m0, m) = θ2, where a rival becomes hard, or nearer, where cos(θ1 + M) > t·cos θ2 + a yet:
/// nowhere by the defaults. Every hard rival moves M, so that it takes all classes at once.
/// Defaults: m 0.5, m0 0.4, m1 0.2, t 1.1, a 0.2, s 64 (code by two of the authors; its configuration
/// has m 0.35, s 32).
/// Citation: Zeng, Shi, Du, Wang, Lei & Mei, "NPCFace: negative-positive collaborative training for
/// large-scale face recognition", arXiv:2007.10172, 2020.
public struct NPCFace: SphereLoss, RivalLogits {
  public static let description: LossDescription = LossDescription(
    name: "npcface", title: "NPCFace", digit: nil,
    boundary: "θ1 + max(m0, m) = θ2; nearer only where cos(θ1+M) > t·cos θ2 + a",
    hyperparameters: [
      .angle(key: "m0", laboratory: 0.4, published: 0.4, from: .code),
      .angle(
        key: "m1", option: "margin-growth", title: "m1", laboratory: 0.2, published: 0.2,
        from: .code, summary: "How much hard rivals add to the margin, m1,"),
      .angle(
        key: "m", option: "mask", title: "mask", laboratory: 0.5, published: 0.5, from: .code,
        summary: "The margin within which a rival is hard, m,"),
      .scale(published: 64, from: .code),
      Hyperparameter(
        key: "t", option: "hardening", title: "t", unit: .plain, range: 0...10,
        notches: [0.5, 1, 1.1, 1.2, 1.5, 2], laboratoryDefault: 1.1, published: 1.1,
        source: .code, summary: "How much harder a hard rival is made, t,"),
      Hyperparameter(
        key: "a", option: "hardening-offset", title: "a", unit: .plain, range: 0...2,
        notches: [0, 0.1, 0.2, 0.3, 0.5], laboratoryDefault: 0.2, published: 0.2,
        source: .code, summary: "What is added to the cosine of a hard rival, a,"),
    ],
    marginKey: "m0", heldConstant: "M",
    variants: [
      Variant(name: "easy", summary: "margin only where cosθ > 0, as the authors' code has it"),
      Variant(name: "raw", summary: "cos(θ+M) everywhere"),
    ],
    teaches:
      "Hard rivals widen the own margin: where several classes crowd in, the region "
      + "shrinks.",
    citation: Citation(
      authors: "Zeng, Shi, Du, Wang, Lei & Mei",
      title: "NPCFace: negative-positive collaborative training for large-scale face recognition",
      venue: "arXiv:2007.10172", year: 2020))

  public let scale: Double
  private let margins: (own: Double, growth: Double, mask: Double)
  private let hardening: (factor: Double, offset: Double)
  private let isEasy: Bool

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    scale = value("s")
    margins = (value("m0"), value("m1"), value("m"))
    hardening = (value("t"), value("a"))
    isEasy = parameters.variantName(of: Self.description) == "easy"
  }

  public var asksRivals: Bool { true }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let theta = sample.theta.radians.x
    let grown = Number(margins.own) + Number(margins.growth) * sample.meanRival
    let isPlain = isEasy && sample.plain.value <= 0
    var own = OwnLogit(isPlain ? sample.plain : ExtendedCosine.raw(theta + grown))
    own.bar = Number.cos(theta + Number(margins.mask))
    return own
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) {
    let factor = Number(hardening.factor)
    let hard = (factor * cosine + Number(hardening.offset), factor)
    return choose(hard, where: cosine, isAbove: bar, else: (cosine, Number(1)))
  }

  public var terms: LogitTerms {
    let bar = Formula.cos(.ownAngle + .setting("m", margins.mask, unit: .radians))
    let cosine = Formula.cos(.rivalAngle)
    // 1 for a hard rival.
    let isHard = Formula.defined("H", as: .choice(0, .atMost(cosine, bar), 1))
    func sum(_ term: Formula) -> Formula { .total(term, includesOwn: false) }
    let mean = sum(isHard * cosine) / .applied(.maximum, [1, sum(isHard)])
    let margin = Formula.defined(
      "M",
      as: .setting("m0", margins.own, unit: .radians)
        + .setting("m1", margins.growth, unit: .radians) * mean, .margin, unit: .radians)
    let factor = Formula.setting("t", hardening.factor, .weight)
    let hard = factor * cosine + .setting("a", hardening.offset, .auxiliary)
    var terms = LogitTerms(
      own: isEasy ? .easy(margin) : .cos(.ownAngle + margin),
      rival: .choice(cosine, .atMost(isHard, 0), hard),
      amplitude: LogitTerms.amplitude(amplitude))
    let reach =
      margins.own > margins.mask
      ? Formula.setting("m0", margins.own, unit: .radians)
      : .setting("m", margins.mask, unit: .radians)
    terms.jump = (.ownAngle + reach, !beatsHardRivals)
    return terms
  }

  /// Whether the own class can be ahead of a hard rival that is farther than it, by every second degree.
  private var beatsHardRivals: Bool {
    let degree = Double.pi / 180
    return stride(from: 0.0, to: .pi / 2, by: 2 * degree).contains { own in
      let end = min(own + margins.mask, .pi - own)
      return stride(from: own + degree, to: end, by: 2 * degree).contains { rival in
        lead(own: own, rival: rival) > 0
      }
    }
  }

  public var isPairwise: Bool { false }

  /// Whether no margin is below 0, whatever the rivals' mean, none turns an angle below 90° beyond its
  /// mirror, and no rival's logit is below its cosine.
  public var isBelowCosine: Bool {
    isEasy && margins.own >= margins.growth && margins.own + margins.growth <= .pi
      && hardening.offset >= (hardening.factor - 1).magnitude
  }

  /// Beyond the mask the neighbour is not hard.
  public func statedBound(spacing: Double) -> MarginBound {
    spacing >= margins.mask ? .at(spacing, text: "Δ") : .unknown
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
