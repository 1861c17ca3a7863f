import Drawing
import Import
import MarginLosses
import Training

/// `wedge judge`: embeddings in their own space, without a screen and without training.
enum JudgeCommand: CommandDefinition {
  static let name = "judge"
  static let summary = "Judges embeddings in their own space: angles, room for margins, violations."
  static let operands = "FILE | BEFORE AFTER"
  static let fileCount = 1...2
  static let notes = [
    "What of the file was taken and what was left is said in one line on standard error. What can "
      + "hardly be meant (an index, weights of rows, numbers for classes, rows of zeros) is refused with the option "
      + "that decides it. FILE may be '-', standard input, with --format. Of two files of the same "
      + "rows it says what became better from the first to the second and what worse. Names pair them "
      + "(--id); a run that 'wedge train --export' wrote is paired with the rows that it was trained on "
      + "by their places, other rows by their order. paired_by is name, place or order; left_out says how "
      + "many rows and whole classes of each the other file has not got.",
    "--group needs rows for test (--split, --test): no group may be on both sides. Rows that nothing "
      + "divides are held against all others.",
    "Rows are compared with one prototype a class by angle: those of an array 'W' beside them, else "
      + "the mean direction of each class, without the row that is judged: a mean that has seen its row "
      + "flatters it. A row that is alone in its class is counted and left out; so is one where the mean "
      + "of its class, or of every other one, is nothing, as of x and −x (rows_unheld). --means all leaves every "
      + "row in.",
    "Pairs are told apart by their angle, without prototypes: of more than \(PairReport.most) pairs of "
      + "one class, or of two, a seeded sample of so many. Each row looks for its class among all "
      + "others, and of rows that are equally near (to 1e-7 rad) those of other classes stand first: of more than "
      + "\(JudgedRetrieval.most) rows, a seeded sample asks.",
    "tar_at_far_0_01 comes with the threshold at which pairs have that rate: as an angle in degrees, a "
      + "cosine, and a squared distance of embeddings scaled to length 1, each between the last pair that is "
      + "accepted and the first that is not. eer comes with the one where both error rates are nearest to "
      + "one another (eer_threshold_far, eer_threshold_frr): many pairs of one angle leave none at which they "
      + "are equal. They leave none at which FAR is as asked either: TAR is on the straight line between two "
      + "thresholds then, the first of which is told; deploy_tar is of the threshold itself. A FAR below 10 over the pairs of two classes is not told.",
    "Intervals are of 95 %. Those of pairs and of rows found again take classes as drawn, and leave "
      + "each out in turn; they need ten, and are wide where few of them have most pairs or rows. Those of "
      + "shares and angles take classes as they are, and "
      + "rows as drawn within them, means of classes with their rows, for training or not (copies with one another, "
      + "and the same ones of two files, so that beside another file they are a little other than alone); of a difference means of rows for "
      + "training stand; those of one class take prototypes as they are. Where means move with "
      + "rows, a loss that asks all classes at once has none, since that is not worked out. An angle "
      + "beyond which too few rows lie has none.",
    "What a loss learns of embeddings beside prototypes it has learnt of these rows (learnt_of_rows): "
      + "CurricularFace's t is their mean cosine to their own prototypes, where training that left them so "
      + "would lead it from 0; AdaFace's μ and σ are mean and deviation of their lengths, each cut at 100 as in the "
      + "authors' code. 'train --as embeddings' takes the same; 'boundary', which has no rows, takes them as they are at the start.",
    "Where some rows are for test, they alone make pairs, ask and are found: rows for training make the "
      + "means and nothing else.",
    "LDAM and class ArcFace ask of a class by its size: here its rows, those for training where there is "
      + "a split (n_min and n_max are the smallest and the largest), and no more than --size-growth says "
      + "where it is given ('train --as embeddings' goes by that alone). One bias of all classes (UniFace, SphereFace2) is as it starts among the classes "
      + "of the file.",
    "Where the margin follows the length (MagFace, AdaFace) each row is judged at its own, met by 95 % is "
      + "of rows at their own, of MagFace as u_m is turned beside the other numbers, and room is of the "
      + "mean length (margin_limit_norm). AdaFace's m is a cosine there, and an angle of short rows.",
    "A row meets the margin where it is right as well. Of losses that ask each class by itself "
      + "(Proxy-Anchor, SphereFace2, UniFace) 'boundary' draws the whole cap, wherever another class says yes, "
      + "too.",
    "violation is the share of rows that would still be pulled in training; room is the largest "
      + "margin that the nearest two prototypes leave; met by 95 % is the largest margin that 95 % of "
      + "the rows meet where they lie. Set m above met by 95 %, or hardly a row is pulled, and no "
      + "higher than room, beyond which the nearest two prototypes leave none. Room is none where a loss "
      + "asks for more than they leave without m; margin_set_by is null then.",
  ]

  static var options: [OptionDefinition] {
    OptionTable.options(.parameter, .rows) + [format] + JudgeOptions.definitions
      + OptionTable.options(.json, .output)
  }

  private static var format: OptionDefinition {
    .choice("format", "As --data-format.", .own) { $0.dataFormat = $1 }
  }

  static func run(_ options: Options) throws -> Int32 {
    let judge = Judge(
      losses: try JudgingLosses(options).losses, choices: options[JudgeOptions.self].choices)
    defer { judge.progress.clear() }
    var options = options
    options.json = options.json || options.output?.lowercased().hasSuffix(".json") ?? false
    guard options.files.count(where: StreamedInput.isStandardInput) < 2 else {
      throw UsageError("Standard input is read once. Give one of the two as a file.")
    }
    options.rowColumns.isOfTwoFiles = options.files.count > 1
    let tables = try options.files.map { try options.tableFile($0, asEmbeddings: true).read() }
    if let table = tables.first(where: { !$0.rows.hasSplit }) {
      try options.refuseGroupsOfJudged(table)
    }
    try JudgeOptions.refuseMeans(options, tables)
    tables.forEach(CopiesNotice.say(ofJudged:))
    let bytes =
      tables.count == 1
      ? try judge.report(tables[0], isJSON: options.json)
      : try judge.change(tables[0], tables[1], options)
    judge.progress.clear()
    try OutputFile.write(bytes, to: options.output)
    return 0
  }
}

/// What judges, and how.
private struct Judge {
  let losses: [(name: String, parameters: LossParameters)]
  let choices: JudgingChoices
  let progress = JudgeProgress()

  func report(_ table: DataTable, isJSON: Bool) throws -> [UInt8] {
    let report = try report(table)
    return isJSON
      ? try JudgeJSON(report: report, table: table).value.text() + [UInt8(ascii: "\n")]
      : Array(JudgeTable(report: report, table: table).text.utf8)
  }

  func change(_ before: DataTable, _ after: DataTable, _ options: Options) throws -> [UInt8] {
    let pairing = RowPairing(before, after)
    let tables: PairedTables
    do {
      tables = try PairedTables(before, after, names: pairing.names(before, after))
    } catch {
      throw InputError(options.files[1], error.text(before, after, pairing))
    }
    let (first, second) = (
      try report(tables.before, pairedWith: tables.after),
      try report(tables.after, pairedWith: tables.before)
    )
    let change = JudgeChange(
      tables: tables, pairing: pairing, before: first, after: second,
      change: EmbeddingChange(
        first, second, worst: choices.worst > 0 ? choices.worst : Self.usuallyNamed),
      isLong: choices.worst > 0)
    return options.json
      ? try change.value.text() + [UInt8(ascii: "\n")] : Array(change.text.utf8)
  }

  /// Rows that are named as JSON where nobody says how many.
  private static let usuallyNamed = 10

  private func report(
    _ table: DataTable, pairedWith other: DataTable? = nil
  ) throws -> EmbeddingReport {
    try EmbeddingReport(
      table, pairedWith: other, losses: losses, choices: choices, inPieces: progress.inPieces,
      stage: progress.begin)
  }
}

extension PairedTables.Fault {
  /// What is wrong with the second file, and what to do.
  fileprivate func text(
    _ before: DataTable, _ after: DataTable, _ pairing: RowPairing
  ) -> String {
    switch self {
    case .counts(let first, let second):
      "has \(second) rows where \(before.name) has \(first). Give the same rows in the "
        + "same order, or say which column names them with --id."
    case .fewInCommon(let count):
      "has \(count) rows in common with \(before.name). Give files of the same rows."
    case .repeated(let name, let isAfter):
      "cannot be paired: '\(name)' names two rows of \((isAfter ? after : before).name)."
    case .sides(let inBoth):
      "has \(counted(after.testRows.count, "row")) for test where \(before.name) has \(before.testRows.count), and "
        + "\(inBoth) of them \(inBoth == 1 ? "is" : "are") for test in both. Give both the same rows for test."
    case .classes(let first, let second):
      "has class '\(after.classTitles[Int(after.labels[second])])' in \(RowWords.name(second, of: after)) "
        + "where \(before.name) has '\(before.classTitles[Int(before.labels[first])])' in "
        + "\(RowWords.name(first, of: before)). "
        + (pairing == .order
          ? "Give the same rows in the same order, or say which column names them with --id."
          : "They are paired by their \(pairing.rawValue)s: give both the same class, or leave the row out of one file.")
    }
  }
}
