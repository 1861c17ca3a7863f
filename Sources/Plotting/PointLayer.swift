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
  struct Summary {
    /// The class with the most dots, the lowest of equals.
    private(set) var dotClass: Int32 = 0
    /// Points of all classes.
    private(set) var points: Int32 = 0
    private var mostClass: Int32 = 0
    private var mostPoints: Int32 = 0
    private var lastClass: Int32 = -1
    private var lastPoints: Int32 = 0
    private var lastMask: UInt8 = 0
    /// The dots of the class with the most.
    private(set) var mask: UInt8 = 0

    /// The class with the most points, the lowest of equals; nil where only dots spill in.
    var pointClass: Int32? { mostPoints > 0 ? mostClass : nil }
    var isEmpty: Bool { lastClass < 0 }

    /// - Precondition: entries come by class.
    fileprivate mutating func add(_ entry: Entry) {
      if entry.classIndex != lastClass {
        (lastClass, lastMask, lastPoints) = (entry.classIndex, 0, 0)
      }
      lastMask |= entry.mask
      if lastMask.nonzeroBitCount > mask.nonzeroBitCount {
        (dotClass, mask) = (lastClass, lastMask)
      }
      guard entry.isPoint else { return }
      points += 1
      lastPoints += 1
      if lastPoints > mostPoints { (mostClass, mostPoints) = (lastClass, lastPoints) }
    }
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

  /// What samples leave, cell by cell.
  ///
  /// - Complexity: three visits an entry, one a class and a cell.
  var summaries: [Summary] {
    var summaries = [Summary](repeating: Summary(), count: isTaken.count)
    for entry in byClass { summaries[Int(entry.cell)].add(entry) }
    return summaries
  }

  /// The entries in the order of their classes.
  private var byClass: [Entry] {
    let classes = Int(entries.lazy.map(\.classIndex).max() ?? -1) + 1
    var ends = [Int](repeating: 0, count: classes)
    for entry in entries { ends[Int(entry.classIndex)] += 1 }
    for place in ends.indices.dropFirst() { ends[place] += ends[place - 1] }
    return [Entry](unsafeUninitializedCapacity: entries.count) { sorted, count in
      for entry in entries {
        ends[Int(entry.classIndex)] -= 1
        sorted.initializeElement(at: ends[Int(entry.classIndex)], to: entry)
      }
      count = entries.count
    }
  }
}
