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
  /// Told now and then how much of the file is read, in 0…1.
  public var progress: (@Sendable (Double) -> Void)?
  /// Told of a place in the bytes before which nothing is looked at again.
  public var passed: (@Sendable (UnsafeRawPointer) -> Void)?
  /// Numbers that a row may have.
  public var mostWidth: Int

  public init(
    label: LabelColumn = .usual, hasHeader: Bool? = nil, mostWidth: Int = 1_000_000,
    progress: (@Sendable (Double) -> Void)? = nil
  ) {
    self.mostWidth = mostWidth
    self.label = label
    self.hasHeader = hasHeader
    self.progress = progress
  }

  /// The column that a person's word means: a number from 1, `last`, or a name.
  public static func column(_ text: String) -> LabelColumn {
    if text == "last" { return .last }
    if let position = Int(text), position > 0 { return .position(position) }
    return .named(text)
  }

  /// What columns of classes are usually called, the surest first.
  static let usualNames = ["label", "labels", "class", "target", "identity", "species", "id", "y"]

  /// The position of a usual name among names.
  static func usualPosition(in names: [String]) -> Int? {
    let names = names.map { $0.lowercased() }
    // Beside a column x, y is the other coordinate.
    let usualNames = names.contains("x") ? usualNames.filter { $0 != "y" } : usualNames
    for usual in usualNames {
      if let position = names.firstIndex(of: usual) { return position }
    }
    return nil
  }
}
