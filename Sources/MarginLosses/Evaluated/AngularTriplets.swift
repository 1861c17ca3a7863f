public import Kernels

/// The angle at the negative of a triangle is bounded: a bound that does not change with its size.
///
/// Formula: L = ln(1 + Σn e^f), f = 4tan²α(a + p)·n − 2(1 + tan²α)a·p, mean over the ordered pairs of a class that
/// have negatives (`npair`); [‖a − p‖² − 4tan²α‖n − (a + p)/2‖²]₊, mean over all triplets (`triplet`).
/// Slope: that of softplus or of the hinge, by the three examples.
/// Boundary: the angle at n is α: a circle about the middle of a and p.
/// Defaults: α 45° (paper, 36 to 55°; not read again for this file); 40° in pytorch-metric-learning, whose
/// version 2.9 does not scale the negatives to length 1.
/// Citation: Wang, Zhou, Wen, Liu & Lin, "Deep metric learning with angular loss", ICCV 2017.
public struct AngularTriplets: EvaluatedComparison {
  public static let description: LossDescription = LossDescription(
    name: "angular", title: "angular loss", digit: nil, boundary: "‖a−p‖ = 2·tan α·‖n−(a+p)/2‖",
    hyperparameters: [
      .angle(key: "alpha", laboratory: 0.7853981633974483, published: 0.7853981633974483),
      .unitLength,
    ],
    marginKey: "alpha",
    variants: [
      Variant(name: "npair", summary: "all negatives of a pair at once"),
      Variant(name: "triplet", summary: "the hinge of each triplet"),
    ],
    difference: "pytorch-metric-learning 2.9 does not scale negatives to length 1 (npair)",
    citation: Citation(
      authors: "Wang, Zhou, Wen, Liu & Lin",
      title: "Deep metric learning with angular loss", venue: "ICCV", year: 2017))
  public static let formula: String =
    "L = ln(1 + Σ(n) e^(4·tan²α·(a+p)·n − 2·(1+tan²α)·a·p)), mean over the ordered pairs of a class"

  private let normalizes: Bool
  private let isTriplet: Bool
  /// tan²α.
  private let square: Double

  public init(_ parameters: LossParameters) {
    let angle = parameters.value("alpha", of: Self.description)
    let (sine, cosine) = (Double.sin(angle), Double.cos(angle))
    square = sine * sine / (cosine * cosine)
    normalizes = parameters.isOn("normalize", of: Self.description)
    isTriplet = parameters.variantName(of: Self.description) == "triplet"
  }

  public func evaluate<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    let rows = PulledRows(batch, normalizes: normalizes)
    let pairs = rows.positivePairs.filter { !rows.negatives(of: $0.first).isEmpty }
    return isTriplet ? hinges(pairs, rows) : sums(pairs, rows)
  }

  private func sums<Number: Scalar>(
    _ pairs: [ExamplePair], _ start: PulledRows<Number>
  ) -> MetricGradient<Number> {
    var rows = start
    let share = 1 / Number(max(pairs.count, 1))
    let (across, along) = (4 * Number(square), 2 * (1 + Number(square)))
    var loss: Number = 0
    for pair in pairs {
      let negatives = rows.negatives(of: pair.first)
      let own = along * rows.product(pair.first, pair.second)
      let sum = logOnePlusSum(
        negatives.map {
          across * (rows.product(pair.first, $0) + rows.product(pair.second, $0)) - own
        })
      loss += share * sum.value
      for (negative, part) in zip(negatives, sum.shares) {
        rows.pull(product: share * part * across, pair.first, negative)
        rows.pull(product: share * part * across, pair.second, negative)
        rows.pull(product: -share * part * along, pair.first, pair.second)
      }
    }
    return rows.result(loss, compared: pairs.count)
  }

  private func hinges<Number: Scalar>(
    _ pairs: [ExamplePair], _ start: PulledRows<Number>
  ) -> MetricGradient<Number> {
    var rows = start
    let triplets = pairs.flatMap { pair in
      rows.negatives(of: pair.first).map {
        ExampleTriplet(anchor: pair.first, positive: pair.second, negative: $0)
      }
    }
    let share = 1 / Number(max(triplets.count, 1))
    var loss: Number = 0
    for each in triplets {
      let points = rows.rows.points
      let gaps = (0..<rows.rows.dimension).map { axis -> (across: Number, away: Number) in
        func number(_ row: Int) -> Number { points[row * rows.rows.dimension + axis] }
        let (a, p) = (number(each.anchor), number(each.positive))
        return (a - p, number(each.negative) - (a + p) / 2)
      }
      let cost = gaps.reduce(0) { sum, gap in
        sum + gap.across * gap.across - 4 * Number(square) * gap.away * gap.away
      }
      guard cost > 0 else { continue }
      loss += share * cost
      for (axis, gap) in gaps.enumerated() {
        let (across, away) = (2 * share * gap.across, 4 * share * Number(square) * gap.away)
        rows.pull(across + away, row: each.anchor, axis: axis)
        rows.pull(away - across, row: each.positive, axis: axis)
        rows.pull(-2 * away, row: each.negative, axis: axis)
      }
    }
    return rows.result(loss, compared: triplets.count)
  }
}
