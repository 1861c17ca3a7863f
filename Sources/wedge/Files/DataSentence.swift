import Drawing
import Import

/// One line on what of a file was taken as data, and what was left.
struct DataSentence {
  let table: ImportedTable
  /// What the rows' file is called.
  let title: String
  /// What the labels' file is called; nil without one.
  let labels: String?

  var text: String {
    "\(title): took \(counted(table.count, "row")) of \(table.parts.numbers), \(classes)\(prototypes)\(names)"
      + "\(groups)\(split); "
      + (left.isEmpty ? "nothing was left out." : "left out: \(left).") + likeNames
      + rowOrder
  }

  /// The order that is taken for that of the prototypes, where another is as likely.
  private var rowOrder: String {
    guard !table.prototypes.isEmpty, !table.parts.hasNamedPrototypes else { return "" }
    let areNumbers = table.classNames.allSatisfy { Double($0) != nil }
    // Numbers that are written as such have one order.
    guard table.parts.hasNumbersAsText || !areNumbers else { return "" }
    return " The rows of \(table.parts.prototypes) are taken in the order "
      + "\(ImportedParts.list(table.classNames)), by \(areNumbers ? "number" : "letters"); with class_names "
      + "beside them any order goes."
  }

  /// Two classes whose names are the same but for capitals, blanks and where an accent is its own.
  private var likeNames: String {
    var seen: [String: String] = [:]
    for name in table.classNames {
      let plain = name.lowercased().filter { !$0.isWhitespace }
      if let other = seen.updateValue(name, forKey: plain) {
        return
          " '\(other)' and '\(name)' are two classes, though only capitals, blanks or the writing of "
          + "accents differ."
      }
    }
    return ""
  }

  /// What was left; empty where nothing.
  var left: String { table.parts.left.joined(separator: ", ") }

  private var classes: String {
    var sizes = [Int](repeating: 0, count: table.classNames.count)
    for label in table.labels { sizes[Int(label)] += 1 }
    let alone = sizes.count { $0 == 1 }
    return "\(sizes.count) classes" + (alone > 0 ? " (\(alone) of one row)" : "")
      + " from "
      + [table.parts.classes, labels ?? ""].filter { !$0.isEmpty }.joined(separator: " of ")
  }

  private var names: String {
    guard !table.rows.names.isEmpty else { return "" }
    let repeated = table.rows.names.count - Set(table.rows.names).count
    return ", names of rows from \(table.rows.sources.names)"
      + (repeated > 0 ? " (\(repeated) repeated)" : "")
  }

  private var groups: String {
    table.rows.groups.isEmpty
      ? "" : ", \(counted(table.rows.groupNames.count, "group")) from \(table.rows.sources.groups)"
  }

  private var split: String {
    guard !table.rows.isTest.isEmpty else { return "" }
    let test = table.rows.isTest.count { $0 }
    return ", \(counted(table.count - test, "row")) for training and \(test) for test by "
      + table.rows.sources.split
  }

  private var prototypes: String {
    table.parts.prototypes.isEmpty ? "" : ", prototypes from \(table.parts.prototypes)"
  }
}
