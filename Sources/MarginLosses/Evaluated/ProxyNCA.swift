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
public struct ProxyNCA: EvaluatedLoss {
  public static let description: LossDescription = LossDescription(
    name: "proxy_nca", title: "Proxy-NCA", digit: nil, boundary: "θ1 = θ2",
    hyperparameters: [.number("scale", "scale", "scale", 0.01...1024, published: 1, .paper)],
    variants: [
      Variant(
        name: "paper", summary: "the sum leaves the own proxy out: the loss may fall below 0"),
      Variant(name: "all", summary: "the sum over all proxies, as pytorch-metric-learning has it"),
    ],
    fewestClasses: 2,
    difference: "pytorch-metric-learning sums over the own proxy, too (all)",
    citation: Citation(
      authors: "Movshovitz-Attias, Toshev, Leung, Ioffe & Singh",
      title: "No fuss distance metric learning using proxies", venue: "ICCV", year: 2017))
  public static let formula: String =
    "L = dy + ln(Σ(j≠y) e^(−dj)), d = scale·‖x̂−ŵ‖² = scale·(2−2·cosθ)"

  private let scale: Double
  private let isOverAll: Bool

  public init(_ parameters: LossParameters) {
    scale = parameters.value("scale", of: Self.description)
    isOverAll = parameters.variantName(of: Self.description) == "all"
  }

  public func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let (scale, share) = (Number(scale), 1 / Number(max(field.count, 1)))
    var slopes = [Number](repeating: 0, count: field.cosines.count)
    var loss: Number = 0
    for sample in 0..<field.count {
      let (first, own) = (sample * field.rows, Int(field.labels[sample]))
      let summed = (0..<field.rows).filter { isOverAll || $0 != own }
      guard !summed.isEmpty else { continue }
      let sum = logSum(summed.map { -scale * field.squaredDistances[first + $0] })
      loss += share * (scale * field.squaredDistances[first + own] + sum.value)
      slopes[first + own] -= 2 * scale * share
      for (row, part) in zip(summed, sum.shares) {
        slopes[first + row] += 2 * scale * share * part
      }
    }
    return field.gradient(loss: loss, slopes: slopes)
  }
}
