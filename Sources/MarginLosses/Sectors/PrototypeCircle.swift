internal import Kernels

/// The prototypes of a plane without bias, as directions round 0: who wins where, in use and with
/// the margin.
///
/// Where the angle decides, a prototype of length 0 has no direction and takes no part; where the
/// inner product decides, its logit is 0 everywhere and it takes part. Numbers that are not finite
/// take no part in either.
struct PrototypeCircle {
  let loss: any Classifier
  /// Who wins in use.
  let cells: PlainCells
  /// Who would among those that win nowhere.
  private let second: PlainCells
  /// One a class, in [0, 2π).
  let angles: [Double]
  /// One a class, relative to the longest; 1 where the loss drops them.
  private let norms: [Double]
  /// Each class's place among the cells; nil for one that wins nowhere.
  private let positions: [Int?]
  let takesPart: [Bool]
  /// Consecutive rows that belong to one class, and are no rivals of each other.
  let rowsPerClass: Int

  /// - Parameter prototypes: (classes · rows a class) × 2.
  init(_ loss: any Classifier, prototypes: [Double], rowsPerClass: Int = 1) {
    self.rowsPerClass = rowsPerClass
    let classes = 0..<prototypes.count / 2
    let isAngular = loss.rule == .angle
    let members = classes.filter { index in
      let (x, y) = (prototypes[2 * index], prototypes[2 * index + 1])
      return x.isFinite && y.isFinite && (!isAngular || x != 0 || y != 0)
    }
    let angles = classes.map {
      Double.atan2(prototypes[2 * $0 + 1], prototypes[2 * $0]).unwound
    }
    let longest = members.reduce(0) {
      max($0, prototypes[2 * $1].magnitude, prototypes[2 * $1 + 1].magnitude)
    }
    let points = longest > 0 ? prototypes.map { $0 / longest } : prototypes
    func cells(of members: [Int]) -> PlainCells {
      if let mixed = Self.mixedCells(loss, angles, members, rowsPerClass) { return mixed }
      return isAngular
        ? PlainCells(angles: angles, members: members)
        : PlainCells(points: points, members: members)
    }
    self.loss = loss
    self.angles = angles
    norms =
      loss.amplitude == .bothNorms
      ? UnitRows(points, dimension: 2).norms : [Double](repeating: 1, count: classes.count)
    self.cells = cells(of: members)
    second = cells(of: self.cells.hidden)
    var positions = [Int?](repeating: nil, count: classes.count)
    for (position, cell) in self.cells.cells.enumerated() { positions[cell.owner] = position }
    self.positions = positions
    var takesPart = [Bool](repeating: false, count: classes.count)
    for each in members { takesPart[each] = true }
    self.takesPart = takesPart
  }

  /// Who wins by mixtures of a class's rows, each class as its first row; nil where the nearest row decides, and
  /// where one has no direction.
  private static func mixedCells(
    _ loss: any Classifier, _ angles: [Double], _ members: [Int], _ rowsPerClass: Int
  ) -> PlainCells? {
    guard let loss = loss.mixing, rowsPerClass > 1,
      !angles.isEmpty, members.count == angles.count
    else { return nil }
    let crowd = MixedCrowd(loss, angles: angles, rowsPerClass: rowsPerClass)
    return PlainCells(
      starts: crowd.winners().map { ($0.start, $0.label * rowsPerClass) },
      otherwise: (crowd.strongest(at: 0) ?? 0) * rowsPerClass)
  }

  /// As many as classes, times the rows of each.
  var rows: Int { angles.count }

  /// The arcs of each row in which its class's logit with its margin is above every other one's.
  func trainArcs() -> [[Arc]] {
    loss.asksAllAtOnce.map(triedTrainArcs) ?? (0..<rows).map(trainArcs)
  }

  /// The arcs in which a class's logit with its margin is above every other one's; of a class with
  /// several rows, those in which this one is the nearest of them.
  ///
  /// - Complexity: constant on average for a loss below the cosine; else as many pairs as rivals
  ///   win, in use, somewhere in the region that the neighbours leave.
  func trainArcs(of own: Int) -> [Arc] {
    guard takesPart[own] else { return [] }
    let cell = cell(of: own)
    if loss.isBelowCosine, cell.map(\.isShared) ?? true { return [] }
    var region = nearest(own)
    var asked = Set(siblings(of: own))
    for rival in neighbours(of: own, cell) where asked.insert(rival).inserted {
      region = Intervals.intersection(region, pairRegion(own, rival))
    }
    if !loss.isBelowCosine {
      while let rival = owner(amid: region, from: angles[own], except: asked) {
        asked.insert(rival)
        region = Intervals.intersection(region, pairRegion(own, rival))
      }
      let rivals = region.flatMap {
        cells.owners(from: angles[own] + $0.lower, length: $0.upper - $0.lower)
      }
      for rival in rivals where !region.isEmpty && asked.insert(rival).inserted {
        region = Intervals.intersection(region, pairRegion(own, rival))
      }
    }
    return arcs(of: region, from: angles[own])
  }

  /// Where a row wins in use; nil of one that wins nowhere.
  func cell(of own: Int) -> PlainCells.Cell? { positions[own].map { cells.cells[$0] } }

  /// Those who would win in a class's own cell without it; for a class without a cell, the winner
  /// in its direction.
  private func neighbours(of own: Int, _ cell: PlainCells.Cell?) -> [Int] {
    guard let position = positions[own], let cell else {
      return cells.owners(from: angles[own], length: 0)
    }
    let both = [rival(from: position, step: cells.cells.count - 1), rival(from: position, step: 1)]
    return both + second.owners(from: cell.start, length: cell.length)
  }

  /// The owner of the first cell on the way that is of another class; the own one, if none is.
  private func rival(from position: Int, step: Int) -> Int {
    let own = cells.cells[position].owner
    var place = position
    repeat {
      place = (place + step) % cells.cells.count
    } while place != position && siblings(of: own).contains(cells.cells[place].owner)
    return cells.cells[place].owner
  }

  /// The rows of a row's class, itself among them.
  private func siblings(of row: Int) -> Range<Int> {
    let first = row - row % rowsPerClass
    return first..<first + rowsPerClass
  }

  /// The directions from a row in which no other row of its class is nearer; of equal ones the
  /// lowest has them.
  private func nearest(_ own: Int) -> [Interval] {
    var region = [Interval.circle]
    for other in siblings(of: own) where other != own && other < rows && takesPart[other] {
      let half = (angles[other] - angles[own]).wrapped / 2
      if half == 0, other < own { return [] }
      let side = half > 0 ? (half - .pi, half) : (half, half + .pi)
      if half != 0 { region = Intervals.intersection(region, Intervals.between(side.0, side.1)) }
    }
    return region
  }

  /// Who wins in the middle of an interval, where most of it is likeliest to go.
  private func owner(
    amid region: [Interval], from angle: Double, except asked: Set<Int>
  ) -> Int? {
    for interval in region {
      let position = cells.position(at: (angle + interval.middle).unwound)
      let owner = cells.cells[position].owner
      if !asked.contains(owner) { return owner }
    }
    return nil
  }

  private func pairRegion(_ own: Int, _ rival: Int) -> [Interval] {
    let turn = (angles[rival] - angles[own]).wrapped
    let region = loss.asked(ofClass: own / rowsPerClass).pairRegion(
      spacing: turn.magnitude, ownNorm: norms[own], rivalNorm: norms[rival])
    return turn < 0 ? Intervals.mirrored(region) : region
  }
}

/// Intervals about a direction as arcs of the circle, joined across the opposite direction.
func arcs(of region: [Interval], from angle: Double) -> [Arc] {
  if region == [.circle] { return [Arc(start: 0, length: 2 * .pi)] }
  var region = region
  if region.count > 1, let first = region.first, let last = region.last,
    first.lower == -.pi, last.upper == .pi
  {
    region[region.count - 1].upper = first.upper + 2 * .pi
    region.removeFirst()
  }
  return region.map {
    Arc(start: (angle + $0.lower).unwound, length: $0.upper - $0.lower)
  }
}
