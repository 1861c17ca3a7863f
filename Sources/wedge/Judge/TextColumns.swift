/// Rows of cells as lines of columns.
struct TextColumns {
  let lines: [String]

  /// - Parameter leading: columns whose cells begin at one place; the others end at one.
  init(_ rows: [[String]], leading: Set<Int>) {
    let widths = (rows.first ?? []).indices.map { column in
      rows.map { $0[column].unicodeScalars.count }.max() ?? 0
    }
    lines = rows.map { row in
      var line = row.enumerated().map { column, cell in
        let padding = String(repeating: " ", count: widths[column] - cell.unicodeScalars.count)
        return leading.contains(column) ? cell + padding : padding + cell
      }.joined(separator: "  ")
      while line.last == " " { line.removeLast() }
      return line
    }
  }
}
