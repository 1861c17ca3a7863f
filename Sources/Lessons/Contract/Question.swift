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
