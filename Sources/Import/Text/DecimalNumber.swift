/// Decimal numbers from bytes, rounded as IEEE 754 asks.
enum DecimalNumber {
  /// Powers of ten that a Double holds exactly.
  private static let powers: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }

  /// The number that a range of bytes writes; nil when it writes none.
  ///
  /// - Parameter decimal: the mark before decimals, a point or a comma.
  static func parse(
    _ bytes: ByteView, _ range: Range<Int>, decimal: UInt8 = UInt8(ascii: ".")
  ) -> Double? {
    guard !range.isEmpty else { return nil }
    precondition(range.lowerBound >= 0 && range.upperBound <= bytes.count, "beyond the end")
    let raw = bytes.raw
    var position = range.lowerBound
    let isNegative = raw[position] == UInt8(ascii: "-")
    if isNegative || raw[position] == UInt8(ascii: "+") { position += 1 }
    var mantissa: UInt64 = 0
    var digits = 0
    var exponent = 0
    var hasPoint = false
    while position < range.upperBound {
      let byte = raw[position]
      if byte == decimal, !hasPoint {
        hasPoint = true
      } else if byte >= 48, byte <= 57 {
        guard digits < 18 else { return slow(bytes, range, decimal) }
        mantissa = mantissa &* 10 &+ UInt64(byte &- 48)
        digits &+= 1
        if hasPoint { exponent &-= 1 }
      } else {
        break
      }
      position += 1
    }
    guard position == range.upperBound, digits > 0 else { return slow(bytes, range, decimal) }
    guard mantissa < 1 << 53, exponent >= -22 else { return slow(bytes, range, decimal) }
    // Both are exact, so one division rounds once.
    let value = Double(mantissa) / powers[-exponent]
    return isNegative ? -value : value
  }

  private static func slow(
    _ bytes: ByteView, _ range: Range<Int>, _ decimal: UInt8
  ) -> Double? {
    guard range.count <= 400 else { return nil }
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
