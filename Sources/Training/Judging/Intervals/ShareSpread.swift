/// How far a share of rows may lie from what it is of other rows of the same classes.
struct ShareSpread: Sendable {
  /// 0 where nothing but rounding tells the parts apart.
  let variance: Double
  /// Standard deviations on either side that hold 95 %.
  let reach: Double

  /// Shares that are equal differ by some 1e-16 as they are rounded, and no two that are not by so little.
  private static let ofRounding = 1e-24

  /// - Parameters:
  ///   - held: of how many rows of each class it holds.
  ///   - distinct: as how many rows that differ those of each class count.
  ///   - without: the share without each group in turn; nil where means stand.
  ///   - isOfQuantile: whether it is the share below a quantile.
  init(
    _ redrawing: Redrawing, held: [Double], _ counts: [Int], distinct: [Double],
    _ without: WithoutGroups?, isOfQuantile: Bool
  ) {
    let ofRows = Self.variance(held, counts, distinct, fewest: 2)
    switch redrawing {
    case .rows:
      let freedom = distinct.reduce(0) { $0 + max($1 - 1, 0) }
      let single = distinct.count { 0 < $0 && $0 < 2 }
      self.init(ofRows, freedom: freedom + Double(max(single - 1, 0)))
    case .classes:
      let fewest = Double(Redrawing.fewest)
      let few = distinct.count { 0 < $0 && $0 < fewest }
      self.init(
        Self.variance(held, counts, distinct, fewest: fewest), freedom: Double(few - 1))
    case .groups:
      let spread = isOfQuantile ? without?.spreadLessChance(atLeast: ofRows) : without?.spread
      self = spread ?? ShareSpread(withoutEach: [])
    }
  }

  /// Of sums over the rows of each class, over all rows.
  init(ofWholeClasses sums: [Double], _ counts: [Int]) {
    self.init(
      Self.variance(sums, counts, counts.map(Double.init), fewest: .infinity),
      freedom: Double(counts.count { $0 > 0 } - 1))
  }

  /// From what a number is without each part in turn.
  ///
  /// - Parameters:
  ///   - weight: how many parts of one size say as much as these; nil of those that are of one size.
  ///   - byChance: what of the variance others would not have.
  ///   - least: what there is of it at least; nothing of numbers that are equal.
  init(
    withoutEach others: [Double], weight: Double? = nil, byChance: Double = 0,
    atLeast least: Double = 0
  ) {
    let count = Double(others.count)
    let mean = others.reduce(0, +) / count
    let squares = others.reduce(0.0) { $0 + ($1 - mean) * ($1 - mean) }
    let variance = (count - 1) / count * squares
    self.init(
      variance > Self.ofRounding ? max(variance - byChance, min(variance, least)) : 0,
      freedom: (weight ?? count) - 1)
  }

  private init(_ variance: Double, freedom: Double) {
    self.variance = variance > Self.ofRounding ? variance : 0
    reach = ConfidenceInterval.studentReach(freedom: freedom)
  }

  /// The interval of a share; of one that holds of none or of all, as of so many rows.
  func interval(of share: Double, rows: Double) -> ConfidenceInterval {
    .wilson(share, variance: variance, otherwise: rows, reach: reach)
  }

  /// The interval of a difference of two shares; nil where nothing tells how much it varies.
  func interval(ofDifference difference: Double) -> ConfidenceInterval? {
    guard variance > 0 else { return nil }
    let width = reach * variance.squareRoot()
    return ConfidenceInterval(low: max(difference - width, -1), high: min(difference + width, 1))
  }

  /// Of a share when rows are drawn within classes.
  ///
  /// A class of fewer rows says too little of its own variance: such classes count as one together, each as a
  /// whole (collapsed strata: Cochran, "Sampling Techniques", 1977, section 5A.12). A single one counts as
  /// rows of all that hang together.
  private static func variance(
    _ held: [Double], _ counts: [Int], _ distinct: [Double], fewest: Double
  ) -> Double {
    let count = counts.reduce(0, +)
    let few = counts.indices.filter { counts[$0] > 0 && distinct[$0] < fewest }
    let within = counts.indices.filter { counts[$0] > 0 && distinct[$0] >= fewest }.reduce(0) {
      sum, label in
      let (size, share) = (Double(counts[label]), Self.share(held, counts, of: [label]))
      return sum + size * size / (distinct[label] - 1) * share * (1 - share)
    }
    let share = Self.share(held, counts, of: few.count > 1 ? few : Array(counts.indices))
    let together = few.reduce(0) { sum, label in
      let size = Double(counts[label])
      let offset = held[label] - share * size
      return sum + (few.count > 1 ? offset * offset : size * size * share * (1 - share))
    }
    let correction = Double(few.count) / Double(max(few.count - 1, 1))
    return (within + correction * together) / Double(max(count * count, 1))
  }

  private static func share(_ held: [Double], _ counts: [Int], of labels: [Int]) -> Double {
    labels.reduce(0) { $0 + held[$1] } / Double(max(labels.reduce(0) { $0 + counts[$1] }, 1))
  }
}
