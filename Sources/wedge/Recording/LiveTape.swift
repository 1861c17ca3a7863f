import Cells
import Laboratory
import Recording
import _StringProcessing

/// A tape that plays in a live laboratory, in real time, until it ends or a person takes over.
struct LiveTape {
  /// The smallest thing that a tape does.
  private enum Deed {
    case press(Event)
    case pass(Int)
    case step(Int)
    /// Waits until the run is at a step, which it does not pass meanwhile.
    case reach(Int, TapePosition)
    case say(String)
    case wait(TapeCommand.Wait, TapePosition)
    case expect(String, TapePosition)
  }

  private var deeds: ArraySlice<Deed>
  /// When the next deed is due, in seconds of the live clock.
  private var due: Double
  /// When a wait began; nil while none lasts.
  private var waitingSince: Double?
  private let waitMicros: Int
  /// The line for the audience.
  private(set) var caption = ""
  /// What the tape expected and did not find.
  private(set) var fault: TapeFault?

  init(_ commands: [TapeCommand], _ settings: TapeSettings, now: Double) {
    deeds = commands.flatMap { Self.deeds(of: $0, settings) }[...]
    due = now
    waitMicros = settings.waitMicros
  }

  /// Whether all is done and its time is over, or something was not as expected.
  func isOver(at now: Double) -> Bool { deeds.isEmpty && due <= now || fault != nil }

  /// The step that the run must not pass by itself; nil when there is none.
  var lastStep: Int? {
    guard case .reach(let step, _) = deeds.first else { return nil }
    return step
  }

  /// Seconds until something is due; 0 when it is.
  func patience(at now: Double) -> Double { max(due - now, 0) }

  private static func deeds(of command: TapeCommand, _ settings: TapeSettings) -> [Deed] {
    switch command.action {
    case .type(let text, let pace):
      return text.unicodeScalars.flatMap {
        [Deed.press(.key(.character($0))), .pass(pace.micros ?? settings.typingMicros)]
      }
    case .key(let key, let count, let pace):
      return (0..<count).flatMap { _ in
        [Deed.press(.key(key)), .pass(pace.micros ?? settings.typingMicros)]
      }
    case .mouse(let events):
      return events.map { .press(.mouse($0)) } + [.pass(settings.typingMicros)]
    case .sleep(let micros): return [.pass(micros)]
    case .wait(let wait): return [.wait(wait, command.position)]
    case .step(let count): return [.step(count)]
    case .until(let step, let pace):
      return [.pass(pace.micros ?? 0), .reach(step, command.position)]
    case .say(let text): return [.say(sanitized(text))]
    case .expect(let text): return [.expect(text, command.position)]
    case .output, .set, .hide, .show, .marker, .capture: return []
    }
  }

  /// Does what is due.
  ///
  /// - Parameter screen: the text of the screen as it is, asked for only where the tape looks at it.
  /// - Returns: what the tape presses, in order.
  mutating func play(_ state: inout State, now: Double, screen: (State) -> String) -> [Event] {
    var events: [Event] = []
    while due <= now, let deed = deeds.first, events.isEmpty {
      switch deed {
      case .press(let event): events.append(event)
      case .pass(let micros): due += Double(micros) / 1_000_000
      case .step(let count): state.advance(steps: count)
      case .reach(let step, let position):
        guard state.clock >= step else {
          look(again: now)
          if !state.isRunning {
            fault = TapeFault(
              position, "Until \(step): the run rests at step \(state.clock). Press Space before it"
            )
          }
          return events
        }
        due = max(due, now)
      case .say(let text): caption = text
      case .expect(let text, let position):
        if !screen(state).contains(text) {
          fault = TapeFault(position, "Expect \"\(text)\": the screen does not show it")
          return events
        }
      case .wait(let wait, let position):
        guard isSeen(wait, screen(state)) else {
          let since = waitingSince ?? now
          waitingSince = since
          look(again: now)
          if now - since > Double(wait.micros ?? waitMicros) / 1_000_000 {
            fault = TapeFault(position, "Wait saw no /\(wait.pattern)/ in its time")
          }
          return events
        }
        waitingSince = nil
        due = now
      }
      deeds = deeds.dropFirst()
    }
    return events
  }

  /// Puts off the next look at what is waited for.
  private mutating func look(again now: Double) { due = now + 0.02 }

  private func isSeen(_ wait: TapeCommand.Wait, _ text: String) -> Bool {
    guard let pattern = try? Regex(wait.pattern) else { return true }
    let lines = text.split(separator: "\n")
    let shown = wait.isLine ? String(lines.last { $0.contains { $0 != " " } } ?? "") : text
    return shown.firstMatch(of: pattern) != nil
  }
}
