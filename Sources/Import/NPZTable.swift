/// A table from the named arrays of a .npz file: one of rows, one of classes, one of prototypes.
struct NPZTable {
  private let archive: ZipArchive
  private let inflate: Inflate
  private let request: ImportRequest
  /// Those that are not ignored.
  private let arrays: [ZipArchive.Entry]
  /// Columns of the rows that are ignored.
  private var ignoredColumns = IgnoredParts()

  static func read(
    _ bytes: ByteView, _ inflate: Inflate, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    try withoutActuallyEscaping(inflate) { (inflate) throws(ImportFault) in
      try NPZTable(ZipArchive(bytes), inflate, request).table()
    }
  }

  private init(
    _ archive: ZipArchive, _ inflate: @escaping Inflate, _ request: ImportRequest
  ) throws(ImportFault) {
    self.archive = archive
    self.inflate = inflate
    self.request = request
    let known = archive.entries.map(Self.arrayName)
    for name in request.ignored.names where !known.contains(name) {
      guard Int(name) != nil else {
        throw IgnoredParts.unknown(name, "the arrays are \(Self.list(archive.entries))")
      }
      ignoredColumns.names.append(name)
    }
    arrays = archive.entries.filter { !request.ignored.names.contains(Self.arrayName($0)) }
  }

  private func table() throws(ImportFault) -> ImportedTable {
    let rows = try rowsEntry()
    var request = request
    request.ignored = ignoredColumns
    var table = try read(rows) { (array) throws(ImportFault) in try array.table(request) }
    table.parts.numbers = "array '\(Self.title(rows))' (\(table.count) × \(table.width))"
    var used = [rows.name]
    if let entry = try prototypesEntry(besides: rows) {
      used.append(entry.name)
      table.prototypes = try prototypes(entry, table)
      table.parts.prototypes = "array '\(Self.title(entry))'"
    }
    if request.label != .none, let entry = try labelEntry(rows) {
      used.append(entry.name)
      var labels = try read(entry) { (array) throws(ImportFault) in try array.labels() }
      labels.source =
        "array '\(Self.title(entry))'" + (labels.source.isEmpty ? "" : ", \(labels.source)")
      labels.origin = request.label == .usual ? .name : .person
      try table.take(labels)
    }
    table.parts.left += archive.entries.filter { !used.contains($0.name) }.prefix(20).map {
      "array '\(Self.title($0))'"
    }
    return table
  }

  private func prototypes(
    _ entry: ZipArchive.Entry, _ table: ImportedTable
  ) throws(ImportFault) -> [Float] {
    let name = Self.title(entry)
    let ignore = request.ignored.adding([name])
    let weights: ImportedTable
    do {
      weights = try read(entry) { (array) throws(ImportFault) in try array.table(ImportRequest()) }
    } catch {
      throw ImportFault(
        error.place, error.fault + " If these are no prototypes, leave them out with \(ignore).")
    }
    guard weights.width == table.width else {
      throw ImportFault(
        .array(name),
        "has rows of \(weights.width) numbers where the samples have \(table.width). "
          + "Give classes × numbers, or leave it out with \(ignore) if these are no prototypes.")
    }
    return weights.values
  }

  private static func list(_ entries: [ZipArchive.Entry]) -> String {
    entries.prefix(20).map(title).joined(separator: ", ")
  }

  private static func title(_ entry: ZipArchive.Entry) -> String { shortened(arrayName(entry)) }

  private static func arrayName(_ entry: ZipArchive.Entry) -> String {
    entry.name.hasSuffix(".npy") ? String(entry.name.dropLast(4)) : entry.name
  }

  private func entries(_ kind: NPZName.Kind) -> [ZipArchive.Entry] {
    arrays.filter { NPZName(Self.arrayName($0)).kind == kind }
  }

  private func rowsEntry() throws(ImportFault) -> ZipArchive.Entry {
    let found = entries(.rows)
    guard let rows = found.first ?? (arrays.count == 1 ? arrays.first : nil) else {
      throw ImportFault(
        .file,
        "has the arrays \(Self.list(arrays)). Name the rows 'x' and their classes 'y': "
          + "numpy.savez(file, x=rows, y=labels).")
    }
    try refuseOthers(found, "rows", rows)
    return rows
  }

  private func prototypesEntry(
    besides rows: ZipArchive.Entry
  ) throws(ImportFault) -> ZipArchive.Entry? {
    let found = entries(.prototypes).filter { $0.name != rows.name }
    if let first = found.first { try refuseOthers(found, "prototypes", first) }
    return found.first
  }

  private func labelEntry(_ rows: ZipArchive.Entry) throws(ImportFault) -> ZipArchive.Entry? {
    if case .named(let name) = request.label {
      guard let entry = arrays.first(where: { Self.arrayName($0) == name }) else {
        throw ImportFault(
          .file, "has no array '\(shortened(name))'. Choose one of \(Self.list(arrays)).")
      }
      return entry
    }
    let part = NPZName(Self.arrayName(rows)).part
    let labels = entries(.labels).filter { $0.name != rows.name }
    let own = labels.filter { NPZName(Self.arrayName($0)).part == part }
    let found = own.isEmpty ? labels.filter { NPZName(Self.arrayName($0)).part.isEmpty } : own
    if let first = found.first { try refuseOthers(found, "classes", first) }
    return found.first
  }

  /// Of several arrays of one kind a person has to say which is meant.
  private func refuseOthers(
    _ found: [ZipArchive.Entry], _ kind: String, _ first: ZipArchive.Entry
  ) throws(ImportFault) {
    let others = found.filter { $0.name != first.name }
    guard !others.isEmpty else { return }
    throw ImportFault(
      .file,
      "has the arrays \(Self.list(found)), and its \(kind) come from one of them. To take "
        + "'\(Self.title(first))' say \(request.ignored.adding(others.map(Self.arrayName))).")
  }

  private func read<Result>(
    _ entry: ZipArchive.Entry, _ body: (NPYArray) throws(ImportFault) -> Result
  ) throws(ImportFault) -> Result {
    let contents = try archive.contents(of: entry, inflate)
    do {
      return try contents.read { (bytes) throws(ImportFault) in try body(NPYArray(bytes)) }
    } catch {
      throw ImportFault(
        .array(Self.title(entry)),
        error.fault + (error.place == .file ? "" : " (\(error.location(in: "array")))"))
    }
  }
}
