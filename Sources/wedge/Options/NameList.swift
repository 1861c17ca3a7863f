/// Names between commas, as a line of CSV has them: one with a comma of its own stands in quotes.
enum NameList {
  /// The names of a list; what is empty is none.
  static func names(_ text: String) -> [String] {
    var names = [""]
    var isQuoted = false
    var rest = text[...]
    while let next = rest.popFirst() {
      switch next {
      case "\"" where isQuoted && rest.first == "\"":
        rest.removeFirst()
        names[names.count - 1].append(next)
      case "\"" where isQuoted || names[names.count - 1].isEmpty: isQuoted.toggle()
      case "," where !isQuoted: names.append("")
      default: names[names.count - 1].append(next)
      }
    }
    return names.filter { !$0.isEmpty }
  }

  /// A name as a list takes it.
  static func quoted(_ name: String) -> String {
    guard name.contains(where: { ",\"\n\r".contains($0) }) else { return name }
    return "\"" + name.replacing("\"", with: "\"\"") + "\""
  }
}
