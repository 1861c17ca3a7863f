/// Reads a tape: the grammar of VHS, and what Wedge adds to it on a virtual clock.
public struct TapeParser {
  private var tokens: [TapeToken]
  var index = 0
  private var commands: [TapeCommand] = []
  /// What the newest Copy has in hand.
  private var copied: String?
  /// The settings that need no value.
  private let flags: Set<String>
  /// The text of another tape by its name; nil refuses.
  private let source: ((String) -> String?)?

  /// - Parameters:
  ///   - flags: the settings that need no value; a command behind one is a command.
  ///   - source: gives the text of a tape that `Source` names; nil where none may be named.
  /// - Throws: the first fault, with its place, its token and the remedy.
  public static func tape(
    _ text: String, flags: Set<String> = [], source: ((String) -> String?)? = nil
  ) throws(TapeFault) -> Tape {
    var parser = try TapeParser(text, flags: flags, source: source)
    try parser.parse()
    return Tape(commands: parser.commands)
  }

  private init(
    _ text: String, flags: Set<String>, source: ((String) -> String?)?
  ) throws(TapeFault) {
    var lexer = TapeLexer(text)
    self.init(tokens: try lexer.tokens(), flags: flags, source: source)
  }

  private mutating func parse() throws(TapeFault) {
    while let token = next() { try command(token) }
  }

  private init(tokens: [TapeToken], flags: Set<String>, source: ((String) -> String?)?) {
    self.tokens = tokens
    self.flags = flags
    self.source = source
  }
}

extension TapeParser {
  var peek: TapeToken? { index < tokens.count ? tokens[index] : nil }

  mutating func next() -> TapeToken? {
    guard let token = peek else { return nil }
    index += 1
    return token
  }

  mutating func add(_ action: TapeCommand.Action, _ token: TapeToken) {
    commands.append(TapeCommand(action, at: token.position))
  }

  private mutating func command(_ token: TapeToken) throws(TapeFault) {
    guard token.kind == .word else {
      throw TapeFault(
        token.position,
        "'\(token.text)' stands where a command belongs. Begin with one, such as Type or Sleep.")
    }
    switch token.text {
    case "Output": add(.output(try text(after: token, "a file").text), token)
    case "Set": try setting(token)
    case "Type": try typing(token)
    case "Sleep": add(.sleep(try duration(after: token)), token)
    case "Wait": try waiting(token)
    case "Hide": add(.hide, token)
    case "Show": add(.show, token)
    case "Step": add(.step(try whole(after: token, 0...100_000_000)), token)
    case "Until":
      let pace = try pace()
      add(.until(try whole(after: token, 0...100_000_000), pace), token)
    case "Mouse": try mouse(token)
    case "Marker": add(.marker(try text(after: token, "a text in quotes").text), token)
    case "Capture": add(.capture(try text(after: token, "a file").text), token)
    case "Expect": add(.expect(try text(after: token, "a text in quotes").text), token)
    case "Say": add(.say(try text(after: token, "a text in quotes").text), token)
    case "State": try state(token)
    case "View": add(.view(try text(after: token, "the name of a view").text), token)
    case "Stop": add(.stop(try text(after: token, "a text in quotes").text), token)
    case "Ask": add(.ask(try text(after: token, "a question in quotes").text), token)
    case "Source": try include(token)
    case "Require": add(.require(try text(after: token, "a program").text), token)
    case "Screenshot":
      add(.capture(try text(after: token, "a file such as shot.png").text), token)
    case "Env":
      let name = try text(after: token, "a name and a value").text
      add(.environment(name, try text(after: token, "a name and a value").text), token)
    case "Copy": copied = try text(after: token, "a text in quotes").text
    case "Paste":
      guard let copied else {
        throw TapeFault(token.position, "Paste: nothing was copied. Write Copy \"…\" before it.")
      }
      add(.paste(copied), token)
    default: try key(token)
    }
  }

  /// Every command but keys.
  public static let commandNames: String =
    "Output, Set, Type, Sleep, Wait, Hide, Show, Step, Until, Mouse, Marker, Capture, Expect, Say, State, "
    + "View, Stop, Ask, Source, Require, Screenshot, Env, Copy, Paste"

  mutating func text(
    after command: TapeToken, _ wanted: String
  ) throws(TapeFault) -> TapeToken {
    guard let token = next() else {
      throw TapeFault(command.position, "\(command.text) needs \(wanted) behind it.")
    }
    guard token.kind == .word || token.kind == .string else {
      throw TapeFault(
        token.position, "'\(token.text)' is no value for \(command.text). Give \(wanted).")
    }
    return token
  }

  mutating func whole(
    after command: TapeToken, _ range: ClosedRange<Int>
  ) throws(TapeFault) -> Int {
    let token = try text(
      after: command, "a whole number from \(range.lowerBound) to \(range.upperBound)")
    guard let value = Int(token.text), range.contains(value) else {
      throw TapeFault(
        token.position,
        "'\(token.text)' is no whole number from \(range.lowerBound) to \(range.upperBound).")
    }
    return value
  }

  private mutating func setting(_ command: TapeToken) throws(TapeFault) {
    let name = try text(after: command, "the name of a setting")
    if flags.contains(name.text), !(peek.map(Self.isSwitch) ?? false) {
      return commands.append(TapeCommand(.set(name.text, "on"), at: name.position))
    }
    guard let first = next(), !begins(first, behind: name) else {
      // Where it is given bare, the rest of the line is a comment.
      let remedy = name.text == "MarginFill" ? " Give a colour in quotes, such as \"#674eff\"." : ""
      throw TapeFault(name.position, "Set \(name.text) needs a value behind it.\(remedy)")
    }
    var value = first.text
    if first.isSign("{") {
      value = try braced(from: first)
    } else if let percent = peek, percent.isSign("%") {
      try takePercent(percent, of: name, value)
    } else if first.kind == .word {
      value += joined(to: first)
    }
    commands.append(TapeCommand(.set(name.text, value), at: name.position))
  }

  /// Whether a word is the command of another line, and not a value.
  private func begins(_ token: TapeToken, behind name: TapeToken) -> Bool {
    token.kind == .word && token.position.line != name.position.line
      && (Self.commandNames.split(separator: ", ").contains { $0 == token.text }
        || Self.keys[token.text] != nil)
  }

  /// VHS has a percent sign in one place alone, and half a hundredth is easily meant where it stands elsewhere.
  private mutating func takePercent(
    _ percent: TapeToken, of name: TapeToken, _ value: String
  ) throws(TapeFault) {
    guard name.text == "LoopOffset" else {
      throw TapeFault(
        percent.position,
        "'%' is of VHS's LoopOffset alone, and '\(value)%' is no value of Set \(name.text). Leave the sign out; "
          + "a share is a number from 0 to 1, such as 0.05.")
    }
    index += 1
  }

  private static func isSwitch(_ token: TapeToken) -> Bool {
    ["on", "off", "true", "false"].contains(token.text)
  }

  /// What stands behind a word without a blank between: `arcface:margin=0.3` is one value.
  private mutating func joined(to word: TapeToken) -> String {
    var text = ""
    var end = word.position.column + word.text.unicodeScalars.count
    while let part = peek, part.position == TapePosition(line: word.position.line, column: end),
      part.kind == .word || part.isSign("=")
    {
      text += part.text
      end += part.text.unicodeScalars.count
      index += 1
    }
    return text
  }

  /// A value between braces, braces and quotes included, as VHS writes a theme.
  private mutating func braced(from opening: TapeToken) throws(TapeFault) -> String {
    var (value, depth) = (opening.text, 1)
    while let part = next() {
      value += part.kind == .string ? "\"\(part.text)\"" : part.text
      if part.isSign("{") { depth += 1 }
      if part.isSign("}") { depth -= 1 }
      if depth == 0 { return value }
    }
    throw TapeFault(opening.position, "opens a value that does not end. Close it with }.")
  }

  /// The options of another run between braces.
  private mutating func state(_ command: TapeToken) throws(TapeFault) {
    guard let opening = next(), opening.isSign("{") else {
      throw TapeFault(
        command.position,
        "State needs options in braces behind it, such as State {--loss cosface --seed 3}.")
    }
    var words: [String] = []
    var continues = false
    while let part = next() {
      if part.isSign("}") { return add(.state(words), command) }
      // What a sign stands in, such as --seed=3, is one word.
      if continues || part.kind == .sign, let last = words.popLast() {
        words.append(last + part.text)
      } else {
        words.append(part.text)
      }
      continues = part.kind == .sign
    }
    throw TapeFault(opening.position, "opens options that do not end. Close them with }.")
  }

  private mutating func typing(_ command: TapeToken) throws(TapeFault) {
    let pace = try pace()
    var texts = [try text(after: command, "a text in quotes").text]
    while let more = peek, more.kind == .string {
      texts.append(more.text)
      index += 1
    }
    add(.type(texts.joined(separator: " "), pace), command)
  }

  mutating func pace() throws(TapeFault) -> TapeCommand.Pace {
    guard let at = peek, at.isSign("@") else { return TapeCommand.Pace() }
    index += 1
    return TapeCommand.Pace(micros: try duration(after: at))
  }

  /// A number of seconds, or with its unit ms, s or m.
  private mutating func duration(after command: TapeToken) throws(TapeFault) -> Int {
    let token = try text(after: command, "a time such as 500ms or 2s")
    guard let micros = Self.micros(token.text) else {
      throw TapeFault(
        token.position,
        "'\(token.text)' is no time. Give one such as 500ms, 2s or 1m, an hour at most.")
    }
    return micros
  }

  /// Whole microseconds of a time as a tape writes it; nil for what is none, or beyond an hour.
  public static func micros(_ text: String) -> Int? {
    let units = [("ms", 1000.0), ("s", 1_000_000), ("m", 60_000_000)]
    let unit = units.first { text.hasSuffix($0.0) }
    let number = unit.map { String(text.dropLast($0.0.count)) } ?? text
    guard number.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "." }),
      let value = Double(number)
    else { return nil }
    let micros = (value * (unit?.1 ?? 1_000_000)).rounded()
    return micros <= 3_600_000_000 ? Int(micros) : nil
  }

  private mutating func include(_ command: TapeToken) throws(TapeFault) {
    let name = try text(after: command, "a tape")
    guard let text = source?(name.text) else {
      throw TapeFault(
        name.position,
        source == nil
          ? "Source within a tape that was sourced itself is not taken. Put it into the first one."
          : "'\(name.text)' cannot be read. Check the path, beside this tape.")
    }
    let here = TapeSource(
      name: name.text, line: name.position.line, column: name.position.column)
    do {
      var inner = try TapeParser(text, flags: flags, source: nil)
      // What one file copies another one pastes.
      inner.copied = copied
      try inner.parse()
      copied = inner.copied
      for each in inner.commands {
        if case .output = each.action { continue }
        commands.append(TapeCommand(each.action, at: each.position.within(here)))
      }
    } catch {
      throw TapeFault(error.position.within(here), error.text)
    }
  }
}
