import Training

/// What lists call rows of a table.
enum RowWords {
  /// Its name, else its place.
  static func name(_ row: Int, of table: DataTable) -> String {
    let name = table.rows.name(of: row)
    return table.rows.names.isEmpty ? "row \(name)" : name
  }

  /// The same as its file has it.
  static func givenName(_ row: Int, of table: DataTable) -> String {
    table.rows.names.isEmpty ? name(row, of: table) : table.rows.givenName(of: row)
  }

  /// Where it stands in its file, from 1.
  static func place(_ row: Int, of table: DataTable) -> Double {
    Double(table.rows.places.isEmpty ? row + 1 : Int(table.rows.places[row]))
  }
}
