/// What is known of the rows of a table beside their numbers and classes: what each is called, whether
/// it is for test, which group it belongs to. One value a row, or none at all.
///
/// It goes with the rows wherever some of them are chosen, so that a list can always name them.
public struct RowFacts: Equatable, Sendable {
  /// What each row is called, from `--id`; empty without.
  public var names: [String] = []
  /// The same as the file has it, for other programs; nil where the screen shows it so.
  public var givenNames: [String]?
  /// Where each row stands in its file, from 1; empty where the table has the first rows in their order.
  public var places: [Int32] = []
  /// Whether each row is for test alone, and nothing may be learnt of it, not even the mean of its
  /// class: from `--test`, `--split` or x_test beside x_train; empty without a split of its own.
  public var isTest: [Bool] = []
  /// Whether the rows for test come from a file or an array of their own, whose places count anew.
  public var hasTestApart: Bool = false
  /// Which group each row belongs to, from `--group`, as a position in `groupNames`; empty without.
  ///
  /// No group has rows on both sides of a split.
  public var groups: [Int32] = []
  public var groupNames: [String] = []

  public init() {}

  /// Whether it says which rows are for test.
  public var hasSplit: Bool { !isTest.isEmpty }
  public var hasGroups: Bool { !groups.isEmpty }

  /// What a list calls a row: its name, else its place, from 1.
  public func name(of row: Int) -> String {
    guard names.isEmpty else { return names[row] }
    let place = places.isEmpty ? "\(row + 1)" : "\(places[row])"
    return hasTestApart && hasSplit && isTest[row] ? "test \(place)" : place
  }

  /// The names as the file has them.
  public var exactNames: [String] { givenNames ?? names }

  /// What other programs read of a row: its name as the file has it, else its place.
  public func givenName(of row: Int) -> String { givenNames?[row] ?? name(of: row) }

  /// The facts of some rows, in their order.
  public func choosing(_ rows: [Int]) -> RowFacts {
    var chosen = self
    chosen.names = names.isEmpty ? [] : rows.map { names[$0] }
    chosen.givenNames = givenNames.map { names in rows.map { names[$0] } }
    let areFirst = places.isEmpty && rows.enumerated().allSatisfy { $0 == $1 }
    chosen.places =
      areFirst ? [] : rows.map { places.isEmpty ? Int32($0 + 1) : places[$0] }
    chosen.isTest = isTest.isEmpty ? [] : rows.map { isTest[$0] }
    chosen.groups = groups.isEmpty ? [] : rows.map { groups[$0] }
    return chosen
  }

  /// Whether each part is empty or has one value a row.
  func fits(_ count: Int) -> Bool {
    [names.count, places.count, isTest.count, groups.count].allSatisfy { $0 == 0 || $0 == count }
      && givenNames.map { $0.count == count } ?? true
      && groups.allSatisfy { groupNames.indices.contains(Int($0)) }
  }
}

extension RowFacts: Codable {}
