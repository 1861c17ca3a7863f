/// Decimal numbers from bytes, rounded as IEEE 754 asks.
enum DecimalNumber {
  /// The number that a range of bytes writes; nil when it writes none.
  ///
  /// - Parameter decimal: the mark before decimals, a point or a comma.
  static func parse(
    _ bytes: ByteView, _ range: Range<Int>, decimal: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "beyond the end")
    if let plain = PlainNumber(bytes.raw, from: range.lowerBound, decimal: decimal),
      plain.end == range.upperBound
    {
      return plain.value
    }
    return slow(bytes, range, decimal)
  }

  private static func slow(
    _ bytes: ByteView, _ range: Range<Int>, _ decimal: UInt8
  ) -> Double? {
    guard 1...400 ~= range.count else { return nil }
    // Double takes hexadecimal and spellings of NaN with a payload, which no table means.
    for position in range {
      switch bytes[position] {
      case 48...57, UInt8(ascii: "+"), UInt8(ascii: "-"), decimal, UInt8(ascii: "e"),
        UInt8(ascii: "E"):
        continue
      default: return word(bytes.text(range))
      }
    }
    let text = bytes.text(range)
    return Double(decimal == UInt8(ascii: ",") ? text.replacing(",", with: ".") : text)
  }

  private static func word(_ text: String) -> Double? {
    switch text.lowercased() {
    case "nan", "-nan", "+nan", "na": .nan
    case "inf", "+inf", "infinity", "+infinity": .infinity
    case "-inf", "-infinity": -.infinity
    default: nil
    }
  }
}
