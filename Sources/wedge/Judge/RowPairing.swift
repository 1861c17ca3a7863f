import Training

/// What tells which row of one file is which of another.
enum RowPairing: String {
  case name
  /// The one file calls its rows by their places in the other, as `wedge train --export` writes.
  case place
  case order

  init(_ before: DataTable, _ after: DataTable) {
    let named = [before, after].filter { !$0.rows.names.isEmpty }
    let names = [before, after].map(Self.names)
    self =
      switch named.count {
      case 2: .name
      case 1 where !Set(names[0]).isDisjoint(with: names[1]): .place
      default: .order
      }
  }

  /// What rows are called that are paired by it; nil where their order does.
  func names(_ before: DataTable, _ after: DataTable) -> (before: [String], after: [String])? {
    self == .order ? nil : (Self.names(of: before), Self.names(of: after))
  }

  private static func names(of table: DataTable) -> [String] {
    table.rows.names.isEmpty
      ? table.labels.indices.map(table.rows.givenName) : table.rows.exactNames
  }
}
