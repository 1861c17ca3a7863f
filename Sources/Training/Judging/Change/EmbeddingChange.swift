/// What became better and what worse from one embedding of some rows to another.
public struct EmbeddingChange: Sendable {
  /// A number before and after, and where the difference may lie.
  public struct Difference: Sendable {
    public let before: Double
    public let after: Double
    /// Of after − before; nil where classes are too few.
    public let interval: ConfidenceInterval?

    public var difference: Double { after - before }

    init(before: Double, after: Double, interval: ConfidenceInterval?) {
      (self.before, self.after, self.interval) = (before, after, interval)
    }

    /// The same of the rows of which it does not hold, where the numbers are shares of rows.
    public var complement: Difference {
      Difference(
        before: 1 - before, after: 1 - after,
        interval: interval.map { ConfidenceInterval(low: -$0.high, high: -$0.low) })
    }
  }

  /// Rows of which something did not hold and holds now, and the other way round.
  public struct Shift: Sendable {
    /// Rows held against prototypes both times.
    public let count: Int
    public let better: Int
    public let worse: Int
    /// The share of which it holds; nil without rows.
    public let share: Difference?
  }

  /// Rows that are nearer to their own prototype than to any other.
  public let overall: Shift
  /// In the order of the classes; nil of a class without rows.
  public let byClass: [Shift?]
  /// What each loss says of the same rows.
  public let losses: [LossChange]
  public let equalError: Difference?
  /// For each FAR of `PairReport.usual`; nil where too few pairs tell it.
  public let acceptances: [(far: Double, difference: Difference?)]
  public let rank1: Difference?
  public let rank5: Difference?
  public let meanAveragePrecision: Difference?
  /// Places among the paired rows that became better or worse the most, by the gap, and by how much
  /// in radians.
  public let gained: [(place: Int, gap: Double)]
  public let lost: [(place: Int, gap: Double)]

  /// - Parameters:
  ///   - before: of the same rows in the same order as `after`.
  ///   - worst: how many rows are named on either side.
  public init(_ before: EmbeddingReport, _ after: EmbeddingReport, worst: Int) {
    precondition(before.classTitles == after.classTitles, "reports of other classes")
    let rows = Self.common(before.rows, after.rows)
    let classes = before.classTitles.count
    var ofClass = [[(Int, Int)]](repeating: [], count: classes)
    for row in rows { ofClass[Int(before.rows.labels[row.0])].append(row) }
    // Means of few rows for training, left out a tenth each, move far more than their draws differ.
    let isSplit = before.prototypes == .trainingMeans && after.prototypes == .trainingMeans
    let shifts = Shifts(
      all: rows, byClass: ofClass,
      redrawing: isSplit ? (.rows, .rows) : (before.rows.redrawing, after.rows.redrawing),
      copies: (before.rows.copies, after.rows.copies))
    (overall, byClass) = shifts.of(
      { before.rows.holding($0, MarginRule.isRight) },
      { after.rows.holding($0, MarginRule.isRight) })
    losses = zip(before.verdicts, after.verdicts).map { LossChange($0, $1, shifts) }
    let (old, new) = (before.pairs, after.pairs)
    let isSame =
      before.table.count == after.table.count
      && rows.allSatisfy { Self.isSame(before.rows, $0.0, after.rows, $0.1) }
    func ofPairs(_ first: PairReport.Rate?, _ second: PairReport.Rate?, _ index: Int)
      -> Difference?
    {
      guard let first, let second else { return nil }
      let isRefused =
        first.interval == nil || second.interval == nil || old.without.count != new.without.count
      return Difference(
        first.point.rate, second.point.rate,
        without: isRefused ? nil : (old.without.map { $0[index] }, new.without.map { $0[index] }),
        weight: min(old.weight, new.weight), isSame: isSame)
    }
    equalError = ofPairs(old.equalError?.rate, new.equalError?.rate, 0)
    acceptances = PairReport.usual.indices.map { index in
      let (first, second) = (old.acceptances[index], new.acceptances[index])
      return (first.far, ofPairs(first.rate, second.rate, index + 1))
    }
    func found(_ path: KeyPath<JudgedRetrieval, JudgedRetrieval.Mean>, _ index: Int)
      -> Difference?
    {
      guard let first = before.retrieval, let second = after.retrieval else { return nil }
      let isRefused =
        first[keyPath: path].interval == nil || second[keyPath: path].interval == nil
        || first.without.count != second.without.count
      return Difference(
        first[keyPath: path].value, second[keyPath: path].value,
        without: isRefused
          ? nil : (first.without.map { $0[index] }, second.without.map { $0[index] }),
        weight: min(first.weight, second.weight), isSame: isSame)
    }
    (rank1, rank5) = (found(\.rank1, 0), found(\.rank5, 1))
    meanAveragePrecision = found(\.meanAveragePrecision, 2)
    let moves = rows.map {
      (place: before.rows.places[$0], gap: after.rows.gap($1) - before.rows.gap($0))
    }
    lost = Array(
      moves.filter { $0.gap < -Self.rounding }.sorted { ($0.gap, $0.place) < ($1.gap, $1.place) }
        .prefix(worst))
    gained = Array(
      moves.filter { $0.gap > Self.rounding }.sorted { ($1.gap, $0.place) < ($0.gap, $1.place) }
        .prefix(worst))
  }

  /// Radians that a gap moves by where rows of single precision are only scaled.
  private static let rounding = 1e-6

  /// Whether a row has the angles that it had.
  private static func isSame(
    _ first: JudgedRows, _ row: Int, _ second: JudgedRows, _ other: Int
  ) -> Bool {
    (first.ownAngles[row] - second.ownAngles[other]).magnitude <= rounding
      && (first.nextAngles[row] - second.nextAngles[other]).magnitude <= rounding
  }

  /// Rows that were judged both times, as places among the judged ones.
  private static func common(_ first: JudgedRows, _ second: JudgedRows) -> [(Int, Int)] {
    var pairs: [(Int, Int)] = []
    var other = 0
    for row in 0..<first.count {
      while other < second.count, second.places[other] < first.places[row] { other += 1 }
      if other < second.count, second.places[other] == first.places[row] {
        pairs.append((row, other))
      }
    }
    return pairs
  }
}

extension EmbeddingChange.Difference {
  /// - Parameters:
  ///   - others: both without each class in turn; nil where classes are too few.
  ///   - weight: of how many classes of one size these say as much.
  ///   - isSame: whether both are of the same directions.
  init(
    _ before: Double, _ after: Double, without others: (before: [Double], after: [Double])?,
    weight: Double, isSame: Bool
  ) {
    self.init(
      before: before, after: after,
      interval: others.map {
        ClassJackknife.interval(
          ofDifference: after - before, without: $0.before, $0.after, weight: weight,
          isSame: isSame)
      })
  }
}
