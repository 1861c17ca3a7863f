/// Whether what was taken for classes can be classes.
struct LabelCheck {
  /// Who chose them.
  enum Origin: Equatable, Sendable {
    /// A person, by a file that holds nothing else.
    case file
    /// A person, by an option.
    case person
    /// They have a usual name.
    case name
    /// They are the only texts, under a name that does not tell.
    case texts
    /// Nothing told; they stand where classes usually stand.
    case place
  }

  let labels: ImportedLabels

  private var rows: Int { labels.indices.count }
  private var classes: Int { labels.names.count }

  /// - Throws: what is wrong with the classes of a whole table.
  static func check(_ table: ImportedTable, _ origin: Origin) throws(ImportFault) {
    var labels = ImportedLabels(indices: table.labels, names: table.classNames)
    labels.source = table.parts.classes
    labels.origin = origin
    if table.prototypes.isEmpty { try LabelCheck(labels: labels).check() }
  }

  /// - Throws: that these are measurements, or names of rows, and the options that give classes.
  func check() throws(ImportFault) {
    let remedy =
      ". Choose a column of classes with --label COLUMN, or give them with --labels FILE."
    let source = labels.source.isEmpty ? "them" : labels.source
    if areParts {
      throw ImportFault(
        .file,
        "has no classes in \(source): \(ImportedParts.list(labels.names)) divide the rows. Name it with --split"
          + ", and choose a column of classes with --label COLUMN, or give them with --labels FILE."
      )
    }
    if let fraction, areTooMany {
      throw ImportFault(
        .file,
        "has no classes in \(source): it holds \(classes) different numbers in \(rows) rows, such "
          + "as \(fraction): numbers, no classes" + remedy)
    }
    if areNumbers, areHardlyClasses {
      throw ImportFault(
        .file,
        "has no classes in \(source), it seems: it holds \(classes) different numbers in \(rows) "
          + "rows. If they are classes, name it with --label; else choose another column so, or give "
          + "them with --labels FILE.")
    }
    if labels.origin == .texts, rows >= 20, 2 * classes > rows, classes < rows {
      throw ImportFault(
        .file,
        "has no classes in \(source), it seems: \(classes) different texts in \(rows) rows. If they are "
          + "classes, name it with --label; else choose another column so, or give them with --labels "
          + "FILE.")
    }
    guard standAlone else { return }
    throw ImportFault(
      .file,
      "has no classes in \(source): every row has one of its own, \(classes) classes for \(rows) "
        + "rows" + remedy)
  }

  /// Whether they are rather the sides of a split than classes, which nobody called so.
  private var areParts: Bool {
    switch labels.origin {
    case .file, .person, .name: false
    case .texts, .place: labels.names.allSatisfy(SplitParts.knows)
    }
  }

  /// Whether whole numbers are rather measurements than classes.
  private var areHardlyClasses: Bool {
    let areMany = classes > 20 && 5 * classes > 2 * rows
    switch labels.origin {
    case .file, .person: return false
    case .name, .texts: return areMany
    case .place:
      // Numbers of classes have no gaps.
      let first = labels.names.first.flatMap { Int($0) } ?? -1
      let areCounted =
        (0...1).contains(first)
        && labels.names.enumerated().allSatisfy { Int($1) == first + $0 }
      return areMany || rows >= 10 && 2 * classes > rows || classes > 20 && !areCounted
    }
  }

  /// A number among them that is not whole, where all are numbers.
  private var fraction: String? {
    let numbers = labels.names.map { Double($0) }
    guard numbers.allSatisfy({ $0?.isFinite ?? false }) else { return nil }
    return zip(labels.names, numbers).first { $1 != $1?.rounded() }?.0
  }

  private var areNumbers: Bool { labels.names.allSatisfy { Double($0) != nil } }

  private var areTooMany: Bool {
    switch labels.origin {
    case .file, .person: 2 * classes > rows
    case .name, .texts: classes > 20 || 2 * classes > rows
    case .place: true
    }
  }

  /// Whether classes have one row each; a few rows may be an example.
  private var standAlone: Bool {
    let least = labels.origin == .place && areNumbers ? 3 : 5
    guard rows >= least, labels.origin != .file else { return false }
    let isNearly = labels.origin != .person && rows >= 20 && 10 * classes > 9 * rows
    return classes == rows || isNearly
  }
}
