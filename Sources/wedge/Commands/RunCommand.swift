import Cells
internal import Drawing
import Glibc
import Laboratory
import Plotting
import Recording
import Terminal

/// `wedge run`: the laboratory, live in this terminal.
enum RunCommand: CommandDefinition {
  static let name = "run"
  static let summary = "The live laboratory (the default)."
  static let operands = "[TAPE]"
  static let fileCount = 0...1

  static var options: [OptionDefinition] { OptionTable.laboratory }

  static func run(_ options: Options) throws -> Int32 {
    var options = options
    var commands: [TapeCommand]?
    var settings = TapeSettings()
    if let path = options.files.first {
      settings.options = options
      let tape = try TapeFile.read(path)
      commands = try TapeFile.placed(path) { try settings.take(tape) }
      options = settings.options
    }
    let plan = try options.plan()
    if options.data.map(StreamedInput.isStandardInput) ?? false {
      try StreamedInput.leaveKeysToTerminal()
    }
    let screen = try Screen(
      ScreenOptions(
        colors: options.colors,
        assumesUTF8: options.glyphs.map { $0 != .ascii } ?? false))
    let display = Display(
      theme: options.theme ?? (screen.background == .light ? .light : .dark),
      colors: screen.colors, glyphs: options.glyphs ?? screen.glyphs)
    let bench = Workbench(screen)
    var state: State
    do {
      state = try bench.carryOut { Result { try plan.state(options, display) } }.get()
    } catch {
      screen.close()
      throw error
    }
    let team = Team()
    state.forEach = { team.forEach($0, $1) }
    var loop = RunLoop(
      screen, bench, state, followsGround: options.theme == nil, dataPath: options.dataWords,
      tape: commands.map { LiveTape($0, settings, from: state, now: LiveClock.seconds) })
    loop.run()
    // A terminal that does not read must not keep the program from ending.
    let lastWord = screen.endingSignal == nil ? loop.reopening : ""
    HangUp.outlast(if: loop.recording.isUnfinished) { screen.close(saying: lastWord) }
    _ = loop.finishRecording()
    if let signal = screen.endingSignal { Screen.end(bySignal: signal) }
    return 0
  }
}
