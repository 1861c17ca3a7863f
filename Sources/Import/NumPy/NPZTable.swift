/// A table from the named arrays of a .npz file: one of rows, one of classes, one of prototypes.
struct NPZTable {
  private let archive: ZipArchive
  private let unpacking: Unpacking

  static func read(
    _ bytes: ByteView, _ unpacking: Unpacking, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    try NPZTable(archive: ZipArchive(bytes), unpacking: unpacking).table(request)
  }

  private func table(_ request: ImportRequest) throws(ImportFault) -> ImportedTable {
    try checkNames()
    let chosen = try NPZChoice(archive.entries, request)
    try checkHeads(chosen, request)
    var keeping = request
    keeping.passed = nil
    var whole = keeping
    whole.needsEveryRow = true
    let prototypes = try chosen.prototypes.map { (entry) throws(ImportFault) in
      try numbers(entry, whole).values
    }
    let names = try chosen.classNames.map { (entry) throws(ImportFault) in
      try read(entry) { (array) throws(ImportFault) in try array.words() }.map(\.word)
    }
    let unusedSplit = try chosen.test == nil ? unusedSplit(of: chosen, request) : nil
    // The rows come last: what they have passed is given back.
    let test = try chosen.test.map { (part) throws(ImportFault) in
      keeping.isPart = true
      return try self.part(part, chosen, keeping)
    }
    var table = try part(chosen.training, chosen, test == nil ? request : keeping)
    let order = try ClassOrder(names, of: table.classNames, arePlaces: chosen.isRun)
    if let order { table.classNames = order.named(table.classNames) }
    if let entry = chosen.prototypes {
      if try holdsMeans(chosen, request) {
        table.parts.left.append(
          "array '\(entry.arrayTitle)' (means of the run's rows for training)")
      } else {
        try take(prototypes ?? [], from: entry, of: chosen, order, &table)
      }
    }
    if var test, let part = chosen.test {
      if let order { test.classNames = order.named(test.classNames) }
      // Before they stand behind one another: their places are the same.
      let hasClasses = !table.labels.isEmpty
      if hasClasses { try table.leaveOthers() }
      do {
        if hasClasses { try test.leaveOthers() }
        try table.append(
          test: test, from: "array '\(part.rows.arrayTitle)'", hasUnseen: request.hasUnseen)
      } catch {
        throw ImportFault(.array(part.rows.arrayTitle), error.fault)
      }
      if !table.labels.isEmpty, !request.isPart {
        try LabelCheck.check(table, request.label == .usual ? .name : .person)
      }
    }
    table.parts.left += chosen.left.prefix(20).map { "array '\($0.arrayTitle)'" }
    table.parts.unusedSplit = unusedSplit
    return table
  }

  private func checkNames() throws(ImportFault) {
    var known: Set<String> = []
    for entry in archive.entries where !known.insert(entry.arrayName).inserted {
      throw ImportFault(
        .file,
        "has array '\(entry.arrayTitle)' more than once, and nobody can tell which is meant. Write "
          + "each array once.")
    }
  }

  /// What divides the rows and was not asked for, by its first word.
  private func unusedSplit(
    of chosen: NPZChoice, _ request: ImportRequest
  ) throws(ImportFault) -> String? {
    guard request.rowColumns.split == nil else { return nil }
    let rows = try head(of: chosen.training.rows).rows
    return chosen.left.prefix(20).first { entry in
      guard !request.ignored.names.contains(entry.arrayName),
        let beginning = try? archive.beginning(of: entry, NPYHeader.mostBytes, unpacking),
        let word = try? beginning.read({ (bytes) throws(ImportFault) in
          let array = try NPYArray(bytes, size: entry.size)
          return array.header.shape == [rows] ? array.firstText : nil
        })
      else { return false }
      return SplitParts.knows(word)
    }?.arrayName
  }

  /// Whether what a run is written with as prototypes are the means of its own rows, as earlier versions
  /// wrote them of a loss that compares: they would flatter the rows that they have seen.
  private func holdsMeans(
    _ chosen: NPZChoice, _ request: ImportRequest
  ) throws(ImportFault) -> Bool {
    guard let entry = chosen.configuration else { return false }
    let words = try read(entry) { (array) throws(ImportFault) in try array.words() }
    return request.comparingLosses.contains {
      words.first?.word.contains("\"loss\":\"\($0)\"") ?? false
    }
  }

  /// A run has no prototypes of classes that it was not trained on: then means stand for all alike.
  ///
  /// - Throws: where names beside the prototypes are not those of the classes.
  private func take(
    _ prototypes: [Float], from entry: ZipArchive.Entry, of chosen: NPZChoice, _ order: ClassOrder?,
    _ table: inout ImportedTable
  ) throws(ImportFault) {
    let (rows, classes) = (prototypes.count / max(table.width, 1), table.classNames.count)
    var prototypes = prototypes
    if let names = chosen.classNames, !table.labels.isEmpty {
      let fits = order.map { order in
        rows == order.count
          || chosen.isRun && rows < order.count && order.rows.allSatisfy { $0 < rows }
      }
      if let order, fits == true {
        if !chosen.isRun { table.parts.leavePrototypes(rows - classes, of: rows, entry.arrayName) }
        prototypes = order.rows.flatMap { prototypes[$0 * table.width..<($0 + 1) * table.width] }
        table.parts.hasNumbersAsText = false
        table.parts.hasNamedPrototypes = true
      } else if chosen.isRun, rows != classes || order != nil {
        table.parts.left.append("array '\(entry.arrayTitle)' (\(rows) rows for \(classes) classes)")
        return
      } else {
        throw ImportFault(
          .array(names.arrayTitle),
          "does not name the \(rows) rows of '\(entry.arrayTitle)' by the \(classes) classes "
            + "(\(ImportedParts.list(table.classNames))). Give the name of each class once, in the "
            + "order of the rows, or leave the array out with --ignore class_names.")
      }
    }
    table.prototypes = prototypes
    table.parts.prototypesWord = entry.arrayName
  }

  /// Rows with their classes and what else is said of them.
  private func part(
    _ part: NPZChoice.Part, _ chosen: NPZChoice, _ request: ImportRequest
  ) throws(ImportFault) -> ImportedTable {
    let labels = try part.labels.map { (entry) throws(ImportFault) in
      try read(entry) { (array) throws(ImportFault) in try array.labels() }
    }
    var facts = RowCollector()
    for (kind, entry) in part.facts {
      let words = try read(entry) { (array) throws(ImportFault) in try array.words() }
      for (word, place) in words { try facts.append(word, kind, at: place) }
    }
    var table = try numbers(part.rows, request)
    table = try table.without(chosen.ignoredColumns, of: part.rows.arrayTitle)
    let missing = table.rows.missing
    table.rows = try facts.finished { kind in
      part.facts.first { $0.kind == kind }.map { "array '\($0.entry.arrayTitle)'" } ?? ""
    }
    table.rows.missing = missing
    if let entry = part.labels, var labels {
      labels.source =
        "array '\(entry.arrayTitle)'" + (labels.source.isEmpty ? "" : ", \(labels.source)")
      labels.origin = request.label == .usual ? .name : .person
      try table.take(labels, isPart: request.isPart)
    }
    return table
  }

  /// What the directory and the arrays' heads say already is not found out by unpacking gigabytes.
  private func checkHeads(
    _ chosen: NPZChoice, _ request: ImportRequest
  ) throws(ImportFault) {
    let width = try checkHeads(chosen.training, request)
    if let test = chosen.test { _ = try checkHeads(test, request) }
    guard let prototypes = chosen.prototypes else { return }
    do {
      try check(head(of: prototypes), prototypes, width: width, request)
    } catch {
      throw ImportFault(
        error.place,
        error.fault + " If these are no prototypes, leave them out with "
          + request.ignored.adding([prototypes.arrayName]) + ".")
    }
  }

  /// - Returns: numbers of a row.
  private func checkHeads(
    _ part: NPZChoice.Part, _ request: ImportRequest
  ) throws(ImportFault) -> Int {
    guard request.label == .none || part.labels != nil else {
      throw ImportFault(
        .file,
        "has no classes of '\(part.rows.arrayTitle)': its arrays are \(archive.entries.titles). Give "
          + "them with --labels FILE, as array 'y', or by --label as another one.")
    }
    let samples = try head(of: part.rows)
    let width = try placed(part.rows) { () throws(ImportFault) in try samples.width(request) }
    for entry in [part.labels].compactMap({ $0 }) + part.facts.map(\.entry) {
      let count = try head(of: entry).rows
      guard count == samples.rows else {
        throw ImportFault(
          .array(entry.arrayTitle),
          "has \(count) labels for \(samples.rows) rows. Give one a row, in order.")
      }
    }
    return width
  }

  /// Whether an array can hold prototypes.
  private func check(
    _ shape: NPYHeader, _ entry: ZipArchive.Entry, width: Int, _ request: ImportRequest
  ) throws(ImportFault) {
    let length = try placed(entry) { () throws(ImportFault) in try shape.width(request) }
    guard length == width else {
      throw ImportFault(
        .array(entry.arrayTitle),
        "has rows of \(length) numbers where the samples have \(width). Give classes × numbers.")
    }
    guard shape.rows <= ClassIndex.most else {
      throw ImportFault(
        .array(entry.arrayTitle),
        "has \(shape.rows) rows. Give a row a class, at most \(ClassIndex.most).")
    }
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
    _ = try placed(entry) { () throws(ImportFault) in try head.width(request) }
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
      try head.table(whole, request)
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
        .array(entry.arrayTitle),
        error.fault + (error.place == .file ? "" : " (\(error.location(in: "array")))"))
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
