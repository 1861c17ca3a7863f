/// What the members of a JSON object are: settled by the first row, and the same in all others,
/// in whatever order they come.
struct MemberLayout {
  /// Numbers by name, in the order of the first row.
  private(set) var numbers: [Numbers] = []
  private(set) var label: String?
  /// What says of the rows what is no number, by kind.
  private(set) var facts: [(kind: RowColumns.Kind, name: String)] = []
  private(set) var labelOrigin = LabelCheck.Origin.person
  private var left: [String] = []
  /// Members of the first row.
  private let count: Int

  /// A member that holds numbers.
  struct Numbers {
    let name: String
    let width: Int
    let isArray: Bool
    /// Where it stands in the first row.
    let position: Int

    var column: ImportedColumn {
      ImportedColumn(name: name, number: position + 1, isMember: true)
    }
  }

  init(
    _ members: [JSONScanner.Member], _ request: ImportRequest, _ place: ImportFault.Place
  ) throws(ImportFault) {
    let names = members.map(\.name)
    let request = request.calling(members: names)
    count = names.count
    if let twice = names.indices.first(where: { names[..<$0].contains(names[$0]) }) {
      throw ImportFault(place, "has '\(shortened(names[twice]))' several times. Give it once.")
    }
    guard members.isEmpty || !members.allSatisfy({ Self.isOther($0.value) }) else {
      throw ImportFault(
        place,
        "holds objects by column, where a row is wanted. Write an object a row: "
          + "frame.to_json(file, orient='records').")
    }
    let ignored = try request.ignored.positions(among: names, count: names.count)
    let meant = members.indices.filter { !ignored.contains($0) }
    (label, labelOrigin) = try Self.label(
      members, meant.map { members[$0] }, request.label, place)
    if let label, !meant.contains(where: { names[$0] == label }) {
      throw ImportFault(
        place, "has its classes in '\(shortened(label))', which --ignore leaves out. Give one.")
    }
    if request.label == .none {
      try request.ignored.checkClasses(
        meant.map { ImportedColumn(name: names[$0], number: $0 + 1, isMember: true) })
    }
    left = ignored.sorted().map { "'\(shortened(names[$0]))'" }
    try takeFacts(members, meant, request, place)
    for position in meant where names[position] != label && !isFact(names[position]) {
      let member = members[position]
      let isArray = if case .numbers = member.value { true } else { false }
      let width = if case .numbers(let numbers) = member.value { numbers.count } else { 1 }
      numbers.append(
        Numbers(name: member.name, width: width, isArray: isArray, position: position))
    }
    guard width > 0 else {
      throw ImportFault(
        place, "has no numbers. Give an array of them, or numbers by name, an object a row.")
    }
    try checkArrays(members, request, place)
  }

  var width: Int { numbers.reduce(0) { $0 + $1.width } }

  /// The columns where they have names of their own; none for the elements of an array.
  var columns: [ImportedColumn] {
    numbers.contains(where: \.isArray) ? [] : numbers.map(\.column)
  }

  var parts: ImportedParts {
    var parts = ImportedParts()
    let titles = numbers.map { member in
      !member.isArray
        ? member.name : member.name.isEmpty ? "an array" : "\(member.name), an array"
    }
    parts.numbers =
      "\(width) number\(width == 1 ? "" : "s") (\(ImportedParts.list(titles)))"
    parts.left = left
    return parts
  }

  /// The value of a member of the layout in a row.
  func value(
    of index: Int, among members: [JSONScanner.Member], _ place: ImportFault.Place
  ) throws(ImportFault) -> JSONScanner.Value {
    let (name, position) = (numbers[index].name, numbers[index].position)
    // As in the first row, as a rule.
    if members.count == count, members[position].name == name { return members[position].value }
    let found = members.filter { $0.name == name }
    guard found.count == 1 else {
      throw ImportFault(
        place,
        found.isEmpty
          ? "has no '\(shortened(name))', which the first row has. Give every row the same members."
          : "has '\(shortened(name))' \(found.count) times. Give it once.")
    }
    let known = numbers.count + left.count + facts.count + (label == nil ? 0 : 1)
    if let other = members.first(where: { isUnknown($0.name) }), members.count != known {
      throw ImportFault(
        place,
        "has '\(shortened(other.name))', which the first row has not. Give every row the same "
          + "members.")
    }
    return found[0].value
  }

  private func isUnknown(_ name: String) -> Bool {
    name != label && !isFact(name) && !left.contains("'\(shortened(name))'")
      && !numbers.contains { $0.name == name }
  }

  private func isFact(_ name: String) -> Bool { facts.contains { $0.name == name } }

  /// The members that a person names, and an id beside an array: it can be no dimension of it.
  private mutating func takeFacts(
    _ members: [JSONScanner.Member], _ meant: [Int], _ request: ImportRequest,
    _ place: ImportFault.Place
  ) throws(ImportFault) {
    let names = members.map(\.name)
    for (kind, position) in try request.rowColumns.positions(among: names, count: names.count) {
      let name = names[position]
      guard name != label, !isFact(name) else {
        throw ImportFault(place, "has '\(shortened(name))' for two things. Give a member for each.")
      }
      facts.append((kind, name))
    }
    guard request.rowColumns.id == nil, label != nil || request.label == .none else { return }
    let isArray = { (position: Int) in
      if case .numbers = members[position].value { true } else { false }
    }
    guard let array = meant.first(where: { members[$0].name != label && isArray($0) }) else {
      return
    }
    let id = meant.first { position in
      position != array && members[position].name != label && !isFact(members[position].name)
        && Self.idNames.contains(members[position].name.lowercased()) && !isArray(position)
    }
    if let id { facts.append((.id, members[id].name)) }
  }

  private static let idNames: Set<String> = ["id", "_id", "uid", "uuid", "key", "row_id", "rowid"]

  /// Numbers beside an array of them can hardly be more of its dimensions.
  private func checkArrays(
    _ members: [JSONScanner.Member], _ request: ImportRequest, _ place: ImportFault.Place
  ) throws(ImportFault) {
    guard let array = numbers.first(where: { $0.isArray && $0.width > 1 }), numbers.count > 1 else {
      return
    }
    let others = numbers.filter { $0.name != array.name }
    let texts = others.filter { other in
      if case .text = members[other.position].value { true } else { false }
    }
    try request.checkBesideList(
      "the array '\(shortened(array.name))'", others: others.map(\.column),
      texts: texts.map(\.column),
      hasIds: facts.contains { $0.kind == .id }, at: place)
  }

  private static func isOther(_ value: JSONScanner.Value) -> Bool {
    if case .other = value { true } else { false }
  }

  private static func label(
    _ members: [JSONScanner.Member], _ meant: [JSONScanner.Member],
    _ label: ImportRequest.LabelColumn,
    _ place: ImportFault.Place
  ) throws(ImportFault) -> (String?, LabelCheck.Origin) {
    let names = members.map(\.name)
    switch label {
    case .none: return (nil, .person)
    case .named(let name):
      guard names.contains(name) else {
        let known = names.prefix(20).map { shortened($0) }.joined(separator: ", ")
        throw ImportFault(place, "has no member '\(shortened(name))'. Choose one of \(known).")
      }
      return (name, .person)
    case .position(let position):
      guard position <= names.count else {
        throw ImportFault(
          place, "has \(names.count) members, so --label \(position) is none of them.")
      }
      return (names[position - 1], .person)
    case .last: return (names.last, .person)
    case .usual:
      let text = meant.first { if case .text = $0.value { true } else { false } }?.name
      // An array is no coordinate, whatever it is called.
      let columns = meant.map { member in
        if case .numbers = member.value, member.name.lowercased() == "x" { "" } else { member.name }
      }
      let usual = ImportRequest.usualPosition(in: columns, besideTexts: text != nil)
      return (usual.map { meant[$0].name } ?? text, usual == nil ? .texts : .name)
    }
  }
}

extension ImportRequest {
  /// The request with numbers that are names of members meaning those, and no places.
  fileprivate func calling(members names: [String]) -> ImportRequest {
    func called(_ column: LabelColumn?) -> LabelColumn? {
      guard case .position(let number)? = column, names.contains("\(number)") else { return column }
      return .named("\(number)")
    }
    var request = self
    request.ignored.prefersNames = true
    request.label = called(label) ?? label
    request.rowColumns.id = called(rowColumns.id)
    request.rowColumns.split = called(rowColumns.split)
    request.rowColumns.group = called(rowColumns.group)
    return request
  }
}
