/// How a file is to be read.
public struct ImportRequest: Sendable {
  /// Which column holds the classes.
  public enum LabelColumn: Equatable, Sendable {
    /// The one with a usual name, else the last.
    case usual
    case named(String)
    /// From 1.
    case position(Int)
    case last
    /// All columns are numbers; classes come from elsewhere.
    case none
  }

  public var label: LabelColumn
  /// Whether the first row names the columns; nil finds out.
  public var hasHeader: Bool?
  /// Whether the first line of a file of labels names its columns; nil finds out.
  public var hasLabelsHeader: Bool?
  /// What is not meant as data.
  public var ignored: IgnoredParts
  /// What says of each row what is no number and no class.
  public var rowColumns = RowColumns()
  /// Whether this is a part of rows whose columns and classes another file has settled.
  public var isPart = false
  /// Whether some classes are never trained on, which may have rows for test alone.
  public var hasUnseen = false
  /// Names of losses whose runs have no prototypes.
  public var comparingLosses: Set<String> = []
  /// Whether no row can be left out, as each class needs its prototype.
  var needsEveryRow = false
  /// Told now and then how much of the file is read, in 0…1.
  public var progress: (@Sendable (Double) -> Void)?
  /// Told of a place in the bytes before which nothing is looked at again.
  public var passed: (@Sendable (UnsafeRawPointer) -> Void)?
  /// Told of the memory of a large array before it is filled.
  public var reserved: (@Sendable (UnsafeRawBufferPointer) -> Void)?
  /// Numbers that a row may have.
  public var mostWidth: Int

  public init(
    label: LabelColumn = .usual, hasHeader: Bool? = nil,
    ignored: IgnoredParts = IgnoredParts(), mostWidth: Int = 1_000_000,
    progress: (@Sendable (Double) -> Void)? = nil
  ) {
    self.mostWidth = mostWidth
    self.label = label
    self.hasHeader = hasHeader
    self.ignored = ignored
    self.progress = progress
  }

  /// The column that a person's word means: a number from 1, `last`, or a name.
  public static func column(_ text: String) -> LabelColumn {
    if text == "last" { return .last }
    if let position = Int(text), position > 0 { return .position(position) }
    return .named(text)
  }

  /// What columns of classes are usually called, the surest first.
  static let usualNames = ["label", "labels", "class", "target", "identity", "species", "y", "id"]

  /// Whether a word can hardly be the name of a class itself.
  static func namesClasses(_ word: String) -> Bool {
    usualNames.prefix(6).contains(word.lowercased())
  }

  /// The position of a usual name among names.
  ///
  /// - Parameter hasTexts: whether texts may be the classes; an id then names rows.
  static func usualPosition(in names: [String], besideTexts hasTexts: Bool = false) -> Int? {
    let names = names.map { $0.lowercased() }
    for usual in usualNames {
      // Beside a column x, y is the other coordinate.
      if usual == "y" && names.contains("x") || usual == "id" && hasTexts { continue }
      if let position = names.firstIndex(of: usual) { return position }
    }
    return nil
  }
}
