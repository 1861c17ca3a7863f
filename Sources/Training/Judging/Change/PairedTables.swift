/// Two tables of the same rows, before and after, in one order and with one list of classes.
public struct PairedTables: Sendable {
  public let before: DataTable
  public let after: DataTable
  /// Where each row stands in its own table.
  public let places: [(before: Int, after: Int)]
  /// What the other table has not got.
  public let left: (before: Left, after: Left)

  /// What of a table is in no pair.
  public struct Left: Equatable, Sendable {
    public let rows: Int
    /// Classes of which no row is in a pair.
    public let classes: Int

    fileprivate init(of table: DataTable, rows: Int, classes: Int) {
      (self.rows, self.classes) = (table.count - rows, table.classes - classes)
    }
  }

  /// Why two tables are not of the same rows.
  public enum Fault: Error, Equatable, Sendable {
    /// Without names, rows go by their order, and there are not as many.
    case counts(Int, Int)
    /// Names that rows share are too few to judge.
    case fewInCommon(Int)
    /// A name that stands at two rows of one table.
    case repeated(name: String, isAfter: Bool)
    /// One row is of one class before and of another after.
    case classes(before: Int, after: Int)
    /// The rows for test are not the same ones; how many are for test in both.
    case sides(inBoth: Int)
  }

  /// - Parameters:
  ///   - names: what each row is called in both tables; nil pairs them by their order.
  public init(
    _ before: DataTable, _ after: DataTable, names: (before: [String], after: [String])?
  ) throws(Fault) {
    if let names {
      places = try Self.pairs(names.before, names.after)
    } else {
      places = try Self.pairs(before.count, after.count)
    }
    // Which class after is each before, and the other way round.
    var later = [Int](repeating: -1, count: before.classes)
    var earlier = [Int](repeating: -1, count: after.classes)
    for (first, second) in places {
      let (old, new) = (Int(before.labels[first]), Int(after.labels[second]))
      guard before.givenTitles[old] == after.givenTitles[new],
        later[old] == new || later[old] < 0, earlier[new] == old || earlier[new] < 0
      else { throw .classes(before: first, after: second) }
      (later[old], earlier[new]) = (new, old)
    }
    let kept = later.indices.filter { later[$0] >= 0 }
    guard kept.count > 1, places.count > 2 else { throw .fewInCommon(places.count) }
    left = (
      Left(of: before, rows: places.count, classes: kept.count),
      Left(of: after, rows: places.count, classes: kept.count)
    )
    let names = kept.map { before.givenTitles[$0] }
    let titles = kept.map { before.classTitles[$0] }
    self.before = before.taking(places.map { $0.before }, kept, titles, names)
    self.after = after.taking(places.map { $0.after }, kept.map { later[$0] }, titles, names)
    let (first, second) = (self.before.testRows, self.after.testRows)
    guard first == second else { throw .sides(inBoth: Set(first).intersection(second).count) }
  }

  private static func pairs(
    _ before: Int, _ after: Int
  ) throws(Fault) -> [(before: Int, after: Int)] {
    guard before == after else { throw .counts(before, after) }
    return (0..<before).map { ($0, $0) }
  }

  private static func pairs(
    _ before: [String], _ after: [String]
  ) throws(Fault) -> [(before: Int, after: Int)] {
    let later = try places(of: after, isAfter: true)
    _ = try places(of: before, isAfter: false)
    return before.enumerated().compactMap { place, name in
      later[exact(name)].map { (place, $0) }
    }
  }

  /// A name by its bytes, a character each: an accent of its own and one that is part of its letter are two.
  private static func exact(_ name: String) -> String {
    String(String.UnicodeScalarView(name.utf8.map { Unicode.Scalar($0) }))
  }

  private static func places(
    of names: [String], isAfter: Bool
  ) throws(Fault) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      guard places.updateValue(place, forKey: exact(name)) == nil else {
        throw .repeated(name: name, isAfter: isAfter)
      }
    }
    return places
  }
}

extension DataTable {
  /// Some rows in a new order, of some of the classes with what these are called.
  fileprivate func taking(
    _ rows: [Int], _ old: [Int], _ titles: [String], _ given: [String]
  ) -> DataTable {
    var numbers = [Int32](repeating: 0, count: classes)
    for (number, label) in old.enumerated() { numbers[label] = Int32(number) }
    return DataTable(
      name: name, width: width,
      values: rows.flatMap { values[$0 * width..<($0 + 1) * width] },
      labels: rows.map { numbers[Int(labels[$0])] }, classTitles: titles,
      givenTitles: given,
      prototypes: prototypes.isEmpty
        ? [] : old.flatMap { prototypes[$0 * width..<($0 + 1) * width] },
      originalCount: originalCount, left: left, rows: self.rows.choosing(rows))
  }
}
