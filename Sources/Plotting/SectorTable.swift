/// Sectors that cover the circle, found by direction in a time that does not grow with their number.
public struct SectorTable: Sendable {
  /// Where each sector begins, ascending in 0..<4.
  private let turns: [Double]
  /// The position of each of them as they were given.
  private let positions: [Int]
  /// For each of equal stretches of 0..<4, how many sectors begin before it.
  private let begun: [Int]

  /// - Precondition: sectors follow one another counter-clockwise, and there is one at least.
  public init(starts: [Vector]) {
    let turns = starts.map(\.turn)
    let first = turns.indices.min { turns[$0] < turns[$1] } ?? 0
    positions = Array(turns.indices[first...]) + Array(turns.indices[..<first])
    let ascending = positions.map { turns[$0] }
    self.turns = ascending
    let buckets = 2 * turns.count
    var begun: [Int] = []
    begun.reserveCapacity(buckets + 1)
    var count = 0
    for bucket in 0...buckets {
      let turn = 4 * Double(bucket) / Double(buckets)
      while count < ascending.count, ascending[count] < turn { count += 1 }
      begun.append(count)
    }
    self.begun = begun
  }

  /// The sector, by its position as given, that holds a direction.
  public func sector(of direction: Vector) -> Int { sector(before: begun(at: direction.turn)) }

  /// How many sectors begin up to a turn.
  private func begun(at turn: Double) -> Int {
    let bucket = min(Int(turn / 4 * Double(begun.count - 1)), begun.count - 2)
    var low = begun[bucket]
    var high = begun[bucket + 1]
    while low < high {
      let middle = (low + high) / 2
      if turns[middle] <= turn { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// The last of so many that have begun; the turn before the first is the last one's.
  private func sector(before begun: Int) -> Int {
    positions[(begun > 0 ? begun : turns.count) - 1]
  }

  /// The turns from and up to which so many sectors have begun.
  private func stretch(after begun: Int) -> (start: Double, end: Double) {
    (begun > 0 ? turns[begun - 1] : 0, begun < turns.count ? turns[begun] : .infinity)
  }

  /// Goes through the columns of a row in stretches of one sector each.
  ///
  /// - Parameter direction: of a column; along a row they turn one way.
  func walk(
    _ columns: Range<Int>, _ direction: (Int) -> Vector,
    _ body: (Range<Int>, _ sector: Int) -> Void
  ) {
    var first = columns.lowerBound
    while first < columns.upperBound {
      let begun = begun(at: direction(first).turn)
      let stretch = stretch(after: begun)
      func holds(_ column: Int) -> Bool {
        guard column < columns.upperBound else { return false }
        let turn = direction(column).turn
        return turn >= stretch.start && turn < stretch.end
      }
      // By ever longer steps, then by ever shorter ones.
      var (last, step) = (first, 1)
      while holds(last + step) {
        last += step
        step *= 2
      }
      while step > 1 {
        step /= 2
        if holds(last + step) { last += step }
      }
      body(first..<last + 1, sector(before: begun))
      first = last + 1
    }
  }
}
