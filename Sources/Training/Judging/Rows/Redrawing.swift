/// What other rows of the same classes would change.
enum Redrawing: Sendable {
  /// Each row by itself: prototypes stand.
  case rows
  /// The means of classes with the rows.
  case groups(RowGroups)
  /// The same where most classes are too small to lose a row: each class as a whole.
  case classes

  /// Whether means of classes are drawn with their rows.
  var movesMeans: Bool { if case .groups = self { true } else { false } }

  /// The groups without which a row is judged, a bit each.
  func present(_ row: Int) -> UInt16 {
    if case .groups(let groups) = self { groups.present[row] } else { .max }
  }

  /// Rows of a class that can lose some.
  static let fewest = 12

  /// Whether most rows are of classes too small to lose a row, and these are enough to tell how much they
  /// differ.
  static func isByClasses(_ counts: [Int]) -> Bool {
    let few = counts.filter { (1..<fewest).contains($0) }
    return few.count >= ClassGroups.fewest && 2 * few.reduce(0, +) > counts.reduce(0, +)
  }
}
