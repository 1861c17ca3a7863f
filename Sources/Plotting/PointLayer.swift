/// The dots that samples of classes leave in cells.
///
/// What is kept grows with the samples, not with cells × classes, so that a thousand classes cost no
/// more to draw than eight.
struct PointLayer: Sendable {
  /// What one sample leaves in one cell.
  private struct Entry {
    var cell: Int32
    var classIndex: Int32
    var mask: UInt8
    var isPoint: Bool
  }

  /// What a cell shows of the samples in it.
  struct Summary: Equatable {
    /// The class with the most dots, the lowest of equals.
    var dotClass: Int32
    /// The class with the most points, the lowest of equals; nil where only dots spill in.
    var pointClass: Int32?
    /// Points of all classes.
    var points: Int32
    /// The dots of the class with the most.
    var mask: UInt8
  }

  private var entries: [Entry] = []
  private(set) var isTaken: [Bool]

  init(cells: Int) {
    isTaken = Array(repeating: false, count: cells)
  }

  /// Adds dots of a class to a cell.
  ///
  /// - Parameter isPoint: whether a sample itself lies there, or only a part of its dots.
  mutating func add(_ mask: UInt8, classIndex: Int, to cell: Int, isPoint: Bool) {
    entries.append(
      Entry(cell: Int32(cell), classIndex: Int32(classIndex), mask: mask, isPoint: isPoint))
    if isPoint { isTaken[cell] = true }
  }

  /// What every cell shows; nil where there are no dots.
  ///
  /// - Complexity: two visits a sample, one a class and a cell.
  func summaries() -> [Summary?] {
    var result = [Summary?](repeating: nil, count: isTaken.count)
    let classes = (entries.lazy.map(\.classIndex).max() ?? -1) + 1
    let byClass = Self.sorted(entries, below: Int(classes)) { Int($0.classIndex) }.entries
    let (sorted, starts) = Self.sorted(byClass, below: isTaken.count) { Int($0.cell) }
    for cell in result.indices where starts[cell] < starts[cell + 1] {
      result[cell] = Self.summary(sorted[starts[cell]..<starts[cell + 1]])
    }
    return result
  }

  /// Entries by a number below a limit, those of equal numbers in the order they had, and where each number's
  /// begin.
  private static func sorted(
    _ entries: [Entry], below limit: Int, by number: (Entry) -> Int
  ) -> (entries: [Entry], starts: [Int]) {
    var ends = [Int](repeating: 0, count: limit + 1)
    for entry in entries { ends[number(entry)] += 1 }
    for place in ends.indices.dropFirst() { ends[place] += ends[place - 1] }
    var sorted = entries
    for entry in entries.reversed() {
      ends[number(entry)] -= 1
      sorted[ends[number(entry)]] = entry
    }
    return (sorted, ends)
  }

  /// - Precondition: entries of one cell, by class.
  private static func summary(_ entries: ArraySlice<Entry>) -> Summary {
    var summary = Summary(dotClass: 0, pointClass: nil, points: 0, mask: 0)
    var mostPoints: Int32 = 0
    var first = entries.startIndex
    while first < entries.endIndex {
      let classIndex = entries[first].classIndex
      var mask: UInt8 = 0
      var points: Int32 = 0
      while first < entries.endIndex, entries[first].classIndex == classIndex {
        mask |= entries[first].mask
        points += entries[first].isPoint ? 1 : 0
        first += 1
      }
      summary.points += points
      if mask.nonzeroBitCount > summary.mask.nonzeroBitCount {
        summary.dotClass = classIndex
        summary.mask = mask
      }
      if points > mostPoints {
        summary.pointClass = classIndex
        mostPoints = points
      }
    }
    return summary
  }
}
