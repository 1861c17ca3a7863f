import Cells
import Glibc
import Laboratory

/// Recording in the live laboratory: the tape that grows, and casts that are being made of others.
final class LiveRecording {
  private var tape: SessionTape?
  private var makers: [CastMaker] = []

  /// Whether what is done now is taken down.
  var isOn: Bool { tape != nil }

  /// Whether a way out has something to finish.
  var isUnfinished: Bool { isOn || !makers.isEmpty }

  /// What the end of the first line says; nil while nothing is recorded.
  var mark: String? {
    guard let tape else { return nil }
    guard let fault = tape.fault else { return " ● F2 ends the recording " }
    return " ● \(tape.name).tape: \(fault). Kept in memory: make room "
  }

  /// Seconds until a cast that is being made is asked for.
  var patience: Double { makers.isEmpty ? .infinity : 0.1 }

  /// Begins a recording, or ends it and has its cast made.
  func toggle(_ state: inout State, size: Size, now: Double) {
    do {
      guard tape == nil else {
        try tape?.end(state, now: now)
        if let name = tape?.name { makers.append(CastMaker(name: name)) }
        tape = nil
        state.endRecording()
        return state.tell("the tape is written; its cast is being made", isFault: false)
      }
      tape = try SessionTape(&state, size: size, now: now)
      state.beginRecording()
    } catch let error as OutputError {
      let remedy = isOn ? ". Nothing is lost: make room and press F2 again" : ""
      state.tell("\(error.name) cannot be written: \(error.reason)\(remedy)", isFault: true)
    } catch {
      state.tell("the recording cannot be written: \(error)", isFault: true)
    }
  }

  /// Takes down what was done at a step and led to a state.
  func note(
    _ event: Event, _ action: Action, at step: Int, _ state: State, now: Double
  ) {
    if let shown = Self.shown(event, action) { tape?.note(shown, at: step, state, now: now) }
  }

  /// What of it is a part of what is shown; nil for what ends the program or writes a file.
  static func shown(_ event: Event, _ action: Action) -> Event? {
    switch action {
    case .keep: nil
    case .program(let action): shown(event, action)
    case .pace, .travel, .knob, .entry, .loss, .start, .look, .ask, .find, .hand, .mouse, .preset,
      .pane:
      event
    }
  }

  private static func shown(_ event: Event, _ action: ProgramAction) -> Event? {
    switch action {
    case .quit, .left, .suspended, .lessonsOpened: nil
    // The help closes, whatever was pressed there.
    case .takenFromHelp(let action): shown(event, action) ?? .key(.escape)
    case .bigToggled, .comparisonToggled, .helpTurned, .helpTurnedBack, .helpPartTurned, .wentBack,
      .stayed:
      event
    }
  }

  /// Tells of casts that have been made.
  ///
  /// - Returns: whether there is something to tell.
  func look(_ state: inout State) -> Bool {
    guard let maker = makers.first(where: { $0.progress.isOver }) else { return false }
    makers.removeAll { $0 === maker }
    state.tell(Self.words(maker), isFault: maker.progress.fault != nil)
    return true
  }

  /// Ends the tape and waits for every cast, whichever way the program goes.
  ///
  /// - Parameter state: where the run stands; nil where work on it goes on, the tape then ends with the
  ///   last key.
  /// - Returns: what became of them, which is written to standard error too.
  func finish(_ state: State?, now: Double) -> String? {
    var words: String?
    if var ending = tape {
      do {
        try ending.end(state, now: now)
        makers.append(CastMaker(name: ending.name))
      } catch {
        words = "\(error.name) cannot be written: \(error.reason). These lines belong at its end:"
        StandardError.writeIfRead("Error: \(words ?? "")\n\(ending.unwritten)")
      }
      tape = nil
    }
    for maker in makers {
      Self.wait(for: maker)
      words = Self.words(maker)
      StandardError.writeIfRead("\(maker.progress.fault == nil ? "" : "Error: ")\(words ?? "").\n")
    }
    makers = []
    return words
  }

  private static func wait(for maker: CastMaker) {
    let line = ProgressLine()
    while !maker.progress.isOver {
      let progress = maker.progress
      if line.isShown, StandardError.isRead {
        line.show("\(maker.name).cast: command \(progress.done) of \(progress.commands)")
      }
      usleep(20_000)
    }
    if line.isShown, StandardError.isRead { line.clear() }
  }

  private static func words(_ maker: CastMaker) -> String {
    guard let fault = maker.progress.fault else {
      return "recorded: \(maker.name).tape and \(maker.name).cast, from \(maker.name).json"
    }
    return "\(maker.name).cast cannot be written: \(fault). The tape is whole: "
      + "wedge record \(maker.name).tape makes it"
  }
}
