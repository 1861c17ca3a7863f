/// Which rows are for test, from the words of a column that divides them.
struct SplitParts {
  private(set) var isTest: [Bool] = []
  /// Rows of neither part: those for validation beside others for test.
  private(set) var others: [Int] = []
  /// What such rows are, for the sentence of what was left.
  private(set) var reason = ""

  /// Whether some of these are of classes that a run was never trained on.
  private(set) var hasUnseen = false

  private enum Part { case training, validation, test, unseen }

  private static let words: [(Part, Set<String>)] = [
    (.training, ["train", "training", "trn", "tr", "fit", "learn"]),
    (.validation, ["val", "valid", "validation", "dev", "development"]),
    (.unseen, ["unseen"]),
    (.test, ["test", "testing", "tst", "te", "eval", "evaluation", "holdout", "heldout"]),
  ]

  /// - Parameters:
  ///   - title: where the words come from, such as `column 'part'`.
  ///   - places: where each word stands first, where that is known.
  ///   - ignoring: the option that leaves the words out, where they cannot stay unused.
  init(
    _ labels: ImportedLabels, title: String, places: [String: ImportFault.Place] = [:],
    ignoring: String? = nil
  ) throws(ImportFault) {
    var parts: [Part] = []
    for name in labels.names {
      parts.append(try Self.part(name, title, at: places[name] ?? .file))
    }
    // Where nothing else is for test, it is what validates.
    let hasTest = parts.contains(.test)
    guard parts.contains(.training), hasTest || parts.contains(.validation) else {
      throw ImportFault(
        .file,
        "has rows for one side only in \(title): \(labels.names.joined(separator: ", ")). Give rows "
          + "for train and for test, or "
          + (ignoring.map { "say \($0) in place of --split." } ?? "leave --split out."))
    }
    isTest = labels.indices.map { parts[Int($0)] != .training }
    hasUnseen = parts.contains(.unseen)
    guard hasTest || hasUnseen else { return }
    let isLeft = parts.map { $0 == .unseen || $0 == .validation && hasTest }
    others = labels.indices.indices.filter { isLeft[Int(labels.indices[$0])] }
    let names = labels.names.indices.filter { isLeft[$0] }.map { labels.names[$0] }
    reason = "for '\(shortened(names.joined(separator: ", ")))' in \(title)"
  }

  /// Whether a word tells by itself which side a row is for.
  static func knows(_ word: String) -> Bool {
    let plain = plain(word)
    return words.contains { $0.1.contains(plain) }
  }

  private static func part(
    _ name: String, _ title: String, at place: ImportFault.Place
  ) throws(ImportFault) -> Part {
    let plain = self.plain(name)
    if let known = words.first(where: { $0.1.contains(plain) }) { return known.0 }
    // Of yes and no the column's own name tells what they are of.
    let isYes = ["1", "true", "yes"].contains(plain)
    guard isYes || ["0", "false", "no"].contains(plain) else { throw unknown(name, title, place) }
    let column = self.plain(title)
    let says = { (part: Part) in
      words.first { $0.0 == part }?.1.contains { $0.utf8.count > 2 && column.contains($0) }
        ?? false
    }
    guard says(.training) != (says(.test) || says(.validation)) else {
      throw unknown(name, title, place)
    }
    if says(.training) { return isYes ? .training : .test }
    return isYes ? (says(.test) ? .test : .validation) : .training
  }

  /// A word by its letters alone.
  static func plain(_ name: String) -> String {
    String(
      String.UnicodeScalarView(
        name.lowercased().unicodeScalars.filter { $0 != "-" && $0 != "_" && $0 != " " }))
  }

  private static func unknown(
    _ name: String, _ title: String, _ place: ImportFault.Place
  ) -> ImportFault {
    ImportFault(
      place,
      "\(place == .file ? "has" : "holds") '\(shortened(name))' in \(title), which says neither train "
        + "nor test. Give 'train' and 'test' (and 'val'), or true and false in a column called "
        + "is_test.")
  }
}
