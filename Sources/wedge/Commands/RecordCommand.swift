import Cells
internal import Drawing
import Laboratory
import Lessons
import Plotting
import Recording
internal import Tapes
import Training

/// `wedge record`: a tape on the virtual clock, into files; the same bytes every time.
enum RecordCommand: CommandDefinition {
  static let name = "record"
  static let summary =
    "Plays a tape on a virtual clock and writes the recording, the same bytes every time."
  static let operands = "TAPE|--lesson NAME -o OUT"
  static let fileCount = 0...1
  static let notes = [
    "A tape is written as for VHS: Set, Type, Sleep, keys, Wait, Hide, Show, Output; Step N, Until N, "
      + "Mouse x y, Marker \"…\", Say \"…\", Expect \"…\" and Capture FILE are Wedge's own. Set takes "
      + "Columns, Rows, Framerate and every option of wedge run, its name in capitals: Set LearningRate "
      + "0.01. The margin is Set LossMargin: Margin is VHS's, in pixels.",
    "State {--loss cosface --seed 3} goes over to another run, View loss to another view; Stop \"…\" and Ask \"…\" are where wedge run "
      + "stops and a recording does not, and after Set Stops on so is each Marker: space goes on and pauses, "
      + "PgDn and PgUp go to the next and the previous one.",
    "Step 30 takes thirty steps at once; Until 450 goes on to step 450 at the run's speed, Until@5s 450 in "
      + "five seconds. F2 writes such tapes: every key comes at the step at which it was pressed.",
    "The ending of OUT says what is written: .cast .txt .ans .svg, .html for a page that plays it by "
      + "itself, on a light and on a dark ground, and .gif through agg.",
  ]

  static var options: [OptionDefinition] {
    OptionTable.laboratory + [checking, lessonOption, slider] + OptionTable.options(.force, .size)
      + [castVersion] + OptionTable.options(.output)
  }

  private static var checking: OptionDefinition {
    OptionDefinition(
      name: "check", letter: nil, argument: nil,
      help: "Only reads the tape and tells what is wrong.", group: .own
    ) { options, _ in options[RecordOptions.self].isCheck = true }
  }

  private static var lessonOption: OptionDefinition {
    OptionDefinition(
      name: "lesson", letter: nil, argument: "NAME",
      help: "Records a lesson, its questions and steps as markers, in the size of --size.",
      group: .own
    ) { options, text in
      options[RecordOptions.self].lesson = try LessonsCommand.lesson(named: text)
    }
  }

  private static var slider: OptionDefinition {
    OptionDefinition(
      name: "slider", letter: nil, argument: "NAME=VALUES",
      help: "A page on which a reader turns a setting, such as m=0:1:0.05: where the tape ends for each.",
      group: .own
    ) { options, text in
      do {
        options[RecordOptions.self].slider = try GridAxis(parsing: text)
      } catch let error as ConfigurationError {
        throw UsageError.invalid(error.value, for: "slider", error.remedy)
      }
    }
  }

  private static var castVersion: OptionDefinition {
    OptionDefinition(
      name: "cast-version", letter: nil, argument: "2|3",
      help: "The version of asciicast that is written. (default: 2)", group: .own
    ) { options, text in
      guard let version = Int(text).flatMap(CastVersion.init) else {
        throw UsageError.invalid(text, for: "cast-version", "Choose 2 or 3.")
      }
      options[RecordOptions.self].version = version
    }
  }

  static func run(_ options: Options) throws -> Int32 {
    let own = options[RecordOptions.self]
    if let lesson = own.lesson {
      try LessonRecording.record(lesson, options, version: own.version)
      return 0
    }
    guard let path = options.files.first else {
      throw UsageError("Missing argument: '\(usage)'.")
    }
    guard !options.given.contains("size") else {
      throw UsageError("'--size' has no use beside a tape: Set Columns and Set Rows say it there.")
    }
    let tape = try TapeFile.read(path)
    var settings = TapeSettings()
    settings.options = options
    let commands = try TapeFile.placed(path) { try settings.take(tape) }
    for warning in settings.warnings { TapeFile.warn(path, warning) }
    let files = try RecordingFiles(tape: path, settings, commands, output: options.output)
    let state = try TapeFile.placed(path) { try TapeFile.opening(settings) }
    let troubles = files.troubles
    if own.isCheck {
      try fail(with: troubles)
      OutputFile.say("\(path): \(commands.count) commands, nothing wrong\n")
      return 0
    }
    guard !files.outputs.isEmpty else {
      throw UsageError(
        "Missing output: 'wedge record TAPE -o OUT', or a line Output FILE in the tape.")
    }
    if !options.force { try files.refuseToOverwrite() }
    if let axis = own.slider {
      for output in files.outputs {
        try SliderFigure.record(axis, commands, settings, tape: path, to: output)
      }
      return 0
    }
    let possible = files.outputs.filter { path in !troubles.contains { $0.name == path } }
    guard !possible.isEmpty else {
      try fail(with: troubles)
      return 0
    }
    for trouble in troubles {
      StandardError.write(
        "Warning: \(sanitized("\(trouble.name) cannot be written: \(trouble.reason)")). "
          + "The rest is recorded.\n")
    }
    let title = path.split(separator: "/").last.map(String.init) ?? path
    let recorders = try possible.map {
      try Recorder($0, settings, version: own.version, title: title)
    }
    settings.manner.drawsBothGrounds = recorders.contains { $0.format == .html }
    let errors = try play(commands, state, settings, recorders, path)
    try fail(
      with: troubles.filter { trouble in !errors.contains { $0.name == trouble.name } } + errors)
    return 0
  }

  /// Plays a tape into files; one that cannot be written costs none of the others.
  private static func play(
    _ commands: [TapeCommand], _ state: State, _ settings: TapeSettings, _ recorders: [Recorder],
    _ path: String
  ) throws -> [OutputError] {
    var errors: [OutputError] = []
    let keep: (() throws -> Void) throws -> Void = { write in
      do { try write() } catch let error as OutputError { errors.append(error) }
    }
    let progress = RecordingProgress(of: commands.count)
    defer { progress.clear() }
    let isLight = state.display.theme == .light
    let sink = TapePlayer.Sink(
      frame: { frame, other, micros in
        for recorder in recorders { recorder.show(frame, other: other, at: micros) }
      },
      words: { kind, text, micros in
        for recorder in recorders { recorder.tell(kind, text, at: micros) }
      },
      still: { frame, path in
        let bytes = Recorder.still(frame, try RecordingFormat(path: path), isLight: isLight)
        try keep { try OutputFile.write(bytes, to: path) }
      },
      commandEnded: { frame in
        progress.step()
        for recorder in recorders { recorder.endCommand(frame) }
      })
    var player = TapePlayer(state, settings, sink)
    try TapeFile.placed(path) { try player.play(commands) }
    for recorder in recorders {
      try keep { try recorder.write(at: player.end) }
    }
    return errors
  }
}

/// What only `wedge record` is told.
private struct RecordOptions: OwnOptions {
  /// Whether the tape is only read.
  var isCheck = false
  /// What is recorded in place of a tape.
  var lesson: Lesson?
  var version = CastVersion.two
  /// What the reader of a page turns.
  var slider: GridAxis?
}

/// How many commands are played, on standard error while somebody is there to see it.
private final class RecordingProgress {
  private let count: Int
  private var done = 0
  private let line = ProgressLine()

  init(of count: Int) { self.count = count }

  func step() {
    done += 1
    line.show("recording: command \(done) of \(count)")
  }

  func clear() { line.clear() }
}
