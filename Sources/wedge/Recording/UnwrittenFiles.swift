import Laboratory
import Recording
internal import Tapes

/// Keys of a tape that write files in a live laboratory: a recording writes only what it was asked for.
enum UnwrittenFiles {
  /// A warning for each such key, at its place in the tape.
  static func warnings(
    of commands: [TapeCommand], from state: State, _ manner: TapeManner
  ) -> [TapeFault] {
    var (warnings, state, manner) = ([TapeFault](), state.resting, manner)
    manner.typingMicros = 0
    // What a key means is known without the steps, which take long.
    var tape = TapeRun(
      commands.filter(\.action.isPressed), manner, .frames, from: state,
      opening: TapeSettings.opening, draws: false)
    while !tape.isOver {
      for case .pressed(_, _, _, let effects) in tape.advance(to: tape.due, &state) {
        warnings += effects.compactMap(words).map { TapeFault(tape.position, $0) }
      }
    }
    return warnings
  }

  private static func words(_ effect: Effect) -> String? {
    let key: String? =
      switch effect {
      case .writeState: "w writes a state"
      case .writeFigure: "W writes a figure"
      case .writeModule: "E writes a module"
      case .toggleRecording: "F2 writes a recording of its own"
      case .quit, .suspend, .openLessons: nil
      }
    return key.map { "\($0) in wedge run, and nothing in a recording." }
  }
}

extension TapeCommand.Action {
  /// Whether it is pressed, or decides what is.
  fileprivate var isPressed: Bool {
    switch self {
    case .type, .key, .paste, .mouse, .state, .view: true
    case .output, .set, .environment, .require, .sleep, .wait, .hide, .show, .step, .until, .marker,
      .scroll, .capture, .expect, .say, .stop, .ask:
      false
    }
  }
}
