internal import Kernels

/// What is wrong: the rows that are furthest on the wrong side, and the classes that are taken for others.
public struct WorstRows: Sendable {
  /// Two classes, and rows of the first that lie nearer to the second's prototype.
  public struct Confusion: Equatable, Sendable {
    public let label: Int
    public let other: Int
    public let count: Int
  }

  /// Places among the judged rows, from the smallest gap on.
  public let rows: [Int]
  /// The most frequent first; of equals in the order of classes.
  public let confusions: [Confusion]

  init(_ rows: JudgedRows, classes: Int, count: Int) {
    guard count > 0 else {
      (self.rows, confusions) = ([], [])
      return
    }
    self.rows = Array(
      (0..<rows.count).sorted { (rows.gap($0), $0) < (rows.gap($1), $1) }.prefix(count))
    var counts: [Int: Int] = [:]
    for row in 0..<rows.count where !rows.isRight(row) {
      counts[Int(rows.labels[row]) * classes + Int(rows.nearest[row]), default: 0] += 1
    }
    confusions = Array(
      counts.map { Confusion(label: $0.key / classes, other: $0.key % classes, count: $0.value) }
        .sorted { ($1.count, $0.label, $0.other) < ($0.count, $1.label, $1.other) }
        .prefix(count))
  }
}

extension Array where Element == Double {
  /// From the smallest up.
  func ascending() -> [Double] {
    var numbers = self
    numbers.sortDescending()
    numbers.reverse()
    return numbers
  }
}
