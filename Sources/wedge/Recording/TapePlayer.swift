import Cells
import Laboratory
import Recording
internal import Tapes

/// A tape on its own clock: keys, times and steps in, frames out; nothing waits.
struct TapePlayer {
  /// What is done with each frame and with what is said.
  struct Sink {
    /// A frame, the same on the other ground where that is drawn, and the time from which it is shown,
    /// in microseconds.
    var frame: (Frame, Frame?, Int) -> Void
    var words: (Narration.Kind, String, Int) -> Void
    /// A still was asked for.
    var still: (Frame, String) throws -> Void
    /// A command is over; no frame while it is hidden.
    var commandEnded: (Frame?) -> Void
  }

  private(set) var state: State
  /// How long the recording lasts.
  private(set) var end = 0
  private let settings: TapeSettings
  private let sink: Sink

  init(_ state: State, _ settings: TapeSettings, _ sink: Sink) {
    self.state = state
    self.settings = settings
    self.sink = sink
  }

  /// Plays every command; the last picture stays as long as the last command lasts.
  ///
  /// - Throws: `TapeFault` where the tape expects what is not there.
  mutating func play(_ commands: [TapeCommand]) throws {
    var run = TapeRun(
      commands, settings.manner, .frames, from: state, opening: TapeSettings.opening)
    while !run.isOver {
      // Frame by frame, so that no more than one is kept here.
      for event in run.advance(to: run.due, &state) { try take(event) }
    }
    end = run.shownTime
  }

  private func take(_ event: TapeEvent) throws {
    switch event {
    case .frame(let frame, let other, let micros): sink.frame(frame, other, micros)
    case .marker(let text, let micros): sink.words(.chapter, text, micros)
    case .caption(let text, let micros): sink.words(.caption, text, micros)
    case .stop(_, let text, let micros), .ask(_, let text, let micros):
      sink.words(.stop, text, micros)
    case .still(let frame, let path): try sink.still(frame, path)
    case .commandEnded(let frame): sink.commandEnded(frame)
    case .fault(let fault): throw fault
    // What is done is seen in the frames.
    case .pressed, .opened: break
    }
  }
}
