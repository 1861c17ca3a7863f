import Cells
import Laboratory
import Recording
internal import Screens
import _StringProcessing

extension TapeRun {
  /// Carries one deed out.
  ///
  /// - Returns: whether there may be more to do now.
  mutating func carryOut(
    _ deed: TapeDeed, _ now: Int, _ state: inout State, _ events: inout [TapeEvent]
  ) throws(TapeFault) -> Bool {
    switch deed {
    case .press(let event): return press(event, &state, &events)
    case .scroll(let count):
      state.refresh()
      first(Array(repeating: .press(wheel(count, state)), count: abs(count)))
    case .pass(let micros): first(waiting(micros, state))
    case .passing: break
    case .hide: cursor.isHidden = true
    case .show:
      cursor.isHidden = false
      if cursor.said != cursor.told { tellCaption(&events) }
      showNow(&state, &events)
    case .step(let count):
      advance(steps: count, &state)
      showNow(&state, &events)
    case .until(let step, let duration): try until(step, within: duration, state)
    case .planEnded(let step):
      cursor.plan = nil
      if let step, state.isRunning { advance(steps: step - state.clock, &state) }
    case .goOn(let step, let end): try goOn(to: step, by: end, state)
    case .reach(let step, let mayRest): return try reach(step, mayRest: mayRest, now, state)
    case .marker(let text): events.append(.marker(text, at: shownTime))
    case .still(let path):
      if draws { events.append(.still(picture(&state), path: path)) }
    case .say(let text): say(text, &state, &events)
    case .expect(let text): try expect(text, &state)
    case .wait(let wait, let end): try self.wait(wait, by: end, &state)
    case .open(let words): try open(words, &state, &events)
    case .view(let name): try show(view: name, &state, &events)
    case .stop(let text):
      events.append(.stop(stop(&state), text, at: shownTime))
      return false
    case .ask(let text):
      // Who is asked has to know what.
      if cursor.said != cursor.told { tellCaption(&events) }
      events.append(.ask(stop(&state), text, at: shownTime))
      return false
    case .commandEnded:
      events.append(.commandEnded(draws && !cursor.isHidden ? picture(&state) : nil))
    case .showDue: showDue(through: cursor.time, &state, &events)
    }
    return true
  }

  /// Puts deeds before all that is left.
  private mutating func first(_ deeds: [TapeDeed]) {
    cursor.pending = deeds + cursor.pending
  }

  /// A key and the mouse mean what the screen shows; outside it is looked at again after each, and
  /// everywhere where there is something left to do.
  private mutating func press(
    _ event: Event, _ state: inout State, _ events: inout [TapeEvent]
  ) -> Bool {
    state.refresh()
    drawn = nil
    if case .paste = event {
      // As if it had been typed, where something is.
      for key in state.unpacked(event) { _ = press(key, &state, &events) }
      return clock != .outside
    }
    if manner.showsKeys, !cursor.isHidden { cursor.keys.add(event, at: cursor.time) }
    guard var action = action(for: event, in: state, size: manner.size) else { return true }
    // What a tape did can be played again: nothing is lost, and nobody is asked.
    if action == .program(.left), !manner.asksBeforeLeaving { action = .program(.quit) }
    let step = state.clock
    let effects = update(&state, action)
    if effects.contains(.quit) { cursor.hasQuit = true }
    events.append(.pressed(event, action, at: step, effects))
    return clock != .outside && effects.isEmpty
  }

  /// The wheel over the main view, which stands at the left or in the middle.
  private func wheel(_ count: Int, _ state: State) -> Event {
    let (width, height) = (manner.size.width, manner.size.height)
    let events = [width / 4, width / 2].map { column in
      Event.mouse(
        Mouse(kind: count > 0 ? .wheelUp : .wheelDown, column: column, row: height / 2))
    }
    return events.first { action(for: $0, in: state, size: manner.size) != nil } ?? events[0]
  }

  private mutating func say(_ text: String, _ state: inout State, _ events: inout [TapeEvent]) {
    cursor.caption = SaidText.shown(text)
    cursor.said = SaidText.read(text)
    drawn = nil
    // What nobody sees is told nobody, until it is shown.
    if !cursor.isHidden || clock != .frames { tellCaption(&events) }
    showNow(&state, &events)
  }

  private mutating func tellCaption(_ events: inout [TapeEvent]) {
    cursor.told = cursor.said
    events.append(.caption(cursor.said, at: shownTime))
  }

  /// Goes on to a step, in just so much time or as long as it takes at the run's speed.
  private mutating func until(
    _ step: Int, within duration: Int?, _ state: State
  ) throws(TapeFault) {
    guard step >= state.clock else {
      throw fault(
        "Until \(step): the run is past it, at step \(state.clock). Home goes back to the start.")
    }
    if clock == .outside {
      record(to: step, within: duration, state)
      return first([passing(duration ?? 0, state), .reach(step, mayRest: false)])
    }
    if clock == .steps, state.isRunning {
      let count = step - state.clock
      return first([.passing(to: cursor.time + count, lasting: count), .goOn(step, by: nil)])
    }
    guard let duration, clock == .frames else { return first([.goOn(step, by: nil)]) }
    cursor.plan = StepPlan(
      steps: state.clock...step, start: cursor.time, duration: duration)
    first([passing(duration, state), .planEnded(step), .goOn(step, by: nil)])
  }

  /// As far as the next frame at the run's speed, and not beyond the step.
  private mutating func goOn(to step: Int, by end: Int?, _ state: State) throws(TapeFault) {
    guard state.clock < step else { return }
    // On the clock of steps all of them were taken already.
    guard state.isRunning, clock != .steps else {
      throw fault(
        "Until \(step): the run rests at step \(state.clock). Press Space before, or give "
          + "Step \(step - state.clock).")
    }
    let end = end ?? cursor.time + Self.longestWay
    let speed = speed(of: state)
    guard cursor.time < end, (step - state.clock) / speed * 1_000_000 <= Self.longestWay else {
      throw fault(
        "Until \(step): at \(speed) steps a second that takes more than an hour. Give "
          + "Step \(step - state.clock), or a time, such as Until@10s \(step).")
    }
    let duration = max(frameTime(cursor.nextFrame) - cursor.time, 0)
    let reached = min(state.clock + steps(before: cursor.nextFrame, state), step)
    cursor.plan = StepPlan(
      steps: state.clock...reached, start: cursor.time, duration: duration)
    first([passing(duration, state), .planEnded(nil), .goOn(step, by: end)])
  }

  /// Waits for a slow machine.
  private mutating func reach(
    _ step: Int, mayRest: Bool, _ now: Int, _ state: State
  ) throws(TapeFault) -> Bool {
    guard state.clock < step, state.isRunning || !mayRest else {
      // Only what had to be waited for puts off what comes.
      if cursor.again > 0 { resume(at: now) }
      cursor.again = 0
      return true
    }
    guard state.isRunning else {
      throw fault(
        "Until \(step): the run rests at step \(state.clock). Press Space before, or give "
          + "Step \(step - state.clock).")
    }
    return lookAgain(after: now, for: .reach(step, mayRest: mayRest))
  }

  /// Puts off the next look at what is waited for outside.
  private mutating func lookAgain(after now: Int, for deed: TapeDeed) -> Bool {
    cursor.again = now + Self.lookAgainMicros
    first([deed])
    return false
  }

  private mutating func expect(_ text: String, _ state: inout State) throws(TapeFault) {
    guard !PlainText.text(of: picture(&state)).contains(text) else { return }
    throw fault(
      "Expect \"\(text)\": the screen does not show it. Its first line is '\(firstLine(&state))'.")
  }

  private mutating func wait(
    _ wait: TapeCommand.Wait, by end: Int?, _ state: inout State
  ) throws(TapeFault) {
    let time = clock == .outside ? cursor.recordedTime : cursor.time
    let patience = wait.micros ?? manner.waitMicros
    let end = end ?? time + length(of: patience, state)
    if isSeen(wait, &state) { return }
    // A run at rest takes no steps, so that on their clock nothing will change.
    guard time < end, clock != .steps || state.isRunning else {
      throw fault(
        "Wait saw no /\(wait.pattern)/ within \(patience / 1000) ms. The screen's first line is "
          + "'\(firstLine(&state))'. Wait longer with @T, or for something else.")
    }
    let frame = 1_000_000 / manner.frameRate
    if clock == .outside { return first(waiting(frame, state) + [.wait(wait, by: end)]) }
    let count = max(length(of: frame, state), 1)
    first([.passing(to: cursor.time + count, lasting: count), .wait(wait, by: end)])
  }

  private mutating func isSeen(_ wait: TapeCommand.Wait, _ state: inout State) -> Bool {
    guard let pattern = try? Regex(wait.pattern) else { return true }
    let text = PlainText.text(of: picture(&state))
    let lines = text.split(separator: "\n")
    let shown = wait.isLine ? String(lines.last { $0.contains { $0 != " " } } ?? "") : text
    return shown.firstMatch(of: pattern) != nil
  }

  private mutating func firstLine(_ state: inout State) -> String {
    let lines = PlainText.text(of: picture(&state)).split(separator: "\n")
    let line = (lines.first ?? "").drop { $0 == " " }
    return line.prefix(100) + (line.count > 100 ? "…" : "")
  }

  /// Goes over to another run, in the same window and on the same threads.
  private mutating func open(
    _ words: [String], _ state: inout State, _ events: inout [TapeEvent]
  ) throws(TapeFault) {
    guard let opening else { throw fault("State: no other run can be opened here. Leave it out.") }
    var other = try opening(words, position)
    other.display = state.display
    other.forEach = state.forEach
    state = other
    drawn = nil
    events.append(.opened)
    showNow(&state, &events)
  }

  private mutating func show(
    view name: String, _ state: inout State, _ events: inout [TapeEvent]
  ) throws(TapeFault) {
    guard state.show(view: name) else {
      let names = state.applicableViewNames.joined(separator: ", ")
      throw fault("View \(name): this run has no such view. It has \(names).")
    }
    drawn = nil
    showNow(&state, &events)
  }

  /// Comes back with a stop, and keeps the run as it is there.
  private mutating func stop(_ state: inout State) -> Int {
    state.refresh()
    cursor.stops += 1
    if cursor.stops == kept.count { kept.append((cursor, state)) }
    return cursor.stops
  }

  private func fault(_ text: String) -> TapeFault { TapeFault(position, text) }
}
