import Cells
import Laboratory
import Recording
internal import Screens
import _StringProcessing

/// Plays a tape on a virtual clock: keys, times and steps in, frames out; nothing waits.
///
/// Before frame k the steps ⌊k·v/f⌋ − ⌊(k−1)·v/f⌋ are taken, v steps a second, f frames a second.
struct TapePlayer {
  /// What is done with each frame and marker.
  struct Sink {
    /// A frame and the time from which it is shown, in microseconds.
    var frame: (Frame, Int) -> Void
    var marker: (String, Int) -> Void
    /// A still was asked for.
    var still: (Frame, String) throws -> Void
    /// A command is over; no frame while it is hidden.
    var commandEnded: (Frame?) -> Void
  }

  private(set) var state: State
  private let settings: TapeSettings
  private var sink: Sink
  private var caption = ""
  private var isHidden = false
  /// Where the clock stands, frames that are hidden aside.
  private(set) var micros = 0
  private var nextFrame = 0
  /// Time that passed while nothing was shown.
  private var hiddenMicros = 0
  /// Whether the tape has quit.
  private var isOver = false
  /// Steps that are taken by a plan and not by the speed.
  private var plan: StepPlan?
  /// The picture as it was drawn last; nil once anything changed.
  private var drawn: Frame?

  /// How long Until may take without a time of its own, in microseconds.
  private static let longestWay = 3_600_000_000
  /// Steps a second that "full" means on a clock that no machine drives.
  static let fullSpeed = 480

  init(_ state: State, _ settings: TapeSettings, _ sink: Sink) {
    self.state = state
    self.settings = settings
    self.sink = sink
  }

  /// Plays every command; the last picture stays as long as the last command lasts.
  ///
  /// - Throws: `TapeFault` where the tape expects what is not there.
  mutating func play(_ commands: [TapeCommand]) throws {
    for command in commands {
      // Before time passes or anything happens the first picture stands, unless it is hidden.
      if command.action.happens { showDue(through: micros) }
      try play(command)
      if isOver { break }
    }
    showDue(through: micros)
  }

  private mutating func play(_ command: TapeCommand) throws {
    switch command.action {
    case .output, .set: return
    case .type(let text, let pace):
      for scalar in text.unicodeScalars {
        press(.key(.character(scalar)))
        pass(pace.micros ?? settings.typingMicros)
      }
    case .key(let key, let count, let pace):
      for _ in 0..<count {
        press(.key(key))
        pass(pace.micros ?? settings.typingMicros)
      }
    case .mouse(let events):
      for event in events { press(.mouse(event)) }
      pass(settings.typingMicros)
    case .sleep(let micros): pass(micros)
    case .wait(let wait): try self.wait(wait, command)
    case .hide: isHidden = true
    case .show:
      isHidden = false
      showNow()
    case .step(let count):
      advance(steps: count)
      showNow()
    case .until(let step, let pace): try goOn(until: step, in: pace.micros, command)
    case .marker(let text): sink.marker(sanitized(text), shownMicros)
    case .capture(let path): try sink.still(frame, path)
    case .expect(let text): try expect(text, command)
    case .say(let text):
      caption = sanitized(text)
      drawn = nil
      showNow()
    }
    sink.commandEnded(isHidden ? nil : frame)
  }

  private mutating func press(_ event: Event) {
    // A key and the mouse mean what the screen shows.
    state.refresh()
    drawn = nil
    guard let action = action(for: event, in: state, size: settings.size) else { return }
    for effect in update(&state, action) where effect == .quit { isOver = true }
  }

  /// How long the recording lasts.
  var end: Int { shownMicros }

  private var shownMicros: Int { micros - hiddenMicros }

  /// Lets time pass: the frames within it are shown as they come.
  private mutating func pass(_ duration: Int) {
    showDue(through: micros + duration)
    if isHidden { hiddenMicros += duration }
    micros += duration
  }

  private mutating func showDue(through end: Int) {
    while frameTime(nextFrame) <= end {
      if nextFrame > 0 { takeSteps(before: nextFrame) }
      let time = frameTime(nextFrame)
      if !isHidden { sink.frame(frame, time - hiddenMicros) }
      nextFrame += 1
    }
  }

  /// A frame k begins at k/f.
  private func frameTime(_ index: Int) -> Int { index * 1_000_000 / settings.frameRate }

  private mutating func takeSteps(before frame: Int) {
    guard state.isRunning else { return }
    if let plan { return advance(steps: plan.step(at: frameTime(frame)) - state.clock) }
    advance(steps: steps(before: frame))
  }

  /// The steps that the run's speed asks for before a frame.
  private func steps(before frame: Int) -> Int {
    let speed = state.speed.stepsPerSecond ?? Self.fullSpeed
    return frame * speed / settings.frameRate - (frame - 1) * speed / settings.frameRate
  }

  private mutating func advance(steps: Int) {
    guard steps > 0 else { return }
    state.advance(steps: steps)
    drawn = nil
  }

  /// Goes on to a step, in just so much time or as long as it takes at the run's speed.
  private mutating func goOn(
    until step: Int, in duration: Int?, _ command: TapeCommand
  ) throws {
    guard step >= state.clock else {
      throw TapeFault(
        command.position,
        "Until \(step): the run is past it, at step \(state.clock). Home goes back to the start.")
    }
    if let duration {
      plan = StepPlan(steps: state.clock...step, start: micros, duration: duration)
      pass(duration)
      plan = nil
      if state.isRunning { advance(steps: step - state.clock) }
    }
    let end = micros + Self.longestWay
    let speed = state.speed.stepsPerSecond ?? Self.fullSpeed
    while state.clock < step {
      guard state.isRunning else {
        throw TapeFault(
          command.position,
          "Until \(step): the run rests at step \(state.clock). Press Space before, or give "
            + "Step \(step - state.clock).")
      }
      guard micros < end, (step - state.clock) / speed * 1_000_000 <= Self.longestWay else {
        throw TapeFault(
          command.position,
          "Until \(step): at \(speed) steps a second that takes more than an hour. Give "
            + "Step \(step - state.clock), or a time, such as Until@10s \(step).")
      }
      // As far as the next frame at the run's speed, and not beyond the step.
      let next = frameTime(nextFrame)
      let reached = min(state.clock + steps(before: nextFrame), step)
      plan = StepPlan(steps: state.clock...reached, start: micros, duration: max(next - micros, 0))
      pass(max(next - micros, 0))
      plan = nil
    }
  }

  /// What changed at once is seen at once, where the clock stands.
  private mutating func showNow() {
    if !isHidden { sink.frame(frame, shownMicros) }
  }

  private mutating func wait(_ wait: TapeCommand.Wait, _ command: TapeCommand) throws {
    let pattern = try Regex(wait.pattern)
    let patience = wait.micros ?? settings.waitMicros
    let end = micros + patience
    while !isSeen(pattern, isLine: wait.isLine) {
      guard micros < end else {
        throw TapeFault(
          command.position,
          "Wait saw no /\(wait.pattern)/ within \(patience / 1000) ms. The screen's first line is "
            + "'\(firstLine)'. Wait longer with @T, or for something else.")
      }
      pass(1_000_000 / settings.frameRate)
    }
  }

  private mutating func isSeen(_ pattern: Regex<AnyRegexOutput>, isLine: Bool) -> Bool {
    let text = PlainText.text(of: frame)
    let lines = text.split(separator: "\n")
    let shown = isLine ? String(lines.last { $0.contains { $0 != " " } } ?? "") : text
    return shown.firstMatch(of: pattern) != nil
  }

  private mutating func expect(_ text: String, _ command: TapeCommand) throws {
    guard PlainText.text(of: frame).contains(text) else {
      throw TapeFault(
        command.position,
        "Expect \"\(text)\": the screen does not show it. Its first line is '\(firstLine)'.")
    }
  }

  private var firstLine: String {
    mutating get {
      let lines = PlainText.text(of: frame).split(separator: "\n")
      return String((lines.first ?? "").drop { $0 == " " }.prefix(100))
    }
  }

  /// The screen as it is, with the caption over its last line.
  private var frame: Frame {
    mutating get {
      state.refresh()
      if let drawn { return drawn }
      var frame = view(state, size: settings.size)
      Caption.write(caption, state, on: &frame)
      drawn = frame
      return frame
    }
  }
}

extension TapeCommand.Action {
  /// Whether a command does something or lets time pass, so that what was before it was seen.
  fileprivate var happens: Bool {
    switch self {
    case .hide, .show, .output, .set, .marker, .capture, .expect: false
    case .type, .key, .mouse, .sleep, .wait, .step, .until, .say: true
    }
  }
}
