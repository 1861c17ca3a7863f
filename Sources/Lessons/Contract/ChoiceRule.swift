/// How numbers of runs decide which choice is right.
package enum ChoiceRule: Sendable {
  /// The choice whose reading is least, or greatest.
  case least([Reading]), greatest([Reading])
  /// The part, counted from 0, that a reading falls into when its range is cut at ascending places.
  case cut(Reading, at: [Double])

  package var readings: [Reading] {
    switch self {
    case .least(let readings), .greatest(let readings): readings
    case .cut(let reading, _): [reading]
    }
  }

  func index(_ runs: inout LessonRuns) throws -> Int? {
    switch self {
    case .cut(let reading, let places):
      return try reading.value(&runs).map { value in places.count { $0 <= value } }
    case .least(let readings), .greatest(let readings):
      var values: [Double] = []
      for reading in readings {
        guard let value = try reading.value(&runs) else { return nil }
        values.append(value)
      }
      if case .least = self { return values.indices.min { values[$0] < values[$1] } }
      return values.indices.max { values[$0] < values[$1] }
    }
  }
}
