import Cells
import Recording

/// The smallest thing that a tape does.
enum TapeDeed: Sendable {
  case press(Event)
  /// Turns the wheel over the main view, upwards where it is more than 0.
  case scroll(Int)
  /// Lets so many microseconds pass.
  case pass(Int)
  /// Time passes until it is so late, in the clock's unit, for so long.
  case passing(to: Int, lasting: Int)
  case hide
  case show
  case step(Int)
  case until(Int, within: Int?)
  /// The end of a plan; the rest of the way to a step is taken at once.
  case planEnded(Int?)
  /// Goes on frame by frame to a step, by a time at the latest.
  case goOn(Int, by: Int?)
  /// Waits for a step that is taken outside; a run that rests comes to none.
  case reach(Int, mayRest: Bool)
  case marker(String)
  case still(String)
  case say(String)
  case expect(String)
  case wait(TapeCommand.Wait, by: Int?)
  case open([String])
  case view(String)
  case stop(String)
  case ask(String)
  case commandEnded
  /// The first picture stands before anything happens.
  case showDue

  /// What a command is made of.
  static func deeds(of command: TapeCommand, _ manner: TapeManner) -> [TapeDeed] {
    switch command.action {
    case .output, .set, .environment, .require: return []
    default: break
    }
    return (command.action.happens ? [.showDue] : []) + own(command.action, manner)
      + [.commandEnded]
  }

  private static func own(_ action: TapeCommand.Action, _ manner: TapeManner) -> [TapeDeed] {
    switch action {
    case .output, .set, .environment, .require: []
    case .paste(let text): [.press(.paste(text)), .pass(manner.typingMicros)]
    case .type(let text, let pace):
      text.unicodeScalars.flatMap {
        [.press(.key(.character($0))), .pass(pace.micros ?? manner.typingMicros)]
      }
    case .key(let key, let count, let pace):
      (0..<count).flatMap { _ in
        [TapeDeed.press(.key(key)), .pass(pace.micros ?? manner.typingMicros)]
      }
    case .mouse(let events): events.map { .press(.mouse($0)) } + [.pass(manner.typingMicros)]
    case .scroll(let count): [.scroll(count), .pass(manner.typingMicros)]
    case .sleep(let micros): [.pass(micros)]
    case .wait(let wait): [.wait(wait, by: nil)]
    case .hide: [.hide]
    case .show: [.show]
    case .step(let count): [.step(count)]
    case .until(let step, let pace): [.until(step, within: pace.micros)]
    case .marker(let text): [.marker(SaidText.read(text))]
    case .capture(let path): [.still(path)]
    case .expect(let text): [.expect(text)]
    case .say(let text): [.say(text)]
    case .state(let words): [.open(words)]
    case .view(let name): [.view(name)]
    case .stop(let text): [.stop(SaidText.read(text))]
    case .ask(let text): [.say(text), .ask(SaidText.read(text))]
    }
  }
}

extension TapeCommand.Action {
  /// Whether a command does something or lets time pass, so that what was before it was seen.
  var happens: Bool {
    switch self {
    case .hide, .show, .output, .set, .environment, .require, .marker, .capture, .expect: false
    case .type, .key, .paste, .mouse, .scroll, .sleep, .wait, .step, .until, .say, .state, .view,
      .stop, .ask:
      true
    }
  }

  /// Whether a command is of no use where the laboratory has been left; what VHS's tapes end with is.
  var needsLaboratory: Bool {
    switch self {
    case .wait, .step, .until, .capture, .expect, .state, .view, .stop, .ask: true
    case .hide, .show, .output, .set, .environment, .require, .marker, .type, .key, .paste, .mouse,
      .scroll, .sleep, .say:
      false
    }
  }

  /// Whether a tape stops here.
  var isStop: Bool {
    switch self {
    case .stop, .ask: true
    default: false
    }
  }
}
