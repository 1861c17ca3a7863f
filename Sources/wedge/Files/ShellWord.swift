import Cells
import Import

/// Words as a shell reads them back.
enum ShellWord {
  /// A word in quotes where a shell would take it otherwise; what must not reach a terminal by its bytes.
  static func quoted(_ word: String) -> String {
    guard word.unicodeScalars.allSatisfy({ isDisplayable($0.value) }) else {
      return "$'" + word.unicodeScalars.map(escaped).joined() + "'"
    }
    return shellWord(word)
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    if scalar == "'" || scalar == "\\" { return "\\" + String(scalar) }
    guard !isDisplayable(scalar.value) else { return String(scalar) }
    return String(scalar).utf8.map { byte in
      "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// The words of a line as a shell takes them, of which quotes hold blanks together.
  static func split(_ line: String) -> [String] {
    var (words, word, quote) = ([String](), String?.none, Character?.none)
    for character in line {
      if character == quote {
        quote = nil
      } else if quote == nil, character == "\"" || character == "'" {
        (quote, word) = (character, word ?? "")
      } else if quote == nil, character == " " {
        words += word.map { [$0] } ?? []
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + (word.map { [$0] } ?? [])
  }
}
