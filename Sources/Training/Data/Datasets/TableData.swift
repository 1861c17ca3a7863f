/// Rows of a file.
///
/// Two numbers a row are points as they stand, all of them. Wider rows, and those of which some are
/// for test, go through the encoder: the rows for test are held out, else a quarter of each class.
/// Embeddings are judged as they are, all of them.
public enum TableData: DatasetSource {
  public static let name: String = DataTable.sourceName
  public static let classes: ClosedRange<Int> = 2...1000
  public static let sampleWords: String = "a row of the file"
  public static let usualMode: Mode = .encoder
  public static let isGenerated: Bool = false
  public static let hasUnits: Bool = true

  public static func isThere(for configuration: Configuration) -> Bool {
    configuration.table != nil
  }

  public static func width(for configuration: Configuration) -> Int {
    configuration.table?.width ?? 2
  }

  public static func classes(for configuration: Configuration) -> ClosedRange<Int> {
    2...max(2, configuration.table?.classes ?? 2)
  }

  public static func usualMode(for configuration: Configuration) -> Mode {
    configuration.table?.width == 2 && configuration.table?.rows.hasSplit == false
      ? .free : .encoder
  }

  public static func classTitles(for configuration: Configuration) -> [String] {
    Array((configuration.table?.classTitles ?? []).prefix(configuration.allClasses))
  }

  public static func dataset(for configuration: Configuration) -> Dataset {
    guard let table = configuration.table else {
      preconditionFailure("a configuration names a table and has none")
    }
    return dataset(of: table, for: configuration)
  }

  /// How the rows are divided, in a word or two; nil where they are of no file.
  public static func splitWords(for configuration: Configuration) -> String? {
    guard configuration.data == name, let table = configuration.table else { return nil }
    let isDivided = !takesAllRows(configuration) || configuration.isJudged && table.rows.hasSplit
    return isDivided ? table.splitWords : "none"
  }

  private static func takesAllRows(_ configuration: Configuration) -> Bool {
    configuration.mode == .free
  }

  /// The rows of the configuration's classes, split.
  static func dataset(of table: DataTable, for configuration: Configuration) -> Dataset {
    let table = table.restricted(to: configuration.allClasses)
    let rows =
      takesAllRows(configuration)
      ? (training: Array(0..<table.count), heldOut: []) : table.split(seed: configuration.seed)
    var dataset = Dataset(
      classNames: table.classNames, width: table.width, training: table.inputs(rows.training),
      heldOut: table.inputs(rows.heldOut))
    dataset.classTitles = table.classTitles
    dataset.givenTitles = table.givenTitles
    dataset.rowFacts = table.rows
    return dataset.withholding(configuration.unseen)
  }
}

extension Configuration {
  /// What the classes that are never trained on are called as their file has it, for other programs.
  public var givenUnseenTitles: [String] {
    guard data == TableData.name, let titles = table?.givenTitles else { return unseenTitles }
    return unseen.map { titles.indices.contains($0) ? titles[$0] : "\($0)" }
  }
}
