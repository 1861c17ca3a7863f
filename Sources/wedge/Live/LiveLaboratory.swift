import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording
import Terminal

/// The laboratory in this terminal, from its opening to its last word.
enum LiveLaboratory {
  /// Opens what was asked for and stays until a person or a signal ends it.
  ///
  /// - Parameter player: what plays on the run at first, at a time of the live clock.
  /// - Returns: the exit status.
  static func run(
    _ options: Options, player: (inout State, Double) -> (any LivePlayer)?
  ) throws -> Int32 {
    let plan = try options.plan()
    if options.data.map(StreamedInput.isStandardInput) ?? false {
      try StreamedInput.leaveKeysToTerminal()
    }
    let screen = try Screen(
      ScreenOptions(
        colors: options.colors,
        assumesUTF8: options.glyphs.map { $0 != .ascii } ?? false))
    let display = Display(
      options.theme, on: screen.background, colors: screen.colors,
      glyphs: options.glyphs ?? screen.glyphs)
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
    let playing = player(&state, ProgramClock.seconds)
    state.isOpening = playing == nil && state.step == 0
    var loop = RunLoop(
      screen, bench, state, followsGround: options.theme.followsGround,
      reopening: Reopening(options),
      player: playing)
    loop.run()
    // A terminal that does not read must not keep the program from ending.
    let lastWord =
      screen.endingSignal == nil && !loop.hasQuitLessons ? loop.reopening.command(loop.ownRun) : ""
    HangUp.outlast(if: loop.recording.isUnfinished) { screen.close(saying: lastWord) }
    _ = loop.finishRecording()
    if let signal = screen.endingSignal { Screen.end(bySignal: signal) }
    return 0
  }
}
