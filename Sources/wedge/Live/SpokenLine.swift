import Cells
import Recording

/// A line that somebody writes to a laboratory that speaks.
enum SpokenLine {
  case commands([TapeCommand])
  /// A knob by its key, and what sets its value once it is chosen.
  case turn(Key, [TapeCommand])
  case everything
  case fault(String)

  /// Steps that an empty line takes.
  static let steps = 30

  /// A line is a command of a tape, `step 30` or `pageup`, in capitals or not; a knob that has
  /// a key and its value, `s 16`; or keys, one a letter.
  init(_ line: String) {
    let line = line.split(separator: " ").joined(separator: " ")
    switch line {
    case "": self = .commands([TapeCommand(.step(Self.steps))])
    case "?": self = .everything
    case "quit": self = Self.command("q")
    default: self = Self.command(line)
    }
  }

  private static func command(_ line: String) -> SpokenLine {
    let words = line.split(separator: " ")
    let word = words.first ?? ""
    let keys = SpokenLine.commands(line.unicodeScalars.map { key(.character($0)) })
    guard word.count > 1 else {
      return words.count == 1 ? keys : turn(of: word, to: words.dropFirst())
    }
    let named =
      (names[word.lowercased()] ?? word.prefix(1).uppercased() + word.dropFirst())
      + line.dropFirst(word.count)
    do throws(TapeFault) {
      let commands = try TapeParser.tape(named).commands
      let isOwn = commands.allSatisfy { command in
        switch command.action {
        case .set, .output, .capture, .environment, .require: false
        default: true
        }
      }
      return isOwn ? .commands(commands) : .fault("\(word) is for tapes. ? says all.")
    } catch {
      // Who wrote it small finds it so again.
      return word.count == line.count && word.count < 4
        ? keys
        : .fault(error.text.replacing("'\(named.prefix(word.count))'", with: "'\(word)'"))
    }
  }

  /// Commands and keys as tapes have them, by how they may be written; nobody hears a capital.
  private static let names: [String: String] = {
    let words =
      TapeParser.commandNames.split(separator: ", ").map(String.init)
      + TapeParser.keys.keys.sorted()
    let ofTapes = words.map { ($0.lowercased(), $0) }
    return Dictionary(uniqueKeysWithValues: ofTapes).merging(
      ["pgup": "PageUp", "pgdn": "PageDown", "esc": "Escape"]
    ) { own, _ in own }
  }()

  static func key(_ key: Key) -> TapeCommand {
    TapeCommand(.key(key, count: 1, TapeCommand.Pace()))
  }

  /// A value for a knob that a key chooses; no other letter has anything behind it.
  private static func turn(of knob: Substring, to values: ArraySlice<Substring>) -> SpokenLine {
    guard ["m", "s"].contains(knob), let scalar = knob.unicodeScalars.first, values.count == 1,
      let value = values.first, Double(value) != nil
    else {
      let words = values.joined(separator: " ")
      let reason =
        ["m", "s"].contains(knob)
        ? "'\(words)' is no number" : "nothing is set by '\(knob) \(words)'"
      return .fault(
        "\(reason): m 0.3 and s 16 set a value, keys stand together. ? says all.")
    }
    let typed = value.unicodeScalars.map { key(.character($0)) }
    return .turn(.character(scalar), [key(.enter)] + typed + [key(.enter)])
  }

  /// The keys among commands, for who takes nothing else.
  static func keys(_ commands: [TapeCommand]) -> [Key] {
    commands.flatMap { command -> [Key] in
      switch command.action {
      case .key(let key, let count, _): Array(repeating: key, count: count)
      case .type(let text, _): text.unicodeScalars.map(Key.character)
      default: []
      }
    }
  }
}
