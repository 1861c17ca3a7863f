internal import Kernels

/// Squared distances that rounding alone parts, where many pairs share few of them, as of codes of a few levels
/// that were turned or scaled to length 1: those of one angle go together.
struct TiedChords: Sendable {
  /// Of each distance that is there, the largest one of its angle; ascending by the first.
  private let places: [Float]
  private let angles: [Float]

  /// As far as pairs of one angle lie apart where rows are of single precision, from one to the next: 2.5e-7
  /// radians and a last place. All together they span no more than four such steps.
  private static func step(at chord: Float) -> Float {
    let sine = (chord * max(1 - chord / 4, 0)).squareRoot()
    return 5e-7 * sine + chord.ulp
  }

  private static let mostSteps: Float = 4
  /// So many distances are few, and so many pairs each are many.
  private static let mostDistances = 4096
  private static let fewestPairs = 8

  /// Nil where nothing is to be joined.
  init?(_ chords: [[Float]]) {
    guard let places = Self.distances(chords),
      places.count * Self.fewestPairs <= chords.reduce(0, { $0 + $1.count })
    else { return nil }
    var angles = places
    var start = 0
    for place in places.indices {
      let step = Self.step(at: places[place])
      guard place + 1 == places.count || places[place + 1] - places[place] > step else { continue }
      guard places[place] - places[start] <= Self.mostSteps * step else { return nil }
      for each in start...place { angles[each] = places[place] }
      start = place + 1
    }
    guard angles != places else { return nil }
    (self.places, self.angles) = (places, angles)
  }

  /// Those that are there, ascending; nil of more than a few.
  private static func distances(_ chords: [[Float]]) -> [Float]? {
    var found: Set<Float> = []
    // Most pairs have a distance that was seen a moment ago.
    var seen = [Float](repeating: -1, count: mostDistances)
    for chords in chords {
      for chord in chords {
        let slot = Int((chord.bitPattern &* 2_654_435_761) >> 20)
        guard seen[slot] != chord else { continue }
        seen[slot] = chord
        found.insert(chord)
        guard found.count <= mostDistances else { return nil }
      }
    }
    return found.sorted()
  }

  func joined(_ chords: PairChords) -> PairChords {
    PairChords(
      plan: chords.plan,
      values: chords.values.map { chord in angles[places.prefixCount { $0 < chord }] })
  }
}
