public import Kernels

/// CosFace whose margin grows where a class has few examples.
///
/// Formula: L = −log softmax with s(cos θy − Δy) for the own class, Δj = max_m·(n_min/nj)^¼, nj the
/// examples of class j; with a weight a class, Σ wy·L / Σ wy.
/// Slope: dψ/dθ = −sin θ.
/// Boundary: cos θ1 − Δ1 = cos θ2, farther from the rarer class.
/// Defaults: max_m 0.5, s 30 (authors' code). Here class j is said to have q^j times as many examples as
/// class 0, the rarest. The code weighs classes in its last epochs by (1 − β)/(1 − β^n), β 0.9999.
/// Citation: Cao, Wei, Gaidon, Aréchiga & Ma, "Learning imbalanced datasets with
/// label-distribution-aware margin loss", NeurIPS 2019.
public struct LDAM: SphereLoss, OwnLogits {
  public static let description: LossDescription = LossDescription(
    name: "ldam", title: "LDAM", digit: nil,
    boundary: "cos θ1 − Δ1 = cos θ2",
    hyperparameters: [
      Hyperparameter(
        key: "max_m", option: "margin", title: "margin", unit: .cosine, range: 0...2,
        notches: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1, 1.5, 2],
        laboratoryDefault: 0.2, published: 0.5, source: .code,
        summary: "The margin of the rarest class, Δ0 of LDAM,"),
      .scale(published: 30, from: .code), .sizeGrowth,
    ],
    marginKey: "max_m", strictest: "the rarest class",
    teaches: "The rarer a class, the wider its band: the frequent ones make room.",
    citation: Citation(
      authors: "Cao, Wei, Gaidon, Aréchiga & Ma",
      title: "Learning imbalanced datasets with label-distribution-aware margin loss",
      venue: "NeurIPS", year: 2019))

  public let scale: Double
  /// max_m, of the rarest class.
  let margin: Double
  private var sizes: ClassSizes
  /// One a class; nil where all count alike.
  private let weights: [Double]?
  /// Δ of each class, once a batch has told how many there are.
  private var margins: [Double] = []
  /// The mean weight of a batch's samples.
  private var meanWeight = 1.0

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margin = parameters.value("max_m", of: Self.description)
    sizes = ClassSizes(parameters, of: Self.description)
    weights = parameters[list: "weights"]
  }

  /// Δ of a class.
  public func margin(ofClass index: Int) -> Double {
    margins.indices.contains(index) ? margins[index] : margin * sizes.rarity(of: index)
  }

  public func judging(sizes counts: [Double]) -> LDAM {
    var result = self
    result.sizes.take(counts)
    return result
  }

  public var learntOfRows: [(name: String, value: Double)] { sizes.learnt }

  public func asked(ofClass index: Int) -> any Classifier { cosFace(of: index) }

  private func cosFace(of index: Int) -> CosFace {
    CosFace(LossParameters(["m": margin(ofClass: index), "s": scale]))
  }

  public func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> LDAM {
    var result = self
    result.margins = (0..<batch.classes).map { margin(ofClass: $0) }
    guard weights != nil, batch.count > 0 else { return result }
    let sum = batch.labels.reduce(0) { $0 + weight(of: Int($1)) }
    result.meanWeight = sum / Double(batch.count)
    return result
  }

  private func weight(of index: Int) -> Double {
    guard let weights, weights.indices.contains(index) else { return 1 }
    return weights[index]
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let (cosine, slope) = sample.plain
    return OwnLogit((cosine - Number(margin(ofClass: sample.label)), slope))
  }

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    fillPlainly(&row)
    if weights != nil { row.weight = Number(weight(of: row.label) / meanWeight) }
  }

  public var terms: LogitTerms {
    let margin = Formula.setting("m", margin, unit: .cosine)
    return LogitTerms(
      own: .cos(.ownAngle)
        - .defined("Δy", as: margin / sizes.divisor, .margin, unit: .cosine),
      amplitude: LogitTerms.amplitude(amplitude))
  }

  public var isBoundBySpacing: Bool { sizes.areEven }

  public var isBelowCosine: Bool { margin >= 0 }
  public var beatsCosines: Bool { false }

  /// Of the rarest class.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    CosFace.cap(spacing: spacing, margin: margin)
  }

  /// That the rarest class meets its margin; the others ask for less.
  public func statedBound(spacing: Double) -> MarginBound {
    .at(1 - Double.cos(spacing), text: "1−cos(Δ)")
  }

  /// Nil where classes have margins of their own: those that ask for more are better off with more room.
  public func floor(classes: Int) -> Double? {
    guard (1..<max(classes, 1)).allSatisfy({ margin(ofClass: $0) == margin(ofClass: 0) }) else {
      return nil
    }
    return cosFace(of: 0).floor(classes: classes)
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    guard weights == nil else { return gradient = sphereCrossEntropy(self, batch) }
    ownCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
