/// Two tables of the same rows, before and after, in one order and with one list of classes.
public struct PairedTables: Sendable {
  public let before: DataTable
  public let after: DataTable
  /// Where each row stands in its own table.
  public let places: [(before: Int, after: Int)]

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
    for (first, second) in places
    where before.givenTitles[Int(before.labels[first])]
      != after.givenTitles[Int(after.labels[second])]
    {
      throw .classes(before: first, after: second)
    }
    let kept = Set(places.map { before.labels[$0.before] }).sorted()
    guard kept.count > 1, places.count > 2 else { throw .fewInCommon(places.count) }
    let titles = kept.map {
      (shown: before.classTitles[Int($0)], given: before.givenTitles[Int($0)])
    }
    self.before = before.taking(places.map { $0.before }, of: titles)
    self.after = after.taking(places.map { $0.after }, of: titles)
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
    let earlier = try places(of: before, isAfter: false)
    return before.enumerated().compactMap { place, name in
      earlier[name] == place ? later[name].map { (place, $0) } : nil
    }
  }

  private static func places(
    of names: [String], isAfter: Bool
  ) throws(Fault) -> [String: Int] {
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() {
      guard places.updateValue(place, forKey: name) == nil else {
        throw .repeated(name: name, isAfter: isAfter)
      }
    }
    return places
  }
}

extension DataTable {
  /// Some rows in a new order, of some of the classes.
  fileprivate func taking(_ rows: [Int], of titles: [(shown: String, given: String)]) -> DataTable {
    let known = Dictionary(
      givenTitles.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let old = titles.map { known[$0.given] ?? 0 }
    var numbers = [Int32](repeating: 0, count: classes)
    for (number, label) in old.enumerated() { numbers[label] = Int32(number) }
    return DataTable(
      name: name, width: width,
      values: rows.flatMap { values[$0 * width..<($0 + 1) * width] },
      labels: rows.map { numbers[Int(labels[$0])] }, classTitles: titles.map(\.shown),
      givenTitles: titles.map(\.given),
      prototypes: prototypes.isEmpty
        ? [] : old.flatMap { prototypes[$0 * width..<($0 + 1) * width] },
      originalCount: originalCount, left: left, rows: self.rows.choosing(rows))
  }
}
