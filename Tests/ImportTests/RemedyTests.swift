import Foundation
import Import
import Testing

/// The word behind an option of a message, as a shell takes it.
private func pasted(_ option: String, of message: String) -> String {
  guard let start = message.range(of: "\(option) ") else { return "" }
  var (word, isQuoted, isEscaped) = ("", false, false)
  for character in message[start.upperBound...] {
    if isEscaped {
      word.append(character)
      isEscaped = false
    } else if character == "'" {
      isQuoted.toggle()
    } else if !isQuoted, character == "\\" {
      isEscaped = true
    } else if !isQuoted, " ;&|<>()$`\"*?[]#~".contains(character) {
      break
    } else {
      word.append(character)
    }
  }
  return !isQuoted && word.last == "." ? String(word.dropLast()) : word
}

/// Names that a shell, a list or a number would take otherwise.
private let names = [
  "first name", "height, cm", "it's", "$x", "a;b", "(mm)", "none", "last", "-x", "7", "05",
  "e\u{301}",
]

@Suite struct RemedyTests {
  @Test(arguments: names) func aMemberThatHoldsATextIsLeftOutByThePastedOption(_ name: String) {
    let rows = (0..<6).map { row in
      #"{"a":\#(Double(row * row) + 0.5),"\#(name)":"t\#(row)","label":"\#(kind(row))"}"#
    }
    check(rows.joined(separator: "\n"), "d.jsonl", "1 number (a)")
  }

  @Test(arguments: names) func aMemberBesideAnArrayIsLeftOutByThePastedOption(_ name: String) {
    let rows = (0..<6).map { row in
      #"{"v":[\#(row * row),0.5],"\#(name)":\#(row * row),"label":"\#(kind(row))"}"#
    }
    check(rows.joined(separator: "\n"), "d.jsonl", "2 numbers (v, an array)")
  }

  @Test(arguments: names) func aColumnOfTextsIsLeftOutByThePastedOption(_ name: String) {
    let text = sixRows(head: "b,a,\"\(name)\",label", after: { ",t\($0),\(kind($0))" })
    check(text, "d.csv", "2 columns (b, a)")
  }

  private func check(_ text: String, _ file: String, _ numbers: String) {
    let message = outcome(text, file)
    let word = pasted("--ignore", of: message)
    #expect(!word.isEmpty, "\(message)")
    let settled = outcome(text, file, ignoring: word)
    #expect(settled.hasPrefix(numbers + ";"), "\(message) → \(word) → \(settled)")
  }

  @Test func whatWasIgnoredAlreadyIsPastedWithIt() {
    let rows = (0..<6).map { row in
      #"{"a":\#(row * row),"b c":1,"d e":"t\#(row)","label":"\#(kind(row))"}"#
    }
    let message = outcome(rows.joined(separator: "\n"), "d.jsonl", ignoring: "b c")
    #expect(message.contains("--ignore 'b c','d e',"), "\(message)")
  }
}
