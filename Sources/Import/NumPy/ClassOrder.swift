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
  /// - Returns: nil where classes are neither all of the names nor places among them.
  init?(
    _ names: [String]?, of classes: [String], arePlaces: Bool
  ) throws(ImportFault) {
    guard let names, !classes.isEmpty else { return nil }
    self.names = names
    var index = ClassIndex()
    for name in names { try index.append(name, at: .file) }
    let known = index.finished()
    let areApart = known.names.count == names.count
    let areNamed =
      areApart && known.names.elementsEqual(classes) { $0.utf8.elementsEqual($1.utf8) }
    let places = classes.compactMap { Int($0) }.filter(names.indices.contains)
    self.arePlaces = places.count == classes.count && (arePlaces || areApart && !areNamed)
    guard self.arePlaces || areNamed else { return nil }
    rows =
      self.arePlaces ? places : names.indices.sorted { known.indices[$0] < known.indices[$1] }
  }

  /// Classes that are places by the names that stand there.
  func named(_ classes: [String]) -> [String] {
    guard arePlaces else { return classes }
    return classes.map { word in
      Int(word).flatMap { names.indices.contains($0) ? names[$0] : nil } ?? word
    }
  }
}
