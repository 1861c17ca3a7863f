public import Cells
internal import _StringProcessing

// What a person does: waiting, pointing, pressing.

extension TapeParser {
  mutating func waiting(_ command: TapeToken) throws(TapeFault) {
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
  mutating func mouse(_ command: TapeToken) throws(TapeFault) {
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

  /// A key, how long it lasts and how often.
  mutating func key(_ token: TapeToken) throws(TapeFault) {
    if ["Ctrl", "Alt", "Shift"].contains(token.text) { return try combination(token) }
    if ["ScrollUp", "ScrollDown"].contains(token.text) {
      // A pace is VHS's, and all comes at once here.
      _ = try pace()
      let count = try count()
      return add(.scroll(token.text == "ScrollUp" ? count : -count), token)
    }
    guard let key = Self.keys[token.text] ?? Self.function(token.text) else {
      throw TapeFault(
        token.position,
        "'\(token.text)' is no command. Known are \(Self.commandNames) and keys such as Enter or Left."
      )
    }
    let pace = try pace()
    add(.key(key, count: try count(), pace), token)
  }

  private mutating func count() throws(TapeFault) -> Int {
    // No command begins with a figure.
    guard let token = peek, token.kind == .word, Int(token.text.prefix(1)) != nil else { return 1 }
    index += 1
    guard let value = Int(token.text), (1...10_000).contains(value) else {
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

  public static let keys: [String: Key] = [
    "Enter": .enter, "Tab": .tab, "Space": .character(" "), "Backspace": .backspace,
    "Delete": .delete, "Insert": .insert, "Escape": .escape, "Up": .up, "Down": .down,
    "Left": .left, "Right": .right, "PageUp": .pageUp, "PageDown": .pageDown, "Home": .home,
    "End": .end,
  ]
}
