internal import Kernels

/// Which rows of a table have, to the last bit, the numbers of others.
public struct RowCopies: Sendable {
  /// For every row the first that has the same numbers, of whatever class.
  private let first: [Int]
  private let labels: [Int32]

  fileprivate init(first: [Int], labels: [Int32]) {
    (self.first, self.labels) = (first, labels)
  }

  /// How many rows are an earlier one of their own class.
  public var repeated: Int {
    var known: Set<Int> = []
    return first.indices.count { !known.insert(key($0)).inserted }
  }

  /// Rows that are an earlier one of another class, with the first such one.
  public var relabelled: [(row: Int, earlier: Int)] {
    first.enumerated().filter { labels[$0] != labels[$1] }.map { ($0, $1) }
  }

  /// What rows held out have of those trained on.
  public struct HeldOut: Equatable, Sendable {
    /// Rows held out.
    public let count: Int
    /// Those that are rows trained on.
    public let copies: Int
    /// Those that are rows trained on of other classes alone.
    public let relabelled: Int
  }

  /// Its numbers and its class in one number.
  private func key(_ row: Int) -> Int { first[row] << 32 | Int(labels[row]) }

  fileprivate func heldOut(_ training: [Int], _ heldOut: [Int]) -> HeldOut {
    var trained: Set<Int> = []
    var known: Set<Int> = []
    for row in training {
      trained.insert(first[row])
      known.insert(key(row))
    }
    let copies = heldOut.count { known.contains(key($0)) }
    let all = heldOut.count { trained.contains(first[$0]) }
    return HeldOut(count: heldOut.count, copies: copies, relabelled: all - copies)
  }
}

extension DataTable {
  /// Rows that stand several times.
  public var copies: RowCopies { RowCopies(first: firstAlike, labels: labels) }

  /// What rows that are held out have of those trained on.
  public func copiesHeldOut(seed: UInt64) -> RowCopies.HeldOut {
    let (training, heldOut) = split(seed: seed)
    return copies.heldOut(training, heldOut)
  }

  /// For every row the first that has the same numbers.
  private var firstAlike: [Int] {
    var first = Array(labels.indices)
    let digests = first.map(digest)
    var before: [Int] = []
    for row in first.sorted(by: { (digests[$0], $0) < (digests[$1], $1) }) {
      if let last = before.last, digests[last] != digests[row] { before = [] }
      if let same = before.first(where: { numbers(of: $0).elementsEqual(numbers(of: row)) }) {
        first[row] = same
      } else {
        before.append(row)
      }
    }
    return first
  }

  private func numbers(of row: Int) -> ArraySlice<Float> {
    values[row * width..<(row + 1) * width]
  }

  private func digest(of row: Int) -> UInt64 {
    var fingerprint = Fingerprint()
    // Zero has two signs.
    for number in numbers(of: row) { fingerprint.mix(UInt64((number + 0).bitPattern)) }
    return fingerprint.state
  }
}
