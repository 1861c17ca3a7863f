/// How many squared distances lie in each of many narrow bins, and those before.
///
/// Numbers that are not negative are ordered as their bits are; a bin has all that share the first ones.
struct ChordBins: Sendable {
  private static let shift: UInt32 = 11
  static let count = bin(4) + 1

  static func bin(_ chord: Float) -> Int { Int(chord.bitPattern >> shift) }

  /// How many lie in bins before each, and all of them.
  let before: [Int]

  init(_ chords: [Float]) {
    var counts = [UInt32](repeating: 0, count: Self.count)
    counts.withUnsafeMutableBufferPointer { counts in
      for chord in chords { counts[Self.bin(chord)] += 1 }
    }
    var before = [0]
    before.reserveCapacity(Self.count + 1)
    var sum = 0
    for count in counts {
      sum += Int(count)
      before.append(sum)
    }
    self.before = before
  }

  var total: Int { before[Self.count] }

  /// Those of one bin, ascending.
  static func members(of bin: Int, in chords: [Float]) -> [Float] {
    var members: [Float] = []
    for chord in chords where Self.bin(chord) == bin { members.append(chord) }
    return members.sorted()
  }
}
