import Training

/// Tells of rows that stand several times, where numbers say too much for it.
enum CopiesNotice {
  /// What is held out is not new: copies are right for having been learnt by heart.
  static func say(ofRun configuration: Configuration) {
    guard let table = configuration.table, configuration.mode == .encoder else { return }
    let (copies, heldOut) = table.copiesHeldOut(seed: configuration.seed)
    guard areWorthAWord(copies, of: heldOut) else { return }
    Notice.say(
      "\(table.name): \(copies) of \(heldOut) rows held out are copies of rows trained on, so accuracy held "
        + "out says too much. Leave copies out, or keep them on one side with --group or --split.")
  }

  /// Copies are found again, and are as near as can be, whatever the embeddings are worth.
  static func say(ofJudged table: DataTable) {
    guard !table.rows.hasSplit else { return say(ofTest: table) }
    let copies = table.repeatedRows
    guard areWorthAWord(copies, of: table.count) else { return }
    Notice.say(
      "\(table.name): \(copies) of \(table.count) rows are copies of other rows: rank-1 and pairs of one "
        + "class profit by them. Leave them out of the file.")
  }

  /// Of rows for test nothing else is judged, by means of the others.
  private static func say(ofTest table: DataTable) {
    let (copies, tested) = table.copiesHeldOut(seed: 0)
    guard areWorthAWord(copies, of: tested) else { return }
    Notice.say(
      "\(table.name): \(copies) of \(tested) rows for test are copies of rows that prototypes are made of, so what is "
        + "right says too much. Leave copies out of one side.")
  }

  /// One copy in fifty rows is.
  private static func areWorthAWord(_ copies: Int, of rows: Int) -> Bool {
    copies > 1 && copies * 50 >= rows
  }
}
