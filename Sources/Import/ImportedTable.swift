/// Rows of numbers, and the class of each where it is known.
public struct ImportedTable: Sendable {
  /// Numbers in a row.
  public var width: Int
  /// count × width, row-major; all finite.
  public var values: [Float]
  /// One a row, positions in `classNames`; empty without labels.
  public var labels: [Int32]
  /// As they stand in the file, in order: numbers by size, other names by their letters.
  public var classNames: [String]
  /// Classes × width, from an array `W`; empty without it.
  public var prototypes: [Float] = []
  /// What of the file all this is.
  public var parts = ImportedParts()
  /// The columns of a row; empty where they have no names and all were taken.
  var columns: [ImportedColumn] = []

  /// Numbers that a table may have: a gigabyte.
  public static let mostNumbers: Int = 1 << 28

  public init(width: Int, values: [Float], labels: [Int32] = [], classNames: [String] = []) {
    self.width = width
    self.values = values
    self.labels = labels
    self.classNames = classNames
  }

  public var count: Int { width > 0 ? values.count / width : 0 }

  /// A column of the rows, by its position in them.
  func column(_ position: Int) -> ImportedColumn {
    columns.indices.contains(position)
      ? columns[position] : ImportedColumn(name: nil, number: position + 1)
  }

  /// A class for each row, from elsewhere.
  ///
  /// - Throws: when there are not as many as rows, or when they are no classes.
  public mutating func take(_ labels: ImportedLabels) throws(ImportFault) {
    guard labels.indices.count == count else {
      throw ImportFault(
        .file,
        "has \(labels.indices.count) labels for \(count) rows. Give one label a row, in order."
          + labels.hint)
    }
    if prototypes.isEmpty { try LabelCheck(labels: labels).check() }
    self.labels = labels.indices
    classNames = labels.names
    parts.classes = labels.source
    parts.left += labels.left
  }

  /// The columns of an array that are meant.
  ///
  /// - Parameter title: what the array is called, where it has a name.
  func without(
    _ ignored: IgnoredParts, of title: String? = nil
  ) throws(ImportFault) -> ImportedTable {
    var table = self
    table.parts.numbers =
      title.map { "array '\($0)' (\(count) × \(width))" }
      ?? "\(width) column\(width == 1 ? "" : "s")"
    try table.drop(ignored.positions(among: [], count: width))
    return table
  }

  /// Leaves columns out, by their positions in a row.
  mutating func drop(_ dropped: Set<Int>) throws(ImportFault) {
    guard !dropped.isEmpty else { return }
    let kept = (0..<width).filter { !dropped.contains($0) }
    guard !kept.isEmpty else {
      throw ImportFault(.file, "has no column left. Leave fewer out with --ignore.")
    }
    var narrow: [Float] = []
    narrow.reserveCapacity(count * kept.count)
    for row in 0..<count { for position in kept { narrow.append(values[row * width + position]) } }
    values = narrow
    parts.left += dropped.sorted().map { column($0).title }
    columns = kept.map { column($0) }
    self.width = kept.count
  }
}

/// A class for each row, from a file or a column of its own.
public struct ImportedLabels: Sendable, Equatable {
  /// Positions in `names`.
  public var indices: [Int32]
  public var names: [String]
  /// Where they come from, such as `column 'label'`.
  public var source = ""
  /// What of their file was not taken.
  var left: [String] = []
  var origin = LabelCheck.Origin.person
  /// What may have gone wrong where they are too few or too many; begins with a blank.
  var hint = ""

  public init(indices: [Int32], names: [String]) {
    self.indices = indices
    self.names = names
  }
}
