extension NPYArray {
  /// The array as rows of numbers, without the columns that a person names for classes and facts.
  func columnTable(_ request: ImportRequest) throws(ImportFault) -> ImportedTable {
    let whole = try table(request)
    var taken: Set<Int> = []
    var facts = RowCollector()
    var titles: [RowColumns.Kind: String] = [:]
    for (kind, position) in try request.rowColumns.positions(among: [], count: whole.width) {
      taken.insert(position)
      titles[kind] = whole.column(position).title
      for name in try names(ofColumn: position, width: whole.width, without: whole.rows.missing) {
        try facts.append(name, kind, at: .file)
      }
    }
    var labels: ImportedLabels?
    switch request.label {
    case .usual, .none: break
    case .named, .position, .last:
      let position = try request.label.position(
        among: [], count: whole.width, option: "--label")
      guard taken.insert(position).inserted else {
        throw ImportFault(.file, "has its classes in a column that is named twice. Give one.")
      }
      var classes = ClassIndex()
      for name in try names(ofColumn: position, width: whole.width, without: whole.rows.missing) {
        try classes.append(name, at: .file)
      }
      labels = classes.finished()
      labels?.source = whole.column(position).title
    }
    var table = try whole.without(request.ignored, besides: taken)
    table.rows = try facts.finished { titles[$0] ?? "" }
    table.rows.missing = whole.rows.missing
    if let labels { try table.take(labels, isPart: request.isPart) }
    return table
  }
}
