import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording
internal import Screens
import Terminal

/// The only impure loop: waits for input until the next frame is due, applies it, steps, presents.
///
/// Steps get the time that drawing leaves. A terminal that is too slow costs frames, never steps; at rest
/// nothing is drawn that did not change, and the wait has no end.
struct RunLoop {
  private static let secondsPerFrame = 1 / 30.0
  /// The most of a frame's time that is kept free for drawing, so that a run always goes on.
  private static let largestDrawingShare = 0.7

  private let screen: Screen
  private var state: State
  /// The file of rows that `--data` named.
  private let dataPath: String?
  /// A tape that plays; nil once it is over or a person has taken over.
  private var tape: LiveTape?
  /// What a person does, while it is recorded.
  private var recording: SessionTape?
  /// The state that was written last, at which step and after how many turns.
  private var written: (path: String, step: Int, turns: Int)?
  private let followsGround: Bool
  /// Whether Esc leads back to where the run was opened from, once it has nothing else to leave.
  private let isInner: Bool
  private var ground = Background.unknown
  private var pacer = Pacer()
  private var meter: SpeedMeter
  private var lastStepped: Double
  private var drawingSeconds = 0.0
  private var isChanged = true
  private var isOver = false

  /// A loop over a screen; one that follows the ground takes the theme that fits it, once it is known.
  init(
    _ screen: Screen, _ state: State, followsGround: Bool, dataPath: String?, tape: LiveTape?,
    isInner: Bool = false
  ) {
    self.tape = tape
    self.dataPath = dataPath
    self.screen = screen
    self.state = state
    self.followsGround = followsGround
    self.isInner = isInner
    ground = screen.background
    lastStepped = LiveClock.seconds
    meter = SpeedMeter(start: lastStepped, step: state.clock)
  }

  /// Runs until the person or a signal ends it.
  mutating func run() {
    present()
    if followsGround { screen.askBackground() }
    var due = LiveClock.seconds + Self.secondsPerFrame
    while !isOver {
      let wasRunning = state.isRunning
      let wait = wasRunning ? due - LiveClock.seconds : .infinity
      take(screen.events(waitingUpTo: min(wait, tape?.patience(at: LiveClock.seconds) ?? wait)))
      playTape()
      if screen.endingSignal != nil { return }
      followGround()
      guard wasRunning, state.isRunning else {
        if state.isRunning { restartClock() }
        due = LiveClock.seconds + Self.secondsPerFrame
        present()
        continue
      }
      let now = LiveClock.seconds
      guard now >= due else { continue }
      due = max(due + Self.secondsPerFrame, now)
      step(from: now, until: due - drawingSeconds)
      present()
    }
  }

  /// Lets a tape do what is due.
  private mutating func playTape() {
    guard var playing = tape else { return }
    let size = screen.size
    let events = playing.play(&state, now: LiveClock.seconds) { state in
      var state = state
      state.refresh()
      return PlainText.text(of: view(state, size: size))
    }
    if playing.caption != tape?.caption { isChanged = true }
    tape = playing
    press(events)
    guard playing.isOver else { return }
    if let fault = playing.fault {
      state.tell("tape, line \(fault.position.line): \(fault.text)", isFault: true)
    }
    tape = nil
    isChanged = true
  }

  /// What a person does; the first space takes over from a tape.
  private mutating func take(_ events: [Event]) {
    guard tape != nil, events.contains(.key(.character(" "))) else { return press(events) }
    tape = nil
    state.tell("the tape has stopped: the keys are yours", isFault: false)
    isChanged = true
  }

  private mutating func press(_ events: [Event]) {
    recording?.note(events, now: LiveClock.seconds)
    for event in events {
      isChanged = true
      if isInner, event == .key(.escape), !state.hasSomethingToLeave { isOver = true }
      guard let action = action(for: event, in: state, size: screen.size) else { continue }
      for effect in update(&state, action) {
        switch effect {
        case .quit: isOver = true
        case .suspend: screen.suspend()
        case .writeState: writeState()
        case .writeFigure: writeFigure()
        case .toggleRecording: toggleRecording()
        }
      }
    }
  }

  private mutating func writeFigure() {
    let path = FigureCommand.freePath(for: state)
    do {
      state.refresh()
      try OutputFile.write(FigureCommand.svg(of: state.figured), to: path)
      state.tell("drawn: \(path)", isFault: false)
    } catch {
      state.tell("\(path) cannot be written: \(error.reason)", isFault: true)
    }
  }

  private mutating func toggleRecording() {
    do {
      guard var ending = recording else {
        recording = try SessionTape(state, size: screen.size, now: LiveClock.seconds)
        return
      }
      recording = nil
      try ending.finish(now: LiveClock.seconds)
      state.tell(
        "recorded: \(ending.name).tape and .cast, from \(ending.name).json", isFault: false)
    } catch let error as OutputError {
      state.tell("\(error.name) cannot be written: \(error.reason)", isFault: true)
    } catch {
      state.tell("the recording cannot be written: \(error)", isFault: true)
    }
  }

  private mutating func writeState() {
    let path = StateFile.freePath(for: state)
    do {
      try StateFile.write(state, to: path)
      written = (path, state.clock, state.turnCount)
      state.tell("written; goes on by: wedge --state \(path)", isFault: false)
    } catch let error as OutputError {
      state.tell(
        "\(path) cannot be written: \(error.reason). Nothing else was touched", isFault: true)
    } catch {
      state.tell("\(path) cannot be written: \(error)", isFault: true)
    }
  }

  /// The command that opens this very run again.
  var reopening: String {
    if let written, written.step == state.clock, written.turns == state.turnCount {
      return "wedge --state \(written.path)"
    }
    return Reopening.command(state, data: dataPath)
  }

  /// Takes the theme of the terminal's ground in the moment it becomes known.
  private mutating func followGround() {
    guard followsGround, screen.background != ground else { return }
    ground = screen.background
    state.display.theme = ground == .light ? .light : .dark
    isChanged = true
  }

  /// Forgets the time at rest, which is not owed as steps.
  private mutating func restartClock() {
    lastStepped = LiveClock.seconds
    meter = SpeedMeter(start: lastStepped, step: state.clock)
    state.measuredStepsPerSecond = nil
  }

  /// Takes the steps that are due, as far as there is time for them, and at least one of them.
  private mutating func step(from now: Double, until end: Double) {
    let wanted = pacer.steps(after: min(now - lastStepped, 0.25), at: state.speed)
    lastStepped = now
    var taken = 0
    while state.isRunning, wanted.map({ taken < $0 }) ?? true {
      // Runs side by side meet after each call: the fewer calls, the less they wait.
      let steps = state.comparison == nil ? 1 : min(wanted.map { $0 - taken } ?? 1, 4)
      state.advance(steps: steps)
      taken += steps
      if LiveClock.seconds >= end { break }
    }
    isChanged = isChanged || taken > 0
    meter.stepped(to: state.clock, now: LiveClock.seconds)
    isChanged = isChanged || state.measuredStepsPerSecond != meter.stepsPerSecond
    state.measuredStepsPerSecond = meter.stepsPerSecond
    state.framesPerSecond = meter.framesPerSecondWhenDropping
  }

  private mutating func present() {
    guard isChanged else { return }
    guard screen.canPresent else {
      meter.count(isShown: false)
      return
    }
    let start = LiveClock.seconds
    state.refresh()
    var frame = view(state, size: screen.size)
    Caption.write(tape?.caption ?? "", state, on: &frame)
    if recording != nil { Caption.mark(" ● F2 ends the recording ", state, on: &frame) }
    isChanged = !screen.present(frame)
    meter.count(isShown: true)
    let longest = Self.secondsPerFrame * Self.largestDrawingShare
    drawingSeconds = min(longest, max(LiveClock.seconds - start, drawingSeconds * 0.9))
  }
}
