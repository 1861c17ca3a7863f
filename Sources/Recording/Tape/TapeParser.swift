internal import Cells
internal import _StringProcessing

/// Reads a tape: the grammar of VHS, and what Wedge adds to it on a virtual clock.
public struct TapeParser {
  private var tokens: [TapeToken]
  private var index = 0
  private var end: TapePosition
  private var commands: [TapeCommand] = []
  private var warnings: [TapeFault] = []
  /// The text of another tape by its name; nil refuses.
  private let source: ((String) -> String?)?

  /// - Parameter source: gives the text of a tape that `Source` names; nil where none may be named.
  /// - Throws: the first fault, with its place, its token and the remedy.
  public static func tape(
    _ text: String, source: ((String) -> String?)? = nil
  ) throws(TapeFault) -> Tape {
    var lexer = TapeLexer(text)
    let tokens = try lexer.tokens()
    let lines = text.unicodeScalars.count { $0 == "\n" }
    var parser = TapeParser(
      tokens: tokens, end: TapePosition(line: lines + 1, column: 1), source: source)
    while let token = parser.next() { try parser.command(token) }
    return Tape(commands: parser.commands, warnings: parser.warnings)
  }

  private init(tokens: [TapeToken], end: TapePosition, source: ((String) -> String?)?) {
    self.tokens = tokens
    self.end = end
    self.source = source
  }
}

extension TapeParser {
  private var peek: TapeToken? { index < tokens.count ? tokens[index] : nil }

  private mutating func next() -> TapeToken? {
    guard let token = peek else { return nil }
    index += 1
    return token
  }

  private mutating func add(_ action: TapeCommand.Action, _ token: TapeToken) {
    commands.append(TapeCommand(action, at: token.position))
  }

  private mutating func warn(_ token: TapeToken, _ text: String) {
    warnings.append(TapeFault(token.position, text))
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
    case "Require", "Copy": _ = try passedOver(token, values: 1)
    case "Screenshot":
      _ = try passedOver(token, values: 1, "Capture FILE.svg makes a still.")
    case "Env": _ = try passedOver(token, values: 2)
    case "Paste": _ = try passedOver(token, values: 0)
    default: try key(token)
    }
  }

  private mutating func passedOver(
    _ token: TapeToken, values: Int, _ remedy: String = "A recording does not need it."
  ) throws(TapeFault) {
    for _ in 0..<values { _ = try text(after: token, "a value") }
    warn(token, "\(token.text) is passed over. \(remedy)")
  }

  private mutating func text(
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

  private mutating func whole(
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
    guard let first = next() else {
      throw TapeFault(name.position, "Set \(name.text) needs a value behind it.")
    }
    var value = first.text
    if first.isSign("{") {
      while let part = next(), !part.isSign("}") { value += part.text }
    } else if let percent = peek, percent.isSign("%") {
      index += 1
    }
    commands.append(TapeCommand(.set(name.text, value), at: name.position))
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

  private mutating func pace() throws(TapeFault) -> TapeCommand.Pace {
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

  private mutating func waiting(_ command: TapeToken) throws(TapeFault) {
    var isLine = false
    if let plus = peek, plus.isSign("+") {
      index += 1
      let scope = try text(after: command, "Line or Screen")
      guard ["Line", "Screen"].contains(scope.text) else {
        throw TapeFault(scope.position, "'\(scope.text)' is no scope. Give Line or Screen.")
      }
      isLine = scope.text == "Line"
    }
    let pace = try pace()
    guard let token = next(), token.kind == .pattern else {
      throw TapeFault(
        command.position, "Wait needs a pattern between slashes behind it, such as /converged/.")
    }
    do {
      _ = try Regex(token.text)
    } catch {
      throw TapeFault(
        token.position, "/\(token.text)/ is no pattern. Put a \\ before signs meant as text.")
    }
    add(.wait(TapeCommand.Wait(pattern: token.text, isLine: isLine, micros: pace.micros)), command)
  }

  /// `Mouse x y`, then `click` (unless said), `drag x y`, `wheel n`, or a part of a drag: `press`,
  /// `move`, `release`.
  private mutating func mouse(_ command: TapeToken) throws(TapeFault) {
    let column = try whole(after: command, 1...1000) - 1
    let row = try whole(after: command, 1...1000) - 1
    let here = { (kind: Mouse.Kind) in Mouse(kind: kind, column: column, row: row) }
    switch peek?.text {
    case "drag":
      index += 1
      let x = try whole(after: command, 1...1000) - 1
      let y = try whole(after: command, 1...1000) - 1
      let count = max(abs(x - column), abs(y - row), 1)
      let way = (1...count).map { step in
        Mouse(
          kind: .drag, column: column + (x - column) * step / count,
          row: row + (y - row) * step / count)
      }
      add(.mouse([here(.press)] + way + [Mouse(kind: .release, column: x, row: y)]), command)
    case "wheel":
      index += 1
      let count = try whole(after: command, -100...100)
      add(
        .mouse(Array(repeating: here(count > 0 ? .wheelUp : .wheelDown), count: abs(count))),
        command)
    case "click":
      index += 1
      add(.mouse([here(.press), here(.release)]), command)
    case "press", "move", "release":
      let kinds: [String: Mouse.Kind] = ["press": .press, "move": .drag, "release": .release]
      add(.mouse([here(kinds[next()?.text ?? ""] ?? .press)]), command)
    default: add(.mouse([here(.press), here(.release)]), command)
    }
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
    do {
      let tape = try TapeParser.tape(text)
      warnings += tape.warnings.map { TapeFault(name.position, "\(name.text): \($0.text)") }
      for each in tape.commands {
        if case .output = each.action { continue }
        commands.append(TapeCommand(each.action, at: name.position))
      }
    } catch {
      throw TapeFault(
        name.position,
        "\(name.text):\(error.position.line):\(error.position.column) \(error.text)")
    }
  }
}

extension TapeParser {
  /// A key, how long it lasts and how often.
  private mutating func key(_ token: TapeToken) throws(TapeFault) {
    if ["Ctrl", "Alt", "Shift"].contains(token.text) { return try combination(token) }
    if ["ScrollUp", "ScrollDown"].contains(token.text) {
      let kind: Mouse.Kind = token.text == "ScrollUp" ? .wheelUp : .wheelDown
      let count = try count()
      return add(
        .mouse(Array(repeating: Mouse(kind: kind, column: 0, row: 0), count: count)), token)
    }
    guard let key = Self.keys[token.text] ?? Self.function(token.text) else {
      throw TapeFault(
        token.position,
        "'\(token.text)' is no command. Known are Type, Sleep, Step, Until, Set, Wait, Expect, Marker, "
          + "Say, Ask, Stop, State, View, Capture, Mouse, Hide, Show and keys such as Enter or Left."
      )
    }
    let pace = try pace()
    add(.key(key, count: try count(), pace), token)
  }

  private mutating func count() throws(TapeFault) -> Int {
    guard let token = peek, token.kind == .word, let value = Int(token.text) else { return 1 }
    index += 1
    guard (1...10_000).contains(value) else {
      throw TapeFault(token.position, "'\(token.text)' is no count from 1 to 10000.")
    }
    return value
  }

  private mutating func combination(_ token: TapeToken) throws(TapeFault) {
    guard let plus = next(), plus.isSign("+"), let letter = next() else {
      throw TapeFault(token.position, "\(token.text) needs a key behind a plus, such as Ctrl+C.")
    }
    if token.text == "Shift", letter.text == "Tab" {
      return add(.key(.backTab, count: try count(), TapeCommand.Pace()), token)
    }
    guard token.text != "Alt", let scalar = letter.text.unicodeScalars.first,
      letter.text.unicodeScalars.count == 1
    else {
      throw TapeFault(
        token.position, "\(token.text)+\(letter.text) is no key of Wedge. ? lists its keys.")
    }
    let lower = letter.text.lowercased().unicodeScalars.first ?? scalar
    let upper = letter.text.uppercased().unicodeScalars.first ?? scalar
    add(
      .key(
        token.text == "Ctrl" ? .control(lower) : .character(upper), count: try count(),
        TapeCommand.Pace()), token)
  }

  private static func function(_ text: String) -> Key? {
    guard text.hasPrefix("F"), let number = Int(text.dropFirst()), (1...12).contains(number) else {
      return nil
    }
    return .function(number)
  }

  private static let keys: [String: Key] = [
    "Enter": .enter, "Tab": .tab, "Space": .character(" "), "Backspace": .backspace,
    "Delete": .delete, "Insert": .insert, "Escape": .escape, "Up": .up, "Down": .down,
    "Left": .left, "Right": .right, "PageUp": .pageUp, "PageDown": .pageDown, "Home": .home,
    "End": .end,
  ]
}
