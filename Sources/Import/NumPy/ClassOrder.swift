/// Which of the names beside prototypes is that of each class.
struct ClassOrder {
  private let names: [String]
  private let arePlaces: Bool
  /// The place among the names of each class, in the classes' order.
  let rows: [Int]

  /// How many names there are.
  var count: Int { names.count }

  /// - Parameters:
  ///   - names: in the order of the prototypes; nil without.
  ///   - arePlaces: whether classes that are numbers are places among the names, whatever these are.
  /// - Returns: nil where classes are neither among the names nor places among them.
  init?(
    _ names: [String]?, of classes: [String], arePlaces: Bool
  ) throws(ImportFault) {
    guard let names, !classes.isEmpty else { return nil }
    self.names = names
    var index = ClassIndex()
    for name in names { try index.append(name, at: .file) }
    let areApart = index.finished().names.count == names.count
    var rows: [String: Int] = [:]
    for (row, name) in names.enumerated() { rows[exactName(name)] = row }
    // A head may know more classes than there are rows of.
    let named = classes.compactMap { rows[exactName($0)] }
    let areNamed = areApart && named.count == classes.count
    let places = classes.compactMap { Int($0) }.filter(names.indices.contains)
    self.arePlaces = places.count == classes.count && (arePlaces || areApart && !areNamed)
    guard self.arePlaces || areNamed else { return nil }
    self.rows = self.arePlaces ? places : named
  }

  /// Classes that are places by the names that stand there.
  func named(_ classes: [String]) -> [String] {
    guard arePlaces else { return classes }
    return classes.map { word in
      Int(word).flatMap { names.indices.contains($0) ? names[$0] : nil } ?? word
    }
  }
}
