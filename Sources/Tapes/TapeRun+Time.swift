import Cells
internal import Drawing
import Laboratory
import Recording
internal import Screens

extension TapeRun {
  /// How long Until may take without a time of its own, in microseconds.
  static let longestWay = 3_600_000_000
  static let lookAgainMicros = 20_000

  func speed(of state: State) -> Int { state.speed.stepsPerSecond ?? Self.fullSpeed }

  /// A frame k begins at k/f.
  func frameTime(_ index: Int) -> Int { index * 1_000_000 / manner.frameRate }

  /// Microseconds in the clock's unit.
  func length(of micros: Int, _ state: State) -> Int {
    guard clock == .steps else { return micros }
    return state.isRunning ? micros * speed(of: state) / 1_000_000 : 0
  }

  func passing(_ micros: Int, _ state: State) -> TapeDeed {
    let duration = length(of: micros, state)
    return .passing(to: cursor.time + duration, lasting: duration)
  }

  /// Time to let pass; outside with the steps that a recording takes in it, however long they take.
  mutating func waiting(_ micros: Int, _ state: State) -> [TapeDeed] {
    guard clock == .outside else { return [passing(micros, state)] }
    let end = cursor.recordedTime + micros
    var steps = 0
    while frameTime(cursor.nextFrame) <= end { steps += recordFrame(state) }
    cursor.recordedTime = end
    return [
      passing(micros, state),
      .reach(state.clock + (state.isRunning ? steps : 0), mayRest: true),
    ]
  }

  /// Goes on in the time of a recording as `Until` does there.
  mutating func record(to step: Int, within duration: Int?, _ state: State) {
    if let duration {
      cursor.recordedTime += duration
      while frameTime(cursor.nextFrame) <= cursor.recordedTime { _ = recordFrame(state) }
      return
    }
    var left = step - state.clock
    // What takes longer is refused there.
    guard left / speed(of: state) * 1_000_000 <= Self.longestWay else { return }
    while left > 0 {
      cursor.recordedTime = max(frameTime(cursor.nextFrame), cursor.recordedTime)
      left -= recordFrame(state)
    }
  }

  /// Passes a frame of a recording; returns the steps before it.
  private mutating func recordFrame(_ state: State) -> Int {
    defer { cursor.nextFrame += 1 }
    return cursor.nextFrame > 0 ? steps(before: cursor.nextFrame, state) : 0
  }

  /// Lets time pass, as far as it has; the frames within it are shown as they come.
  ///
  /// - Returns: whether all of it has passed.
  mutating func pass(
    to end: Int, _ duration: Int, _ now: Int, _ state: inout State, _ events: inout [TapeEvent]
  ) -> Bool {
    switch clock {
    case .frames: showDue(through: min(end, now), &state, &events)
    case .steps:
      advance(steps: state.isRunning ? min(end, now) - cursor.time : 0, &state)
      cursor.time = max(cursor.time, min(end, now))
    case .outside: break
    }
    guard end <= now else { return false }
    if cursor.isHidden { cursor.hiddenTime += duration }
    cursor.time = end
    return true
  }

  /// Shows the frames that come until a time.
  mutating func showDue(
    through end: Int, _ state: inout State, _ events: inout [TapeEvent]
  ) {
    guard clock == .frames else { return }
    while frameTime(cursor.nextFrame) <= end {
      if cursor.nextFrame > 0 { takeSteps(before: cursor.nextFrame, &state) }
      let time = frameTime(cursor.nextFrame)
      if draws, !cursor.isHidden {
        events.append(frame(&state, at: time))
      }
      cursor.nextFrame += 1
    }
  }

  /// What changed at once is seen at once, where the clock stands.
  mutating func showNow(_ state: inout State, _ events: inout [TapeEvent]) {
    if draws, !cursor.isHidden { events.append(frame(&state, at: cursor.time)) }
  }

  private mutating func takeSteps(before frame: Int, _ state: inout State) {
    guard state.isRunning else { return }
    if let plan = cursor.plan {
      return advance(steps: plan.step(at: frameTime(frame)) - state.clock, &state)
    }
    advance(steps: steps(before: frame, state), &state)
  }

  /// The steps that the run's speed asks for before a frame.
  func steps(before frame: Int, _ state: State) -> Int {
    let speed = speed(of: state)
    return frame * speed / manner.frameRate - (frame - 1) * speed / manner.frameRate
  }

  mutating func advance(steps: Int, _ state: inout State) {
    guard steps > 0 else { return }
    state.advance(steps: steps)
    drawn = nil
  }

  /// The screen as it is, with the caption over its last line.
  mutating func picture(_ state: inout State) -> Frame { drawing(&state).frame }

  /// A picture at a time that counts what is hidden too.
  private mutating func frame(_ state: inout State, at micros: Int) -> TapeEvent {
    if !cursor.keys.text.isEmpty, micros >= cursor.keys.end {
      cursor.keys = KeysSeen()
      drawn = nil
    }
    let drawing = drawing(&state)
    return .frame(drawing.frame, other: drawing.other, at: micros - cursor.hiddenTime)
  }

  private mutating func drawing(_ state: inout State) -> (frame: Frame, other: Frame?) {
    state.refresh()
    if let drawn { return drawn }
    let other = manner.drawsBothGrounds ? state.onOtherGround : nil
    var drawing = (frame: draw(state), other: Frame?.none)
    if let other { drawing.other = draw(other) }
    drawn = drawing
    return drawing
  }

  private mutating func draw(_ state: State) -> Frame {
    var frame = view(state, size: manner.size)
    Caption.write(cursor.caption, state, on: &frame)
    if !cursor.keys.text.isEmpty { cursor.keys.write(state, on: &frame) }
    if state.display.glyphs == .ascii { frame.becomeASCII() }
    return frame
  }
}
