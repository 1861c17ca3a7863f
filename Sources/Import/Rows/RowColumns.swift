/// Columns, members or arrays that a person names because they say of each row what is no number and
/// no class.
public struct RowColumns: Equatable, Sendable {
  /// What such a column says.
  enum Kind: String, CaseIterable {
    /// What the row is called.
    case id
    /// Whether it is for training or for test.
    case split
    /// What it belongs to, which is not divided.
    case group

    var option: String { "--\(rawValue)" }
  }

  public var id: ImportRequest.LabelColumn?
  public var split: ImportRequest.LabelColumn?
  public var group: ImportRequest.LabelColumn?

  /// Whether a column that is not here may be in the file of labels.
  public var mayBeElsewhere = false

  /// Whether two files are read by them, of which one may be a run, which has its names where it has them.
  public var isOfTwoFiles = false

  public init() {}

  /// What else a column of words may be chosen as, for the end of a remedy.
  func others(for column: ImportedColumn, word: String) -> String {
    let reference = column.reference
    if split == nil, SplitParts.knows(word) {
      return ", or with --split \(reference) to divide the rows by it"
    }
    if group == nil, Self.groupNames.contains(column.word.lowercased()) {
      return ", or with --group \(reference) if rows of one must stay on one side"
    }
    return id == nil ? ", or with --id \(reference) if it names the rows" : ""
  }

  /// What groups of rows are usually called.
  private static let groupNames: Set<String> = [
    "person", "subject", "speaker", "patient", "user", "session", "group", "site", "writer",
  ]

  func column(_ kind: Kind) -> ImportRequest.LabelColumn? {
    switch kind {
    case .id: id
    case .split: split
    case .group: group
    }
  }

  /// Those that are named and there, in the order of their kinds, with their positions from 0.
  ///
  /// - Parameter names: what the columns are called; empty where they have no names.
  func positions(
    among names: [String], count: Int
  ) throws(ImportFault) -> [(kind: Kind, position: Int)] {
    var found: [(kind: Kind, position: Int)] = []
    for (kind, column) in asked {
      if mayBeElsewhere, case .named(let name) = column, !names.contains(name) { continue }
      found.append(
        (kind, try column.position(among: names, count: count, option: kind.option)))
    }
    return found
  }

  /// Those that are named, in the order of their kinds.
  var asked: [(kind: Kind, column: ImportRequest.LabelColumn)] {
    Kind.allCases.compactMap { kind in column(kind).map { (kind, $0) } }
  }
}

extension ImportRequest.LabelColumn {
  /// Nil where it goes by its position.
  public var name: String? {
    if case .named(let name) = self { return name }
    return nil
  }

  /// The position, from 0, of the column that is meant.
  ///
  /// - Parameters:
  ///   - names: what the columns are called; empty where they have no names.
  ///   - option: what named it, for a message.
  func position(
    among names: [String], count: Int, option: String
  ) throws(ImportFault) -> Int {
    switch self {
    case .usual, .none, .last: return count - 1
    case .position(let position):
      guard position <= count else {
        throw ImportFault(
          .file, "has \(count) columns, so \(option) \(position) is none of them.")
      }
      return position - 1
    case .named(let name):
      if let position = names.firstIndex(of: name) { return position }
      let known = names.prefix(20).map { shortened($0) }.joined(separator: ", ")
      throw ImportFault(
        .file,
        names.isEmpty
          ? "has no row of names, so no column is called '\(shortened(name))'. Give its number: "
            + "\(option) 1 is the first."
          : "has no column '\(shortened(name))'. Choose one of \(known).")
    }
  }
}
