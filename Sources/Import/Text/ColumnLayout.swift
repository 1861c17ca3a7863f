/// What each column of a text is: settled once, by the names above it and the first row of data.
struct ColumnLayout {
  enum Role: Equatable {
    case number, label, ignored
    /// True or false.
    case flag
    /// So many numbers in brackets.
    case list(Int)
    /// What the row is called, its part, its group.
    case fact(RowColumns.Kind)
    /// Empty on every row, as a delimiter at the end of each makes one.
    case blank
  }

  private(set) var roles: [Role] = []
  /// The names of the columns; empty without a header.
  private(set) var names: [String] = []
  private(set) var labelOrigin = LabelCheck.Origin.person
  /// Columns that are to hold numbers and begin with a text.
  private(set) var wordColumns: [Int] = []

  /// Before anything is known.
  init() {}

  /// - Parameters:
  ///   - fields: those of the first row of data.
  ///   - namesRows: whether the first column is what R writes before all that have a name.
  init(
    names: [String], _ fields: [FirstField], _ request: ImportRequest, namesRows: Bool = false
  ) throws(ImportFault) {
    self.names = names
    // A header lacks the delimiter that ends the rows, or has one that they lack.
    if !names.isEmpty {
      if names.count + 1 == fields.count, fields.last?.text == "" { self.names.append("") }
      if names.count == fields.count + 1, names.last == "" { self.names.removeLast() }
    }
    let count = self.names.isEmpty ? fields.count : self.names.count
    roles = [Role](repeating: .number, count: count)
    for position in 0..<min(count, fields.count) {
      let field = fields[position]
      if let width = field.listWidth { roles[position] = .list(width) }
      if field.isFlag { roles[position] = .flag }
      if field.text.isEmpty && (self.names.isEmpty || self.names[position].isEmpty) {
        roles[position] = .blank
      }
    }
    for position in try request.ignored.positions(among: self.names, count: count) {
      roles[position] = .ignored
    }
    try takeFacts(request, namesRows: namesRows)
    if let label = try chosenLabel(request, fields) { roles[label] = .label }
    if request.label == .none {
      try request.ignored.checkClasses(columns)
      nameRows(fields, request)
    }
    try checkLists(fields, request)
    wordColumns = roles.indices.filter { position in
      roles[position] == .number && fields.indices.contains(position)
        && !fields[position].isNumber && !fields[position].text.isEmpty
    }
  }

  /// The columns that say of rows what is no number.
  private mutating func takeFacts(
    _ request: ImportRequest, namesRows: Bool
  ) throws(ImportFault) {
    for (kind, position) in try request.rowColumns.positions(among: names, count: roles.count) {
      switch roles[position] {
      case .ignored: throw leftOut(position, "--ignore leaves out")
      case .fact(let other): throw leftOut(position, "\(other.option) names too")
      default: roles[position] = .fact(kind)
      }
    }
    if namesRows, request.rowColumns.id == nil, roles[0] != .ignored { roles[0] = .fact(.id) }
  }

  /// Beside classes from elsewhere the only column of texts can but name the rows.
  private mutating func nameRows(_ fields: [FirstField], _ request: ImportRequest) {
    let texts = roles.indices.filter {
      roles[$0] == .number && fields.indices.contains($0) && !fields[$0].isNumber
    }
    guard request.rowColumns.id == nil, !roles.contains(.fact(.id)), texts.count == 1,
      fields.count > 1
    else { return }
    roles[texts[0]] = .fact(.id)
  }

  /// Numbers beside a list of them can hardly be more of its dimensions.
  private func checkLists(
    _ fields: [FirstField], _ request: ImportRequest
  ) throws(ImportFault) {
    let numbers = roles.indices.filter { Self.width(roles[$0]) > 0 }
    guard numbers.count > 1, let list = numbers.first(where: { Self.width(roles[$0]) > 1 }) else {
      return
    }
    let others = numbers.filter { $0 != list }
    let texts = others.filter { position in
      roles[position] == .number && fields.indices.contains(position) && !fields[position].isValue
        && !fields[position].text.isEmpty
    }
    try request.checkBesideList(
      "the lists in \(column(list).title)", others: others.map(column), texts: texts.map(column),
      hasIds: roles.contains(.fact(.id)), at: .file)
  }

  private static func width(_ role: Role) -> Int {
    switch role {
    case .number, .flag: 1
    case .list(let width): width
    case .label, .ignored, .fact, .blank: 0
    }
  }

  /// Fields of a row; nil before they are known.
  var count: Int? { roles.isEmpty ? nil : roles.count }
  /// Numbers of a row.
  var width: Int { roles.reduce(0) { $0 + Self.width($1) } }
  /// The column of classes; nil without one.
  var label: Int? { roles.firstIndex(of: .label) }
  /// The column of a kind of facts; nil without one.
  func position(of kind: RowColumns.Kind) -> Int? { roles.firstIndex(of: .fact(kind)) }
  /// The columns that hold the numbers.
  private var numbered: [ImportedColumn] {
    roles.indices.filter { Self.width(roles[$0]) > 0 }.map(column)
  }
  /// The columns of a row of numbers; none where some lie in lists, which have no names.
  var columns: [ImportedColumn] {
    roles.contains { if case .list = $0 { true } else { false } } ? [] : numbered
  }

  func column(_ position: Int) -> ImportedColumn {
    ImportedColumn(
      name: names.indices.contains(position) ? names[position] : nil, number: position + 1)
  }

  /// Words that lead to a column, where it has a name.
  func within(_ position: Int) -> String {
    names.indices.contains(position) ? " in \(column(position).title)" : ""
  }

  func labelSource(_ position: Int) -> String {
    (labelOrigin == .place ? "the last " : "") + column(position).title
  }

  var parts: ImportedParts {
    var parts = ImportedParts()
    let columns = numbered
    let titles = columns.map { names.isEmpty ? "\($0.number)" : $0.name ?? "" }
    let isList = columns.count < width
    parts.numbers =
      (isList
        ? "\(width) numbers (lists in " : "\(width) column\(width == 1 ? "" : "s") (")
      + ImportedParts.list(titles) + (names.isEmpty ? "; no header)" : ")")
    for position in roles.indices {
      if roles[position] == .ignored { parts.left.append(column(position).title) }
      if roles[position] == .blank { parts.left.append("column \(position + 1), which is empty") }
    }
    return parts
  }

  private mutating func chosenLabel(
    _ request: ImportRequest, _ fields: [FirstField]
  ) throws(ImportFault) -> Int? {
    switch request.label {
    case .none: return nil
    case .last: return roles.lastIndex { Self.width($0) > 0 }
    case .usual: return usualLabel(fields)
    case .position, .named:
      let position = try request.label.position(
        among: names, count: roles.count, option: "--label")
      switch roles[position] {
      case .ignored: throw leftOut(position, "--ignore leaves out", classes: true)
      case .fact(let kind): throw leftOut(position, "\(kind.option) names too", classes: true)
      default: return position
      }
    }
  }

  private func leftOut(_ position: Int, _ words: String, classes: Bool = false) -> ImportFault {
    ImportFault(
      .file,
      "has \(classes ? "its classes in " : "")\(column(position).title), which \(words). Give one.")
  }

  /// A column with a usual name, else the only one of texts, else the only one of flags, else the last.
  private mutating func usualLabel(_ fields: [FirstField]) -> Int? {
    let meant = roles.indices.filter { Self.width(roles[$0]) > 0 }
    let texts = meant.filter {
      roles[$0] == .number && fields.indices.contains($0) && !fields[$0].isNumber
    }
    let flags = meant.filter { roles[$0] == .flag }
    let words = texts.isEmpty ? flags : texts
    if let found = ImportRequest.usualPosition(
      in: meant.map { names.indices.contains($0) ? names[$0] : "" }, besideTexts: words.count == 1)
    {
      labelOrigin = .name
      return meant[found]
    }
    labelOrigin = words.count == 1 ? .texts : .place
    return words.count == 1 ? words[0] : meant.last
  }
}
