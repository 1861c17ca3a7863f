internal import Kernels

/// Who wins in which direction of the plane: sectors that follow one another round the circle.
public struct DecisionMap: Equatable, Sendable {
  /// Counter-clockwise by ascending start; together they cover the circle, and there is one at
  /// least.
  public var sectors: [Sector]

  public init(sectors: [Sector]) {
    self.sectors = sectors
  }

  /// The sector that holds an angle in radians.
  public func sector(at angle: Double) -> Sector {
    let angle = angle.unwound
    let begun = sectors.prefixCount { $0.start <= angle }
    return sectors[(begun > 0 ? begun : sectors.count) - 1]
  }
}

extension Classifier {
  /// The sectors of the plane; nil when a bias makes the decision depend on the distance from 0, or
  /// distances to means decide.
  ///
  /// Of classes that tie in every direction the lowest owns. Where the angle decides, a prototype
  /// of length 0 owns nothing, nor does one that is not finite anywhere; when there is no other,
  /// class 0 owns the circle and no margin is met. Sectors below 1e-12 rad are left out.
  ///
  /// - Precondition: prototypes are rows of two numbers, at least one row; of a loss with several
  ///   prototypes a class, consecutive rows belong to a class.
  /// - Complexity: C log C for a loss below the cosine; C² else.
  public func decisionMap(prototypes: [Float]) -> DecisionMap? {
    guard !hasBias, isOfAngles, prototypes.count >= 2 else { return nil }
    let circle = PrototypeCircle(
      self, prototypes: prototypes.map(Double.init),
      rowsPerClass: prototypesPerClass)
    return DecisionMap(sectors: SectorBuilder(circle).sectors())
  }
}

/// Cuts each row's cell where its own margin, or a ghost's, begins and ends to be met.
private struct SectorBuilder {
  /// Narrower differences are those of rounding, between two ways to the same edge.
  private static let narrowest = 1e-12

  private let cells: [PlainCells.Cell]
  /// Of each row; when no ghost can be, of the owners of cells alone.
  private let train: [[Arc]]
  private let rowsPerClass: Int
  private let hasGhosts: Bool

  init(_ circle: PrototypeCircle) {
    cells = circle.cells.cells
    train = circle.trainArcs()
    rowsPerClass = circle.rowsPerClass
    hasGhosts = !circle.loss.isBelowCosine
  }

  func sectors() -> [Sector] {
    var sectors: [Sector] = []
    for cell in cells where cell.length > Self.narrowest {
      for sector in cut(cell) {
        if let last = sectors.last, isSame(last, sector) { continue }
        sectors.append(sector)
      }
    }
    let turn = 2 * Double.pi
    guard sectors.count > 1 else {
      let only = sectors.first ?? Sector(start: 0, length: turn, owner: 0, meetsMargin: false)
      return [
        Sector(
          start: 0, length: turn, owner: only.owner, meetsMargin: only.meetsMargin,
          ghost: only.ghost)
      ]
    }
    if isSame(sectors[0], sectors[sectors.count - 1]) { sectors.removeFirst() }
    return measured(sectors)
  }

  /// The sectors from the one of least start on, each as long as to the next.
  private func measured(_ sectors: [Sector]) -> [Sector] {
    let first = sectors.indices.min { sectors[$0].start < sectors[$1].start } ?? 0
    var result = Array(sectors[first...] + sectors[..<first])
    for index in result.indices {
      let isLast = index + 1 == result.count
      let end = isLast ? result[0].start + 2 * .pi : result[index + 1].start
      result[index].length = end - result[index].start
    }
    return result
  }

  private func isSame(_ left: Sector, _ right: Sector) -> Bool {
    left.owner == right.owner && left.meetsMargin == right.meetsMargin && left.ghost == right.ghost
  }

  private func cut(_ cell: PlainCells.Cell) -> [Sector] {
    let met = parts(of: train[cell.owner], in: cell)
    var ghosts: [(owner: Int, parts: [Interval])] = []
    if hasGhosts {
      let label = cell.owner / rowsPerClass
      for other in train.indices where other / rowsPerClass != label && !train[other].isEmpty {
        let parts = parts(of: train[other], in: cell)
        if !parts.isEmpty { ghosts.append((other, parts)) }
      }
    }
    let edges = (met + ghosts.flatMap(\.parts)).flatMap { [$0.lower, $0.upper] }.sorted()
    var starts = [0.0]
    for edge in edges
    where edge - starts[starts.count - 1] > Self.narrowest && cell.length - edge > Self.narrowest {
      starts.append(edge)
    }
    return starts.indices.map { index in
      let end = index + 1 < starts.count ? starts[index + 1] : cell.length
      let middle = (starts[index] + end) / 2
      func holds(_ parts: [Interval]) -> Bool {
        parts.contains { $0.lower < middle && middle < $0.upper }
      }
      return Sector(
        start: (cell.start + starts[index]).unwound, length: end - starts[index],
        owner: cell.owner / rowsPerClass, meetsMargin: holds(met),
        ghost: ghosts.first { holds($0.parts) }.map { $0.owner / rowsPerClass })
    }
  }

  /// The parts of arcs inside a cell, counted from its start.
  private func parts(of arcs: [Arc], in cell: PlainCells.Cell) -> [Interval] {
    arcs.flatMap { arc -> [Interval] in
      let ahead = (arc.start - cell.start).unwound
      return [ahead - 2 * .pi, ahead].compactMap { start in
        let lower = max(start, 0)
        let upper = min(start + arc.length, cell.length)
        return upper - lower > Self.narrowest ? Interval(lower, upper) : nil
      }
    }
  }
}
