/// Names between commas, as a line of CSV has them: one with a comma of its own stands in quotes.
enum NameList {
  /// The names of a list; what is empty is none.
  static func names(_ text: String) -> [String] {
    var names = [String.UnicodeScalarView()]
    var isQuoted = false
    // Not letter by letter: a mark may stand on a comma, and a line end is one letter of two.
    var rest = text.unicodeScalars[...]
    while let next = rest.popFirst() {
      switch next {
      case "\"" where isQuoted && rest.first == "\"":
        rest.removeFirst()
        names[names.count - 1].append(next)
      case "\"" where isQuoted || names[names.count - 1].isEmpty: isQuoted.toggle()
      case "," where !isQuoted: names.append(String.UnicodeScalarView())
      default: names[names.count - 1].append(next)
      }
    }
    return names.filter { !$0.isEmpty }.map { String($0) }
  }

  /// A name as a list takes it.
  static func quoted(_ name: String) -> String {
    guard name.utf8.contains(where: { ",\"\n\r".utf8.contains($0) }) else { return name }
    var quoted = "\"".unicodeScalars
    for scalar in name.unicodeScalars {
      if scalar == "\"" { quoted.append(scalar) }
      quoted.append(scalar)
    }
    quoted.append("\"")
    return String(quoted)
  }
}
