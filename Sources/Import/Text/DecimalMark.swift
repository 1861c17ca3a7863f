/// Whether decimals stand behind a point or a comma, and whether that can be told.
struct DecimalMark {
  static var point: UInt8 { 46 }
  static var comma: UInt8 { 44 }

  /// Rows that are looked at before the first is read.
  private static let lookahead = 50

  let byte: UInt8
  /// A number whose comma may separate thousands as well, and its place; nil without one.
  private var unsure: (text: String, place: ImportFault.Place)?
  /// Whether some comma can be no other than that of decimals.
  private var isSure = false

  init(_ byte: UInt8) { self.byte = byte }

  /// The mark that the first rows have.
  static func found(_ bytes: ByteView, _ delimiter: UInt8, from start: Int) -> DecimalMark {
    var scanner = DelimitedScanner(bytes, delimiter: delimiter, from: start)
    var row: [DelimitedScanner.Field] = []
    var hasComma = false
    for _ in 0..<lookahead {
      while scanner.comment(columns: row.isEmpty ? nil : row.count) != nil {}
      guard (try? scanner.next(into: &row)) == true else { break }
      for field in row {
        if DecimalNumber.parse(bytes, field.range) != nil {
          if field.range.contains(where: { bytes[$0] == point }) { return DecimalMark(point) }
        } else if DecimalNumber.parse(bytes, field.range, decimal: comma) != nil {
          hasComma = true
        }
      }
    }
    return DecimalMark(hasComma ? comma : point)
  }

  /// Looks at a number of a file with decimal commas.
  mutating func note(_ bytes: ByteView, _ range: Range<Int>, at place: ImportFault.Place) {
    guard !isSure, let mark = range.first(where: { bytes[$0] == Self.comma }) else { return }
    let digits = { (range: Range<Int>) in range.filter { (48...57).contains(bytes[$0]) }.count }
    let (before, behind) = (range.lowerBound..<mark, mark + 1..<range.upperBound)
    let isZero = digits(before) == 1 && before.contains { bytes[$0] == UInt8(ascii: "0") }
    if digits(behind) != 3 || behind.count != 3 || digits(before) > 3 || digits(before) == 0
      || isZero
    {
      isSure = true
    } else if unsure == nil {
      unsure = (bytes.text(range), place)
    }
  }

  /// - Throws: the first number that may mean thousands, where no other tells.
  func check() throws(ImportFault) {
    guard !isSure, let unsure else { return }
    throw ImportFault(
      unsure.place,
      "holds '\(shortened(unsure.text))', of which the comma may be that of decimals or of thousands, "
        + "and no other number tells. Write decimals with a point, and thousands without a comma.")
  }
}
