/// Numbers in brackets in one field, as Python writes a list, NumPy an array and databases a vector:
/// separated by commas or blanks.
struct NumberList {
  private(set) var numbers: [Double] = []

  /// Nil where the field is no such list, or an empty one.
  init?(_ bytes: ByteView, _ range: Range<Int>) {
    guard range.count > 2, let end = Self.closing(bytes[range.lowerBound]),
      bytes[range.upperBound - 1] == end
    else { return nil }
    var start: Int?
    var isSeparated = true
    for position in range.lowerBound + 1..<range.upperBound {
      let byte = bytes[position]
      let isEnd = position == range.upperBound - 1
      // A comma inside a list separates, whatever marks decimals elsewhere.
      guard isEnd || byte <= 32 || byte == UInt8(ascii: ",") else {
        start = start ?? position
        continue
      }
      if let first = start {
        guard let number = DecimalNumber.parse(bytes, Self.bare(bytes, first..<position)) else {
          return nil
        }
        numbers.append(number)
        start = nil
        isSeparated = false
      }
      if byte == UInt8(ascii: ",") {
        // Two commas have nothing between them.
        guard !isSeparated else { return nil }
        isSeparated = true
      }
    }
    guard !numbers.isEmpty else { return nil }
  }

  /// A number without the type that NumPy writes round it in a list of Python: `np.float64(0.39)`.
  private static func bare(_ bytes: ByteView, _ range: Range<Int>) -> Range<Int> {
    guard bytes[range.lowerBound] == UInt8(ascii: "n"),
      bytes[range.upperBound - 1] == UInt8(ascii: ")"),
      let open = range.first(where: { bytes[$0] == UInt8(ascii: "(") })
    else { return range }
    let type = bytes.text(range.lowerBound..<open)
    let isNumber = type.hasPrefix("np.float") || type.hasPrefix("np.int")
    return isNumber ? open + 1..<range.upperBound - 1 : range
  }

  private static func closing(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "["): UInt8(ascii: "]")
    case UInt8(ascii: "("): UInt8(ascii: ")")
    case UInt8(ascii: "{"): UInt8(ascii: "}")
    default: nil
    }
  }
}
