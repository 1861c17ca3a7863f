internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Who wins in which direction when the class of the nearest direction counts.
struct NeighbourSectors {
  /// The sectors, one at least; there is no margin to meet in them.
  let map: DecisionMap

  /// Samples without a direction take no part; of one direction the lowest row counts.
  ///
  /// - Complexity: n log n.
  init(_ samples: SampleSet) {
    var starts: [(angle: Double, owner: Int)] = []
    let angles = Self.angles(samples)
    for (index, each) in angles.enumerated() {
      let before = index > 0 ? angles[index - 1] : angles[angles.count - 1]
      guard before.owner != each.owner else { continue }
      let gap = each.angle - before.angle + (index > 0 ? 0 : 2 * .pi)
      let start = each.angle - gap / 2
      starts.append((start < 0 ? start + 2 * .pi : start, each.owner))
    }
    starts.sort { $0.angle < $1.angle }
    guard !starts.isEmpty else {
      let owner = angles.first?.owner ?? 0
      map = DecisionMap(sectors: [
        Sector(start: 0, length: 2 * .pi, owner: owner, meetsMargin: true)
      ])
      return
    }
    map = DecisionMap(
      sectors: starts.indices.map { index in
        let isLast = index + 1 == starts.count
        let end = isLast ? starts[0].angle + 2 * .pi : starts[index + 1].angle
        return Sector(
          start: starts[index].angle, length: end - starts[index].angle,
          owner: starts[index].owner, meetsMargin: true)
      })
  }

  /// The sectors that can be seen: while one is narrower than so many radians, the narrowest goes to
  /// its wider neighbour.
  ///
  /// - Complexity: S² at worst, for S narrow sectors.
  func drawn(least: Double) -> DecisionMap {
    var sectors = map.sectors
    while sectors.count > 1,
      let narrowest = sectors.indices.min(by: { sectors[$0].length < sectors[$1].length }),
      sectors[narrowest].length < least
    {
      let before = (narrowest + sectors.count - 1) % sectors.count
      let after = (narrowest + 1) % sectors.count
      let isBefore = sectors[before].length >= sectors[after].length
      sectors[narrowest].owner = sectors[isBefore ? before : after].owner
      Self.join(narrowest, &sectors)
    }
    return DecisionMap(sectors: sectors)
  }

  /// Joins a sector with those beside it of the same owner; the first sector keeps its start.
  private static func join(_ index: Int, _ sectors: inout [Sector]) {
    var index = index
    for isAfter in [true, false] where sectors.count > 1 {
      let other =
        isAfter ? (index + 1) % sectors.count : (index + sectors.count - 1) % sectors.count
      guard sectors[other].owner == sectors[index].owner else { continue }
      let (first, second) = isAfter ? (index, other) : (other, index)
      sectors[first].length += sectors[second].length
      sectors.remove(at: second)
      index = second < first ? first - 1 : first
    }
  }

  /// Every direction once, in 0..<2π and ascending.
  private static func angles(_ samples: SampleSet) -> [(angle: Double, owner: Int)] {
    var found: [(angle: Double, row: Int)] = []
    for row in 0..<samples.count {
      let x = Double(samples.embeddings[2 * row])
      let y = Double(samples.embeddings[2 * row + 1])
      guard x.isFinite, y.isFinite, x != 0 || y != 0 else { continue }
      let angle = Double.atan2(y, x)
      found.append((angle < 0 ? angle + 2 * .pi : angle, row))
    }
    found.sort { ($0.angle, $0.row) < ($1.angle, $1.row) }
    var angles: [(angle: Double, owner: Int)] = []
    for (angle, row) in found where angle != angles.last?.angle {
      angles.append((angle, Int(samples.judgements[row].label)))
    }
    return angles
  }
}
