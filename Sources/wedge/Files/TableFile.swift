import Cells
import Import
import Training

/// A person's own rows from files, as the options say how to read them.
struct TableFile {
  var path: String
  /// A file with a class a row; nil where they stand among the rows.
  var labels: String?
  /// A file with rows for test; nil without.
  var test: String?
  var request = ImportRequest()
  /// The kind of a file whose name and first bytes do not tell it.
  var format: ImportFormat?
  /// Whether the rows are embeddings, of which the direction counts alone.
  var judges = false

  /// What the endings of the files that can be read are.
  static var endings: String {
    ImportFormat.allCases.map { ".\($0.rawValue)" }.joined(separator: " ")
  }

  /// The rows; what was taken of the file and what was left is said on standard error.
  ///
  /// - Throws: `InputError` with the place, the value and the remedy.
  func read() throws(InputError) -> DataTable {
    let (table, sentence) = try reading()
    Notice.say(sentence)
    return table
  }

  /// The rows, and the sentence on what was taken and what was left.
  func reading() throws(InputError) -> (DataTable, sentence: String) {
    var (table, labels) = try whole(isPart: false)
    if let test {
      var other = self
      (other.path, other.labels) = (test, nil)
      let (rows, _) = try other.whole(isPart: true)
      try placed(other.title) { () throws(ImportFault) in
        try table.append(
          test: rows, from: "file '\(Self.name(test))'", hasUnseen: request.hasUnseen)
      }
    }
    guard table.classNames.count >= 2 else {
      throw InputError(
        labels.map(StreamedInput.title) ?? title, "has one class only. Give two at least.")
    }
    try placed(title) { () throws(ImportFault) in
      try table.settleParts(hasUnseen: request.hasUnseen)
    }
    table.takeNumberedPrototypes()
    try checkPrototypes(table)
    try checkZeros(&table)
    noteSplit(table)
    let sentence = DataSentence(
      table: table, title: Self.name(path), labels: labels.map(Self.name))
    let rows = DataTable(
      name: sanitized(Self.name(path)), width: table.width, values: table.values,
      labels: table.labels, classTitles: table.classNames.map(sanitized),
      givenTitles: table.classNames,
      prototypes: table.prototypes, left: sanitized(sentence.left), rows: RowFacts(table.rows))
    return (rows, sentence.text)
  }

  /// All rows of the file with their classes, and the file that these come from, where it is another.
  private func whole(isPart: Bool) throws(InputError) -> (ImportedTable, labels: String?) {
    var request = request
    request.isPart = isPart
    let labels = labels ?? companion
    if labels != nil {
      request.label = .none
      request.rowColumns.mayBeElsewhere = true
    }
    var table = try imported(request)
    if !judges { table.leavePrototypes() }
    guard !judges || table.width <= DataTable.mostWidth else {
      throw InputError(
        title,
        "has rows of \(table.width) numbers. Give embeddings of at most \(DataTable.mostWidth).")
    }
    if let labels { try take(labels, to: &table, isPart: isPart) }
    guard !table.labels.isEmpty else {
      let others = table.parts.left.isEmpty ? "" : " (it also has \(table.parts.left[0]))"
      throw InputError(
        title,
        "has no classes\(others). Give them with --labels FILE, or by --label as one of its "
          + "columns or arrays.")
    }
    try placed(title) { () throws(ImportFault) in try table.leaveOthers() }
    if let fault = table.missingFact(request.rowColumns) { throw InputError(title, fault) }
    return (table, labels)
  }

  /// A fault with the place of its file.
  private func placed(
    _ title: String, _ body: () throws(ImportFault) -> Void
  ) throws(InputError) {
    do {
      try body()
    } catch {
      throw InputError(error.location(in: title), error.fault)
    }
  }

  private var title: String { StreamedInput.title(path) }

  /// The last part of a path.
  private static func name(_ path: String) -> String {
    StreamedInput.title(path).split(separator: "/").last.map(String.init) ?? ""
  }

  private func take(
    _ labels: String, to table: inout ImportedTable, isPart: Bool
  ) throws(InputError) {
    let title = StreamedInput.title(labels)
    do {
      let classes = try importedClasses(labels, rows: table.count)
      try table.take(self.labels == nil ? classes : classes.given, isPart: isPart)
    } catch let fault as ImportFault {
      throw InputError(fault.location(in: title), fault.fault)
    } catch let error as InputError {
      throw error
    } catch {
      throw InputError(title, "\(error)")
    }
  }

  /// Says which array would divide the rows, where they are all taken alike.
  private func noteSplit(_ table: ImportedTable) {
    guard test == nil, let split = table.parts.unusedSplit else { return }
    let option = "--split \(ShellWord.quoted(split))"
    // A comma parts the names that --ignore takes.
    let ignoring = split.contains(",") ? "" : ", or \(request.ignored.adding([split]))"
    let remedy =
      request.rowColumns.isOfTwoFiles
      ? "Where the other file has it too, \(option) divides them."
      : "Give \(option) to divide them\(ignoring)."
    Notice.say(
      "\(Self.name(path)): array '\(split)' says which rows are for training and which for test, and "
        + "all are taken alike. \(remedy)")
  }

  /// Refuses rows without a direction where it counts alone; elsewhere they are said.
  private func checkZeros(_ table: inout ImportedTable) throws(InputError) {
    if judges, let row = table.zeroPrototypes.first {
      throw InputError(
        "\(title): \(table.parts.prototypes)",
        "has only zeros in row \(row + 1): a prototype without a direction. Give it one, or let class means stand "
          + "for all with \(request.ignored.adding([table.parts.prototypesWord])).")
    }
    let zeros = table.zeroRows
    guard !zeros.isEmpty else { return }
    let words = "row\(zeros.count == 1 ? "" : "s") \(table.names(of: zeros))"
    do {
      if request.ignored.zeroRows { return try table.leave(rows: zeros) }
    } catch {
      throw InputError(error.location(in: title), error.fault)
    }
    guard judges else {
      return Notice.say("\(Self.name(path)): holds \(Self.nothing) in \(words): no direction.")
    }
    throw InputError(
      title,
      "holds \(Self.nothing) in \(words)\(table.rows.names.isEmpty ? ", counted from 1" : ""): no "
        + "direction, so no angle. Leave such rows out with \(request.ignored.adding(["zero-rows"])), or "
        + "scale them up where they are no zeros.")
  }

  /// What single precision takes for zeros was not always one in the file.
  private static let nothing = "only zeros (or numbers below 1e-45, which 32 bits take for zeros)"

  /// The metadata that the Embedding Projector keeps beside its tensors.
  private var companion: String? {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    guard let name = parts.last, Gzip.inner(String(name)).hasSuffix(".tsv"),
      let word = ["tensors", "tensor", "vectors"].first(where: { name.contains($0) })
    else { return nil }
    let beside = name.replacing(word, with: "metadata")
    let companion = (parts.dropLast() + [beside[...]]).joined(separator: "/")
    return InputFile.isThere(companion) ? companion : nil
  }

  private func imported(_ request: ImportRequest) throws(InputError) -> ImportedTable {
    let file = try MappedFile(path)
    let progress = ReadingProgress(title)
    defer { progress.clear() }
    var request = request
    request.progress = { progress.show($0) }
    request.reserved = LargePages.advise
    if let start = file.bytes.baseAddress, !Gzip.isMeant(by: file.bytes) {
      nonisolated(unsafe) let start = start
      request.passed = { MappedFile.release(from: start, upTo: $0) }
    }
    let table = try unpacked(file, path) { (bytes) throws(InputError) in
      let inner = Gzip.inner(path)
      if let foreign = ForeignFile(path: inner, bytes: bytes, tellsByName: format == nil) {
        throw InputError(title, foreign.fault(of: inner).fault)
      }
      guard let format = ImportFormat(path: inner, bytes: bytes, asked: format) else {
        let kinds = ImportFormat.allCases.map(\.rawValue).joined(separator: "|")
        throw InputError(
          title,
          "does not tell what kind it is. Say --data-format \(kinds), or give a file in "
            + "\(Self.endings).")
      }
      do throws(ImportFault) {
        return try importedTable(bytes, format, request, unpacking: Self.unpacking)
      } catch {
        throw InputError(error.location(in: title), error.fault)
      }
    }
    return table
  }

  /// What a body makes of the bytes of a file, as they were before gzip packed them.
  private func unpacked<Result>(
    _ file: borrowing MappedFile, _ path: String,
    _ body: (UnsafeRawBufferPointer) throws(InputError) -> Result
  ) throws(InputError) -> Result {
    let result: Swift.Result<Result, InputError>
    if Gzip.isMeant(by: file.bytes) {
      let bytes = try Gzip.unpacked(file.bytes, StreamedInput.title(path))
      result = bytes.withUnsafeBytes { raw in
        Swift.Result { () throws(InputError) in try body(raw) }
      }
    } else {
      let raw = file.bytes
      result = Swift.Result { () throws(InputError) in try body(raw) }
    }
    try file.checkUnchanged()
    return try result.get()
  }

  private func importedClasses(_ labels: String, rows: Int) throws -> ImportedLabels {
    let file = try MappedFile(labels)
    let inner = Gzip.inner(labels)
    let isProjector = inner.hasSuffix(".tsv") && inner.contains("metadata")
    return try unpacked(file, labels) { (bytes) throws(InputError) in
      if let foreign = ForeignFile(path: inner, bytes: bytes) {
        throw InputError(StreamedInput.title(labels), foreign.fault(of: inner).fault)
      }
      do throws(ImportFault) {
        return try importedLabels(
          bytes, ImportFormat(path: inner, bytes: bytes) ?? .csv, request, rows: rows,
          hasQuotes: !isProjector)
      } catch {
        throw InputError(error.location(in: StreamedInput.title(labels)), error.fault)
      }
    }
  }

  private func checkPrototypes(_ table: ImportedTable) throws(InputError) {
    let expected = table.classNames.count * table.width
    guard table.prototypes.isEmpty || table.prototypes.count == expected else {
      throw InputError(
        "\(title): \(table.parts.prototypes)",
        "has \(table.prototypes.count / table.width) rows for \(table.classNames.count) classes. "
          + "Give a row a class, in the order of the labels; name them in an array 'class_names', or call "
          + "classes by their rows, from 0 on, where it has more. Or leave the array out with "
          + "\(request.ignored.adding([table.parts.prototypesWord])).")
    }
  }
}
