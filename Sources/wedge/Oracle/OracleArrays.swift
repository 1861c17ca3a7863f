/// Numbers behind one another, in rows of equal length.
struct OracleRows {
  var numbers: [Double] = []
  var width = 0
  var count: Int { width > 0 ? numbers.count / width : 0 }
}

/// The arrays of an oracle file, looked at number by number: what is none is named by its place.
enum OracleArrays {
  static let most = PrototypeFile.mostNumber

  /// The entries of a section or an array; none where it is not there.
  static func entries(_ value: JSONValue?, _ place: String) throws(InputError) -> [JSONValue] {
    switch value {
    case nil, .null: return []
    case .array(let entries): return entries
    case let value?:
      throw InputError(place, "is \(value.kind) where an array belongs. Write [ … ].")
    }
  }

  /// A single number within bounds.
  static func number(
    _ value: JSONValue?, _ place: String, within bounds: ClosedRange<Double> = -most...most
  ) throws(InputError) -> Double {
    guard let number = value?.number else {
      throw InputError(
        place, "is \(value?.kind ?? "not there") where a number belongs. Write a number.")
    }
    guard bounds.contains(number) else {
      throw InputError(
        place,
        "is \(number). Give a number from \(bounds.lowerBound) to \(bounds.upperBound).")
    }
    return number
  }

  /// Numbers in one row; none where the array is not there.
  static func numbers(
    _ value: JSONValue?, _ place: String, within bounds: ClosedRange<Double> = -most...most
  ) throws(InputError) -> [Double] {
    var numbers: [Double] = []
    for (index, entry) in try entries(value, place).enumerated() {
      numbers.append(try number(entry, "\(place)[\(index)]", within: bounds))
    }
    return numbers
  }

  /// Rows that are all as long as the first; none where the array is not there.
  static func rows(
    _ value: JSONValue?, _ place: String, within bounds: ClosedRange<Double> = -most...most
  ) throws(InputError) -> OracleRows {
    var rows = OracleRows()
    for (index, entry) in try entries(value, place).enumerated() {
      let place = "\(place)[\(index)]"
      guard case .array = entry else {
        throw InputError(place, "is \(entry.kind) where a row of numbers belongs.")
      }
      let row = try numbers(entry, place, within: bounds)
      if index == 0 { rows.width = row.count }
      guard row.count == rows.width, !row.isEmpty else {
        throw InputError(
          place,
          "has \(row.count) number\(row.count == 1 ? "" : "s") where "
            + (index == 0 ? "at least one belongs." : "the first row has \(rows.width)."))
      }
      rows.numbers += row
    }
    return rows
  }

  /// A label a row, each a whole number below a count.
  static func labels(
    _ value: JSONValue?, _ place: String, rows: Int, below classes: Int
  ) throws(InputError) -> [Int32] {
    let most = Double.greatestFiniteMagnitude
    let numbers = try numbers(value, place, within: -most...most)
    var labels: [Int32] = []
    for (index, number) in numbers.enumerated() {
      guard let label = Int32(exactly: number), label >= 0, label < classes else {
        throw InputError(
          "\(place)[\(index)]",
          "is \(number). Give a whole number from 0 to \(max(classes - 1, 0)).")
      }
      labels.append(label)
    }
    guard labels.count == rows else {
      throw InputError(place, "has \(labels.count) labels for \(rows) rows. Give one a row.")
    }
    return labels
  }
}

extension JSONValue {
  /// What it is, as a message names it.
  var kind: String {
    switch self {
    case .null: "null"
    case .boolean(let value): "\(value)"
    case .number(let value): "\(value)"
    case .whole(let value): "\(value)"
    case .string: "a text"
    case .array: "an array"
    case .object: "an object"
    }
  }
}
