import Cells
import Laboratory
import Recording
internal import Tapes

/// A tape that plays in a live laboratory, in real time, until it ends or a person takes over.
struct LiveTape {
  private var run: TapeRun
  /// When it began, in seconds of the live clock.
  private let start: Double
  /// What the tape expected and did not find.
  private(set) var fault: TapeFault?

  init(_ commands: [TapeCommand], _ settings: TapeSettings, from state: State, now: Double) {
    run = TapeRun(
      commands, settings.manner, .outside, from: state, opening: TapeSettings.opening)
    start = now
  }

  /// Whether all is done and its time is over, or something was not as expected.
  var isOver: Bool { run.isOver }

  /// The line for the audience.
  var caption: String { run.caption }

  /// The step that the run must not pass by itself; nil when there is none.
  func lastStep(_ state: State) -> Int? { run.lastStep(state) }

  /// Seconds until something is due; 0 when it is.
  func patience(at now: Double) -> Double { Double(max(run.due - micros(now), 0)) / 1_000_000 }

  /// Does what is due, one key at a time.
  ///
  /// - Parameter size: that of the screen, which keys and the mouse mean.
  /// - Returns: what came of it, in order.
  mutating func play(_ state: inout State, size: Size, now: Double) -> [TapeEvent] {
    run.manner.size = size
    let events = run.advance(to: micros(now), &state)
    for case .fault(let fault) in events { self.fault = fault }
    return events
  }

  private func micros(_ now: Double) -> Int { Int(((now - start) * 1_000_000).rounded()) }
}
