public import Kernels

/// ArcFace whose margin grows with the embedding's length, and a price on short embeddings.
///
/// Formula: L = −log softmax with s·cos(θy + m(a)) + λg(1/a + a/ua²), a = ‖x‖ within la…ua, m(a)
/// linear from lm at la to um at ua.
/// Slope: that of ArcFace by the angle; by the length −sin(θ + m)·m′ and the price's.
/// Boundary: θ1 + m(‖x‖) = θ2: curved, wider farther out.
/// Defaults: s 64, (la, ua) = (10, 110), (lm, um) = (0.45, 0.8), λg 35; here fit for the plane.
/// Citation: Meng, Zhao, Huang & Zhou, "MagFace", CVPR 2021.
public struct MagFace: SphereLoss, OwnLogits {
  public static let description: LossDescription = LossDescription(
    name: "magface", title: "MagFace", digit: nil,
    boundary: "θ1 + m(‖x‖) = θ2",
    hyperparameters: [
      .angle(
        key: "u_m", option: "margin-high", title: "margin far", laboratory: 0.8, published: 0.8,
        from: .code, summary: "The margin of long embeddings"),
      .angle(
        key: "l_m", option: "margin-low", title: "margin near", laboratory: 0.3, published: 0.45,
        from: .code, summary: "The margin of short embeddings"),
      .scale(published: 64, from: .code),
      length("u_a", "norm-high", "‖x‖ far", 4, 110, "The length that counts as long"),
      length("l_a", "norm-low", "‖x‖ near", 0.5, 10, "The length that counts as short"),
      Hyperparameter(
        key: "lambda_g", option: "norm-weight", title: "λ", symbol: "λ", unit: .plain,
        range: 0...1000,
        notches: [0, 0.5, 1, 2, 5, 10, 20, 35, 50], laboratoryDefault: 2, published: 35,
        source: .code,
        summary: "The price on short embeddings"),
    ],
    marginKey: "u_m", leastMarginKey: "l_m",
    variants: [
      Variant(name: "monotone", summary: "cosθ − m·sin m beyond π − m: still falls, with a jump"),
      Variant(name: "easy", summary: "margin only where cosθ > 0: jumps up at 90°"),
    ],
    difference: "the authors' code starts from the easy variant",
    teaches:
      "The longer an embedding, the wider its band: length becomes quality, as easy "
      + "examples can afford it.",
    citation: Citation(
      authors: "Meng, Zhao, Huang & Zhou",
      title: "MagFace: a universal representation for face recognition and quality assessment",
      venue: "CVPR", year: 2021))

  private static func length(
    _ key: String, _ option: String, _ title: String, _ laboratory: Double, _ published: Double,
    _ summary: String
  ) -> Hyperparameter {
    Hyperparameter(
      key: key, option: option, title: title, unit: .plain, range: 0.01...1000,
      notches: [0.25, 0.5, 1, 2, 3, 4, 6, 8, 10, 20], laboratoryDefault: laboratory,
      published: published, source: .code, summary: summary)
  }

  public let scale: Double
  /// The lengths and margins between which the margin is linear.
  let lengths: (low: Double, high: Double)
  let margins: (low: Double, high: Double)
  let weight: Double
  let isEasy: Bool
  /// That of the embeddings; nil as long as nobody has told it.
  private var meanLength: Double?

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    scale = value("s")
    lengths = (value("l_a"), max(value("u_a"), value("l_a")))
    margins = (value("l_m"), value("u_m"))
    weight = value("lambda_g")
    isEasy = parameters.variantName(of: Self.description) == "easy"
  }

  /// The margin of an embedding of some length, and its slope by the length.
  public func margin(norm: Double) -> (value: Double, slope: Double) {
    guard lengths.high > lengths.low else { return (margins.high, 0) }
    let slope = (margins.high - margins.low) / (lengths.high - lengths.low)
    let clipped = min(max(norm, lengths.low), lengths.high)
    return (margins.low + slope * (clipped - lengths.low), clipped == norm ? slope : 0)
  }

  public var dependsOnNorm: Bool { true }

  public var marginFollowsLength: Bool { lengths.high > lengths.low }

  public static var isToldOfMeanLength: Bool { true }

  /// The mean of the embeddings; before there are any that from which on um itself is asked.
  public var usualNorm: Double { meanLength ?? lengths.high }

  public var usualLength: String? {
    meanLength == nil
      ? "of length \(FormulaText.plainNumber(lengths.high, .plain, false)) or more"
      : "of the mean length"
  }

  public func judging(lengths: [Double]) -> MagFace {
    guard !lengths.isEmpty else { return self }
    var result = self
    result.meanLength = lengths.reduce(0, +) / Double(lengths.count)
    return result
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let (margin, steepness) = margin(norm: Double(sample.norm))
    var (own, slopeByMargin) = target(sample.theta, AddedAngle(margin))
    own.slopeByNorm = slopeByMargin * Number(steepness)
    let length = Number(min(max(Double(sample.norm), lengths.low), lengths.high))
    let far = Number(lengths.high)
    let isFree = length == sample.norm
    let price = Number(weight)
    own.penalty = (
      price * (1 / length + length / (far * far)),
      isFree ? price * (1 / (far * far) - 1 / (length * length)) : 0
    )
    return own
  }

  private func target<Number: Scalar>(
    _ theta: Angle<SIMD2<Number>>, _ turn: AddedAngle
  ) -> (own: OwnLogit<Number>, slopeByMargin: Number) {
    if isEasy {
      guard theta.cosine.x > 0 else { return (OwnLogit(theta.plain), 0) }
      let shifted = OwnLogit(theta.turned(by: turn))
      return (shifted, shifted.slope)
    }
    // Up to π the slope by the margin is that by the angle.
    let beyond = SIMD2(repeating: Number(-turn.sine - turn.radians * turn.cosine))
    return (
      OwnLogit(theta.turnedMonotonely(by: turn)),
      theta.turned(by: turn, beyond: (beyond, beyond)).slope.x
    )
  }

  public var terms: LogitTerms {
    let length = Formula.defined(
      "a",
      as: .applied(
        .clip,
        [
          .measure(.norm), .setting("la", lengths.low, .auxiliary),
          .setting("ua", lengths.high, .auxiliary),
        ]))
    let far = Formula.setting("ua", lengths.high, .auxiliary)
    var terms = LogitTerms(
      own: isEasy ? .easy(marginTerm(length)) : .monotone(marginTerm(length)),
      amplitude: LogitTerms.amplitude(amplitude))
    if weight != 0 {
      terms.addition = .setting("λ", weight, .weight) * (1 / length + length / .squared(far))
    }
    return terms
  }

  /// m(a), linear between the two lengths.
  private func marginTerm(_ length: Formula) -> Formula {
    func margin(_ name: String, _ value: Double) -> Formula {
      .setting(name, value, unit: .radians)
    }
    guard lengths.high > lengths.low else { return margin("um", margins.high) }
    let low = Formula.setting("la", lengths.low, .auxiliary)
    let rise = margin("um", margins.high) - margin("lm", margins.low)
    let span = Formula.setting("ua", lengths.high, .auxiliary) - low
    return .defined(
      "m(a)", as: margin("lm", margins.low) + rise * (length - low) / span, .margin, unit: .radians)
  }

  /// ArcFace with the margin of the usual length.
  private var arc: ArcFace {
    ArcFace(
      LossParameters(
        ["m": margin(norm: usualNorm).value, "s": scale], variant: isEasy ? "easy" : "monotone"))
  }

  public var isBelowCosine: Bool { arc.isBelowCosine }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    arc.pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)
  }

  public func band(spacing: Double) -> Double { arc.band(spacing: spacing) }

  public func floor(classes: Int) -> Double? { nil }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    ownCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
