import Cells
internal import Drawing
import Laboratory
import Lessons
import Plotting
import Recording
internal import Screens
internal import Tapes

/// `wedge record`: a tape on the virtual clock, into files; the same bytes every time.
enum RecordCommand: CommandDefinition {
  static let name = "record"
  static let summary =
    "Plays a tape on a virtual clock and writes the recording, the same bytes every time."
  static let operands = "TAPE|--lesson NAME -o OUT"
  static let fileCount = 0...1
  static let notes = [
    "A tape is written as for VHS. Its commands are \(TapeParser.commandNames), and keys. Step N, Until N, "
      + "Mouse x y, Marker \"…\", Say \"…\", Expect \"…\" and Capture FILE are Wedge's own. Set takes "
      + "Columns, Rows, Framerate and every option of wedge run, its name in capitals: Set LearningRate "
      + "0.01. The margin is Set LossMargin: Margin is VHS's, in pixels.",
    "State {--loss cosface --seed 3} goes over to another run, View loss to another view; Stop \"…\" and Ask \"…\" are where wedge run "
      + "stops and a recording does not, and after Set Stops on so is each Marker: space goes on and pauses, "
      + "PgDn and PgUp go to the next and the previous one.",
    "Step 30 takes thirty steps at once; Until 450 goes on to step 450 at the run's speed, Until@5s 450 in "
      + "five seconds. F2 writes such tapes: every key comes at the step at which it was pressed.",
    "The ending of OUT says what is written: .cast .txt .ans .svg, .html for a page that plays it by "
      + "itself, on a light and on a dark ground, .png through rsvg-convert, .gif through agg, .mp4 and .webm "
      + "through ffmpeg too. What is said goes beside pages and films as .vtt.",
    "Set Title \"…\", Keys on and Progress on show a card, the keys that are pressed, how far it is; FontSize, FontFamily, "
      + "Padding, Margin, MarginFill, WindowBar and Radius are VHS's, in pixels; Theme takes a .json or { … } too.",
  ]

  static var options: [OptionDefinition] {
    OptionTable.laboratory + RecordOptions.definitions + OptionTable.options(.force, .size, .output)
  }

  static func run(_ options: Options) throws -> Int32 {
    let own = options[RecordOptions.self]
    if let lesson = own.lesson {
      try LessonRecording.record(lesson, options, own)
    } else {
      try record(try tape(of: options), options, own)
    }
    return 0
  }

  /// Where the tape lies.
  private static func tape(of options: Options) throws -> String {
    guard let path = options.files.first else {
      throw UsageError("Missing argument: '\(usage)'.")
    }
    guard !options.given.contains("size") else {
      throw UsageError("'--size' has no use beside a tape: Set Columns and Set Rows say it there.")
    }
    return path
  }

  private static func record(_ path: String, _ options: Options, _ own: RecordOptions) throws {
    let (commands, settings) = try read(path, options, own)
    let files = try RecordingFiles(
      tape: path, settings, commands, output: own.isDescribed ? nil : options.output)
    try check(own, options, files)
    if !own.isDescribed { try TapeFile.placed(path) { try settings.checkRows() } }
    let state = try TapeFile.placed(path) { try TapeFile.opening(settings) }
    for warning in UnwrittenFiles.warnings(of: commands, from: state, settings.manner) {
      TapeFile.warn(path, warning)
    }
    if let axis = own.slider { try SliderFigure.check(axis, state.configuration, settings, path) }
    if own.isCheck {
      try TapeFile.placed(path) { try commands.forEach(Self.check) }
      try fail(with: files.troubles)
      return try OutputFile.write(
        Array("\(path): \(commands.count) commands, nothing wrong\n".utf8), to: nil)
    }
    let title = settings.picture.title ?? path.split(separator: "/").last.map(String.init) ?? path
    if own.isDescribed {
      let words = try TapeFile.placed(path) {
        try description(of: commands, state, settings, title)
      }
      return try OutputFile.write(Array(words.utf8), to: options.output)
    }
    guard !files.outputs.isEmpty || files.hasStills else {
      throw UsageError(
        "Missing output: 'wedge record TAPE -o OUT', or a line Output FILE in the tape.")
    }
    if !options.force { try files.refuseToOverwrite() }
    if let axis = own.slider {
      for output in files.outputs {
        try SliderFigure.record(axis, commands, settings, tape: path, to: output)
      }
    } else {
      let (outputs, troubles) = try possible(files)
      guard !outputs.isEmpty || files.hasStills else { return }
      let recorders = try outputs.map {
        try Recorder(
          $0, settings, version: own.version ?? .two, title: title, replacesCaptions: options.force)
      }
      var settings = settings
      settings.manner.drawsBothGrounds = recorders.contains { $0.format == .html }
      let errors = try play(commands, state, settings, recorders, path)
      try fail(
        with: troubles.filter { trouble in !errors.contains { $0.name == trouble.name } } + errors)
    }
  }

  /// Refuses what the files have no use for before anything is begun.
  private static func check(
    _ own: RecordOptions, _ options: Options, _ files: RecordingFiles
  ) throws {
    if own.isDescribed { return try own.checkDescription(options) }
    try own.check(against: files.outputs)
    guard own.slider == nil || !files.hasStills else {
      throw UsageError(
        "'--slider' makes one page of every run: the tape's pictures of one (Capture) have no use there. "
          + "Record these without it.")
    }
  }

  /// The commands of a tape, and what it and the command set; what is overruled is said.
  private static func read(
    _ path: String, _ options: Options, _ own: RecordOptions
  ) throws -> ([TapeCommand], TapeSettings) {
    let tape = try TapeFile.read(path)
    var settings = TapeSettings()
    settings.options = options
    settings.path = path
    let commands = try TapeFile.placed(path) { try settings.take(tape) }
    own.apply(to: &settings)
    settings.takeColorsOfTheme()
    let overruled = settings.places(of: options.given).map {
      TapeFault($0.position, "counts for more than '--\($0.option)' of the command.")
    }
    for warning in settings.warnings + overruled { TapeFile.warn(path, warning) }
    return (commands, settings)
  }

  /// The files that can be written, and why others cannot, which is said.
  ///
  /// - Throws: the last reason where none can and nothing else is asked for.
  private static func possible(
    _ files: RecordingFiles
  ) throws -> (outputs: [String], troubles: [OutputError]) {
    let troubles = files.troubles
    let outputs = files.outputs.filter { path in !troubles.contains { $0.name == path } }
    if outputs.isEmpty, !files.hasStills { try fail(with: troubles) }
    for trouble in troubles {
      StandardError.write(
        "Warning: \(sanitized("\(trouble.name) cannot be written: \(trouble.reason)")). "
          + "The rest is recorded.\n")
    }
    return (outputs, troubles)
  }

  /// Tries what names another run or a view; what a run then has to show is known when it plays.
  private static func check(_ command: TapeCommand) throws {
    switch command.action {
    case .state(let words): _ = try TapeSettings.opening(words, command.position)
    case .view(let name):
      let names = State.viewNames
      guard !names.contains(name) else { return }
      throw TapeFault(
        command.position,
        "View \(name): there is no such view. Choose one of \(names.joined(separator: ", ")).")
    default: return
    }
  }

  /// What is said of a tape that nobody looks at.
  private static func description(
    of commands: [TapeCommand], _ state: State, _ settings: TapeSettings, _ title: String
  ) throws -> String {
    var narration = Narration()
    let sink = TapePlayer.Sink(
      frame: { _, _, _ in }, words: { narration.add($0, $1, at: $2) }, still: { _, _ in },
      commandEnded: { _ in })
    var player = TapePlayer(state, settings, sink)
    try player.play(commands)
    return narration.description(of: title, lasting: player.end)
  }

  /// Plays a tape into files; one that cannot be written costs none of the others.
  private static func play(
    _ commands: [TapeCommand], _ state: State, _ settings: TapeSettings, _ recorders: [Recorder],
    _ path: String
  ) throws -> [OutputError] {
    var errors: [OutputError] = []
    let keep: (() throws -> Void) throws -> Void = { write in
      do {
        try write()
      } catch let error as OutputError where error.signal == nil {
        errors.append(error)
      }
    }
    let progress = RecordingProgress(of: commands.count)
    defer { progress.clear() }
    let isLight = state.display.theme == .light
    var stills = settings.picture
    stills.look.isCard = false
    var said = ""
    let sink = TapePlayer.Sink(
      frame: { frame, other, micros in
        for recorder in recorders { recorder.show(frame, other: other, at: micros) }
      },
      words: { kind, text, micros in
        if kind == .caption || kind == .status { said = text }
        for recorder in recorders { recorder.tell(kind, text, at: micros) }
      },
      still: { frame, path in
        try keep {
          try stills.writeStill(frame, to: path, isLight: isLight, words: said)
        }
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
