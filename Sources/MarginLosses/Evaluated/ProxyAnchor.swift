public import Kernels

/// Each proxy is an anchor: it draws its own examples and pushes the others, the hardest most.
///
/// Formula: L = mean over the classes of the batch of ln(1 + Σ(own) e^−α(cos θ − δ)) + mean over all classes
/// of ln(1 + Σ(others) e^α(cos θ + δ)), the sums over the examples of the batch.
/// Slope: −α·(share of the sum) by an own cosine, α·(share) by another one.
/// Boundary: cos θ = δ from above for the own class and −δ from below for others: no classes are
/// compared with one another.
/// Defaults: α 32, δ 0.1.
/// Citation: Kim, Kim, Cho & Kwak, "Proxy anchor loss for deep metric learning", CVPR 2020.
public struct ProxyAnchor: EvaluatedLoss {
  public static let description: LossDescription = LossDescription(
    name: "proxy_anchor", title: "Proxy-Anchor", digit: nil,
    boundary: "cos θ1 = δ and cos θ2 = −δ, of each class alone",
    hyperparameters: [
      .cosine(key: "delta", laboratory: 0.1, published: 0.1),
      .number("alpha", "scale", "scale", 0.1...1024, published: 32, .paper),
    ],
    marginKey: "delta",
    citation: Citation(
      authors: "Kim, Kim, Cho & Kwak",
      title: "Proxy anchor loss for deep metric learning", venue: "CVPR", year: 2020))
  public static let formula: String =
    "L = mean(k in the batch) ln(1+Σ(own) e^(−α·(cosθ−δ))) + mean(k) ln(1+Σ(others) e^(α·(cosθ+δ)))"

  private let scale: Double
  private let margin: Double

  public init(_ parameters: LossParameters) {
    scale = parameters.value("alpha", of: Self.description)
    margin = parameters.value("delta", of: Self.description)
  }

  public func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let (alpha, delta) = (Number(scale), Number(margin))
    var slopes = [Number](repeating: 0, count: field.cosines.count)
    var loss: Number = 0
    let present = Set(field.labels).count
    for row in 0..<field.rows {
      for (isOwn, count) in [(true, present), (false, field.rows)] {
        let sign: Number = isOwn ? -1 : 1
        let samples = (0..<field.count).filter { (Int(field.labels[$0]) == row) == isOwn }
        let sum = logOnePlusSum(
          samples.map { alpha * (sign * field.cosines[$0 * field.rows + row] + delta) })
        loss += sum.value / Number(max(count, 1))
        for (sample, part) in zip(samples, sum.shares) {
          slopes[sample * field.rows + row] = sign * alpha * part / Number(count)
        }
      }
    }
    return field.gradient(loss: loss, slopes: slopes)
  }
}
