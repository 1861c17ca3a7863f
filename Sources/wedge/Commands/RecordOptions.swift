import Lessons
import Recording
import Training

/// What only `wedge record` is told.
struct RecordOptions: OwnOptions {
  /// Whether the tape is only read.
  var isCheck = false
  /// Whether it is told in words.
  var isDescribed = false
  /// What is recorded in place of a tape.
  var lesson: Lesson?
  /// The version of a cast, where one is asked for.
  var version: CastVersion?
  /// What the reader of a page turns.
  var slider: GridAxis?
  /// Whether a still is a card.
  var isCard = false
  /// The most bytes of a GIF.
  var budget: Int?

  /// What goes beyond the tape's own settings.
  func apply(to settings: inout TapeSettings) {
    settings.picture.look.isCard = isCard
    settings.picture.budget = budget
  }

  /// - Throws: a usage error for what words have no use for, and for a file that is no text or is there already.
  func checkDescription(_ options: Options) throws {
    let pictures = [
      ("slider", slider != nil), ("budget", budget != nil), ("card", isCard),
      ("cast-version", version != nil),
    ]
    if let other = pictures.first(where: \.1)?.0 {
      throw UsageError(
        "'--\(other)' has no use beside '--describe', which writes words.", of: other)
    }
    if let path = options.output, let format = try? RecordingFormat(path: path), format != .txt {
      throw UsageError(
        "'\(path)' names a recording, and '--describe' writes words. Give a file such as a.txt.",
        of: "output")
    }
    try options.refuseToReplace([options.output])
  }

  /// - Throws: a usage error for what none of the outputs has a use for.
  func check(against outputs: [String]) throws {
    func has(_ endings: [String]) -> Bool {
      outputs.contains { path in endings.contains(where: path.lowercased().hasSuffix) }
    }
    if slider != nil, let other = outputs.first(where: { !$0.lowercased().hasSuffix(".html") }) {
      throw UsageError(
        "'\(other)' is no page, and only a page has a slider. Give a file in .html.", of: "slider")
    }
    guard version == nil || has([".cast"]) else {
      throw UsageError(
        "'--cast-version' is of casts. Give an output such as -o a.cast, or leave it out.",
        of: "cast-version")
    }
    guard budget == nil || has([".gif"]) else {
      throw UsageError(
        "'--budget' is of GIFs. Give an output such as -o a.gif, or leave it out.")
    }
    guard !isCard || has([".svg", ".png"]) else {
      throw UsageError(
        "'--card' is one picture. Give an output such as -o card.png, or leave it out.")
    }
  }

  static var definitions: [OptionDefinition] {
    [
      OptionDefinition(
        name: "check", letter: nil, argument: nil,
        help: "Only reads the tape and tells what is wrong.", group: .own
      ) { options, _ in options[RecordOptions.self].isCheck = true },
      OptionDefinition(
        name: "describe", letter: nil, argument: nil,
        help: "Tells it in words: chapters, captions, and what the status line says.", group: .own
      ) { options, _ in options[RecordOptions.self].isDescribed = true },
      OptionDefinition(
        name: "lesson", letter: nil, argument: "NAME",
        help: "Records a lesson, its questions and steps as markers, in the size of --size.",
        group: .own, words: { LessonRegistry.all.map(\.name) }
      ) { options, text in
        options[RecordOptions.self].lesson = try LessonsCommand.lesson(named: text)
      },
      slider, budget,
      OptionDefinition(
        name: "card", letter: nil, argument: nil,
        help: "The last picture in the middle of 1280 × 640 pixels, as .svg or .png.", group: .own
      ) { options, _ in options[RecordOptions.self].isCard = true },
      OptionDefinition(
        name: "cast-version", letter: nil, argument: "2|3",
        help: "The version of asciicast that is written. (default: 2)", group: .own
      ) { options, text in
        guard let version = Int(text).flatMap(CastVersion.init) else {
          throw UsageError.invalid(text, for: "cast-version", "Choose 2 or 3.")
        }
        options[RecordOptions.self].version = version
      },
    ]
  }

  private static var slider: OptionDefinition {
    OptionDefinition(
      name: "slider", letter: nil, argument: "NAME=VALUES",
      help:
        "A page on which a reader turns a setting, such as m=0:1:0.05: where the tape ends for each.",
      group: .own
    ) { options, text in
      do {
        options[RecordOptions.self].slider = try GridAxis(parsing: text)
      } catch let error as ConfigurationError {
        throw UsageError.invalid(error.value, for: "slider", error.remedy)
      }
    }
  }

  private static var budget: OptionDefinition {
    OptionDefinition(
      name: "budget", letter: nil, argument: "SIZE",
      help: "The most that a GIF may have, such as 5MB; its rate and colours are chosen and said.",
      group: .own
    ) { options, text in
      let units = [("MB", 1_000_000), ("kB", 1000), ("KB", 1000)]
      let unit = units.first { text.hasSuffix($0.0) }
      let number = Double(unit.map { text.dropLast($0.0.count) } ?? text[...])
      guard let number, number.isFinite, (1...1e9).contains(number * Double(unit?.1 ?? 1)) else {
        throw UsageError.invalid(text, for: "budget", "Give a size such as 5MB, 800kB or bytes.")
      }
      options[RecordOptions.self].budget = Int(number * Double(unit?.1 ?? 1))
    }
  }
}
