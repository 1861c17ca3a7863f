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
public struct ArcNegFace: SphereLoss {
  public static let description: LossDescription = LossDescription(
    name: "arcnegface", title: "ArcNegFace", digit: nil,
    boundary: "cos(θ1+m) = τ·(cos θ2 + 1) − 1",
    hyperparameters: [
      .angle(laboratory: 0.5, published: 0.5, from: .code), .scale(published: 64, from: .code),
      Hyperparameter(
        key: "alpha", option: "bell", title: "α", unit: .plain, range: 0...4,
        notches: [0, 0.25, 0.5, 0.75, 1, 1.2, 1.5, 2], laboratoryDefault: 1, published: 1.2,
        source: .code, summary: "How much a rival at the bell's middle counts, α,"),
      Hyperparameter(
        key: "mu", option: "bell-middle", title: "μ", unit: .plain, range: -2...2,
        notches: [-1, -0.5, -0.2, 0, 0.2, 0.5, 1], laboratoryDefault: 0, published: 0,
        source: .code, summary: "How far the bell's middle lies above the own logit, μ,"),
      Hyperparameter(
        key: "sigma", option: "bell-width", title: "σ", unit: .plain, range: 0.05...100,
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
      "A rival counts most where it is about as near as the own class: the band "
      + "bulges where both meet.",
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

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    let scale = Number(scale)
    let own = arc.logit(at: row.angle(row.label))
    let variance = Number(bell.width * bell.width)
    if isThrough { row.crossSlopes = Array(repeating: 0, count: row.logits.count) }
    // The exponents of all bells are taken at once, where the logits will stand.
    for j in row.logits.indices {
      let offset = row.plain(j).value - own.value - Number(bell.middle)
      row.logits[j] = -offset * offset / (2 * variance)
    }
    Number.exponentiate(&row.logits)
    for j in row.logits.indices where j != row.label {
      let cosine = row.plain(j)
      let offset = cosine.value - own.value - Number(bell.middle)
      let weight = Number(bell.height) * row.logits[j]
      let value = weight * (cosine.value + 1) - 1
      // How fast the bell falls away from the own logit.
      let fall = isThrough ? weight * (cosine.value + 1) * offset / variance : 0
      row.set(j, (value, (weight - fall) * cosine.slope), scale: scale)
      if isThrough { row.crossSlopes[j] = scale * fall * own.slope }
    }
    row.set(row.label, own, scale: scale)
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
      : scannedPairRegion(spacing: spacing)
  }

  public func statedBound(spacing: Double) -> MarginBound {
    isArcFaces ? .at(spacing, text: "Δ") : .unknown
  }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> {
    sphereCrossEntropy(self, batch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
