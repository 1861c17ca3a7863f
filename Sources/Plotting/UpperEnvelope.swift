/// A straight line over a scan line: value = slope · x + intercept.
public struct Line: Equatable, Sendable {
  public var slope: Double
  public var intercept: Double

  @inlinable
  public init(slope: Double, intercept: Double) {
    self.slope = slope
    self.intercept = intercept
  }
}

/// A part of a scan line on which one of several lines is highest.
public struct Stretch: Equatable, Sendable {
  public var start: Double
  public var end: Double
  /// The line's index.
  public var owner: Int

  public init(start: Double, end: Double, owner: Int) {
    self.start = start
    self.end = end
    self.owner = owner
  }
}

/// Which of many lines is highest where; of lines that tie, the one with the lowest index.
///
/// Scores w·x + b along a row of a picture are such lines, and from row to row only their
/// intercepts change: make one envelope, and replace the intercepts for each row.
///
/// - Complexity: C log C to make, C for each row.
public struct UpperEnvelope: Sendable {
  private var lines: [Line]
  /// Indices of finite slope by slope, of equal slopes by index.
  private let order: [Int]

  public init(lines: [Line]) {
    self.lines = lines
    order = lines.indices.filter { lines[$0].slope.isFinite }.sorted {
      (lines[$0].slope, $0) < (lines[$1].slope, $1)
    }
  }

  /// Moves every line up or down; the slopes, and with them the order, stay.
  ///
  /// - Precondition: one intercept a line.
  public mutating func replaceIntercepts(_ intercepts: [Double]) {
    precondition(
      intercepts.count == lines.count, "\(intercepts.count) intercepts, \(lines.count) lines")
    for index in lines.indices { lines[index].intercept = intercepts[index] }
  }

  /// The parts of a range from left to right, without gaps; empty when no line is finite.
  public func stretches(in range: ClosedRange<Double>) -> [Stretch] {
    var found: [Stretch] = []
    for index in order where lines[index].intercept.isFinite {
      while let last = found.last, overtaking(of: last.owner, by: index) <= last.start {
        found.removeLast()
      }
      let start = found.last.map { overtaking(of: $0.owner, by: index) } ?? range.lowerBound
      if found.isEmpty || start < range.upperBound {
        found.append(Stretch(start: start, end: range.upperBound, owner: index))
      }
    }
    for position in found.indices.dropFirst() {
      found[position - 1].end = found[position].start
    }
    return found
  }

  /// Where a line of greater slope passes another; ±infinity for parallels, which never meet.
  private func overtaking(of lower: Int, by steeper: Int) -> Double {
    let rise = lines[lower].intercept / 2 - lines[steeper].intercept / 2
    let slope = lines[steeper].slope / 2 - lines[lower].slope / 2
    if slope > 0 { return rise / slope }
    return rise < 0 ? -.infinity : .infinity
  }
}
