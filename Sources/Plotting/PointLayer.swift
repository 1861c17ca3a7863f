/// The dots that samples of classes leave in cells.
///
/// What is kept grows with the samples, not with cells × classes, so that a thousand classes cost no
/// more to draw than eight.
struct PointLayer: Sendable {
  /// What one sample leaves in one cell.
  private struct Entry {
    var cell: Int
    var classIndex: Int
    var mask: UInt8
    var isPoint: Bool
  }

  /// What a cell shows of the samples in it.
  struct Summary: Equatable {
    /// The class with the most dots, the lowest of equals.
    var dotClass: Int
    /// The dots of that class.
    var mask: UInt8
    /// The class with the most points, the lowest of equals; nil where only dots spill in.
    var pointClass: Int?
    /// Points of all classes.
    var points: Int
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
    entries.append(Entry(cell: cell, classIndex: classIndex, mask: mask, isPoint: isPoint))
    if isPoint { isTaken[cell] = true }
  }

  /// What every cell shows; nil where there are no dots.
  ///
  /// - Complexity: n log n for n samples, and one visit a cell.
  func summaries() -> [Summary?] {
    var result = [Summary?](repeating: nil, count: isTaken.count)
    let sorted = entries.sorted { ($0.cell, $0.classIndex) < ($1.cell, $1.classIndex) }
    var first = 0
    while first < sorted.count {
      var last = first
      while last < sorted.count, sorted[last].cell == sorted[first].cell { last += 1 }
      result[sorted[first].cell] = Self.summary(sorted[first..<last])
      first = last
    }
    return result
  }

  /// - Precondition: entries of one cell, by class.
  private static func summary(_ entries: ArraySlice<Entry>) -> Summary {
    var summary = Summary(dotClass: 0, mask: 0, pointClass: nil, points: 0)
    var mostPoints = 0
    var first = entries.startIndex
    while first < entries.endIndex {
      let classIndex = entries[first].classIndex
      var mask: UInt8 = 0
      var points = 0
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
