internal import Kernels

extension DataTable {
  /// How many rows are held out, and how many of them are, to the last bit, rows that are trained on.
  public func copiesHeldOut(seed: UInt64) -> (copies: Int, heldOut: Int) {
    let (training, heldOut) = split(seed: seed)
    let first = firstAlike
    var isTrained = [Bool](repeating: false, count: count)
    for row in training { isTrained[first[row]] = true }
    return (heldOut.count { isTrained[first[$0]] }, heldOut.count)
  }

  /// How many rows are, to the last bit, an earlier one.
  public var repeatedRows: Int { firstAlike.enumerated().count { $0 != $1 } }

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
