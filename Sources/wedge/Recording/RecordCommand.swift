import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording

/// `wedge record`: a tape on the virtual clock, into files; the same bytes every time.
enum RecordCommand {
  static let notes = [
    "A tape is written as for VHS: Set, Type, Sleep, keys, Wait, Hide, Show, Output; Step N, Mouse x y, "
      + "Marker \"…\", Say \"…\", Expect \"…\" and Capture FILE are Wedge's own. Set takes Columns, Rows, "
      + "Framerate and every option of wedge run, its name in capitals: Set LearningRate 0.01.",
    "The ending of OUT says what is written: .cast .txt .ans .svg, and .gif through agg.",
  ]

  static func run(_ options: Options) throws {
    let path = options.files[0]
    let tape = try read(path)
    var settings = TapeSettings()
    settings.options = options
    let commands = try placed(path) { try settings.take(tape) }
    for warning in settings.warnings { warn(path, warning) }
    let outputs = options.output.map { [$0] } ?? settings.outputs
    let state = try placed(path) { try opening(settings) }
    if options.check {
      OutputFile.say("\(path): \(commands.count) commands, nothing wrong\n")
      return
    }
    guard !outputs.isEmpty else {
      throw UsageError(
        "Missing output: 'wedge record TAPE -o OUT', or a line Output FILE in the tape.")
    }
    try refuseToOverwrite(outputs, isForced: options.force)
    let title = path.split(separator: "/").last.map(String.init) ?? path
    let recorders = try outputs.map {
      try Recorder($0, settings, version: options.castVersion ?? .two, title: title)
    }
    let end = try play(commands, state, settings, recorders, path, options)
    for recorder in recorders { try write(recorder, end) }
  }

  private static func play(
    _ commands: [TapeCommand], _ state: State, _ settings: TapeSettings, _ recorders: [Recorder],
    _ path: String, _ options: Options
  ) throws -> Int {
    let progress = RecordingProgress(of: commands.count)
    defer { progress.clear() }
    let isLight = state.display.theme == .light
    let sink = TapePlayer.Sink(
      frame: { frame, micros in
        for recorder in recorders { recorder.show(frame, at: micros) }
      },
      marker: { label, micros in for recorder in recorders { recorder.mark(label, at: micros) } },
      still: { frame, path in
        try refuseToOverwrite([path], isForced: options.force)
        let bytes = Recorder.still(frame, try RecordingFormat(path: path), isLight: isLight)
        try OutputFile.write(bytes, to: path)
      },
      commandEnded: { frame in
        progress.step()
        for recorder in recorders { recorder.endCommand(frame) }
      })
    var player = TapePlayer(state, settings, sink)
    try placed(path) { try player.play(commands) }
    return player.end
  }

  private static func write(_ recorder: Recorder, _ micros: Int) throws {
    let bytes = recorder.finished(at: micros)
    guard recorder.format == .gif else { return try OutputFile.write(bytes, to: recorder.path) }
    try GIFWriter.write(cast: bytes, to: recorder.path)
  }

  /// A tape read whole, with those that it names.
  static func read(_ path: String) throws -> Tape {
    let text = String(decoding: try InputFile.read(path), as: UTF8.self)
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    return try placed(path) {
      try TapeParser.tape(text) { name in
        let beside = name.hasPrefix("/") ? name : (folder + [name[...]]).joined(separator: "/")
        return (try? InputFile.read(beside)).map { String(decoding: $0, as: UTF8.self) }
      }
    }
  }

  /// The laboratory as the tape opens it: never as the terminal is.
  static func opening(_ settings: TapeSettings) throws -> State {
    let options = settings.options
    return try settings.placed {
      try options.plan().state(
        options,
        Display(
          theme: options.theme ?? .dark, colors: options.colors ?? .direct,
          glyphs: options.glyphs ?? .braille))
    }
  }

  /// Faults of a tape with its name before them.
  static func placed<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
    do {
      return try body()
    } catch let fault as TapeFault {
      throw InputError("\(path):\(fault.position.line):\(fault.position.column)", fault.text)
    }
  }

  static func warn(_ path: String, _ warning: TapeFault) {
    let place = "\(path):\(warning.position.line):\(warning.position.column)"
    StandardError.write("Warning: \(sanitized("\(place) \(warning.text)"))\n")
  }

  private static func refuseToOverwrite(_ paths: [String], isForced: Bool) throws {
    for path in paths {
      _ = try RecordingFormat(path: path)
      guard isForced || !InputFile.isThere(path) else {
        throw OutputError(name: path, reason: "it is there already. Give --force to replace it")
      }
    }
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
