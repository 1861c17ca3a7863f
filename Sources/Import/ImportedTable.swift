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
  /// What the rows are called, which are for test, and their groups.
  public var rows = ImportedRows()
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

  /// Takes the prototypes for what is not used: where rows are features, they are of other rows.
  public mutating func leavePrototypes() {
    guard !prototypes.isEmpty else { return }
    parts.left.append("\(parts.prototypes), whose rows are embeddings")
    (prototypes, parts.prototypesWord) = ([], "")
  }

  /// Where a head knows more classes than there are rows of, and these are whole numbers, each takes the
  /// prototype that its number counts to.
  public mutating func takeNumberedPrototypes() {
    let (rows, classes) = (prototypes.count / max(width, 1), classNames.count)
    let places = classNames.compactMap { Int($0) }.filter((0..<rows).contains)
    guard rows > classes, places.count == classes, Set(places).count == classes else { return }
    // Classes that are counted from 1 are as many rows of it, but which?
    guard places.min() != 1 || places.max() != classes else { return }
    prototypes = places.flatMap { prototypes[$0 * width..<($0 + 1) * width] }
    parts.leavePrototypes(rows - classes, of: rows, parts.prototypesWord)
    (parts.hasNumbersAsText, parts.hasNamedPrototypes) = (false, true)
  }

  /// A column of the rows, by its position in them.
  func column(_ position: Int) -> ImportedColumn {
    columns.indices.contains(position)
      ? columns[position] : ImportedColumn(name: nil, number: position + 1)
  }

  /// A class for each row, from elsewhere.
  ///
  /// - Parameter isPart: whether another file has settled that these are classes.
  /// - Throws: when there are not as many as rows, or when they are no classes.
  public mutating func take(
    _ labels: ImportedLabels, isPart: Bool = false
  ) throws(ImportFault) {
    guard labels.indices.count == count else {
      throw ImportFault(
        .file,
        "has \(labels.indices.count) labels for \(count) rows. Give one label a row, in order."
          + labels.hint)
    }
    if prototypes.isEmpty, !isPart { try LabelCheck(labels: labels).check() }
    self.labels = labels.indices
    classNames = labels.names
    parts.classes = labels.source
    parts.left += labels.left
    parts.hasNumbersAsText = labels.areTexts && labels.haveTwoOrders
    takeFacts(labels.rows)
  }

  /// What a file of labels says of the rows, where their own does not.
  private mutating func takeFacts(_ facts: ImportedRows) {
    if rows.names.isEmpty { (rows.names, rows.sources.names) = (facts.names, facts.sources.names) }
    if rows.groups.isEmpty {
      (rows.groups, rows.groupNames) = (facts.groups, facts.groupNames)
      rows.sources.groups = facts.sources.groups
    }
    if rows.isTest.isEmpty {
      (rows.isTest, rows.sources.split) = (facts.isTest, facts.sources.split)
      (rows.others, rows.othersReason) = (facts.others, facts.othersReason)
    }
  }

  /// The columns of an array that are meant.
  ///
  /// - Parameters:
  ///   - title: what the array is called, where it has a name.
  ///   - taken: columns that are no numbers, which are left out without a word.
  func without(
    _ ignored: IgnoredParts, of title: String? = nil, besides taken: Set<Int> = []
  ) throws(ImportFault) -> ImportedTable {
    var table = self
    let positions = try ignored.positions(among: [], count: width)
    let left = positions.subtracting(taken).sorted().map { column($0).title }
    try table.drop(positions.union(taken))
    table.parts.left = parts.left + left
    table.parts.numbers =
      title.map { "array '\($0)' (\(count) × \(width))" }
      ?? "\(table.width + left.count) column\(table.width + left.count == 1 ? "" : "s")"
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
  /// What their file says of the rows beside.
  var rows = ImportedRows()
  /// What of their file was not taken.
  var left: [String] = []
  var origin = LabelCheck.Origin.person
  /// Whether an array had them as texts, whatever they write.
  var areTexts = false
  /// What may have gone wrong where they are too few or too many; begins with a blank.
  var hint = ""

  public init(indices: [Int32], names: [String]) {
    self.indices = indices
    self.names = names
  }

  /// Whether the order of their names is not that of the names' letters.
  var haveTwoOrders: Bool {
    zip(names, names.dropFirst()).contains {
      $1.unicodeScalars.lexicographicallyPrecedes($0.unicodeScalars)
    }
  }

  /// The same, of a file that a person gave for them: where it has one column, these are the classes.
  public var given: ImportedLabels {
    var labels = self
    if labels.origin == .person { labels.origin = .file }
    return labels
  }
}
