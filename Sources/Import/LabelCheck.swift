/// Whether what was taken for classes can be classes.
struct LabelCheck {
  /// Who chose them.
  enum Origin: Equatable, Sendable {
    /// A person, by an option.
    case person
    /// They have a usual name.
    case name
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
    if let fraction, areTooMany {
      throw ImportFault(
        .file,
        "has no classes in \(source): it holds \(classes) different numbers in \(rows) rows, such "
          + "as \(fraction): numbers, no classes" + remedy)
    }
    if areNumbers, labels.origin != .person, classes > 20, 5 * classes > 2 * rows {
      throw ImportFault(
        .file,
        "has no classes in \(source), it seems: it holds \(classes) different numbers in \(rows) "
          + "rows. If they are classes, name it with --label; else choose another column so, or give "
          + "them with --labels FILE.")
    }
    guard standAlone else { return }
    throw ImportFault(
      .file,
      "has no classes in \(source): every row has one of its own, \(classes) classes for \(rows) "
        + "rows" + remedy)
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
    case .person: 2 * classes > rows
    case .name: classes > 20 || 2 * classes > rows
    case .place: true
    }
  }

  /// Whether classes have one row each; a few rows may be an example.
  private var standAlone: Bool {
    let least = labels.origin == .place && areNumbers ? 3 : 5
    guard rows >= least else { return false }
    let isNearly = labels.origin != .person && rows >= 20 && 10 * classes > 9 * rows
    return classes == rows || isNearly
  }
}
