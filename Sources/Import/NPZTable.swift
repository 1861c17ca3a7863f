/// A table from the named arrays of a .npz file: one of rows, one of classes, one of prototypes.
struct NPZTable {
  private let archive: ZipArchive
  private let unpacking: Unpacking

  private static let tableNames = [
    "x", "data", "embeddings", "features", "x_train", "train", "arr_0",
  ]
  private static let labelNames = ["y", "labels", "label", "target", "classes", "y_train", "arr_1"]
  private static let prototypeNames = ["w", "prototypes", "weights"]

  static func read(
    _ bytes: ByteView, _ unpacking: Unpacking, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    try NPZTable(archive: ZipArchive(bytes), unpacking: unpacking).table(request)
  }

  private func table(_ request: ImportRequest) throws(ImportFault) -> ImportedTable {
    guard let rows = named(Self.tableNames) ?? only else {
      throw ImportFault(
        .file,
        "has the arrays \(names). Name the rows 'x' and their classes 'y': "
          + "numpy.savez(file, x=rows, y=labels).")
    }
    let labels = request.label == .none ? nil : try labelEntry(request.label)
    let weights = named(Self.prototypeNames).flatMap { $0.name == rows.name ? nil : $0 }
    try checkHeads(rows, labels, weights, request)
    // The rows come last: what they have passed is given back.
    let classes = try labels.map { (entry) throws(ImportFault) in
      try read(entry) { (array) throws(ImportFault) in try array.labels() }
    }
    var keeping = request
    keeping.passed = nil
    let prototypes = try weights.map { (entry) throws(ImportFault) in
      try numbers(entry, keeping).values
    }
    var table = try numbers(rows, request)
    if let classes { try table.take(classes) }
    table.prototypes = prototypes ?? []
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

  /// What the directory and the arrays' heads say already is not found out by unpacking gigabytes.
  private func checkHeads(
    _ rows: ZipArchive.Entry, _ labels: ZipArchive.Entry?, _ weights: ZipArchive.Entry?,
    _ request: ImportRequest
  ) throws(ImportFault) {
    guard request.label == .none || labels != nil else {
      throw ImportFault(
        .file,
        "has no classes: its arrays are \(names). Give them with --labels FILE, or as array 'y'.")
    }
    let samples = try head(of: rows)
    let width = try placed(rows) { () throws(ImportFault) in try samples.width(request) }
    if let labels {
      let count = try head(of: labels).rows
      guard count == samples.rows else {
        throw ImportFault(
          .array(shortened(Self.arrayName(labels))),
          "has \(count) labels for \(samples.rows) rows. Give one label a row, in order.")
      }
    }
    guard let weights else { return }
    let shape = try head(of: weights)
    let length = try placed(weights) { () throws(ImportFault) in try shape.width(request) }
    guard length == width else { throw Self.unlike(weights, length, width) }
    guard shape.rows <= ClassIndex.most else {
      throw ImportFault(
        .array(shortened(Self.arrayName(weights))),
        "has \(shape.rows) rows. Give a row a class, at most \(ClassIndex.most).")
    }
  }

  private static func unlike(
    _ entry: ZipArchive.Entry, _ width: Int, _ expected: Int
  ) -> ImportFault {
    ImportFault(
      .array(shortened(arrayName(entry))),
      "has rows of \(width) numbers where the samples have \(expected). "
        + "Give classes × numbers.")
  }

  private func head(of entry: ZipArchive.Entry) throws(ImportFault) -> NPYHeader {
    let contents = try archive.beginning(of: entry, NPYHeader.mostBytes, unpacking)
    return try placed(entry) { () throws(ImportFault) in
      try contents.read { (bytes) throws(ImportFault) in
        try NPYHeader(bytes, size: entry.size)
      }
    }
  }

  /// An array as rows of numbers; what is deflated goes straight to where it stays.
  private func numbers(
    _ entry: ZipArchive.Entry, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    let head = try head(of: entry)
    guard entry.isDeflated, head.isPlainFloat else {
      return try read(entry) { (array) throws(ImportFault) in try array.table(request) }
    }
    let width = try placed(entry) { () throws(ImportFault) in try head.width(request) }
    var values = [Float](repeating: 0, count: head.count)
    var place = -head.start
    try archive.forEachPiece(of: entry, unpacking) { piece in
      let skipped = min(max(-place, 0), piece.count)
      let part = UnsafeRawBufferPointer(rebasing: piece[skipped...])
      values.withUnsafeMutableBytes { target in
        UnsafeMutableRawBufferPointer(rebasing: target[max(place, 0)...]).copyMemory(from: part)
      }
      place += piece.count
    }
    let whole = values
    return try placed(entry) { () throws(ImportFault) in
      ImportedTable(width: width, values: try head.checked(whole))
    }
  }

  /// A fault of an array with its name.
  private func placed<Result>(
    _ entry: ZipArchive.Entry, _ body: () throws(ImportFault) -> Result
  ) throws(ImportFault) -> Result {
    do {
      return try body()
    } catch {
      throw ImportFault(
        .array(shortened(Self.arrayName(entry))), error.location(in: "it") + " " + error.fault)
    }
  }

  private func read<Result>(
    _ entry: ZipArchive.Entry, _ body: (NPYArray) throws(ImportFault) -> Result
  ) throws(ImportFault) -> Result {
    let contents = try archive.contents(of: entry, unpacking)
    return try placed(entry) { () throws(ImportFault) in
      try contents.read { (bytes) throws(ImportFault) in try body(NPYArray(bytes)) }
    }
  }
}
