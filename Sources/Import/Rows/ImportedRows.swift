/// What a file says of its rows beside numbers and classes: one value a row, or none.
public struct ImportedRows: Equatable, Sendable {
  /// What each row is called; empty without.
  public var names: [String] = []
  /// Whether each row is for test; empty without a split.
  public var isTest: [Bool] = []
  /// The group of each row, a position in `groupNames`; empty without.
  public var groups: [Int32] = []
  public var groupNames: [String] = []
  /// Where each row stands in its file, from 1; empty where all stand as they came.
  public var places: [Int32] = []
  /// Whether the rows for test come from elsewhere, where places count anew.
  public var hasTestApart = false
  /// Where names, split and groups come from, such as `column 'id'`.
  public var sources = Sources()
  /// Rows of neither part, which are to be left out, and what they are.
  var others: [Int] = []
  var othersReason = ""
  /// Whether they may be all that there is of a class, which is left out with them.
  var othersHaveClasses = false
  /// Rows that lack a number, and are to be left out.
  var missing: [Int] = []

  public struct Sources: Equatable, Sendable {
    public var names = ""
    public var split = ""
    public var groups = ""
  }

  /// The same of some rows, in their order.
  func choosing(_ rows: [Int]) -> ImportedRows {
    var chosen = self
    chosen.names = names.isEmpty ? [] : rows.map { names[$0] }
    chosen.isTest = isTest.isEmpty ? [] : rows.map { isTest[$0] }
    chosen.groups = groups.isEmpty ? [] : rows.map { groups[$0] }
    chosen.places = rows.map { places.isEmpty ? Int32($0 + 1) : places[$0] }
    (chosen.others, chosen.missing) = ([], [])
    return chosen
  }

  /// The group that has rows on both sides of the split; nil where none has.
  fileprivate var dividedGroup: String? {
    guard !isTest.isEmpty, !groups.isEmpty else { return nil }
    var sides = [(training: Bool, test: Bool)](
      repeating: (false, false), count: groupNames.count)
    for (row, group) in groups.enumerated() {
      if isTest[row] { sides[Int(group)].test = true } else { sides[Int(group)].training = true }
    }
    return sides.firstIndex { $0.training && $0.test }.map { groupNames[$0] }
  }
}

extension ImportedTable {
  /// What is missing of the columns that a person named; nil where all were found.
  public func missingFact(_ columns: RowColumns) -> String? {
    let isThere: [(RowColumns.Kind, Bool)] = [
      (.id, !rows.names.isEmpty), (.split, !rows.isTest.isEmpty), (.group, !rows.groups.isEmpty),
    ]
    for (kind, isThere) in isThere where !isThere {
      guard case .named(let name)? = columns.column(kind) else { continue }
      return
        "has no column '\(shortened(name))' for \(kind.option), and its labels have none. Give "
        + "the name of one."
    }
    return nil
  }

  /// What rows are called, of many the first: their names, else their places from 1.
  public func names(of some: [Int]) -> String {
    some.prefix(5).map { row in
      rows.names.isEmpty
        ? "\(rows.places.isEmpty ? row + 1 : Int(rows.places[row]))"
        : "'\(shortened(rows.names[row]))'"
    }.joined(separator: ", ") + (some.count > 5 ? ", …" : "")
  }

  /// Leaves out rows of neither part, and those that lack a number where a person said so; once the
  /// rows have their classes.
  public mutating func leaveOthers() throws(ImportFault) {
    let missing = Set(rows.missing.map { Int32($0 + 1) })
    try leave(rows: rows.others, rows.othersReason, withClasses: rows.othersHaveClasses)
    guard !missing.isEmpty else { return }
    let left = (0..<count).filter { row in
      missing.contains(rows.places.isEmpty ? Int32(row + 1) : rows.places[row])
    }
    rows.missing = []
    try leave(rows: left, "without a number")
  }

  /// Leaves out what is in neither part, and holds the parts against classes and groups; once the rows
  /// have their classes.
  ///
  /// - Parameter hasUnseen: whether a class may have none to learn from.
  /// - Throws: a class without rows to learn from, or a group on both sides.
  public mutating func settleParts(hasUnseen: Bool = false) throws(ImportFault) {
    try leaveOthers()
    guard !rows.isTest.isEmpty else { return }
    if let group = rows.dividedGroup {
      throw ImportFault(
        .file,
        "has rows of group '\(shortened(group))' both for training and for test: what is judged was "
          + "seen. Divide by whole groups, or leave --group out.")
    }
    guard !hasUnseen else { return }
    var isSeen = [Bool](repeating: labels.isEmpty, count: classNames.count)
    for (row, label) in labels.enumerated() where !rows.isTest[row] { isSeen[Int(label)] = true }
    if let unseen = isSeen.firstIndex(of: false) {
      throw ImportFault(
        .file,
        "has class '\(shortened(classNames[unseen]))' in rows for test alone: nothing can be learnt "
          + "of it. " + Self.remedyOfUnseen)
    }
  }
}
