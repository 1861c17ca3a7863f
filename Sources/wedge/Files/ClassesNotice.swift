import Training

/// Tells of rows that are left out because their classes are not asked for: the sentence on the file was
/// said before anybody knew.
enum ClassesNotice {
  static func say(of configuration: Configuration) {
    guard let table = configuration.table, configuration.allClasses < table.classes else { return }
    let (asked, rest) = (configuration.allClasses, table.classes - configuration.allClasses)
    let used = table.labels.count { $0 < Int32(asked) }
    Notice.say(
      "\(table.name): of these the first \(asked) classes are used, \(used) rows; left out: "
        + "\(table.count - used) rows of \(rest) class\(rest == 1 ? "" : "es").")
  }
}
