import Import
import MarginLosses
import Training

extension Options {
  /// The file of rows, read as the options say.
  func tableFile(_ path: String, asEmbeddings: Bool) throws(UsageError) -> TableFile {
    let streams = [path, labels, testData].compactMap { $0 }
    guard streams.count(where: StreamedInput.isStandardInput) < 2 else {
      throw UsageError(
        "Standard input is read once. Give the data, '--labels' or '--test' as a file.")
    }
    if testData != nil {
      for (name, isGiven) in [("split", rowColumns.split != nil), ("labels", labels != nil)]
      where isGiven {
        throw UsageError(
          "'--\(name)' has no use beside '--test': both files hold their classes, and say which rows "
            + "are for test.")
      }
    }
    var request = ImportRequest(label: label, hasHeader: hasHeader, ignored: ignored)
    request.rowColumns = rowColumns
    request.hasLabelsHeader = hasLabelsHeader
    request.hasUnseen = !asEmbeddings && settings["unseen"] != nil
    request.comparingLosses = Set(LossRegistry.metric.map { $0.description.name })
    if asEmbeddings { request.mostWidth = DataTable.mostWidth }
    return TableFile(
      path: path, labels: labels, test: testData, request: request,
      format: dataFormat, judges: asEmbeddings)
  }

  /// Takes what an option says is not meant, beside what others said.
  mutating func ignore(_ text: String) {
    let more = IgnoredParts(text)
    ignored.names += more.names
    ignored.keepsOthers = ignored.keepsOthers || more.keepsOthers
    ignored.zeroRows = ignored.zeroRows || more.zeroRows
    ignored.missingRows = ignored.missingRows || more.missingRows
  }

  /// The file of rows and how it is read, as a shell takes it; nil without `--data`.
  var dataWords: String? {
    guard let data else { return nil }
    var words = [data]
    func add(_ option: String, _ value: String?) {
      if let value { words += ["--\(option)", value] }
    }
    add("labels", labels)
    add("label", label.word)
    add("id", rowColumns.id?.word)
    add("test", testData)
    add("split", rowColumns.split?.word)
    add("group", rowColumns.group?.word)
    add("labels-header", hasLabelsHeader.map { $0 ? "on" : "off" })
    add("header", hasHeader.map { $0 ? "on" : "off" })
    add("ignore", ignored.word)
    add("data-format", dataFormat?.rawValue)
    return words.map(ShellWord.quoted).joined(separator: " ")
  }
}

extension ImportRequest.LabelColumn {
  /// How the option says it; nil where it need not.
  fileprivate var word: String? {
    switch self {
    case .usual, .none: nil
    case .named(let name): name
    case .position(let position): "\(position)"
    case .last: "last"
    }
  }
}

extension IgnoredParts {
  fileprivate var word: String? {
    let words =
      names + (keepsOthers ? ["none"] : []) + (zeroRows ? ["zero-rows"] : [])
      + (missingRows ? ["missing-rows"] : [])
    return words.isEmpty ? nil : words.joined(separator: ",")
  }
}
