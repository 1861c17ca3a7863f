/// The formats that are read.
public enum ImportFormat: String, CaseIterable, Sendable {
  case csv, tsv, npy, npz, jsonl

  /// The format that a file's name says, checked against how the bytes begin; nil when neither
  /// tells.
  ///
  /// - Parameter asked: what a person said, where the name does not tell.
  public init?(
    path: String, bytes: UnsafeRawBufferPointer, asked: ImportFormat? = nil
  ) {
    let view = ByteView(bytes)
    if view.hasPrefix(NPYHeader.magic) {
      self = .npy
      return
    }
    if view.hasPrefix([0x50, 0x4B, 3, 4]) || view.hasPrefix([0x50, 0x4B, 5, 6]) {
      self = .npz
      return
    }
    let name = path.lowercased()
    let ending = name.lastIndex(of: ".").map { name[name.index(after: $0)...] } ?? ""
    switch ending {
    // Anything may be called so.
    case "txt", "data", "dat": self = asked ?? .csv
    case "csv", "vec", "ssv", "psv": self = .csv
    case "tsv", "tab": self = .tsv
    case "npy": self = .npy
    case "npz": self = .npz
    case "jsonl", "ndjson", "json": self = .jsonl
    default:
      guard let asked else { return nil }
      self = asked
    }
  }
}

/// A table from the bytes of a file.
///
/// - Parameter unpacking: unpacks and checks what a .npz holds.
/// - Throws: the first fault, with its place, its value and the remedy.
/// - Complexity: linear in the bytes; about twice their size in memory at most.
public func importedTable(
  _ bytes: UnsafeRawBufferPointer, _ format: ImportFormat, _ request: ImportRequest,
  unpacking: Unpacking
) throws(ImportFault) -> ImportedTable {
  let view = ByteView(bytes)
  let table =
    switch format {
    case .csv: try DelimitedTable.read(view, delimiter: nil, request)
    case .tsv: try DelimitedTable.read(view, delimiter: 9, request)
    case .jsonl: try JSONLinesTable.read(view, request)
    case .npy: try NPYArray(view).columnTable(request)
    case .npz: try NPZTable.read(view, unpacking, request)
    }
  guard !request.isPart else { return table }
  try IndexColumn.check(table, request)
  try WeightColumn.check(table, request)
  try SplitColumn.check(table, request)
  guard table.labels.isEmpty || table.classNames.count >= 2 else {
    throw ImportFault(
      .file,
      "has one class only, '\(table.classNames[0])'. Give two at least, or choose another column "
        + "with --label.")
  }
  return table
}

/// The classes of rows from the bytes of a file of their own: a .npy array, or text with a column of
/// them.
///
/// - Parameters:
///   - rows: how many there are to be; a line more is then a header.
///   - hasQuotes: whether text may stand in quotes; the Embedding Projector takes them for letters.
public func importedLabels(
  _ bytes: UnsafeRawBufferPointer, _ format: ImportFormat, _ request: ImportRequest,
  rows: Int? = nil, hasQuotes: Bool = true
) throws(ImportFault) -> ImportedLabels {
  let view = ByteView(bytes)
  switch format {
  case .npy: return try NPYArray(view).labels()
  case .csv, .tsv:
    return try LabelList.read(
      view, delimiter: format == .tsv ? 9 : nil, request, rows: rows, hasQuotes: hasQuotes)
  case .npz:
    throw ImportFault(
      .file,
      "is an archive of arrays, and classes are one of them. Save it alone: numpy.save('labels.npy', "
        + "numpy.load(FILE)['y']).")
  case .jsonl:
    throw ImportFault(
      .file,
      "is JSON, and classes of a file of their own are lines of text, a class each, or a .npy. Write them "
        + "so, or put them beside the numbers of their rows.")
  }
}
