import Training

/// Tells of rows that stand several times, where numbers say too much for it, or too little.
enum CopiesNotice {
  /// What is held out is not new: copies are right for having been learnt by heart.
  static func say(ofRun configuration: Configuration) {
    guard let table = configuration.table, configuration.mode == .encoder else { return }
    let remedy = "Leave copies out, or keep them on one side with --group or --split."
    say(
      table.copiesHeldOut(seed: configuration.seed), of: table, "accuracy held out", remedy
    ) { count, rest in
      "\(count) of \(rest) rows held out \(count == 1 ? "is a copy" : "are copies") of rows trained on"
    }
  }

  /// Copies are found again, and are as near as can be, whatever the embeddings are worth.
  static func say(ofJudged table: DataTable) {
    guard !table.rows.hasSplit else { return say(ofTest: table) }
    let copies = table.copies
    let repeated = copies.repeated
    if areWorthAWord(repeated, of: table.count) {
      Notice.say(
        "\(table.name): \(repeated) of \(table.count) rows are copies of other rows: rank-1 and pairs of one "
          + "class profit by them. Leave them out of the file.")
    }
    say(relabelled: copies.relabelled, of: table)
  }

  /// One row with two labels is wrong under one of them, whatever is learnt.
  private static func say(relabelled: [(row: Int, earlier: Int)], of table: DataTable) {
    guard !relabelled.isEmpty else { return }
    func name(_ row: Int) -> String {
      "\(RowWords.name(row, of: table)) (\(table.classTitles[Int(table.labels[row])]))"
    }
    let named = relabelled.prefix(Self.mostNamed).map { "\(name($0.row)) is \(name($0.earlier))" }
    let more = relabelled.count > named.count ? ", and \(relabelled.count - named.count) more" : ""
    let are = relabelled.count == 1 ? "is a copy" : "are copies"
    Notice.say(
      "\(table.name): \(relabelled.count) of \(table.count) rows \(are) of rows of another class: "
        + "\(named.joined(separator: ", "))\(more). One row has two labels there, or its numbers do not tell classes "
        + "apart: rates, rank-1 and margins are the worse for it. Correct the labels, or leave both rows out."
    )
  }

  /// Rows of two labels that are named.
  private static let mostNamed = 3

  /// Of rows for test nothing else is judged, by means of the others.
  private static func say(ofTest table: DataTable) {
    let remedy = "Leave copies out of one side."
    say(table.copiesHeldOut(seed: 0), of: table, "what is right", remedy) { count, rest in
      "\(count) of \(rest) rows for test \(count == 1 ? "is a copy" : "are copies") of rows that prototypes are made of"
    }
  }

  private static func say(
    _ heldOut: RowCopies.HeldOut, of table: DataTable, _ number: String, _ remedy: String,
    _ words: (_ copies: Int, _ rows: Int) -> String
  ) {
    if areWorthAWord(heldOut.copies, of: heldOut.count) {
      Notice.say(
        "\(table.name): \(words(heldOut.copies, heldOut.count)), so \(number) says too much. \(remedy)"
      )
    }
    guard heldOut.relabelled > 0 else { return }
    Notice.say(
      "\(table.name): \(words(heldOut.relabelled, heldOut.count)) under another label, so \(number) says too "
        + "little. Correct the labels, or leave both rows out.")
  }

  /// One copy in fifty rows is.
  private static func areWorthAWord(_ copies: Int, of rows: Int) -> Bool {
    copies > 1 && copies * 50 >= rows
  }
}
