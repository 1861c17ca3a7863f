import Cells
import Glibc
import Laboratory
import Plotting
import Terminal

/// The only impure loop: waits for input until the next frame is due, applies it, steps, presents.
///
/// When late it skips presenting, never a step that was due; at rest it waits without end.
struct RunLoop {
  private static let framesPerSecond = 30.0
  private static let interval = 1 / framesPerSecond
  /// The part of a frame's time that steps may take; the rest draws it.
  private static let stepShare = 0.7

  private let screen: Screen
  private var state: State
  private let followsGround: Bool
  private var pacer = Pacer()
  private var meter: SpeedMeter
  private var lastStepped: Double
  private var isOver = false

  init(_ screen: Screen, _ state: State, followsGround: Bool) {
    self.screen = screen
    self.state = state
    self.followsGround = followsGround
    lastStepped = Self.now
    meter = SpeedMeter(start: Self.now, step: state.step)
  }

  mutating func run() {
    present()
    if followsGround { screen.askBackground() }
    var due = Self.now + Self.interval
    while !isOver {
      let isAnimated = state.isRunning
      let events = screen.events(waitingUpTo: isAnimated ? max(0, due - Self.now) : .infinity)
      if screen.endingSignal != nil { return }
      take(events)
      followGround()
      if !isAnimated, state.isRunning { restartClock() }
      let now = Self.now
      if isAnimated, now < due, events.isEmpty { continue }
      if now >= due || !isAnimated {
        if state.isRunning { step(now) }
        due = max(due + Self.interval, Self.now)
      }
      present()
    }
  }

  private mutating func take(_ events: [Event]) {
    for event in events {
      guard let action = action(for: event, in: state) else { continue }
      for effect in update(&state, action) {
        switch effect {
        case .quit: isOver = true
        case .suspend: screen.suspend()
        }
      }
    }
  }

  private mutating func followGround() {
    guard followsGround, screen.background != .unknown else { return }
    state.display.theme = screen.background == .light ? .light : .dark
  }

  /// Time at rest is not owed as steps.
  private mutating func restartClock() {
    lastStepped = Self.now
    meter = SpeedMeter(start: Self.now, step: state.step)
    state.measuredStepsPerSecond = nil
  }

  private mutating func step(_ now: Double) {
    let wanted = pacer.steps(after: min(now - lastStepped, 0.25), at: state.speed)
    lastStepped = now
    let end = now + Self.interval * Self.stepShare
    var taken = 0
    while state.isRunning, wanted.map({ taken < $0 }) ?? true {
      state.advance(steps: 1)
      taken += 1
      if Self.now >= end { break }
    }
    meter.stepped(to: state.step, now: Self.now)
    state.measuredStepsPerSecond = meter.stepsPerSecond
    state.framesPerSecond = meter.framesPerSecondWhenDropping
  }

  private mutating func present() {
    guard screen.canPresent else {
      meter.dropped()
      return
    }
    state.refresh()
    if screen.present(view(state, size: screen.size)) { meter.presented() } else { meter.dropped() }
  }

  private static var now: Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
  }
}

/// Steps and frames a second, over the last whole second.
private struct SpeedMeter {
  private(set) var stepsPerSecond: Double?
  /// Frames shown a second, only while some are dropped.
  private(set) var framesPerSecondWhenDropping: Double?
  private var start: Double
  private var firstStep: Int
  private var shown = 0
  private var lost = 0

  init(start: Double, step: Int) {
    self.start = start
    firstStep = step
  }

  mutating func presented() { shown += 1 }
  mutating func dropped() { lost += 1 }

  mutating func stepped(to step: Int, now: Double) {
    guard now - start >= 1 else { return }
    stepsPerSecond = Double(max(0, step - firstStep)) / (now - start)
    framesPerSecondWhenDropping = lost > 3 ? Double(shown) / (now - start) : nil
    start = now
    firstStep = step
    shown = 0
    lost = 0
  }
}
