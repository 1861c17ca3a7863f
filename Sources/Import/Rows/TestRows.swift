extension ImportedTable {
  /// Puts rows for test behind these, from a file or an array of their own.
  ///
  /// - Parameter hasUnseen: whether they may have other classes, which are never trained on.
  /// - Throws: where they have other columns or other classes.
  public mutating func append(
    test: ImportedTable, from source: String, hasUnseen: Bool = false
  ) throws(ImportFault) {
    guard test.width == width else {
      throw ImportFault(
        .file,
        "has rows of \(test.width) numbers where those for training have \(width). "
          + Self.sameColumns)
    }
    for position in 0..<width {
      let (own, other) = (column(position).name, test.column(position).name)
      guard own == other || own == nil || other == nil else {
        throw ImportFault(
          .file,
          "has \(test.column(position).title) where the rows for training have "
            + "\(column(position).title). \(Self.sameColumns)")
      }
    }
    guard test.rows.isTest.isEmpty else {
      throw ImportFault(
        .file,
        "is for test, and \(test.rows.sources.split) divides its rows. Give a file of rows for test alone."
      )
    }
    guard rows.isTest.isEmpty else {
      throw ImportFault(
        .file,
        "is for test, and \(rows.sources.split) divides the rows for training. Give one of the two."
      )
    }
    try appendLabels(of: test, hasUnseen: hasUnseen)
    try appendFacts(of: test, from: source)
    values += test.values
    // A column that both lack is said once, rows are each part's own.
    parts.left += test.parts.left.filter { !parts.left.contains($0) || $0.contains(" row") }
      .map { "\($0) of \(source)" }
  }

  private static let sameColumns = "Give both the same columns, in the same order."

  /// What helps a class that nothing can be learnt of.
  static let remedyOfUnseen =
    "Leave its rows out, or give some for training. Where a run is trained, --unseen names it; 'wedge judge' takes "
    + "such rows as a file of their own."

  private mutating func appendLabels(
    of test: ImportedTable, hasUnseen: Bool
  ) throws(ImportFault) {
    guard !labels.isEmpty, !test.labels.isEmpty else {
      guard labels.isEmpty, test.labels.isEmpty else {
        throw ImportFault(
          .file,
          "has classes, or lacks them, as the rows for training do not. Give both a column of "
            + "classes, or neither.")
      }
      return
    }
    var places: [String: Int32] = [:]
    for (place, name) in classNames.enumerated() { places[exactName(name)] = Int32(place) }
    let written = classNames
    var moved: [Int32] = []
    for name in test.classNames {
      // Another writing of the same letters will do where it is the only one.
      let alike = written.indices.filter { written[$0] == name }
      let isOnly = alike.count == 1 && test.classNames.count { $0 == name } == 1
      let known = places[exactName(name)] ?? (isOnly ? Int32(alike[0]) : nil)
      guard known != nil || hasUnseen else {
        throw ImportFault(
          .file,
          "has class '\(shortened(name))', of which there is no row for training. "
            + Self.remedyOfUnseen)
      }
      moved.append(known ?? Int32(classNames.count))
      if known == nil { classNames.append(name) }
    }
    labels += test.labels.map { moved[Int($0)] }
  }

  private mutating func appendFacts(
    of test: ImportedTable, from source: String
  ) throws(ImportFault) {
    let (own, other) = (count, test.count)
    guard rows.names.isEmpty == test.rows.names.isEmpty,
      rows.groups.isEmpty == test.rows.groups.isEmpty
    else {
      throw ImportFault(
        .file,
        "has names or groups of rows, or lacks them, as the rows for training do not. Give both "
          + "the same columns of them, or neither.")
    }
    let number = { (rows: ImportedRows, count: Int) in
      rows.places.isEmpty ? (0..<count).map { Int32($0 + 1) } : rows.places
    }
    rows.places = number(rows, own) + number(test.rows, other)
    rows.isTest = [Bool](repeating: false, count: own) + [Bool](repeating: true, count: other)
    rows.hasTestApart = true
    rows.sources.split = source
    rows.names += test.rows.names
    guard !rows.groups.isEmpty else { return }
    var groups = ClassIndex("group", option: "--group", most: .max - 1)
    for group in rows.groups { try groups.append(rows.groupNames[Int(group)], at: .file) }
    for group in test.rows.groups {
      try groups.append(test.rows.groupNames[Int(group)], at: .file)
    }
    let finished = groups.finished()
    (rows.groups, rows.groupNames) = (finished.indices, finished.names)
  }
}
