/// The dots that samples of classes leave in cells.
///
/// What is kept grows with the samples, not with cells × classes, so that a thousand classes cost no
/// more to draw than eight.
struct PointLayer: Sendable {
  /// What one sample leaves in one cell.
  fileprivate struct Entry {
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
    if entries.isEmpty { entries.reserveCapacity(isTaken.count) }
    entries.append(
      Entry(cell: Int32(cell), classIndex: Int32(classIndex), mask: mask, isPoint: isPoint))
    if isPoint { isTaken[cell] = true }
  }

  /// The entries in the order of their cells, those of one cell by class.
  ///
  /// - Complexity: two visits a sample, one a class and a cell.
  func sorted() -> Sorted {
    let classes = (entries.lazy.map(\.classIndex).max() ?? -1) + 1
    let byClass = Self.sorted(entries, below: Int(classes)) { Int($0.classIndex) }.entries
    let (sorted, starts) = Self.sorted(byClass, below: isTaken.count) { Int($0.cell) }
    return Sorted(entries: sorted, starts: starts)
  }

  /// What samples leave, cell by cell.
  struct Sorted {
    fileprivate let entries: [Entry]
    /// Where each cell's entries begin.
    fileprivate let starts: [Int]

    func isEmpty(_ cell: Int) -> Bool { starts[cell] == starts[cell + 1] }

    /// What a cell shows; nil where there are no dots.
    subscript(cell: Int) -> Summary? {
      let (start, end) = (starts[cell], starts[cell + 1])
      return start < end ? PointLayer.summary(entries[start..<end]) : nil
    }
  }

  /// Entries by a number below a limit, those of equal numbers in the order they had, and where each number's
  /// begin.
  private static func sorted(
    _ entries: [Entry], below limit: Int, by number: (Entry) -> Int
  ) -> (entries: [Entry], starts: [Int]) {
    var ends = [Int](repeating: 0, count: limit + 1)
    let sorted = ends.withUnsafeMutableBufferPointer { ends in
      for entry in entries { ends[number(entry)] += 1 }
      for place in ends.indices.dropFirst() { ends[place] += ends[place - 1] }
      return [Entry](unsafeUninitializedCapacity: entries.count) { sorted, count in
        for entry in entries.reversed() {
          ends[number(entry)] -= 1
          sorted.initializeElement(at: ends[number(entry)], to: entry)
        }
        count = entries.count
      }
    }
    return (sorted, ends)
  }

  /// - Precondition: entries of one cell, by class.
  fileprivate static func summary(_ entries: ArraySlice<Entry>) -> Summary {
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
