public import Kernels

/// ArcFace whose rivals count by how near their cosine is to the own logit.
///
/// Formula: L = −log softmax with s·a for the own class, a = cos(θy + m), and s(τ(c + 1) − 1) for another
/// one of cosine c, τ = α·e^(−(c − a − μ)²/2σ²): a bell about the own logit.
/// Slope: own class as ArcFace's; d/dc = s·τ, τ a constant for it, as in the public code; `through`
/// differentiates τ as well, by both angles.
/// Boundary: cos(θ1 + m) = τ(cos θ2 + 1) − 1; with α 1 and μ 0 that is θ1 + m = θ2.
/// Defaults: s 64, m 0.5, α 1.2, μ 0, σ 1 (public code, which writes 2 for 2σ²); here α 1, since beside
/// a neighbour at 45° no prototype meets α 1.2.
/// Citation: Liu, Song, Zhang, Liu, Zhou & Yan, "Towards flops-constrained face recognition", ICCV
/// Workshops 2019 (arXiv:1909.00632). The formula is that of code by others; there is none by the
/// authors, and the paper's own equation was not read again for this file.
public struct ArcNegFace: SphereLoss, RivalLogits {
  public static let description: LossDescription = LossDescription(
    name: "arcnegface", title: "ArcNegFace", digit: nil,
    boundary: "cos(θ1+m) = τ·(cos θ2 + 1) − 1",
    hyperparameters: [
      .angle(laboratory: 0.5, published: 0.5, from: .code), .scale(published: 64, from: .code),
      Hyperparameter(
        key: "alpha", option: "bell", title: "α", symbol: "α", unit: .plain, decimals: 2,
        range: 0...4,
        notches: [0, 0.25, 0.5, 0.75, 1, 1.2, 1.5, 2], laboratoryDefault: 1, published: 1.2,
        source: .code, summary: "How much a rival at the bell's middle counts, α,"),
      Hyperparameter(
        key: "mu", option: "bell-middle", title: "μ", symbol: "μ", unit: .plain, range: -2...2,
        notches: [-1, -0.5, -0.2, 0, 0.2, 0.5, 1], laboratoryDefault: 0, published: 0,
        source: .code, summary: "How far the bell's middle lies above the own logit, μ,"),
      Hyperparameter(
        key: "sigma", option: "bell-width", title: "σ", symbol: "σ", unit: .plain,
        range: 0.05...100,
        notches: [0.1, 0.2, 0.5, 1, 2, 5], laboratoryDefault: 1, published: 1, source: .code,
        summary: "How wide the bell is, σ,"),
    ],
    marginKey: "m",
    variants: [
      Variant(
        name: "detached", summary: "τ is a constant for the gradient, as in the public code",
        heldConstant: "τ"),
      Variant(name: "through", summary: "the derivative of the loss, τ and all"),
    ],
    difference:
      "of code by others, as the authors published none; the paper's own equation was not "
      + "read again",
    teaches:
      "A rival counts most where it is about as near as the own class, and little beyond: at "
      + "α 1 and μ 0 the boundary is ArcFace's.",
    citation: Citation(
      authors: "Liu, Song, Zhang, Liu, Zhou & Yan",
      title: "Towards flops-constrained face recognition", venue: "ICCV Workshops", year: 2019))

  let arc: ArcFace
  private let bell: (height: Double, middle: Double, width: Double)
  private let isThrough: Bool

  public init(_ parameters: LossParameters) {
    func value(_ key: String) -> Double { parameters.value(key, of: Self.description) }
    arc = ArcFace(LossParameters(["m": value("m"), "s": value("s")]))
    bell = (value("alpha"), value("mu"), value("sigma"))
    isThrough = parameters.variantName(of: Self.description) == "through"
  }

  public var scale: Double { arc.scale }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    var own = OwnLogit(arc.logit(at: sample.theta))
    own.bar = own.value
    return own
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) {
    let bell = Number.exp(exponent(cosine, about: bar))
    let (value, slope, _) = logit(cosine, about: bar, bell)
    return (value, slope)
  }

  /// That of the bell.
  private func exponent<Number: Lane>(_ cosine: Number, about own: Number) -> Number {
    let offset = cosine - own - Number(bell.middle)
    return offset * offset * Number(-1 / (2 * bell.width * bell.width))
  }

  /// τ(c + 1) − 1, its slope by the cosine, and how fast it falls away from the own logit.
  private func logit<Number: Lane>(
    _ cosine: Number, about own: Number, _ exponential: Number
  ) -> (value: Number, slope: Number, fall: Number) {
    let weight = Number(bell.height) * exponential
    let value = weight * (cosine + Number(1)) - Number(1)
    guard isThrough else { return (value, weight, Number(0)) }
    let offset = cosine - own - Number(bell.middle)
    let fall = weight * (cosine + Number(1)) * offset * Number(1 / (bell.width * bell.width))
    return (value, weight - fall, fall)
  }

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    guard isThrough else { return fillBent(&row) }
    let (own, scale) = (own(row.own), Number(scale))
    let bar = SIMD2(repeating: own.value)
    // The exponents of all bells are taken at once, where the logits will stand.
    for j in row.logits.indices {
      row.logits[j] = exponent(SIMD2(repeating: row.plain(j).value), about: bar).x
    }
    Number.exponentiate(&row.logits)
    row.crossSlopes = Array(repeating: 0, count: row.logits.count)
    for j in row.logits.indices where j != row.label {
      let cosine = row.plain(j)
      let (value, slope, fall) = logit(
        SIMD2(repeating: cosine.value), about: bar, SIMD2(repeating: row.logits[j]))
      row.set(j, (value.x, slope.x * cosine.slope), scale: scale)
      row.crossSlopes[j] = scale * fall.x * own.slope
    }
    row.set(own, scale: scale)
  }

  public var terms: LogitTerms {
    var terms = arc.terms
    let cosine = Formula.cos(.rivalAngle)
    let own = Formula.defined("a", as: terms.own, .own)
    let offset = cosine - own - .setting("μ", bell.middle, .auxiliary)
    let width = 2 * Formula.squared(.setting("σ", bell.width, .auxiliary))
    let weight = Formula.defined(
      "τ", as: .setting("α", bell.height, .weight) * .exp(.negative(.squared(offset) / width)),
      .weight)
    terms.rival = weight * (cosine + 1) - 1
    if !isThrough { terms.remarks.append("τ held") }
    return terms
  }

  public func target(_ theta: Double) -> (logit: Double, slope: Double) { arc.target(theta) }

  /// Whether τ(c + 1) − 1 > a just where c > a: of a bell of height 1 about a itself, c = a is on the
  /// boundary, and ln((c + 1)/(a + 1)) > (c − a)²/2 beyond, a concave function above a convex one that it
  /// exceeds at both ends.
  private var isArcFaces: Bool { bell.height == 1 && bell.middle == 0 && bell.width >= 1 }

  public var isPairwise: Bool { isArcFaces }

  public var isBelowCosine: Bool { isArcFaces && arc.isBelowCosine }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    isArcFaces
      ? arc.pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)
      : triedPairRegion(spacing: spacing)
  }

  /// Where (c + 1)·bell peaks: (c + 1)(c − a − μ) = σ².
  public func crest(bar: Double) -> Double {
    let middle = bar + bell.middle
    let root = ((middle + 1) * (middle + 1) + 4 * bell.width * bell.width).squareRoot()
    return (middle - 1 + root) / 2
  }

  /// Nil but where ArcFace decides: a rival counts less on either side of the own logit, and under another bell
  /// equal spacing need not be best.
  public func floor(classes: Int) -> Double? {
    isArcFaces ? floorOfEqualSpacing(classes: classes) : nil
  }

  public func statedBound(spacing: Double) -> MarginBound {
    isArcFaces ? .at(spacing, text: "Δ") : .unknown
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    // What all rivals add to the own angle's slope is not in the rows.
    guard !isThrough else { return gradient = sphereCrossEntropy(self, batch) }
    rivalCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
