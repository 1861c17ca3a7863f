/// Which arrays of a .npz are the rows, their classes and prototypes, told by their names.
struct NPZChoice {
  let rows: ZipArchive.Entry
  /// Nil without, or where they come from elsewhere.
  private(set) var labels: ZipArchive.Entry?
  private(set) var prototypes: ZipArchive.Entry?
  /// What is not taken, in order.
  let left: [ZipArchive.Entry]
  /// Columns of the rows that are ignored.
  let ignoredColumns: IgnoredParts

  init(_ entries: [ZipArchive.Entry], _ request: ImportRequest) throws(ImportFault) {
    ignoredColumns = try Self.columns(entries, request.ignored)
    let arrays = Arrays(
      entries: entries.filter { !request.ignored.names.contains($0.arrayName) },
      ignored: request.ignored)
    rows = try arrays.rows()
    if request.label != .none { labels = try arrays.labels(of: rows, request.label) }
    prototypes = try arrays.one(.prototypes, "prototypes") { [rows] in $0.name != rows.name }
    let used = [rows, labels, prototypes].compactMap { $0?.name }
    left = entries.filter { !used.contains($0.name) }
  }

  /// What of the ignored names is no array: numbers, which are columns of the rows.
  private static func columns(
    _ entries: [ZipArchive.Entry], _ ignored: IgnoredParts
  ) throws(ImportFault) -> IgnoredParts {
    var columns = IgnoredParts()
    for name in ignored.names where !entries.contains(where: { $0.arrayName == name }) {
      guard Int(name) != nil else {
        throw IgnoredParts.unknown(name, "the arrays are \(entries.titles)")
      }
      columns.names.append(name)
    }
    return columns
  }
}

/// The arrays that are not ignored.
private struct Arrays {
  let entries: [ZipArchive.Entry]
  let ignored: IgnoredParts

  func rows() throws(ImportFault) -> ZipArchive.Entry {
    if let rows = try one(.rows, "rows") { return rows }
    if entries.count == 1 { return entries[0] }
    throw ImportFault(
      .file,
      "has the arrays \(entries.titles). Name the rows 'x' and their classes 'y': "
        + "numpy.savez(file, x=rows, y=labels).")
  }

  func labels(
    of rows: ZipArchive.Entry, _ column: ImportRequest.LabelColumn
  ) throws(ImportFault) -> ZipArchive.Entry? {
    if case .named(let name) = column {
      guard let entry = entries.first(where: { $0.arrayName == name }) else {
        throw ImportFault(
          .file, "has no array '\(shortened(name))'. Choose one of \(entries.titles).")
      }
      return entry
    }
    // Those of the part that the rows are of, such as y_train of x_train; else those of no part.
    let part = NPZName(rows.arrayName).part
    let own = try one(.labels, "classes") {
      $0.name != rows.name && NPZName($0.arrayName).part == part
    }
    if let own { return own }
    return try one(.labels, "classes") {
      $0.name != rows.name && NPZName($0.arrayName).part.isEmpty
    }
  }

  /// The only array of a kind; of several a person has to say which is meant.
  func one(
    _ kind: NPZName.Kind, _ title: String, where isMeant: (ZipArchive.Entry) -> Bool = { _ in true }
  ) throws(ImportFault) -> ZipArchive.Entry? {
    let found = entries.filter { NPZName($0.arrayName).kind == kind && isMeant($0) }
    guard found.count > 1 else { return found.first }
    throw ImportFault(
      .file,
      "has the arrays \(found.titles), and its \(title) come from one of them. To take "
        + "'\(found[0].arrayTitle)' say \(ignored.adding(found.dropFirst().map(\.arrayName))).")
  }
}

extension ZipArchive.Entry {
  /// The name of an array, as NumPy gives it.
  var arrayName: String { name.hasSuffix(".npy") ? String(name.dropLast(4)) : name }

  /// As much of it as a message has room for.
  var arrayTitle: String { shortened(arrayName) }
}

extension [ZipArchive.Entry] {
  /// All their names, as a message has room for.
  var titles: String { prefix(20).map(\.arrayTitle).joined(separator: ", ") }
}
