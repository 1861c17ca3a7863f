/// The smallest pieces of a tape.
struct TapeToken: Equatable, Sendable {
  enum Kind: Equatable, Sendable {
    /// A keyword, a path or a number, as it stands.
    case word
    /// Between quotes, which are left out.
    case string
    /// Between slashes, which are left out.
    case pattern
    /// A single sign such as `@` or `+`.
    case sign
  }

  var kind: Kind
  var text: String
  var position: TapePosition

  func isSign(_ sign: String) -> Bool { kind == .sign && text == sign }
}

/// Takes a tape apart, as VHS does: `#` begins a comment, line ends mean nothing, texts stand between
/// quotes without escapes and end with their line.
struct TapeLexer {
  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var position = TapePosition(line: 1, column: 1)

  init(_ text: String) { scalars = Array(text.unicodeScalars) }

  /// Every token, or the first thing that is none.
  mutating func tokens() throws(TapeFault) -> [TapeToken] {
    var tokens: [TapeToken] = []
    while let scalar = peek {
      switch scalar {
      case " ", "\t", "\r", "\n": step()
      case "#": while let next = peek, next != "\n" { _ = (next, step()) }
      case "\"", "'", "`": tokens.append(try quoted(scalar))
      case "/": tokens.append(slashed)
      case "@", "+", "=", "%", "[", "]", "^", "\\", "|", "{", "}":
        tokens.append(TapeToken(kind: .sign, text: String(Character(scalar)), position: position))
        step()
      default:
        guard Self.isWord(scalar) else {
          throw TapeFault(
            position,
            "'\(Self.shown(scalar))' begins no command and no value. Leave it out, or put it in quotes."
          )
        }
        tokens.append(word)
      }
    }
    return tokens
  }

  private var peek: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  private mutating func step() {
    position.column += 1
    if scalars[index] == "\n" { position = TapePosition(line: position.line + 1, column: 1) }
    index += 1
  }

  private var word: TapeToken {
    mutating get {
      let start = position
      var text = String.UnicodeScalarView()
      while let next = peek, Self.isWord(next) {
        text.append(next)
        step()
      }
      return TapeToken(kind: .word, text: String(text), position: start)
    }
  }

  private mutating func quoted(_ quote: Unicode.Scalar) throws(TapeFault) -> TapeToken {
    let start = position
    step()
    var text = String.UnicodeScalarView()
    while let next = peek, next != quote {
      guard next != "\n" else { break }
      text.append(next)
      step()
    }
    guard peek == quote else {
      throw TapeFault(start, "opens a text that does not end on its line. Close it with \(quote).")
    }
    step()
    return TapeToken(kind: .string, text: String(text), position: start)
  }

  /// A pattern between slashes, or a path that begins with one.
  private var slashed: TapeToken {
    mutating get {
      var end = index + 1
      while end < scalars.count, scalars[end] != "\n", scalars[end] != "/" {
        end += scalars[end] == "\\" ? 2 : 1
      }
      let isPattern =
        end < scalars.count && scalars[end] == "/"
        && (end + 1 == scalars.count || !Self.isWord(scalars[end + 1]))
      guard isPattern else { return word }
      let start = position
      var text = String.UnicodeScalarView()
      step()
      while index < end {
        if scalars[index] == "\\", index + 1 < end, scalars[index + 1] == "/" { step() }
        text.append(scalars[index])
        step()
      }
      step()
      return TapeToken(kind: .pattern, text: String(text), position: start)
    }
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "/", "-", ":", ",", "<", ">", "?", "!", "~":
      true
    default: scalar.properties.isAlphabetic
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    scalar.value < 32 || scalar.value == 127
      ? "U+" + String(scalar.value, radix: 16, uppercase: true) : String(Character(scalar))
  }
}
