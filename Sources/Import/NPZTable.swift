/// A table from the named arrays of a .npz file: one of rows, one of classes, one of prototypes.
struct NPZTable {
  private let archive: ZipArchive
  private let inflate: Inflate

  private static let tableNames = [
    "x", "data", "embeddings", "features", "x_train", "train", "arr_0",
  ]
  private static let labelNames = ["y", "labels", "label", "target", "classes", "y_train", "arr_1"]
  private static let prototypeNames = ["w", "prototypes", "weights"]

  static func read(
    _ bytes: ByteView, _ inflate: Inflate, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    try withoutActuallyEscaping(inflate) { (inflate) throws(ImportFault) in
      try NPZTable(archive: ZipArchive(bytes), inflate: inflate).table(request)
    }
  }

  private func table(_ request: ImportRequest) throws(ImportFault) -> ImportedTable {
    guard let rows = named(Self.tableNames) ?? only else {
      throw ImportFault(
        .file,
        "has the arrays \(names). Name the rows 'x' and their classes 'y': "
          + "numpy.savez(file, x=rows, y=labels).")
    }
    var table = try read(rows) { (array) throws(ImportFault) in try array.table(request.progress) }
    if request.label != .none, let entry = try labelEntry(request.label) {
      try table.take(try read(entry) { (array) throws(ImportFault) in try array.labels() })
    }
    if let entry = named(Self.prototypeNames), entry.name != rows.name {
      let weights = try read(entry) { (array) throws(ImportFault) in try array.table() }
      guard weights.width == table.width else {
        throw ImportFault(
          .array(shortened(entry.name)),
          "has rows of \(weights.width) numbers where the samples have \(table.width). "
            + "Give classes × numbers.")
      }
      table.prototypes = weights.values
    }
    return table
  }

  private var names: String {
    archive.entries.prefix(20).map { shortened(Self.arrayName($0)) }.joined(separator: ", ")
  }

  private static func arrayName(_ entry: ZipArchive.Entry) -> String {
    entry.name.hasSuffix(".npy") ? String(entry.name.dropLast(4)) : entry.name
  }

  private var only: ZipArchive.Entry? { archive.entries.count == 1 ? archive.entries[0] : nil }

  /// The first array that has one of these names, in any case of letters.
  private func named(_ names: [String]) -> ZipArchive.Entry? {
    for name in names {
      if let entry = archive.entries.first(where: { Self.arrayName($0).lowercased() == name }) {
        return entry
      }
    }
    return nil
  }

  private func labelEntry(
    _ column: ImportRequest.LabelColumn
  ) throws(ImportFault) -> ZipArchive.Entry? {
    guard case .named(let name) = column else { return named(Self.labelNames) }
    guard let entry = archive.entries.first(where: { Self.arrayName($0) == name }) else {
      throw ImportFault(.file, "has no array '\(shortened(name))'. Choose one of \(names).")
    }
    return entry
  }

  private func read<Result>(
    _ entry: ZipArchive.Entry, _ body: (NPYArray) throws(ImportFault) -> Result
  ) throws(ImportFault) -> Result {
    let contents = try archive.contents(of: entry, inflate)
    do {
      return try contents.read { (bytes) throws(ImportFault) in try body(NPYArray(bytes)) }
    } catch {
      throw ImportFault(
        .array(shortened(Self.arrayName(entry))), error.location(in: "it") + " " + error.fault)
    }
  }
}
