public import Kernels

/// The angle at the negative of a triangle is bounded: a bound that does not change with its size.
///
/// Formula: L = ln(1 + Σn e^f), f = 4tan²α(a + p)·n − 2(1 + tan²α)a·p, mean over the ordered pairs of a class that
/// have negatives (`npair`); [‖a − p‖² − 4tan²α‖n − (a + p)/2‖²]₊, mean over all triplets (`triplet`).
/// Slope: that of softplus or of the hinge, by the three examples.
/// Boundary: ‖a − p‖ = 2 tan α‖n − (a + p)/2‖: n on a circle about the middle of a and p, from which half of
/// ‖a − p‖, set upright there, is seen under α.
/// Defaults: α 45° (paper, 36 to 55°; not read again for this file); 40° in pytorch-metric-learning, whose
/// version 2.9 does not scale the negatives to length 1.
/// Citation: Wang, Zhou, Wen, Liu & Lin, "Deep metric learning with angular loss", ICCV 2017.
public struct AngularTriplets: WrittenTuples {
  public static let description: LossDescription = LossDescription(
    name: "angular", title: "angular loss", digit: nil, boundary: "‖a−p‖ = 2·tan α·‖n−(a+p)/2‖",
    hyperparameters: [
      .angle(
        key: "alpha", symbol: "α", laboratory: 0.7853981633974483, published: 0.7853981633974483),
      .unitLength,
    ],
    marginKey: "alpha",
    variants: [
      Variant(name: "npair", summary: "all negatives of a pair at once"),
      Variant(name: "triplet", summary: "the hinge of each triplet"),
    ],
    difference: "pytorch-metric-learning 2.9 does not scale negatives to length 1 (npair)",
    teaches:
      "Not a distance but the angle at the negative is bounded: where it lies wide "
      + "enough no scale matters.",
    citation: Citation(
      authors: "Wang, Zhou, Wen, Liu & Lin",
      title: "Deep metric learning with angular loss", venue: "ICCV", year: 2017))

  public let normalizes: Bool
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

  private static let tangent: String = "tan²α"
  private var factor: Formula { .setting(Self.tangent, square) }

  /// The hinge of a triplet: ‖a − p‖² − 4tan²α‖n − (a + p)/2‖², in sides of the triangle.
  private var hinge: Formula {
    .positive(
      (1 + factor) * .squared(.measure(.positiveDistance)) - 2 * factor
        * (.squared(.measure(.negativeDistance)) + .squared(.measure(.betweenDistance))))
  }

  /// What stands in the exponent.
  private var power: Formula {
    4 * factor * (.measure(.negativeProduct) + .measure(.betweenProduct))
      - 2 * (1 + factor) * .measure(.positiveProduct)
  }

  public var formula: LossFormula {
    let length = normalizes ? ["a, p, n of length 1"] : []
    guard isTriplet else {
      return LossFormula(.ln(1 + .total(.exp(power), includesOwn: false)), remarks: length)
    }
    return LossFormula(
      .total(hinge, includesOwn: false) / .measure(.negativeCount), remarks: length)
  }

  public var meanWords: String { isTriplet ? "triplets" : "ordered pairs of a class" }

  /// Both orders of each pair meet both examples of each other class.
  public func comparisons(ofTuples count: Int) -> Int { count * max(count - 2, 0) }

  public func examples(ofTuples count: Int) -> Int { count }

  public func tuples(of labels: [Int32]) -> [ExaminedTuple] { ExaminedTuple.againstOthers(labels) }

  public func cost(of tuple: ExaminedTuple, among rows: MetricRows<Float>) -> TupleCost? {
    let (a, p) = (tuple.anchor, tuple.positive)
    let exponents = tuple.negatives.map { exponent(a, p, $0, rows) }
    guard let worst = exponents.indices.max(by: { exponents[$0] < exponents[$1] }) else {
      return nil
    }
    let rival = tuple.negatives[worst]
    guard isTriplet else {
      let logarithm = TupleCost.logarithm(ofPowers: exponents)
      return TupleCost(
        rival: rival,
        measured: [
          (.positiveProduct, Double(rows.innerProduct(a, p))),
          (.negativeProduct, Double(rows.innerProduct(a, rival))),
          (.betweenProduct, Double(rows.innerProduct(p, rival))),
        ], logarithm: logarithm, formula: .ln(1 + .quantity(TupleCost.sum)),
        loss: TupleCost.logarithm(ofPowers: [0, logarithm]))
    }
    func distance(_ first: Int, _ second: Int) -> Double {
      Double(rows.squaredDistance(first, second)).squareRoot()
    }
    let sum = exponents.reduce(0) { $0 + max(0, $1) }
    return TupleCost(
      rival: rival,
      measured: [
        (.positiveDistance, distance(a, p)), (.negativeDistance, distance(a, rival)),
        (.betweenDistance, distance(p, rival)),
      ], logarithm: Double.log(max(sum, 1e-30)),
      formula: .quantity(TupleCost.sum) / .constant(Double(exponents.count), .plain),
      loss: sum / Double(exponents.count))
  }

  /// The exponent of a negative, or what its hinge cuts at 0.
  private func exponent(_ a: Int, _ p: Int, _ n: Int, _ rows: MetricRows<Float>) -> Double {
    guard isTriplet else {
      let across = Double(rows.innerProduct(a, n) + rows.innerProduct(p, n))
      return 4 * square * across - 2 * (1 + square) * Double(rows.innerProduct(a, p))
    }
    let across = Double(rows.squaredDistance(a, n) + rows.squaredDistance(p, n))
    return (1 + square) * Double(rows.squaredDistance(a, p)) - 2 * square * across
  }

  public func add<Number: Scalar>(
    _ tuple: ExaminedTuple, to rows: inout PulledRows<Number>
  ) -> Number {
    isTriplet ? hinges(tuple, &rows) : sum(tuple, &rows)
  }

  private func sum<Number: Scalar>(
    _ tuple: ExaminedTuple, _ rows: inout PulledRows<Number>
  ) -> Number {
    let (across, along) = (4 * Number(square), 2 * (1 + Number(square)))
    let (a, p) = (tuple.anchor, tuple.positive)
    let own = along * rows.product(a, p)
    let sum = logOnePlusSum(
      tuple.negatives.map { across * (rows.product(a, $0) + rows.product(p, $0)) - own })
    for (negative, part) in zip(tuple.negatives, sum.shares) {
      rows.pull(product: part * across, a, negative)
      rows.pull(product: part * across, p, negative)
      rows.pull(product: -part * along, a, p)
    }
    return sum.value
  }

  /// The mean goes over triplets, of which tuples have unlike numbers where classes do.
  private func hinges<Number: Scalar>(
    _ tuple: ExaminedTuple, _ rows: inout PulledRows<Number>
  ) -> Number {
    let (a, p) = (tuple.anchor, tuple.positive)
    let share = self.share(of: rows)
    let (along, across) = (1 + Number(square), 2 * Number(square))
    var loss: Number = 0
    for negative in tuple.negatives {
      let sides =
        rows.rows.squaredDistance(a, negative) + rows.rows.squaredDistance(p, negative)
      let cost = along * rows.rows.squaredDistance(a, p) - across * sides
      guard cost > 0 else { continue }
      loss += share * cost
      rows.pull(squaredDistance: share * along, a, p)
      rows.pull(squaredDistance: -share * across, a, negative)
      rows.pull(squaredDistance: -share * across, p, negative)
    }
    return loss
  }

  /// What a triplet counts where the mean of tuples is to be that of triplets.
  private func share<Number: Scalar>(of rows: PulledRows<Number>) -> Number {
    let counts = rows.labels.reduce(into: [Int32: Int]()) { $0[$1, default: 0] += 1 }
    var (tuples, triplets) = (0, 0)
    for label in rows.labels {
      let same = counts[label] ?? 0
      guard same < rows.count else { return 1 }
      tuples += same - 1
      triplets += (same - 1) * (rows.count - same)
    }
    return triplets > 0 ? Number(tuples) / Number(triplets) : 1
  }

  public func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float> { summed(batch) }

  public func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double> { summed(batch) }
}
