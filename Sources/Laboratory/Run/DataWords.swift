internal import Drawing
public import Training

extension Run {
  /// The rows of a file that are shown; nil for other data.
  public var shownTable: DataTable? {
    configuration.data == TableData.name ? configuration.table : nil
  }

  /// What the data are called.
  public var dataTitle: String { shownTable?.name ?? configuration.data }

  /// The data with the classes that are trained on, and behind a line those that are not, such as
  /// `digits 0–6 | 7–9`.
  package var dataWords: String {
    let unseen = snapshot.unseen.names
    let learnt =
      configuration.unseen.allSatisfy { $0 >= configuration.classes }
      ? Self.span(snapshot.classNames) : "\(snapshot.classes) classes"
    return "\(dataTitle) \(learnt)" + (unseen.isEmpty ? "" : " | \(Self.span(unseen))")
  }

  /// The first and the last of names that follow one another; a few others one by one.
  private static func span(_ names: [String]) -> String {
    guard let first = names.first, let last = names.last else { return "" }
    let numbers = names.compactMap { Int($0) }
    let isGapped =
      numbers.count == names.count && (numbers.last ?? 0) - (numbers.first ?? 0) >= names.count
    guard isGapped else { return names.count > 1 ? "\(first)–\(last)" : first }
    return names.count > 4 ? "\(names.count) classes" : names.joined(separator: ", ")
  }

  /// What was done to the training samples on purpose; empty where nothing.
  package var corruptionWords: [String] {
    func percent(_ share: Double) -> String { numberText(100 * share, from: 0, through: 1) + " %" }
    var words: [String] = []
    if configuration.imbalance > 1 {
      words.append("imbalance \(numberText(configuration.imbalance, from: 0, through: 1))")
    }
    if configuration.labelNoise > 0 {
      words.append("\(percent(configuration.labelNoise)) mislabelled")
    }
    if configuration.outliers > 0 { words.append("\(percent(configuration.outliers)) outliers") }
    return words
  }
}
