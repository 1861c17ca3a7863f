/// What is asked before it is shown; the right answer is read from the run.
package struct Question: Sendable {
  /// One or two lines.
  package let words: [String]
  /// The step, counted from 0, before whose run it is asked.
  package let before: Int
  /// What is seen meanwhile.
  package let picture: Picture
  package let kind: Kind

  package enum Picture: Sendable {
    /// The step's own run, from where it goes on.
    case start
    /// What the step before left.
    case previous
  }

  package enum Kind: Sendable {
    case number(NumberQuestion)
    case choice([String], ChoiceRule)
    case mark(Mark)
  }

  package init(_ words: [String], before: Int, over picture: Picture = .start, _ kind: Kind) {
    self.words = words
    self.before = before
    self.picture = picture
    self.kind = kind
  }

  /// Every run that the answer is read from.
  package var runs: Set<LessonRun> {
    switch kind {
    case .number(let number): Set(number.reading.runs)
    case .choice(_, let rule): Set(rule.readings.flatMap(\.runs))
    case .mark(let mark): [mark.run]
    }
  }

  /// The right answer; nil where the run does not have one.
  package func truth(_ runs: inout LessonRuns) throws -> Truth? {
    switch kind {
    case .number(let number): try number.reading.value(&runs).map(Truth.number)
    case .choice(_, let rule): try rule.index(&runs).map(Truth.choice)
    case .mark(let mark): try mark.truth(&runs)
    }
  }

  /// Whether a guess counts as right.
  package func accepts(_ guess: Guess, _ truth: Truth) -> Bool {
    switch (kind, guess, truth) {
    case (.number(let number), .number(let guess), .number(let truth)):
      (guess - truth).magnitude <= number.tolerance + 1e-9
    case (.choice, .choice(let guess), .choice(let truth)): guess == truth
    case (.mark(.direction(_, let tolerance)), .direction(let guess), .direction(let truth)):
      apart(guess, truth) <= tolerance + 1e-9
    case (.mark, .classes(let guess), .classes(let sets)): sets.contains(guess.sorted())
    default: false
    }
  }

  /// Degrees between two directions, on the shorter way.
  private func apart(_ first: Double, _ second: Double) -> Double {
    let turns = (first - second) / 360
    return (turns - turns.rounded()).magnitude * 360
  }
}

/// A number that is set by arrows.
package struct NumberQuestion: Sendable {
  package let reading: Reading
  /// Behind the number, such as ` %`.
  package let unit: String
  package let range: ClosedRange<Double>
  /// By how much an arrow moves the guess.
  package let stride: Double
  /// Where the guess begins.
  package let start: Double
  /// How far off still counts as right.
  package let tolerance: Double

  package init(
    _ reading: Reading, unit: String, _ range: ClosedRange<Double>, by stride: Double,
    start: Double, tolerance: Double
  ) {
    self.reading = reading
    self.unit = unit
    self.range = range
    self.stride = stride
    self.start = start
    self.tolerance = tolerance
  }
}

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

  /// How many choices it decides between.
  package var count: Int {
    switch self {
    case .least(let readings), .greatest(let readings): readings.count
    case .cut(_, let places): places.count + 1
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

/// What was guessed.
package enum Guess: Equatable, Sendable {
  case number(Double)
  case choice(Int)
  /// Degrees, counter-clockwise from the first axis.
  case direction(Double)
  /// Classes by their place.
  case classes([Int])
}

/// What is right.
package enum Truth: Equatable, Sendable {
  case number(Double)
  case choice(Int)
  /// Degrees in 0..<360, counter-clockwise from the first axis.
  case direction(Double)
  /// Every answer that counts as right, the best first, each ascending.
  case classes([[Int]])
}
