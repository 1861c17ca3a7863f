/// A field of the first row of data, by which its column is told.
struct FirstField {
  let text: String
  let isNumber: Bool
  /// Whether it says true or false.
  let isFlag: Bool
  /// How many numbers stand in it in brackets; nil where it is no list of them.
  let listWidth: Int?

  /// Whether a number can be made of it.
  var isValue: Bool { isNumber || isFlag || listWidth != nil || hasOtherMark }

  /// Whether it is a number but for the mark before its decimals.
  private let hasOtherMark: Bool

  /// - Parameter decimal: the mark before decimals, a point or a comma.
  init(
    _ field: DelimitedScanner.Field, _ bytes: ByteView, _ scanner: DelimitedScanner, decimal: UInt8
  ) {
    text = scanner.text(field)
    isNumber = DecimalNumber.parse(bytes, field.range, decimal: decimal) != nil
    hasOtherMark =
      !isNumber
      && [DecimalMark.point, DecimalMark.comma].contains { mark in
        DecimalNumber.parse(bytes, field.range, decimal: mark) != nil
      }
    isFlag = Self.flag(bytes, field.range) != nil
    listWidth =
      isNumber ? nil : NumberList(bytes, field.range).map(\.numbers.count)
  }

  /// 1 for true, 0 for false, as programs write them; nil for all else.
  static func flag(_ bytes: ByteView, _ range: Range<Int>) -> Float? {
    guard range.count == 4 || range.count == 5 else { return nil }
    switch bytes.text(range) {
    case "True", "true", "TRUE": return 1
    case "False", "false", "FALSE": return 0
    default: return nil
    }
  }
}
