import Import

/// One line on what of a file was taken as data, and what was left.
struct DataSentence {
  let table: ImportedTable
  /// What the rows' file is called.
  let title: String
  /// What the labels' file is called; nil without one.
  let labels: String?

  var text: String {
    "\(title): took \(table.count) rows of \(table.parts.numbers), \(classes)\(prototypes); "
      + "left \(table.parts.left.isEmpty ? "nothing" : left)."
  }

  /// What was left; empty where nothing.
  var left: String { table.parts.left.joined(separator: ", ") }

  private var classes: String {
    var sizes = [Int](repeating: 0, count: table.classNames.count)
    for label in table.labels { sizes[Int(label)] += 1 }
    let alone = sizes.count { $0 == 1 }
    return "\(sizes.count) classes" + (alone > 0 ? " (\(alone) of one row)" : "")
      + " from \(table.parts.classes)" + (labels.map { " of \($0)" } ?? "")
  }

  private var prototypes: String {
    table.parts.prototypes.isEmpty ? "" : ", prototypes from \(table.parts.prototypes)"
  }
}
