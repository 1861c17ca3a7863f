/// Rows of plain numbers and a class at most, as most files have: they are read without laying their fields
/// down first. Whatever else a row holds, it is left to be read as any other.
struct PlainRows {
  private let fields: Int
  /// The column of classes; -1 without one.
  private let classes: Int
  /// Rows that are not tried, as the one before them was no such row.
  private var untried = 0
  /// The class of the last row; nil without one.
  private(set) var label: DelimitedScanner.Field?

  private static let rowsBehindAnother = 32

  /// Nil where columns hold other things.
  init?(_ layout: ColumnLayout, _ mark: DecimalMark) {
    guard mark.byte == DecimalMark.point,
      layout.roles.allSatisfy({ $0 == .number || $0 == .label })
    else { return nil }
    fields = layout.roles.count
    classes = layout.label ?? -1
  }

  /// Reads the next row into `values`.
  ///
  /// - Returns: false where it is no such row; nothing is changed then.
  /// - Throws: what is wrong with the field of the class.
  mutating func next(
    _ scanner: inout DelimitedScanner, into values: inout [Float]
  ) throws(ImportFault) -> Bool {
    guard untried == 0 else {
      untried -= 1
      return false
    }
    let before = values.count
    var ahead = scanner
    guard !ahead.isAtComment, try read(&ahead, into: &values) else {
      values.removeSubrange(before...)
      untried = Self.rowsBehindAnother
      return false
    }
    scanner = ahead
    return true
  }

  private mutating func read(
    _ scanner: inout DelimitedScanner, into values: inout [Float]
  ) throws(ImportFault) -> Bool {
    for position in 0..<fields {
      let isLast = position == fields - 1
      if position == classes {
        label = try scanner.field(isLast: isLast)
        guard let label, !label.range.isEmpty else { return false }
      } else {
        guard let number = scanner.plainNumber(isLast: isLast) else { return false }
        values.append(Float(number))
      }
    }
    return true
  }
}
