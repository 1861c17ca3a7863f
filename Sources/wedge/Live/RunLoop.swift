import Cells
internal import Drawing
import Laboratory
import Plotting
import Recording
internal import Screens
internal import Tapes
import Terminal

/// The only impure loop: waits for input until the next frame is due, applies it, steps, presents.
///
/// Keys that come faster than they can be answered wait for the next frame; each has its turn. Steps get
/// the time that drawing leaves. A terminal that is too slow costs frames, never steps; at rest nothing is
/// drawn that did not change, and the wait has no end.
struct RunLoop {
  static let secondsPerFrame = 1 / 30.0
  /// The most of a frame's time that is kept free for drawing, so that a run always goes on.
  private static let largestDrawingShare = 0.7
  /// Steps and looks that take longer than this are worked out beside the loop.
  private static let longestWait = 2 * secondsPerFrame
  /// What keys get of a frame's time before the picture follows them.
  private static let keysShare = 0.5
  /// What a run may send a second: large frames come less often, whatever the link would take.
  private static let bytesPerSecond = 400_000.0
  /// The longest that a frame waits for the size of the one before.
  private static let longestRest = 0.1

  let screen: Screen
  let bench: Workbench
  var state: State
  /// How the run is opened again.
  var reopening: Reopening
  /// A tape or a lesson that plays; nil once it is over or a person has taken over.
  var player: (any LivePlayer)?
  /// What a person does, while it is recorded.
  let recording = LiveRecording()
  private let pictures = PictureMemory.shared()
  private let followsGround: Bool
  /// Whether Esc leads back to where the run was opened from, once it has nothing else to leave.
  private let isInner: Bool
  private var ground = Background.unknown
  var pacer = Pacer()
  var meter: SpeedMeter
  var lastStepped: Double
  private var drawingSeconds = 0.0
  /// How long a step takes, and a look at the run after it.
  var stepSeconds = 0.0
  var lookSeconds = 0.0
  /// What is worked out while the loop goes on; nil where it waits for each step.
  var ahead: Ahead?
  var aheadStarted = 0.0
  var isChanged = true
  private var isOver = false
  /// Whether nobody came to a run of their own.
  private(set) var hasQuitLessons = false

  /// A loop over a screen; one that follows the ground takes the theme that fits it, once it is known.
  init(
    _ screen: Screen, _ bench: Workbench, _ state: State, followsGround: Bool,
    reopening: Reopening = Reopening(), player: (any LivePlayer)?, isInner: Bool = false
  ) {
    self.bench = bench
    self.player = player
    self.reopening = reopening
    self.screen = screen
    self.state = state
    self.followsGround = followsGround
    self.isInner = isInner
    ground = screen.background
    lastStepped = ProgramClock.seconds
    meter = SpeedMeter(start: lastStepped, step: state.clock)
  }

  /// Runs until the person or a signal ends it.
  mutating func run() {
    present()
    screen.lastWord = reopening.anew(state)
    let recording = recording
    screen.parting = { _ = recording.finish(nil, now: ProgramClock.seconds) }
    if followsGround { screen.askBackground() }
    var due = ProgramClock.seconds + Self.secondsPerFrame
    while !isOver {
      let wasRunning = isGoing
      let wait = wasRunning && ahead == nil ? due - ProgramClock.seconds : .infinity
      let patience = player?.patience(at: ProgramClock.seconds) ?? .infinity
      takeKeys(waitingUpTo: min(wait, patience, recording.patience))
      play()
      if recording.look(&state) { isChanged = true }
      if screen.endingSignal != nil { return }
      followGround()
      adopt()
      guard wasRunning, isGoing else {
        if isGoing { restartClock() }
        forgetSlowness()
        due = ProgramClock.seconds + Self.secondsPerFrame
        present()
        continue
      }
      let now = ProgramClock.seconds
      guard ahead == nil else {
        present()
        continue
      }
      guard now >= due else { continue }
      due = max(due + max(Self.secondsPerFrame, rest), now)
      if stepSeconds + lookSeconds > Self.longestWait {
        // What was pressed does not wait for a step that takes longer than many frames.
        present()
        if mayWorkAhead {
          workAhead(from: now)
          continue
        }
      }
      step(from: now, until: due - drawingSeconds)
      present()
    }
  }

  /// How long the link has enough of the newest frame.
  private var rest: Double {
    min(Double(screen.newestBytes) / Self.bytesPerSecond, Self.longestRest)
  }

  /// Whether steps are to be taken: what plays may hold a run where it is.
  private var isGoing: Bool {
    state.isRunning && player?.lastStep(state).map { $0 > state.clock } ?? true
  }

  /// Lets what plays do what is due.
  private mutating func play() {
    guard var playing = player else { return }
    let size = screen.size
    let now = ProgramClock.seconds
    let events = attended { playing.play(&$0, size: size, now: now) }
    keepAnswer(of: playing)
    player = playing.isOver ? nil : playing
    isChanged = isChanged || playing.isOver || !events.isEmpty
    for event in events {
      switch event {
      case .pressed(let event, let action, let step, let effects):
        follow(event, action, at: step, effects)
      case .opened: restartClock()
      default: break
      }
    }
  }

  /// Takes keys for a part of a frame's time, and without a picture where a way out comes after them.
  private mutating func takeKeys(waitingUpTo seconds: Double) {
    noteWaysOut()
    var next = screen.event(waitingUpTo: seconds, or: ahead == nil ? -1 : bench.done)
    let end = ProgramClock.seconds + Self.secondsPerFrame * Self.keysShare
    while let event = next {
      take(event)
      noteWaysOut()
      guard !isOver, screen.isWayOutWaiting || ProgramClock.seconds < end else { return }
      next = screen.event(waitingUpTo: 0)
    }
  }

  /// Says which keys end the program as it stands.
  private mutating func noteWaysOut() {
    state.isKeptElsewhere = recording.isOn || player?.isTape ?? false
    screen.waysOut = player?.waysOut(state) ?? state.waysOut
  }

  /// What a person does: what plays is asked first.
  private mutating func take(_ event: Event) {
    guard var playing = player else {
      for event in state.unpacked(event) { press(event) }
      return
    }
    guard !leavesRecording(event) else { return refuseLessons() }
    let (size, now) = (screen.size, ProgramClock.seconds)
    let isTaken = attended { playing.take(event, &$0, size: size, now: now) }
    keepAnswer(of: playing)
    player = playing.isOver ? nil : playing
    hasQuitLessons = playing.hasQuit
    isOver = isOver || hasQuitLessons
    isChanged = true
    guard !isTaken else { return restartClock() }
    for event in state.unpacked(event) { press(event) }
  }

  /// Passes over what was pressed in impatience while an answer was computed: it would never be seen.
  private func keepAnswer(of playing: any LivePlayer) {
    let keys = playing.keysLeavingAnswer
    if player?.keysLeavingAnswer.isEmpty ?? false, !keys.isEmpty { screen.passOver(keys) }
  }

  /// Works on the state while the terminal is looked after.
  mutating func attended<Product>(_ work: (inout State) -> Product) -> Product {
    guard ahead == nil else { return work(&state) }
    let bench = bench
    return bench.carryOut { work(&state) }
  }

  private mutating func press(_ event: Event) {
    isChanged = true
    if isInner, event == .key(.escape), !state.hasSomethingToLeave { isOver = true }
    let (size, isRecorded) = (screen.size, recording.isOn)
    let step = state.clock
    let (pressed, effects) = attended { state -> (Action?, [Effect]) in
      // So that a replay, which knows nothing else, comes to the same.
      if isRecorded { state.refresh() }
      guard let action = action(for: event, in: state, size: size) else { return (nil, []) }
      return (action, update(&state, action))
    }
    guard let pressed else { return }
    ahead?.note { _ = update(&$0, pressed) }
    follow(event, pressed, at: step, effects)
  }

  /// Carries out what came of a key that was pressed at a step.
  private mutating func follow(
    _ event: Event, _ action: Action, at step: Int, _ effects: [Effect]
  ) {
    for effect in effects {
      switch effect {
      case .quit: isOver = true
      case .suspend: screen.suspend()
      case .writeState: writeState()
      case .writeFigure: tell(KeptFile.figure(of: state))
      case .writeModule: tell(KeptFile.module(of: state))
      case .toggleRecording: recording.toggle(&state, size: screen.size, now: ProgramClock.seconds)
      case .openLessons: openLessons()
      }
    }
    recording.note(event, action, at: step, state, now: ProgramClock.seconds)
    screen.lastWord = reopening.anew(ownRun)
  }

  mutating func tell(_ words: String, isFault: Bool) {
    change { $0.tell(words, isFault: isFault) }
  }

  /// Changes what does not belong to the run.
  mutating func change(_ change: @escaping @Sendable (inout State) -> Void) {
    change(&state)
    ahead?.note(change)
  }

  /// Takes the theme of the terminal's ground in the moment it becomes known.
  private mutating func followGround() {
    guard followsGround, screen.background != ground else { return }
    ground = screen.background
    let isLight = ground == .light
    change { $0.display.follow(isLightGround: isLight) }
    isChanged = true
  }

  mutating func present() {
    guard isChanged else { return }
    guard screen.canPresent else {
      meter.count(isShown: false)
      return
    }
    let start = ProgramClock.seconds
    let size = screen.size
    let (player, pictures) = (player, pictures)
    let isAhead = ahead != nil
    let mark = recording.mark
    var looked = start
    var frame = attended { state in
      // The look at a run that goes on elsewhere is what takes so long.
      if !isAhead { state.refresh() }
      state.pictures = pictures
      state.columnsLeftFree = mark?.unicodeScalars.count ?? 0
      looked = ProgramClock.seconds
      return player?.picture(state, size: size) ?? view(state, size: size)
    }
    if let mark { Caption.mark(mark, state, on: &frame) }
    isChanged = !screen.present(frame)
    meter.count(isShown: true)
    lookSeconds = max(looked - start, lookSeconds * 0.9)
    let longest = Self.secondsPerFrame * Self.largestDrawingShare
    drawingSeconds = min(longest, max(ProgramClock.seconds - start, drawingSeconds * 0.9))
  }
}
