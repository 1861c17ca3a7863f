/// Takes down, row by row, what a file says of its rows.
struct RowCollector {
  private(set) var names: [String] = []
  private var parts = ClassIndex("part", option: "--split", most: 20)
  private var groups = ClassIndex("group", option: "--group", most: .max - 1)
  /// The line at which each word of the parts comes first.
  private var partPlaces: [String: ImportFault.Place] = [:]
  private var isAsked: Set<RowColumns.Kind> = []

  mutating func append(
    _ text: String, _ kind: RowColumns.Kind, at place: ImportFault.Place
  ) throws(ImportFault) {
    guard !text.isEmpty else {
      throw ImportFault(
        place, "is empty, where \(kind.option) takes a word of each row. Fill it in.")
    }
    isAsked.insert(kind)
    switch kind {
    case .id: names.append(text)
    case .split:
      if case .line = place, partPlaces[text] == nil { partPlaces[text] = place }
      try parts.append(text, at: place)
    case .group: try groups.append(text, at: place)
    }
  }

  /// What was taken down.
  ///
  /// - Parameters:
  ///   - ignoring: the option that leaves the column of the split out, where it cannot stay unused.
  ///   - title: where each kind comes from, such as `column 'id'`.
  func finished(
    ignoring: String? = nil, title: (RowColumns.Kind) -> String
  ) throws(ImportFault) -> ImportedRows {
    var rows = ImportedRows()
    if isAsked.contains(.id) { (rows.names, rows.sources.names) = (names, title(.id)) }
    if isAsked.contains(.group) {
      let groups = groups.finished()
      (rows.groups, rows.groupNames) = (groups.indices, groups.names)
      rows.sources.groups = title(.group)
    }
    guard isAsked.contains(.split) else { return rows }
    let split = try SplitParts(
      parts.finished(), title: title(.split), places: partPlaces, ignoring: ignoring)
    (rows.isTest, rows.sources.split) = (split.isTest, title(.split))
    (rows.others, rows.othersReason) = (split.others, split.reason)
    rows.othersHaveClasses = split.hasUnseen
    return rows
  }
}
