import Cells
internal import Drawing
package import Laboratory
package import Recording

/// A tape that plays on a run: pure, with no clock of its own but the one it is told.
///
/// The same commands do the same for a recording, for the live laboratory and for a lesson; only what
/// time is differs. Whoever plays it says how late it is, and gets back what came of it as values.
package struct TapeRun: Sendable {
  /// Makes another run of options, as `State {…}` asks for.
  package typealias Opening =
    @Sendable (_ options: [String], _ at: TapePosition) throws(TapeFault) -> State

  /// Where a tape stands: all that a stop keeps beside the state.
  struct Cursor: Sendable {
    /// The command that plays, by its place.
    var command = -1
    /// What is left of it.
    var pending: ArraySlice<TapeDeed> = []
    /// How late it is on the tape, in the clock's unit.
    var time = 0
    /// When to look again for what is waited for outside.
    var again = 0
    var nextFrame = 0
    /// How late it is in a recording of the tape, in microseconds; kept where time comes from outside.
    var recordedTime = 0
    /// Time that passed while nothing was shown.
    var hiddenTime = 0
    var isHidden = false
    var caption = ""
    /// What the caption says to who reads it, and what of it was told last.
    var said = ""
    var told = ""
    /// The keys that are shown.
    var keys = KeysSeen()
    /// How many stops were reached.
    var stops = 0
    /// Whether the tape has quit.
    var hasQuit = false
    var isOver = false
    /// Steps that are taken by a plan and not by the speed.
    var plan: StepPlan?
    /// What the tape itself has made of the display.
    var display = Display()
  }

  package let commands: [TapeCommand]
  /// The size of the screen may change while the tape plays.
  package var manner: TapeManner
  package let clock: TapeClock
  let opening: Opening?
  /// Whether pictures are drawn.
  var draws: Bool
  var cursor = Cursor()
  /// The beginning, and each stop as it was first reached.
  var kept: [(cursor: Cursor, state: State)] = []
  /// The picture as it was drawn last, and on the other ground; nil once anything changed.
  var drawn: (frame: Frame, other: Frame?)?

  /// Steps a second that "full" means on a clock that no machine drives.
  package static let fullSpeed = 480

  /// - Parameters:
  ///   - state: the run that the tape begins with.
  ///   - draws: whether pictures are wanted of a recording.
  package init(
    _ commands: [TapeCommand], _ manner: TapeManner, _ clock: TapeClock, from state: State,
    opening: Opening? = nil, draws: Bool = true
  ) {
    self.commands = commands
    self.manner = manner
    self.clock = clock
    self.opening = opening
    self.draws = draws && clock == .frames
    if commands.contains(where: \.action.isStop) { kept = [(cursor, state)] }
  }

  package var isOver: Bool { cursor.isOver }
  /// The line for the audience.
  package var caption: String { cursor.caption }
  /// The keys that were pressed last, where the tape shows them.
  package var keys: KeysSeen { cursor.keys }
  /// How long has been shown, in microseconds.
  package var shownTime: Int { cursor.time - cursor.hiddenTime }
  /// How many stops the tape has.
  package var stopCount: Int { commands.count { $0.action.isStop } }
  /// The stop that was reached last; 0 before the first.
  package var stop: Int { cursor.stops }

  /// What is said of a stop; nothing of the beginning.
  package func words(ofStop stop: Int) -> String {
    let stops = commands.filter(\.action.isStop)
    guard stops.indices.contains(stop - 1) else { return "the beginning" }
    switch stops[stop - 1].action {
    case .stop(let text), .ask(let text): return SaidText.shown(text)
    default: return ""
    }
  }

  /// Where the command stands that plays now; the end of the last one once all is over.
  package var position: TapePosition {
    let place = min(max(cursor.command, 0), commands.count - 1)
    return commands.indices.contains(place)
      ? commands[place].position : TapePosition(line: 1, column: 1)
  }

  /// When there is something to do next, in the clock's unit.
  package var due: Int {
    guard case .passing(let end, _) = cursor.pending.first else {
      return max(cursor.time, cursor.again)
    }
    return clock == .frames ? min(frameTime(cursor.nextFrame), end) : end
  }

  /// The step that a run outside must not pass by itself; nil when there is none.
  ///
  /// What is to be done at once is done at the very step that the run is at.
  package func lastStep(_ state: State) -> Int? {
    switch cursor.pending.first {
    case .passing:
      if case .reach(let step, _) = cursor.pending.dropFirst().first { step } else { nil }
    case .reach(let step, _): step
    default: isOver ? nil : state.clock
    }
  }

  /// Does what is due.
  ///
  /// It comes back at each stop, and outside after each key, with more to do at once: `due` says so.
  ///
  /// - Parameter now: how late it is, in the clock's unit.
  package mutating func advance(to now: Int, _ state: inout State) -> [TapeEvent] {
    if clock != .frames { drawn = nil }
    var events: [TapeEvent] = []
    do throws(TapeFault) {
      while !isOver, try proceed(now, &state, &events) {}
    } catch {
      cursor.isOver = true
      events.append(.fault(error))
    }
    return events
  }

  /// Goes on from here, however late it has become outside meanwhile.
  package mutating func resume(at now: Int) {
    if clock == .outside { cursor.time = max(cursor.time, now) }
  }

  /// Shows the keys no more that were pressed last.
  package mutating func forgetKeys() { cursor.keys = KeysSeen() }

  /// Goes to a stop, back or forth; 0 is the beginning. What was kept there comes back bit for bit, and
  /// what was never reached is played, unseen.
  ///
  /// - Throws: what keeps the tape from coming there.
  package mutating func go(to stop: Int, _ state: inout State) throws(TapeFault) {
    guard (0...stopCount).contains(stop), let last = kept.indices.last else { return }
    if stop > last {
      let time = clock == .steps ? TapeClock.steps : .frames
      var rehearsal = TapeRun(commands, manner, time, from: state, opening: opening)
      rehearsal.draws = false
      rehearsal.kept = kept
      var unseen = rehearsal.restored(last)
      if clock == .outside { rehearsal.cursor.time = rehearsal.cursor.recordedTime }
      while rehearsal.stop < stop, !rehearsal.isOver {
        for case .fault(let fault) in rehearsal.advance(to: rehearsal.due, &unseen) { throw fault }
      }
      kept += rehearsal.kept.dropFirst(kept.count).map { fromRecording($0.cursor, $0.state) }
      guard stop < kept.count else { return }
    }
    let display = cursor.display
    var found = restored(stop)
    // The person's, but for what the tape does between here and there.
    found.display = state.display.changed(from: display, to: cursor.display)
    found.forEach = state.forEach
    state = found
  }

  /// A place that was reached on the clock of a recording, as this clock has it.
  private func fromRecording(_ cursor: Cursor, _ state: State) -> (cursor: Cursor, state: State) {
    guard clock == .outside else { return (cursor, state) }
    var cursor = cursor
    cursor.recordedTime = cursor.time
    cursor.time = 0
    // Their end is a time of that clock.
    cursor.keys = KeysSeen()
    return (cursor, state)
  }

  /// Stands where a kept state was.
  private mutating func restored(_ place: Int) -> State {
    cursor = kept[place].cursor
    drawn = nil
    return kept[place].state
  }

  /// Goes one deed further.
  ///
  /// - Returns: whether there may be more to do now.
  private mutating func proceed(
    _ now: Int, _ state: inout State, _ events: inout [TapeEvent]
  ) throws(TapeFault) -> Bool {
    guard let deed = cursor.pending.first else { return try take(&state, &events) }
    if case .passing(let end, let duration) = deed {
      guard pass(to: end, duration, now, &state, &events) else { return false }
      cursor.pending.removeFirst()
      return true
    }
    guard clock == .frames || due <= now else { return false }
    cursor.pending.removeFirst()
    let display = state.display
    defer { cursor.display = cursor.display.changed(from: display, to: state.display) }
    return try carryOut(deed, now, &state, &events)
  }

  /// Takes up the next command, or ends; the last picture stays as long as the last command lasts.
  ///
  /// - Throws: what would have been looked at, or done, had the tape not quit before.
  private mutating func take(
    _ state: inout State, _ events: inout [TapeEvent]
  ) throws(TapeFault) -> Bool {
    cursor.command += 1
    if cursor.hasQuit,
      let missed = commands.dropFirst(cursor.command).first(where: \.action.needsLaboratory)
    {
      throw TapeFault(
        missed.position,
        "the tape has quit before this. Leave out what quits (q or Ctrl+C), or move it to the end.")
    }
    guard !cursor.hasQuit, commands.indices.contains(cursor.command) else {
      showDue(through: cursor.time, &state, &events)
      cursor.isOver = true
      return false
    }
    cursor.pending = TapeDeed.deeds(of: commands[cursor.command], manner)[...]
    return true
  }
}
