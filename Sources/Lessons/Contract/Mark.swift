/// What is put on the plane.
package enum Mark: Sendable {
  /// A ray from the middle; a direction that is so many degrees off still counts as right.
  case direction(DirectionReading, tolerance: Double)
  /// One class, or two.
  case classes(ClassesReading)

  package var run: LessonRun {
    switch self {
    case .direction(let reading, _): reading.run
    case .classes(let reading): reading.run
    }
  }

  func truth(_ runs: inout LessonRuns) throws -> Truth? {
    switch self {
    case .direction(let reading, _): reading.degrees(try runs.seen(run)).map(Truth.direction)
    case .classes(let reading): .classes(reading.sets(try runs.seen(run)))
    }
  }
}
