internal import Cells
import Recording

// What a tape types in a shell before the laboratory is there.

extension TapeSettings {
  /// A tape that runs in VHS too begins in a shell and types the command: its options are the run's, and what
  /// is done in the shell before it has nobody to do it.
  mutating func withoutStarting(_ commands: [TapeCommand]) throws -> [TapeCommand] {
    guard let (place, enter, text) = Self.start(in: commands) else {
      if let line = Self.shellLine(in: commands) {
        warnings.append(
          TapeFault(
            line.position,
            "'\(line.text)' is typed into the laboratory, where letters are keys. Type wedge and its "
              + "options first, or leave the line out."))
      }
      return commands
    }
    var words = ShellWord.split(text).dropFirst().map(\.self)
    if words.first == "run" { words.removeFirst() }
    guard words.first?.hasPrefix("-") ?? true, !words.contains("--help") else {
      throw TapeFault(
        commands[place].position, "'\(text)' is no live laboratory. Type wedge run.")
    }
    try take(words, commands[place].position)
    return commands[..<enter].filter { !Self.isOfShell($0) } + commands[(enter + 1)...]
  }

  /// Options as they are typed behind `wedge`: they count for more than what was set before, and what they do
  /// not name stays.
  private mutating func take(_ words: [String], _ position: TapePosition) throws {
    let typed = try Self.options(words, position, of: "A tape's first command")
    let files = options.files
    options.files = []
    options = try OptionParser("run", OptionTable.laboratory).parse(words, beyond: options)
    options.files = files
    // A loss that is named is one run.
    if typed.compare == nil, typed.given.contains(where: Options.lossOptions.contains) {
      options.compare = nil
    }
    places += typed.given.map { ($0, position) }
    // Its colours are those of another ground.
    if typed.given.contains("theme") { picture.recoloring = nil }
  }

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
