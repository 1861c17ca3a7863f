public import Kernels

/// Each class has a proxy; an embedding shall be nearer to its own than to the others, whose sum leaves
/// the own one out.
///
/// Formula: L = dy + ln Σ(j≠y) e^−dj, d = scale·‖x̂ − ŵ‖², which may fall below 0; `all` sums over the own
/// proxy, too, and is NormFace with s = 2·scale.
/// Slope: −2·scale(1 − qy) by the own cosine and 2·scale·qj by another one's, q the shares of the sum.
/// Boundary: θ1 = θ2; there is no margin, but `paper` never comes to rest.
/// Defaults: scale 1 (paper); 3 in dichotomies with label smoothing, 32 in Proxy-Anchor's comparison.
/// Citation: Movshovitz-Attias, Toshev, Leung, Ioffe & Singh, "No fuss distance metric learning using
/// proxies", ICCV 2017.
public struct ProxyNCA: SphereLoss {
  public static let description: LossDescription = LossDescription(
    name: "proxy_nca", title: "Proxy-NCA", digit: nil, boundary: "θ1 = θ2",
    hyperparameters: [
      Hyperparameter(
        key: "scale", option: "scale", title: "scale", unit: .plain, range: 0.01...1024,
        notches: [0.5, 1, 2, 4, 8, 16, 32], laboratoryDefault: 1, published: 1)
    ],
    variants: [
      Variant(
        name: "paper", summary: "the sum leaves the own proxy out: the loss may fall below 0"),
      Variant(name: "all", summary: "the sum over all proxies, as pytorch-metric-learning has it"),
    ],
    fewestClasses: 2,
    difference: "pytorch-metric-learning sums over the own proxy, too (all)",
    teaches:
      "The own proxy is missing from the sum, so that the loss falls below 0 and goes "
      + "on pulling where softmax would rest.",
    citation: Citation(
      authors: "Movshovitz-Attias, Toshev, Leung, Ioffe & Singh",
      title: "No fuss distance metric learning using proxies", venue: "ICCV", year: 2017))
  private let sharpness: Double
  private let isOverAll: Bool

  public init(_ parameters: LossParameters) {
    sharpness = parameters.value("scale", of: Self.description)
    isOverAll = parameters.variantName(of: Self.description) == "all"
  }

  /// −d is 2·scale·cos θ, but for what all classes share.
  public var scale: Double { 2 * sharpness }
  public var isSoftmax: Bool { isOverAll }

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    row.setPlain(scale: Number(scale))
  }

  public func cost<Number: Scalar>(
    _ row: SphereRow<Number>, into errors: inout [Number]
  ) -> Number {
    guard !isOverAll else { return softmaxErrors(row.logits, label: row.label, into: &errors) }
    let others = row.logits.indices.filter { $0 != row.label }
    guard !others.isEmpty else { return 0 }
    let sum = logSum(others.map { row.logits[$0] })
    errors[row.label] = -1
    for (j, part) in zip(others, sum.shares) { errors[j] = part }
    return sum.value - row.logits[row.label]
  }

  private var factor: Formula { 2 * .setting("scale", sharpness, .scale) }

  public var terms: LogitTerms {
    LogitTerms(own: .cos(.ownAngle), amplitude: (factor, factor))
  }

  public var formula: LossFormula {
    guard !isOverAll else { return LossFormula(terms) }
    let (own, rival) = terms.logits
    return LossFormula(
      .ln(.total(.exp(rival), includesOwn: false)) - own,
      remarks: ["d = scale·(2 − 2·cosθ)", "the own proxy left out of the sum"])
  }

  public var isBelowCosine: Bool { true }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    NormFace.nearerHalf(spacing: spacing)
  }

  /// Known where the sum is a softmax's.
  public func floor(classes: Int) -> Double? {
    isOverAll ? ClosedForms.planeOptimum(classes: classes, scale: scale, own: 1) : nil
  }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> { evaluated(batch) }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> { evaluated(batch) }

  private func evaluated<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let (scale, share) = (Number(sharpness), 1 / Number(max(field.count, 1)))
    var slopes = [Number](repeating: 0, count: field.cosines.count)
    var shares = [Number](repeating: 0, count: field.rows)
    var loss: Number = 0
    for sample in 0..<field.count where isOverAll || field.rows > 1 {
      let (first, own) = (sample * field.rows, Int(field.labels[sample]))
      for row in shares.indices { shares[row] = -scale * field.squaredDistances[first + row] }
      if !isOverAll { shares[own] = -.infinity }
      let sum = takeLogSum(&shares)
      loss += share * (scale * field.squaredDistances[first + own] + sum)
      // 1 − q of the own proxy, from the others: nothing vanishes by subtraction.
      let others = shares.indices.reduce(0) { $1 == own ? $0 : $0 + shares[$1] }
      for row in shares.indices { slopes[first + row] = 2 * scale * share * shares[row] }
      slopes[first + own] = -2 * scale * share * (isOverAll ? others : 1)
    }
    return field.gradient(loss: loss, slopes: slopes)
  }
}
