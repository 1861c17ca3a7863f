/// What each column of a text is: settled once, by the names above it and the first row of data.
struct ColumnLayout {
  enum Role: Equatable {
    case number, label, ignored
    /// Empty on every row, as a delimiter at the end of each makes one.
    case blank
  }

  private(set) var roles: [Role] = []
  /// The names of the columns; empty without a header.
  private(set) var names: [String] = []
  private(set) var labelOrigin = LabelCheck.Origin.person

  /// Before anything is known.
  init() {}

  /// - Parameters:
  ///   - texts: the fields of the first row of data.
  ///   - numbers: whether each of them is a number.
  init(
    names: [String], texts: [String], numbers: [Bool], _ request: ImportRequest
  ) throws(ImportFault) {
    self.names = names
    // A header lacks the delimiter that ends the rows, or has one that they lack.
    if !names.isEmpty {
      if names.count + 1 == texts.count, texts.last == "" { self.names.append("") }
      if names.count == texts.count + 1, names.last == "" { self.names.removeLast() }
    }
    let count = self.names.isEmpty ? texts.count : self.names.count
    roles = [Role](repeating: .number, count: count)
    for position in 0..<min(count, texts.count)
    where texts[position].isEmpty && (self.names.isEmpty || self.names[position].isEmpty) {
      roles[position] = .blank
    }
    for position in try request.ignored.positions(among: self.names, count: count) {
      roles[position] = .ignored
    }
    if let label = try chosenLabel(request, numbers) { roles[label] = .label }
    if request.label == .none { try request.ignored.checkClasses(columns) }
  }

  /// Fields of a row; nil before they are known.
  var count: Int? { roles.isEmpty ? nil : roles.count }
  /// Numbers of a row.
  var width: Int { roles.count { $0 == .number } }
  /// The column of classes; nil without one.
  var label: Int? { roles.firstIndex(of: .label) }
  /// The columns that hold the numbers.
  var columns: [ImportedColumn] { roles.indices.filter { roles[$0] == .number }.map(column) }

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
    let columns = columns
    let titles = columns.map { names.isEmpty ? "\($0.number)" : $0.name ?? "" }
    parts.numbers =
      "\(columns.count) column\(columns.count == 1 ? "" : "s") (\(ImportedParts.list(titles))"
      + (names.isEmpty ? "; no header)" : ")")
    for position in roles.indices {
      if roles[position] == .ignored { parts.left.append(column(position).title) }
      if roles[position] == .blank { parts.left.append("column \(position + 1), which is empty") }
    }
    return parts
  }

  private mutating func chosenLabel(
    _ request: ImportRequest, _ numbers: [Bool]
  ) throws(ImportFault) -> Int? {
    switch request.label {
    case .none: return nil
    case .last: return roles.lastIndex { $0 == .number }
    case .usual: return usualLabel(numbers)
    case .position(let position):
      guard position <= roles.count else {
        throw ImportFault(
          .file, "has \(roles.count) columns, so --label \(position) is none of them.")
      }
      return try unlessIgnored(position - 1)
    case .named(let name):
      guard let position = names.firstIndex(of: name) else {
        let known = names.prefix(20).map { shortened($0) }.joined(separator: ", ")
        throw ImportFault(
          .file,
          names.isEmpty
            ? "has no row of names, so no column is called '\(shortened(name))'. "
              + "Give its number: --label 1 is the first."
            : "has no column '\(shortened(name))'. Choose one of \(known).")
      }
      return try unlessIgnored(position)
    }
  }

  private func unlessIgnored(_ position: Int) throws(ImportFault) -> Int {
    guard roles[position] != .ignored else {
      throw ImportFault(
        .file, "has its classes in \(column(position).title), which --ignore leaves out. Give one.")
    }
    return position
  }

  /// A column with a usual name, else the only one of texts, else the last.
  private mutating func usualLabel(_ numbers: [Bool]) -> Int? {
    let meant = roles.indices.filter { roles[$0] == .number }
    let texts = meant.filter { numbers.indices.contains($0) && !numbers[$0] }
    if let found = ImportRequest.usualPosition(
      in: meant.map { names.indices.contains($0) ? names[$0] : "" }, besideTexts: texts.count == 1)
    {
      labelOrigin = .name
      return meant[found]
    }
    labelOrigin = texts.count == 1 ? .name : .place
    return texts.count == 1 ? texts[0] : meant.last
  }
}
