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
public struct ProxyAnchor: SphereLoss {
  public static let description: LossDescription = LossDescription(
    name: "proxy_anchor", title: "Proxy-Anchor", digit: nil,
    boundary: "cos θ1 = δ and cos θ2 = −δ, of each class alone",
    hyperparameters: [
      .cosine(key: "delta", symbol: "δ", laboratory: 0.1, published: 0.1),
      Hyperparameter(
        key: "alpha", option: "scale", title: "scale", symbol: "α", unit: .plain, range: 0.1...1024,
        notches: [1, 2, 4, 8, 16, 32, 64], laboratoryDefault: 2, published: 32),
    ],
    marginKey: "delta",
    teaches:
      "The prototype is the anchor: it looks at the batch, draws its hardest examples "
      + "most, and asks no other prototype.",
    citation: Citation(
      authors: "Kim, Kim, Cho & Kwak",
      title: "Proxy anchor loss for deep metric learning", venue: "CVPR", year: 2020))
  public let scale: Double
  private let margin: Double

  public init(_ parameters: LossParameters) {
    scale = parameters.value("alpha", of: Self.description)
    margin = parameters.value("delta", of: Self.description)
  }

  public var isOneByOne: Bool { true }
  public var isOfBatch: Bool { true }
  public var beatsCosines: Bool { false }

  public func fill<Number: Scalar>(_ row: inout SphereRow<Number>) {
    for j in row.logits.indices {
      let cosine = row.plain(j)
      let shift = Number(j == row.label ? -margin : margin)
      row.set(j, (cosine.value + shift, cosine.slope), scale: Number(scale))
    }
  }

  /// The loss of a sample that is a batch of its own.
  public func cost<Number: Scalar>(
    _ row: SphereRow<Number>, into errors: inout [Number]
  ) -> Number {
    var loss: Number = 0
    for j in row.logits.indices {
      let isOwn = j == row.label
      let cost = softplus(isOwn ? -row.logits[j] : row.logits[j])
      let part: Number = isOwn ? 1 : 1 / Number(row.logits.count)
      loss += part * cost.value
      errors[j] = (isOwn ? -part : part) * cost.slope
    }
    return loss
  }

  public var terms: LogitTerms {
    let (scale, margin) = (
      Formula.setting("α", scale, .scale), Formula.setting("δ", margin, unit: .cosine)
    )
    var terms = LogitTerms(
      own: .cos(.ownAngle) - margin, rival: .cos(.rivalAngle) + margin, amplitude: (scale, scale),
      remarks: ["of a batch: sums over its examples within the logarithms"])
    terms.isAgainstZero = true
    return terms
  }

  /// Of a sample that is a batch of its own.
  public var formula: LossFormula {
    let (own, rival) = terms.logits
    return LossFormula(
      .ln(1 + .exp(.negative(own)))
        + .total(.ln(1 + .exp(rival)), includesOwn: false) / .measure(.classes),
      remarks: terms.remarks)
  }

  /// A class's cap has no bound by its neighbours.
  public func statedBound(spacing: Double) -> MarginBound { .at(1, text: nil) }

  /// The directions in which the own cosine is above δ, whoever the rival is.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    Intervals.cap(above: margin)
  }

  public func floor(classes: Int) -> Double? { nil }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> { evaluated(batch) }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> { evaluated(batch) }

  private func evaluated<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let field = CosineField(batch)
    let (alpha, delta) = (Number(scale), Number(margin))
    var slopes = [Number](repeating: 0, count: field.cosines.count)
    var loss: Number = 0
    let members = (0..<field.rows).map { row in
      (0..<field.count).filter { Int(field.labels[$0]) == row }
    }
    let present = members.count { !$0.isEmpty }
    var shares = [Number](repeating: 0, count: field.count)
    for row in 0..<field.rows {
      let own = members[row].map { $0 * field.rows + row }
      let near = logOnePlusSum(own.map { alpha * (-field.cosines[$0] + delta) })
      loss += near.value / Number(max(present, 1))
      for sample in shares.indices {
        shares[sample] = alpha * (field.cosines[sample * field.rows + row] + delta)
      }
      for sample in members[row] { shares[sample] = -.infinity }
      loss += takeLogOnePlusSum(&shares) / Number(max(field.rows, 1))
      for sample in shares.indices {
        slopes[sample * field.rows + row] = alpha * shares[sample] / Number(field.rows)
      }
      for (place, part) in zip(own, near.shares) { slopes[place] = -alpha * part / Number(present) }
    }
    return field.gradient(loss: loss, slopes: slopes)
  }
}
