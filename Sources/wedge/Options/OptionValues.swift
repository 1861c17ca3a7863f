/// What can stand as an option's value or as an operand, for shells that complete it.
struct OptionValues: Equatable {
  var words: [String] = []
  var takesFile = false
  /// Whether several of the words may follow one another, commas between them.
  var isList = false

  /// Names of arguments, as usage prints them, that stand for a file or a folder.
  private static let files = ["FILE", "TAPE", "DIR"]

  init(words: [String] = [], takesFile: Bool = false) {
    self.words = words
    self.takesFile = takesFile
  }

  /// What the name of an argument says: words between bars, such as `on|off`, or `NAME|FILE`.
  init(argument: String) {
    let parts = argument.split(separator: "|")
    takesFile = parts.contains { Self.files.contains(String($0)) }
    isList = argument.contains(",")
    let isChoice = parts.count > 1
    words = parts.filter { isChoice && $0.allSatisfy(Self.isOfWord) }.map(String.init)
  }

  private static func isOfWord(_ character: Character) -> Bool {
    character.isASCII && (character.isLowercase || character.isNumber || "-_".contains(character))
  }
}

extension OptionDefinition {
  /// What can be its value; nil when it takes none.
  var values: OptionValues? {
    argument.map { argument in
      var values = OptionValues(argument: argument)
      values.words += words()
      return values
    }
  }

  /// The first sentence of its help, without what is usual.
  var shortHelp: String {
    let sentence = help.firstRange(of: ". ").map { help[..<$0.lowerBound] } ?? help[...]
    return String(sentence.hasSuffix(".") ? sentence.dropLast() : sentence)
  }
}
