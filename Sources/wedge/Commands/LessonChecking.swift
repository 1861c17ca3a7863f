import Lessons
import Synchronization

/// Lessons held against what their runs come to.
enum LessonChecking {
  /// Checks lessons on a seed, or each on its own; what fails is said line by line.
  ///
  /// - Returns: 1 where a claim fails.
  static func check(_ lessons: [Lesson], seed: Int?) throws -> Int32 {
    let measured = try measurements(lessons.map { ($0, seed ?? $0.seed) })
    let failures = zip(lessons, measured).flatMap { lesson, measurement in
      lesson.failures(in: measurement).map(\.text)
    }
    let claims = lessons.reduce(0) { $0 + $1.steps.reduce(0) { $0 + $1.claims.count } }
    OutputFile.say(
      (failures + [
        "\(lessons.count) lessons, \(claims) claims, \(failures.count) outside their bands"
      ])
      .map { $0 + "\n" }.joined())
    return failures.isEmpty ? 0 : 1
  }

  /// Measures the bands of all lessons and writes the file that keeps them.
  static func measure(to path: String?) throws {
    let work = LessonRegistry.all.flatMap { lesson in LessonBands.seeds.map { (lesson, $0) } }
    let measured = try measurements(work)
    let bands = LessonRegistry.all.map { lesson in
      (lesson.name, LessonBands.bands(of: lesson, measured.filter { $0.lesson == lesson.name }))
    }
    try OutputFile.write(Array(LessonBands.file(bands).utf8), to: path)
  }

  /// Every lesson on its seed, on as many cores as there are.
  private static func measurements(
    _ work: [(lesson: Lesson, seed: Int)]
  ) throws -> [LessonMeasurement] {
    let done = Mutex([Result<LessonMeasurement, any Error>?](repeating: nil, count: work.count))
    let progress = ProgressLine()
    Team().forEach(work.count) { place in
      let (lesson, seed) = work[place]
      let result = Result {
        try lesson.measured(seed: seed, opening: TapeSettings.opening)
      }
      let count = done.withLock { done in
        done[place] = result
        return done.count { $0 != nil }
      }
      progress.show("lessons: \(count) of \(work.count)")
    }
    progress.clear()
    return try done.withLock { $0 }.compactMap { try $0?.get() }
  }
}
