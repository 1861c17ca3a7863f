internal import Kernels

/// What a tuple costs, and the numbers that lead there.
public struct TupleCost: Sendable {
  /// The sum over all negatives, as `formula` calls it.
  public static let sum: Quantity = Quantity("Σ", .auxiliary, unit: .plain, set: 0)

  /// The negative that costs most, a row of the batch.
  public let rival: Int
  /// What is measured of the positive and of that negative.
  public let measured: [(measure: Measure, value: Double)]
  /// The logarithm of the sum: of embeddings that have grown the sum itself is too large a number.
  public let logarithm: Double
  /// The loss of the sum and of what is measured.
  public let formula: Formula
  public let loss: Double

  init(
    rival: Int, measured: [(measure: Measure, value: Double)], logarithm: Double, formula: Formula,
    loss: Double
  ) {
    self.rival = rival
    self.measured = measured
    self.logarithm = logarithm
    self.formula = formula
    self.loss = loss
  }

  /// Of ln(1 + Σ e^((a·n − a·p)·sharpness)); nil without negatives.
  init?(of tuple: ExaminedTuple, among rows: MetricRows<Float>, sharpness: Double) {
    func product(_ other: Int) -> Double { Double(rows.innerProduct(tuple.anchor, other)) }
    let own = product(tuple.positive)
    let powers = tuple.negatives.map { sharpness * (product($0) - own) }
    guard let worst = powers.indices.max(by: { powers[$0] < powers[$1] }) else { return nil }
    let logarithm = Self.logarithm(ofPowers: powers)
    self.init(
      rival: tuple.negatives[worst],
      measured: [(.positiveProduct, own), (.negativeProduct, product(tuple.negatives[worst]))],
      logarithm: logarithm, formula: .ln(1 + .quantity(Self.sum)),
      loss: logarithm < 30 ? Double.log(1 + Double.exp(logarithm)) : logarithm)
  }

  /// ln Σ e^power, from the largest on.
  static func logarithm(ofPowers powers: [Double]) -> Double {
    guard let most = powers.max() else { return -.infinity }
    return most + Double.log(powers.reduce(0) { $0 + Double.exp($1 - most) })
  }
}
