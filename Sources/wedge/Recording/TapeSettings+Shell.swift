internal import Cells
import Recording

// What a tape types in a shell before the laboratory is there.

extension TapeSettings {
  /// Where the command is typed, where it is sent off, and what it says; nil where the tape starts in the
  /// laboratory.
  static func start(in commands: [TapeCommand]) -> (place: Int, enter: Int, text: String)? {
    for (place, command) in commands.enumerated() {
      guard case .type(let text, _) = command.action else { continue }
      guard let enter = self.enter(after: place, in: commands) else { return nil }
      let program = ShellWord.split(text).first ?? ""
      if program == "wedge" || program.hasSuffix("/wedge") { return (place, enter, text) }
    }
    return nil
  }

  /// The Enter that sends off what is typed; a pause may come before it.
  private static func enter(after place: Int, in commands: [TapeCommand]) -> Int? {
    for index in (place + 1)..<max(commands.count, place + 1) {
      switch commands[index].action {
      case .sleep, .hide, .show: continue
      case .key(.enter, _, _): return index
      default: return nil
      }
    }
    return nil
  }

  /// A first line that reads like one of a shell: words, sent off by Enter.
  static func shellLine(
    in commands: [TapeCommand]
  ) -> (text: String, position: TapePosition)? {
    for (place, command) in commands.enumerated() {
      guard case .type(let text, _) = command.action else { continue }
      let isLine = text.contains(" ") && enter(after: place, in: commands) != nil
      return isLine ? (text, command.position) : nil
    }
    return nil
  }

  static func isOfShell(_ command: TapeCommand) -> Bool {
    switch command.action {
    case .type, .key, .sleep, .wait: true
    default: false
    }
  }
}
