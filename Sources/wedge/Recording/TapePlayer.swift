import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording
internal import Screens
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
  /// How long the card before the first picture is shown.
  private let cardMicros: Int
  /// How long it lasts in all, where that is shown.
  private var whole: Int?
  /// What the status line said last, and when.
  private var status = (text: "", micros: Int.min)
  /// When a key was pressed last, and whether that was after what was said last.
  private var pressed = (micros: Int.min, isNews: false)
  private var shownMicros = 0

  /// What is said of a run changes at most so often, and not between the keys of one turn.
  private static let statusMicros = 2_000_000
  private static let turnMicros = 500_000

  init(_ state: State, _ settings: TapeSettings, _ sink: Sink) {
    self.state = state
    self.settings = settings
    self.sink = sink
    let seconds = Caption.secondsToRead(settings.picture.title ?? "")
    cardMicros = Int(seconds * 1_000_000)
  }

  /// Plays every command; the last picture stays as long as the last command lasts.
  ///
  /// - Throws: `TapeFault` where the tape expects what is not there.
  mutating func play(_ commands: [TapeCommand]) throws {
    var manner = settings.manner
    if settings.picture.showsProgress {
      manner.size.height -= 1
      whole = try length(of: commands, manner)
    }
    if let title = settings.picture.title {
      let card = { TitleCard.frame(title, $0, size: manner.size) }
      show(card(state), other: manner.drawsBothGrounds ? state.onOtherGround.map(card) : nil, at: 0)
    }
    var run = TapeRun(commands, manner, .frames, from: state, opening: TapeSettings.opening)
    while !run.isOver {
      // Frame by frame, so that no more than one is kept here.
      for event in run.advance(to: run.due, &state) { try take(event) }
    }
    end = run.shownTime + cardMicros
    if pressed.isNews { tellStatus(at: end) }
  }

  private func length(of commands: [TapeCommand], _ manner: TapeManner) throws -> Int {
    var (rehearsed, state) = (
      TapeRun(
        commands, manner, .frames, from: state, opening: TapeSettings.opening, draws: false),
      state
    )
    while !rehearsed.isOver {
      for case .fault(let fault) in rehearsed.advance(to: rehearsed.due, &state) { throw fault }
    }
    return rehearsed.shownTime + cardMicros
  }

  private mutating func take(_ event: TapeEvent) throws {
    switch event {
    case .frame(let frame, let other, let micros):
      show(frame, other: other, at: micros + cardMicros)
      noteStatus(at: micros + cardMicros)
    case .marker(let text, let micros): sink.words(.chapter, text, micros + cardMicros)
    case .caption(let text, let micros): sink.words(.caption, text, micros + cardMicros)
    case .stop(_, let text, let micros), .ask(_, let text, let micros):
      sink.words(.stop, text, micros + cardMicros)
    case .still(let frame, let path): try sink.still(recolored(frame), path)
    case .commandEnded(let frame): sink.commandEnded(frame.map(recolored))
    case .fault(let fault): throw fault
    // What is done is seen in the frames.
    case .pressed: pressed = (shownMicros, true)
    case .opened: break
    }
  }

  private func show(_ frame: Frame, other: Frame?, at micros: Int) {
    let other = settings.picture.recoloring == nil ? other.map { finished($0, at: micros) } : nil
    sink.frame(finished(frame, at: micros), other, micros)
  }

  private func finished(_ frame: Frame, at micros: Int) -> Frame {
    guard let whole else { return recolored(frame) }
    let style = frame.cells.first?.style ?? Style()
    var frame = ProgressBar.adding(micros, of: whole, to: frame, style)
    if state.display.glyphs == .ascii { frame.becomeASCII() }
    return recolored(frame)
  }

  private func recolored(_ frame: Frame) -> Frame {
    settings.picture.recoloring?.frame(frame) ?? frame
  }

  /// Says what the status line says, where more of it has changed than numbers, or a key was pressed.
  private mutating func noteStatus(at micros: Int) {
    shownMicros = micros
    let isTurning = pressed.isNews && micros - pressed.micros < Self.turnMicros
    guard !isTurning, status.micros == .min || micros - status.micros >= Self.statusMicros else {
      return
    }
    let words = Self.withoutNumbers(state.statusWords)
    if pressed.isNews || words != Self.withoutNumbers(status.text) { tellStatus(at: micros) }
  }

  /// Signs of runs side by side are names.
  private static func withoutNumbers(_ text: String) -> String {
    text.filter { !$0.isNumber || ("①"..."⑨").contains($0) }
  }

  private mutating func tellStatus(at micros: Int) {
    pressed.isNews = false
    let words = state.statusWords
    guard words != status.text else { return }
    status = (words, micros)
    sink.words(.status, status.text, micros)
  }
}
