import Import

extension Options {
  /// The file of rows, read as the options say.
  func tableFile(_ path: String, asEmbeddings: Bool) throws(UsageError) -> TableFile {
    if let labels, StreamedInput.isStandardInput(labels), StreamedInput.isStandardInput(path) {
      throw UsageError("Standard input is read once. Give the data or '--labels' as a file.")
    }
    var request = ImportRequest(label: label, hasHeader: hasHeader, ignored: ignored)
    if asEmbeddings { request.mostWidth = 512 }
    return TableFile(
      path: path, labels: labels, request: request,
      format: dataFormat, judges: asEmbeddings)
  }

  /// Takes what an option says is not meant, beside what others said.
  mutating func ignore(_ text: String) {
    let more = IgnoredParts(text)
    ignored.names += more.names
    ignored.keepsOthers = ignored.keepsOthers || more.keepsOthers
    ignored.zeroRows = ignored.zeroRows || more.zeroRows
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
    let words = names + (keepsOthers ? ["none"] : []) + (zeroRows ? ["zero-rows"] : [])
    return words.isEmpty ? nil : words.joined(separator: ",")
  }
}
