import Cells
internal import Drawing
import Laboratory
import Plotting

/// What a person does, as lines of a tape: each key at the very step and time at which it came.
struct TapeScript {
  /// Time told so far, in seconds of the live clock; what is rounded off is told with a later wait.
  private var told: Double
  /// The step that the lines so far lead to.
  private var reached: Int
  /// Whether the run rests there.
  private var isAtRest: Bool

  init(_ state: State, now: Double) {
    told = now
    reached = state.clock
    isAtRest = !state.isRunning
  }

  /// The lines that open a tape.
  static func head(name: String, size: Size, _ display: Display) -> String {
    var lines = [
      "# Recorded by hand; edit it, and wedge record makes the cast anew.",
      "# Until@T N goes on to step N within the time T, so that every key comes at its step.",
      "Output \(name).cast", "", "Set State \(name).json", "Set Columns \(size.width)",
      "Set Rows \(size.height)", "Set Theme \(display.theme.rawValue)",
    ]
    if display.glyphs != .braille { lines.append("Set Glyphs \(display.glyphs.rawValue)") }
    if display.colors != .direct { lines.append("Set Color \(display.colors.rawValue)") }
    return (lines + ["Set TypingSpeed 0ms", "", ""]).joined(separator: "\n")
  }

  /// The lines for something that was done.
  ///
  /// - Parameters:
  ///   - step: the step at which it was done.
  ///   - state: what it led to.
  mutating func lines(for event: Event, at step: Int, _ state: State, now: Double) -> String {
    guard let command = Self.command(event) else { return "" }
    let lines = wait(until: step, now: now) + "\(command)\n"
    reached = state.clock
    isAtRest = !state.isRunning
    return lines
  }

  /// The lines that end a tape: its last picture is seen for a moment.
  mutating func ending(_ state: State, now: Double) -> String {
    let lines = wait(until: state.clock, now: max(now, told + 0.1))
    reached = state.clock
    return lines
  }

  /// The time that passed, and the steps that were taken meanwhile.
  private mutating func wait(until step: Int, now: Double) -> String {
    var millis = max(Int(((now - told) * 1000).rounded()), 0)
    told += Double(millis) / 1000
    guard isAtRest else {
      guard millis > 0 || step != reached else { return "" }
      // A time is an hour at most.
      let first = min(millis, Self.longestMillis)
      millis -= first
      return "Until@\(first)ms \(step)\n" + Self.rests(millis) { "Until@\($0)ms \(step)\n" }
    }
    // A run at rest moves only where a tape that plays says so.
    let steps = step > reached ? "Step \(step - reached)\n" : ""
    return steps + Self.rests(millis) { "Sleep \($0)ms\n" }
  }

  private static let longestMillis = 3_600_000

  private static func rests(_ millis: Int, _ line: (Int) -> String) -> String {
    var lines = ""
    var left = millis
    while left > 0 {
      lines += line(min(left, longestMillis))
      left -= longestMillis
    }
    return lines
  }

  private static func command(_ event: Event) -> String? {
    switch event {
    case .key(let key): return keyCommand(key)
    case .mouse(let mouse):
      let place = "Mouse \(mouse.column + 1) \(mouse.row + 1)"
      switch mouse.kind {
      case .press: return place + " press"
      case .drag: return place + " move"
      case .release: return place + " release"
      case .wheelUp: return place + " wheel 1"
      case .wheelDown: return place + " wheel -1"
      }
    case .paste, .resize: return nil
    }
  }

  private static func keyCommand(_ key: Key) -> String? {
    switch key {
    case .character(" "): "Space"
    case .character("\""): "Type '\"'"
    case .character(let scalar): "Type \"\(Character(scalar))\""
    case .up: "Up"
    case .down: "Down"
    case .left: "Left"
    case .right: "Right"
    case .home: "Home"
    case .end: "End"
    case .pageUp: "PageUp"
    case .pageDown: "PageDown"
    case .enter: "Enter"
    case .escape: "Escape"
    case .tab: "Tab"
    case .backTab: "Shift+Tab"
    case .backspace: "Backspace"
    case .delete: "Delete"
    case .insert: "Insert"
    case .function(2): nil
    case .function(let number): "F\(number)"
    case .control(let scalar): "Ctrl+\(Character(scalar))"
    }
  }
}
