internal import Kernels

extension DataTable {
  /// How many rows are held out, and how many of them are, to the last bit, rows that are trained on.
  public func copiesHeldOut(seed: UInt64) -> (copies: Int, heldOut: Int) {
    let (training, heldOut) = split(seed: seed)
    var known: [UInt64: [Int]] = [:]
    for row in training { known[digest(of: row), default: []].append(row) }
    let copies = heldOut.count { row in
      known[digest(of: row)]?.contains { numbers(of: $0).elementsEqual(numbers(of: row)) } ?? false
    }
    return (copies, heldOut.count)
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
