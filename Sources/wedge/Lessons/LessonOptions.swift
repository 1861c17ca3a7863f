/// What only `wedge lessons` is told.
struct LessonOptions: OwnOptions {
  enum Task: String, CaseIterable {
    case teach, notes, check, measure
  }

  var task = Task.teach
  /// On which lessons are checked; nil for each one's own.
  var seed: Int?

  static var definitions: [OptionDefinition] {
    [
      task(.notes, "Writes the speaker's notes of NAME, or of all lessons, as Markdown."),
      task(
        .check,
        "Trains what NAME, or every lesson, shows, and fails where a number lies outside its band."
      ),
      task(
        .measure,
        "Measures the bands of all lessons on ten seeds and writes the Swift file that keeps them."),
      OptionDefinition(
        name: "seed", letter: nil, argument: "N",
        help: "With --check: another seed than the lesson's own.", group: .own
      ) { options, text in
        guard let seed = Int(text), (0...1_000_000_000).contains(seed) else {
          throw UsageError.invalid(text, for: "seed", "Give a whole number from 0 on.")
        }
        options[LessonOptions.self].seed = seed
      },
    ]
  }

  private static func task(_ task: Task, _ help: String) -> OptionDefinition {
    OptionDefinition(
      name: task.rawValue, letter: nil, argument: nil, help: help, group: .own
    ) { options, _ in
      let other = options[LessonOptions.self].task
      guard other == .teach || other == task else {
        throw UsageError("'--\(other.rawValue)' and '--\(task.rawValue)' exclude each other.")
      }
      options[LessonOptions.self].task = task
    }
  }
}
