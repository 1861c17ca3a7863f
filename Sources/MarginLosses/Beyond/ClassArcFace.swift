public import Kernels

/// ArcFace whose margin grows where a class has few examples.
///
/// Formula: L = −log softmax with s·cos(θy + my) for the own class, mj = m_low + (m − m_low)·(n_min/nj)^¼,
/// nj the examples of class j.
/// Slope: that of ArcFace.
/// Boundary: θ1 + m1 = θ2, a band of constant width that is wider beside the rarer class.
/// Defaults: s 80, m 0.5, m_low 0.05. Here class j is said to have q^j times as many examples as class
/// 0, the rarest.
/// Citation: Ha, Liu, Liu & Liao, "Google landmark recognition 2020 competition third place solution",
/// arXiv:2010.05350, 2020, whose code scales n^−¼ so that the largest class has m_low itself.
public struct ClassArcFace: SphereLoss, OwnLogits {
  public static let description: LossDescription = LossDescription(
    name: "arcface_class", title: "class ArcFace", digit: nil,
    boundary: "θ1 + m1 = θ2",
    hyperparameters: [
      .angle(laboratory: 0.5, published: 0.5, from: .code),
      .angle(
        key: "m_low", option: "margin-least", title: "least", laboratory: 0.05, published: 0.05,
        from: .code, summary: "The margin that a class comes down to the more examples it has"),
      .scale(published: 80, from: .code), .sizeGrowth,
    ],
    marginKey: "m", leastMarginKey: "m_low", strictest: "the rarest class",
    variants: ArcFace.description.variants,
    difference:
      "the authors' code stretches the margins so that the largest class has the least one "
      + "itself; here it is where a class of any size ends",
    teaches:
      "A margin of its own for each class: neighbours no longer share their band "
      + "evenly.",
    citation: Citation(
      authors: "Ha, Liu, Liu & Liao",
      title: "Google landmark recognition 2020 competition third place solution",
      venue: "arXiv:2010.05350", year: 2020))

  public let scale: Double
  private let margins: (rarest: Double, least: Double)
  private var sizes: ClassSizes
  /// That of the rarest class.
  private let arc: ArcFace
  /// One a class, where margins are given or a batch has told how many classes there are.
  private var arcs: [ArcFace]
  private let isGiven: Bool

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margins = (
      parameters.value("m", of: Self.description), parameters.value("m_low", of: Self.description)
    )
    sizes = ClassSizes(parameters, of: Self.description)
    let given = parameters[list: "margins"]
    isGiven = given != nil
    arc = ArcFace(
      LossParameters(["m": margins.rarest, "s": scale], variant: parameters.variant))
    arcs = (given ?? []).map(arc.with)
  }

  private func arc(ofClass index: Int) -> ArcFace {
    guard !arcs.indices.contains(index) else { return arcs[index] }
    let more = (margins.rarest - margins.least) * sizes.rarity(of: index)
    return arc.with(margin: margins.least + more)
  }

  /// Of the rarest class, or of the first one where margins are given.
  private var strictest: ArcFace { isGiven ? arcs[0] : arc }

  public func judging(sizes counts: [Double]) -> ClassArcFace {
    var result = self
    result.sizes.take(counts)
    return result
  }

  public var learntOfRows: [(name: String, value: Double)] { isGiven ? [] : sizes.learnt }

  /// The margin of a class in radians.
  public func margin(ofClass index: Int) -> Double { arc(ofClass: index).margin }

  public func asked(ofClass index: Int) -> any Classifier { arc(ofClass: index) }

  public func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> ClassArcFace {
    var result = self
    result.arcs = (0..<batch.classes).map { arc(ofClass: $0) }
    return result
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    OwnLogit(arc(ofClass: sample.label).logit(at: sample.theta))
  }

  public var terms: LogitTerms {
    var terms = strictest.terms
    if isGiven {
      terms.remarks.append("m of each class as given")
    } else {
      let least = Formula.setting("ml", margins.least, unit: .radians)
      let more = Formula.setting("m", margins.rarest, unit: .radians) - least
      terms.own = strictest.target(
        .defined("my", as: least + more / sizes.divisor, .margin, unit: .radians))
    }
    return terms
  }

  /// Of the rarest class.
  public func target(_ theta: Double) -> (logit: Double, slope: Double) { strictest.target(theta) }

  public var isBoundBySpacing: Bool {
    isGiven ? arcs.allSatisfy { $0.margin == arcs[0].margin } : sizes.areEven
  }

  public var isBelowCosine: Bool { strictest.isBelowCosine }
  public var beatsCosines: Bool { false }

  /// Of the rarest class.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    strictest.pairRegion(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
  }

  /// Of the rarest class.
  public func band(spacing: Double) -> Double { strictest.band(spacing: spacing) }

  /// That the rarest class meets its margin; the others ask for less.
  public func statedBound(spacing: Double) -> MarginBound { .at(spacing, text: "Δ") }

  /// Nil where classes have margins of their own: those that ask for more are better off with more room.
  public func floor(classes: Int) -> Double? {
    guard (1..<max(classes, 1)).allSatisfy({ margin(ofClass: $0) == margin(ofClass: 0) }) else {
      return nil
    }
    return arc(ofClass: 0).floor(classes: classes)
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
