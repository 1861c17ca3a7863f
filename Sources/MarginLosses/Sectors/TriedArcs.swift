internal import Kernels

extension PrototypeCircle {
  /// Directions that are tried round the circle, half a degree apart.
  private static let tries = 720
  /// Directions that are tried between a prototype's two neighbours beside those.
  private static let triesNearby = 16

  /// The arcs in which each class's logit with its margin is above every other one's, of a loss whose
  /// classes are asked at once: by tries. Arcs below half a degree may be missed.
  func triedTrainArcs(_ loss: any SphereLoss) -> [[Arc]] {
    let members = (0..<rows).filter { takesPart[$0] }.sorted { angles[$0] < angles[$1] }
    if loss.mixesPrototypes, members.count == rows { return mixedTrainArcs(loss) }
    let crowd = Crowd(members.map { angles[$0] })
    let round = (0..<Self.tries).map { Double($0) / Double(Self.tries) * 2 * .pi }
    var arcs = [[Arc]](repeating: [], count: rows)
    for (place, row) in members.enumerated() {
      let places = (round + nearby(place, crowd)).sorted()
      arcs[row] = ArcScan.arcs(at: places) { loss.wins(place, in: crowd, at: $0) }
    }
    return arcs
  }

  /// Directions about a prototype, its own among them, as far as its neighbours.
  private func nearby(_ place: Int, _ crowd: Crowd) -> [Double] {
    let (angles, turn) = (crowd.angles, 2 * Double.pi)
    let (first, last) = (place == 0, place == angles.count - 1)
    let before = first ? angles[angles.count - 1] - turn : angles[place - 1]
    let after = last ? angles[0] + turn : angles[place + 1]
    let inner = (1..<Self.triesNearby).map {
      (before + (after - before) * Double($0) / Double(Self.triesNearby)).unwound
    }
    return inner + [angles[place]]
  }

  /// The same where a class's logit is made of all its rows and is the same whoever is asked for, but for the
  /// own margin: who has the largest is tried once for all.
  private func mixedTrainArcs(_ loss: any SphereLoss) -> [[Arc]] {
    let crowd = MixedCrowd(loss, angles: angles, rowsPerClass: rowsPerClass)
    let round = crowd.places
    var isAhead = [[Bool]](
      repeating: Array(repeating: false, count: round.count), count: crowd.classes)
    for (place, direction) in round.enumerated() {
      guard let first = crowd.strongest(at: direction) else { continue }
      isAhead[first][place] = crowd.wins(first, at: direction)
    }
    let arcs = isAhead.enumerated().map { label, isAhead in
      ArcScan.arcs(at: round, isAhead: isAhead) {
        crowd.edge(of: label, holding: $0, failing: $1)
      }
    }
    return (0..<rows).map { arcs[$0 / rowsPerClass] }
  }
}
