/// What of a file became rows and classes, and what did not.
public struct ImportedParts: Equatable, Sendable {
  /// Where the numbers come from, such as `3 columns (a, b, c)`.
  public var numbers = ""
  /// Where the classes come from, such as `column 'label'`; empty without.
  public var classes = ""
  /// Where prototypes come from; empty without.
  public var prototypes: String {
    prototypesWord.isEmpty ? "" : "array '\(shortened(prototypesWord))'"
  }
  /// As `--ignore` takes it.
  public internal(set) var prototypesWord = ""
  /// Whether classes are numbers written as texts, which other programs put in the order of letters,
  /// and no names beside the prototypes say which order theirs is.
  public var hasNumbersAsText = false
  /// Whether names beside the prototypes say which class each is of.
  public var hasNamedPrototypes = false
  /// The array among those that were not taken which says which rows are for training and which for
  /// test; nil without, and where a person divides or ignores it.
  public var unusedSplit: String?
  /// What was not taken, in order.
  public var left: [String] = []

  /// Takes down prototypes of classes that have no row here.
  mutating func leavePrototypes(_ count: Int, of rows: Int, _ word: String) {
    guard count > 0 else { return }
    left.append(
      "\(count) of \(rows) rows of array '\(shortened(word))' (of classes without a row here, which are no rivals)"
    )
  }

  /// Names side by side, of many the first three and the last.
  public static func list(_ names: [String]) -> String {
    let names = names.map { $0.isEmpty ? "''" : shortened($0) }
    guard names.count > 6, let last = names.last else { return names.joined(separator: ", ") }
    return names.prefix(3).joined(separator: ", ") + ", … " + last
  }
}

/// A column of the rows: what it is called, where it has a name, and where it stands in the file.
struct ImportedColumn: Equatable {
  var name: String?
  /// From 1.
  var number: Int
  /// Whether it is a member of JSON, of which a number is first of all a name.
  var isMember = false

  /// What messages call it.
  var title: String {
    guard let name, !name.isEmpty else { return "column \(number)" }
    return "column '\(shortened(name))'"
  }

  /// What an option means it by: its name where that means nothing else, and a message shows it as it is.
  var word: String {
    guard let name, !name.isEmpty, Int(name).map({ isMember && "\($0)" == name }) ?? true,
      !["none", "zero-rows", "missing-rows", "last"].contains(name), !name.hasPrefix("-"),
      shortened(name) == name, name.unicodeScalars.allSatisfy(Self.isPlain)
    else { return "\(number)" }
    return name
  }

  /// How an option names it.
  var reference: String { shellWord(word) }

  /// A comma parts words.
  private static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    if scalar.isASCII { return (32..<127).contains(scalar.value) && scalar != "," }
    return switch scalar.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .otherLetter: true
    default: false
    }
  }
}
