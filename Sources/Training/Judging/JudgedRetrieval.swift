internal import Kernels

/// Each row asks for others of its class among all the rest, by angle.
public struct JudgedRetrieval: Sendable {
  /// What a number over the queries comes to, and where it may lie, with classes as what is drawn;
  /// nil of fewer than ten, and where one of them has most of the queries.
  public struct Mean: Sendable {
    public let value: Double
    public let interval: ConfidenceInterval?
  }

  /// The share of queries with one of their class among the nearest one, and five.
  public let rank1: Mean
  public let rank5: Mean
  /// The mean over queries of the mean precision at each row of their class, all the rest ranked.
  public let meanAveragePrecision: Mean
  /// How many rows asked.
  public let queries: Int
  /// How many might have; those that are alone of their class cannot.
  public let able: Int
  /// Whether only a sample of them asked.
  public var isSampled: Bool { queries < able }
  /// What the three come to without each group of classes in turn, of those that asked.
  let without: [[Double]]
  /// Of how many classes of one size those that asked say as much.
  let weight: Double

  /// As many rows as all ask.
  public static let most: Int = 20_000
  /// Of more rows so many ask at least, and as many as these multiplications allow.
  static let fewest = 1000
  private static let mostWork = 50_000_000_000
  /// Ranking a row takes as long as so many multiplications, however few numbers it has.
  private static let leastWidth = 32
  /// Queries that are answered in one pass over the rows, fewer where they have large classes to sort.
  private static let queriesAtOnce = 4...128
  private static let scoresAtOnce = 500_000
  /// How often memory is taken over from queries by those after them.
  private static let passesInAPiece = 8

  /// Nil where no class has two rows.
  init?(
    _ table: DataTable, _ rows: RowsByClass, _ groups: ClassGroups, seed: UInt64,
    _ inPieces: InPieces
  ) {
    func isAble(_ label: Int32) -> Bool {
      rows.starts[Int(label) + 1] - rows.starts[Int(label)] > 1
    }
    let able = table.labels.indices.filter { isAble(table.labels[$0]) }
    guard !able.isEmpty else { return nil }
    // Those of one class look at it together.
    let width = max(table.width, Self.leastWidth)
    let asking = Self.drawn(able, work: table.count * width, seed: seed)
      .sorted { (table.labels[$0], $0) < (table.labels[$1], $1) }
    let similarity = Similarity(table.values, dimension: table.width, normalizes: true)
    let size = Self.queriesAtOnce(rows) * Self.passesInAPiece
    let answers = gathered((asking.count + size - 1) / size, inPieces) { piece in
      let piece = asking[piece * size..<min((piece + 1) * size, asking.count)]
      return Self.answers(Array(piece), table, rows, similarity)
    }.flatMap { $0 }
    queries = asking.count
    self.able = able.count
    var sums = QuerySums(groups)
    for (query, answer) in zip(asking, answers) {
      sums.add(
        table.labels[query],
        [answer.firstRank < 1 ? 1 : 0, answer.firstRank < 5 ? 1 : 0, answer.precision])
    }
    (without, weight) = (sums.withoutEach, sums.weight)
    let means = (0..<3).map { sums.mean($0) }
    (rank1, rank5, meanAveragePrecision) = (means[0], means[1], means[2])
  }

  private static func queriesAtOnce(_ rows: RowsByClass) -> Int {
    let largest = (0..<rows.classes).reduce(1) { max($0, rows.starts[$1 + 1] - rows.starts[$1]) }
    return min(max(scoresAtOnce / largest, queriesAtOnce.lowerBound), queriesAtOnce.upperBound)
  }

  private static func drawn(_ able: [Int], work: Int, seed: UInt64) -> [Int] {
    guard able.count > most else { return able }
    let count = min(max(mostWork / max(work, 1), fewest), most)
    var generator = SeededGenerator(seed: seed, stream: RandomStream.pairs.rawValue)
    return generator.permutation(of: able.count).prefix(count).map { able[$0] }
  }

  private static func answers(
    _ asking: [Int], _ table: DataTable, _ rows: RowsByClass, _ similarity: Similarity
  ) -> [OwnScores.Answer] {
    var rankings = Rankings(table.labels, similarity, tie: MarginRule.tie)
    let size = queriesAtOnce(rows)
    return stride(from: 0, to: asking.count, by: size).flatMap { start in
      rankings.answers(Array(asking[start..<min(start + size, asking.count)])) { label in
        rows.order[rows.starts[Int(label)]..<rows.starts[Int(label) + 1]].map { Int($0) }
      }
    }
  }
}

/// Numbers of queries summed for each group of classes.
private struct QuerySums {
  private var counts: [Double]
  private var sums: [[Double]]
  private let groups: ClassGroups

  init(_ groups: ClassGroups) {
    self.groups = groups
    counts = Array(repeating: 0, count: groups.count)
    sums = Array(repeating: [0, 0, 0], count: groups.count)
  }

  mutating func add(_ label: Int32, _ numbers: [Double]) {
    let group = groups.group(of: label)
    counts[group] += 1
    for (index, number) in numbers.enumerated() { sums[group][index] += number }
  }

  var weight: Double { ClassJackknife.weight(of: counts) }

  private var count: Double { counts.reduce(0, +) }

  private func total(_ index: Int) -> Double { sums.reduce(0) { $0 + $1[index] } }

  /// The three means without each group of those that asked.
  var withoutEach: [[Double]] {
    let totals = (0..<3).map(total)
    let count = count
    return counts.indices.filter { counts[$0] > 0 }.map { group in
      (0..<3).map { (totals[$0] - sums[group][$0]) / max(count - counts[group], 1) }
    }
  }

  func mean(_ index: Int) -> JudgedRetrieval.Mean {
    let value = total(index) / max(count, 1)
    let others = withoutEach
    let interval =
      others.count >= ClassGroups.fewest && weight >= ClassJackknife.leastWeight
      ? ClassJackknife.interval(of: value, without: others.map { $0[index] }, weight: weight)
      : nil
    return JudgedRetrieval.Mean(value: value, interval: interval)
  }
}
