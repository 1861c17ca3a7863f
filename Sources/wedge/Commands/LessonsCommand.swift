import Glibc
import Lessons

/// `wedge lessons`: the list of lessons, one of them live, and what is said of them.
enum LessonsCommand: CommandDefinition {
  static let name = "lessons"
  static let summary = "Lessons that ask before they show: lists them, or teaches one."
  static let operands = "[NAME|errata]"
  static let fileCount = 0...1
  static var operandValues: OptionValues {
    OptionValues(words: LessonRegistry.all.map(\.name) + ["errata"])
  }
  static let notes = [
    "NAME is a lesson's name, its number, or G and its number. Without one the list opens on a terminal, "
      + "and is printed elsewhere. errata prints the errors of the text that the lessons follow.",
    "In a lesson PgDn and PgUp go to the next and the previous step, behind the last one to the next lesson "
      + "that is not optional, and so back; space goes on, arrows move the guess and Enter gives it, b is the "
      + "stage, q leaves for the list, where Enter goes on and q quits; other keys, but . Esc F5 and arrows, "
      + "hand the laboratory over, and t comes back to the very step.",
    "What was passed is kept in $XDG_STATE_HOME/wedge/lessons.json, else under ~/.local/state.",
    "wedge record --lesson NAME -o OUT records one.",
  ]

  static var options: [OptionDefinition] {
    LessonOptions.definitions + [SpeakingOptions.definition]
      + OptionTable.options(.picture, .cells, .output)
  }

  static func run(_ options: Options) throws -> Int32 {
    let own = options[LessonOptions.self]
    try refuseUnused(own.task, options)
    if options.files.first == "errata" {
      try OutputFile.write(Array(ErrataText.all.utf8), to: options.output)
      return 0
    }
    let named = try options.files.first.map(lesson)
    let lessons = named.map { [$0] } ?? LessonRegistry.all
    if own.seed != nil, own.task != .check {
      throw UsageError("'--seed' has no use without '--check': each lesson has its own.")
    }
    switch own.task {
    case .notes:
      let text = lessons.map(LessonNotes.markdown).joined(separator: "\n")
      try OutputFile.write(Array(text.utf8), to: options.output)
    case .check: return try LessonChecking.check(lessons, seed: own.seed)
    case .measure:
      guard named == nil else {
        throw UsageError("'--measure' measures all lessons, for one file. Leave the name out.")
      }
      try LessonChecking.measure(to: options.output)
    case .teach: try teach(named, options)
    }
    return 0
  }

  /// Refuses the options that would change nothing.
  private static func refuseUnused(_ task: LessonOptions.Task, _ options: Options) throws {
    let isErrata = options.files.first == "errata"
    let useless =
      if isErrata {
        LessonOptions.definitions.map(\.name) + ["speak"]
      } else {
        switch task {
        case .teach: options.files.isEmpty ? [] : ["output"]
        case .check: ["speak", "output"]
        case .notes, .measure: ["speak"]
        }
      }
    guard let option = useless.first(where: options.given.contains) else { return }
    let other = isErrata ? "errata" : task == .teach ? "a lesson's name" : "'--\(task.rawValue)'"
    throw UsageError("'--\(option)' has no use beside \(other).")
  }

  private static func teach(_ lesson: Lesson?, _ options: Options) throws {
    if options[SpeakingOptions.self].isOn {
      guard let lesson else {
        throw UsageError("'--speak' reads one lesson. Name it, such as 'wedge lessons 1 --speak'.")
      }
      return try SpokenLesson.teach(lesson, options)
    }
    guard lesson != nil || (isatty(STDOUT_FILENO) != 0 && options.output == nil) else {
      return try OutputFile.write(Array(listing.utf8), to: options.output)
    }
    _ = try LiveLaboratory.run(options) { state, now in
      lesson.map { LiveLessons(teaching: $0, over: &state, now: now) }
        ?? LiveLessons(over: &state, isWholeProgram: true)
    }
  }

  /// The lesson of a name.
  ///
  /// - Throws: a usage error with the names that are nearest.
  static func lesson(named name: String) throws -> Lesson {
    if let lesson = LessonRegistry.named(name) { return lesson }
    let count = LessonRegistry.all.count
    guard !name.contains(where: \.isNumber) else {
      throw UsageError("There is no lesson '\(name)'. They are numbered from 1 to \(count).")
    }
    let near = Nearness.nearest(to: name, among: LessonRegistry.all.map(\.name), count: 3)
    throw UsageError(
      "There is no lesson '\(name)'. Near it are \(near.joined(separator: ", ")); wedge lessons lists "
        + "all, and G1 to G\(count) name them too.")
  }

  private static var listing: String {
    let width = LessonRegistry.all.map(\.name.count).max() ?? 0
    let lines = LessonRegistry.all.map { lesson in
      let kind = lesson.isCore ? "core" : "optional"
      return padded(LessonRegistry.label(of: lesson), 4) + padded(lesson.name, width + 2)
        + padded("\(lesson.minutes) min", 7) + padded(kind, 10) + lesson.title
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func padded(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
