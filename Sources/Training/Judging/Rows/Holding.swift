/// Whether something holds of a row: as all rows are there, and while each group of `RowGroups` is left out.
struct Holding: Equatable, Sendable {
  private let bits: UInt16
  private static let asIs: UInt16 = 1 << RowGroups.count

  /// - Parameter without: bit g: whether it holds without group g.
  init(_ holds: Bool, without: UInt16) { bits = without | (holds ? Self.asIs : 0) }

  /// Whichever rows are there.
  init(_ holds: Bool) { bits = holds ? .max : 0 }

  var asIs: Bool { bits & Self.asIs != 0 }

  func without(_ group: Int) -> Bool { bits & 1 << group != 0 }
}
