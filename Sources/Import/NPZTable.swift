/// A table from the named arrays of a .npz file: one of rows, one of classes, one of prototypes.
struct NPZTable {
  private let archive: ZipArchive
  private let inflate: Inflate

  static func read(
    _ bytes: ByteView, _ inflate: Inflate, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    try withoutActuallyEscaping(inflate) { (inflate) throws(ImportFault) in
      try NPZTable(archive: ZipArchive(bytes), inflate: inflate).table(request)
    }
  }

  private func table(_ request: ImportRequest) throws(ImportFault) -> ImportedTable {
    let chosen = try NPZChoice(archive.entries, request)
    var table = try read(chosen.rows) { (array) throws(ImportFault) in
      try array.table(request.progress)
    }
    table = try table.without(chosen.ignoredColumns, of: chosen.rows.arrayTitle)
    if let entry = chosen.prototypes {
      table.prototypes = try prototypes(entry, width: table.width, request)
      table.parts.prototypes = "array '\(entry.arrayTitle)'"
    }
    if let entry = chosen.labels {
      var labels = try read(entry) { (array) throws(ImportFault) in try array.labels() }
      labels.source =
        "array '\(entry.arrayTitle)'" + (labels.source.isEmpty ? "" : ", \(labels.source)")
      labels.origin = request.label == .usual ? .name : .person
      try table.take(labels)
    }
    table.parts.left += chosen.left.prefix(20).map { "array '\($0.arrayTitle)'" }
    return table
  }

  private func prototypes(
    _ entry: ZipArchive.Entry, width: Int, _ request: ImportRequest
  ) throws(ImportFault) -> [Float] {
    let ignore =
      " If these are no prototypes, leave them out with "
      + request.ignored.adding([entry.arrayTitle]) + "."
    let weights: ImportedTable
    do {
      weights = try read(entry) { (array) throws(ImportFault) in try array.table() }
    } catch {
      throw ImportFault(error.place, error.fault + ignore)
    }
    guard weights.width == width else {
      throw ImportFault(
        .array(entry.arrayTitle),
        "has rows of \(weights.width) numbers where the samples have \(width). "
          + "Give classes × numbers." + ignore)
    }
    return weights.values
  }

  private func read<Result>(
    _ entry: ZipArchive.Entry, _ body: (NPYArray) throws(ImportFault) -> Result
  ) throws(ImportFault) -> Result {
    let contents = try archive.contents(of: entry, inflate)
    do {
      return try contents.read { (bytes) throws(ImportFault) in try body(NPYArray(bytes)) }
    } catch {
      throw ImportFault(
        .array(entry.arrayTitle),
        error.fault + (error.place == .file ? "" : " (\(error.location(in: "array")))"))
    }
  }
}
