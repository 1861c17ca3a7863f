/// Which arrays of a .npz are the rows, their classes and prototypes, told by their names.
struct NPZChoice {
  /// Arrays that have a value for each of the same rows.
  struct Part {
    var rows: ZipArchive.Entry
    /// Nil without, or where they come from elsewhere.
    var labels: ZipArchive.Entry?
    var facts: [(kind: RowColumns.Kind, entry: ZipArchive.Entry)] = []

    fileprivate var names: [String] {
      [rows.name] + (labels.map { [$0.name] } ?? []) + facts.map(\.entry.name)
    }
  }

  private(set) var training: Part
  /// Rows for test, where x_test stands beside x_train.
  private(set) var test: Part?
  private(set) var prototypes: ZipArchive.Entry?
  /// What is not taken, in order.
  let left: [ZipArchive.Entry]
  /// What the classes are called, where `wedge train --export` wrote the file, and what the rows of
  /// prototypes are elsewhere.
  private(set) var classNames: ZipArchive.Entry?
  /// Whether `wedge train --export` wrote the file, so that labels are positions in the names.
  let isRun: Bool
  /// The settings and numbers of a run that was written down; nil elsewhere.
  let configuration: ZipArchive.Entry?
  /// Columns of the rows that are ignored.
  let ignoredColumns: IgnoredParts

  init(_ entries: [ZipArchive.Entry], _ request: ImportRequest) throws(ImportFault) {
    ignoredColumns = try Self.columns(entries, request.ignored)
    isRun = Self.isRun(entries)
    configuration = isRun ? entries.first { $0.arrayName == "configuration" } : nil
    var request = request
    if isRun, entries.contains(where: { $0.arrayName == "names" }) {
      let isElsewhere =
        request.rowColumns.isOfTwoFiles
        && !entries.contains { request.rowColumns.id == .named($0.arrayName) }
      request.rowColumns.id =
        isElsewhere ? .named("names") : request.rowColumns.id ?? .named("names")
    }
    let arrays = Arrays(
      entries: entries.filter { !request.ignored.names.contains($0.arrayName) },
      request: request)
    try arrays.checkDense()
    if let pair = arrays.trainingAndTest() {
      training = try arrays.part(pair.training)
      test = try arrays.part(pair.test)
    } else {
      training = try arrays.part(arrays.rows())
    }
    let rows = [training.rows.name, test?.rows.name]
    prototypes = try arrays.one(.prototypes, "prototypes") { !rows.contains($0.name) }
    if isRun || prototypes != nil && training.labels != nil {
      classNames = arrays.entries.first { $0.arrayName == "class_names" }
    }
    let used =
      training.names + (test?.names ?? []) + [prototypes, classNames].compactMap { $0?.name }
    left = entries.filter { !used.contains($0.name) }
  }

  /// Whether the arrays are those of a run that was written down.
  private static func isRun(_ entries: [ZipArchive.Entry]) -> Bool {
    let names = Set(entries.map(\.arrayName))
    return names.isSuperset(of: ["embeddings", "labels", "split", "class_names", "configuration"])
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
  let request: ImportRequest

  /// Refuses what scipy writes of a matrix of mostly zeros.
  func checkDense() throws(ImportFault) {
    let names = entries.map(\.arrayName)
    guard names.contains("indptr"), names.contains("indices") else { return }
    throw ImportFault(
      .file,
      "is a sparse matrix. Write it whole: numpy.save('dense.npy', "
        + "scipy.sparse.load_npz(FILE).toarray()).")
  }

  func rows() throws(ImportFault) -> ZipArchive.Entry {
    if let rows = try one(.rows, "rows") { return rows }
    if entries.count == 1 { return entries[0] }
    throw ImportFault(
      .file,
      "has \(entries.isEmpty ? "no arrays" : "the arrays \(entries.titles)"). Name the rows 'x' and their classes 'y': "
        + "numpy.savez(file, x=rows, y=labels).")
  }

  /// The rows of both parts, where one is for training and another for test; else for validation.
  func trainingAndTest() -> (training: ZipArchive.Entry, test: ZipArchive.Entry)? {
    let rows = entries.filter { NPZName($0.arrayName).kind == .rows }
    let of = { (side: NPZName.Side) in rows.filter { NPZName($0.arrayName).side == side } }
    let tests = of(.test).isEmpty ? of(.validation) : of(.test)
    guard of(.training).count == 1, tests.count == 1,
      rows.allSatisfy({ NPZName($0.arrayName).side != nil })
    else { return nil }
    return (of(.training)[0], tests[0])
  }

  /// The arrays that go with rows.
  func part(_ rows: ZipArchive.Entry) throws(ImportFault) -> NPZChoice.Part {
    var part = NPZChoice.Part(rows: rows)
    if request.label != .none { part.labels = try labels(of: rows) }
    for (kind, column) in request.rowColumns.asked {
      if request.rowColumns.mayBeElsewhere, case .named(let name) = column,
        !entries.contains(where: { $0.arrayName == name })
      {
        continue
      }
      part.facts.append((kind, try named(column, kind.option, of: rows)))
    }
    return part
  }

  /// The array that an option names, of the part that the rows are of.
  private func named(
    _ column: ImportRequest.LabelColumn, _ option: String, of rows: ZipArchive.Entry
  ) throws(ImportFault) -> ZipArchive.Entry {
    guard case .named(let name) = column else {
      throw ImportFault(
        .file, "has arrays, not columns: give \(option) the name of one, of \(entries.titles).")
    }
    let wanted = NPZName(name)
    let part = NPZName(rows.arrayName).part
    let entry =
      entries.first { entry in
        let other = NPZName(entry.arrayName)
        return !part.isEmpty && other.base == wanted.base && other.part == part
      } ?? entries.first { $0.arrayName == name }
    guard let entry else {
      throw ImportFault(
        .file, "has no array '\(shortened(name))'. Choose one of \(entries.titles).")
    }
    return entry
  }

  private func labels(of rows: ZipArchive.Entry) throws(ImportFault) -> ZipArchive.Entry? {
    if request.label != .usual { return try named(request.label, "--label", of: rows) }
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
        + "'\(found[0].arrayTitle)' say \(request.ignored.adding(found.dropFirst().map(\.arrayName)))."
    )
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
