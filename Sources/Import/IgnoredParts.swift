/// What a person says is not meant as data.
public struct IgnoredParts: Equatable, Sendable {
  /// Columns by name or by number from 1, members of JSON, arrays of a .npz.
  public var names: [String] = []
  /// Whether all others are meant, whatever they look like.
  public var keepsOthers = false
  /// Whether rows without a direction are left out.
  public var zeroRows = false
  /// Whether rows that lack a number are left out.
  public var missingRows = false
  /// Whether a number is first of all a name, as members of JSON may be called.
  var prefersNames = false

  public init() {}

  /// Names separated by commas; `none` says that nothing else is to be left out, `zero-rows` names
  /// the rows of zeros, `missing-rows` those that lack a number.
  public init(_ text: String) {
    for word in text.split(separator: ",").map(String.init) {
      switch word {
      case "none": keepsOthers = true
      case "zero-rows": zeroRows = true
      case "missing-rows": missingRows = true
      default: names.append(word)
      }
    }
  }

  /// The positions of the columns that are named, from 0.
  ///
  /// - Parameter names: what the columns are called; empty where they have no names.
  func positions(among names: [String], count: Int) throws(ImportFault) -> Set<Int> {
    var positions: Set<Int> = []
    for name in self.names {
      let called = names.indices.filter { names[$0] == name }
      let place = Int(name).flatMap { (1...max(count, 1)).contains($0) && $0 <= count ? $0 : nil }
      if let place, called.isEmpty || !prefersNames {
        positions.insert(place - 1)
      } else if !called.isEmpty {
        positions.formUnion(called)
      } else {
        throw Self.unknown(
          name, names.isEmpty ? "its \(count) columns have no names: give numbers" : known(names))
      }
    }
    return positions
  }

  /// That a name is none of those there are.
  static func unknown(_ name: String, _ remedy: String) -> ImportFault {
    ImportFault(
      .file, "has nothing called '\(shortened(name))' that --ignore could mean: \(remedy).")
  }

  private func known(_ names: [String]) -> String {
    "choose from " + names.prefix(20).map { shortened($0) }.joined(separator: ", ")
  }

  /// Refuses classes among numbers whose classes come from elsewhere.
  func checkClasses(_ columns: [ImportedColumn]) throws(ImportFault) {
    guard !keepsOthers,
      let column = columns.first(where: { $0.name.map(ImportRequest.namesClasses) ?? false })
    else { return }
    throw ImportFault(
      .file,
      "has classes of its own in \(column.title), beside those of --labels. Leave it out with "
        + "\(adding([column.word])), or say --ignore none if it is meant as a number.")
  }

  /// The option that leaves out more, as a shell takes it.
  public func adding(_ more: [String]) -> String {
    var words = names + more
    for (word, isSaid) in [("zero-rows", zeroRows), ("missing-rows", missingRows)]
    where isSaid && !more.contains(word) {
      words.append(word)
    }
    return "--ignore " + words.map(shellWord).joined(separator: ",")
  }
}
