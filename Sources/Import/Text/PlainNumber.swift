/// A number in digits with at most one mark among them, as most fields of a table are: read eight bytes at
/// a time, without knowing where it ends.
struct PlainNumber {
  let value: Double
  /// Behind its last byte.
  let end: Int

  /// Nil where no such number begins, or where it has more digits than can be rounded at once.
  @inline(__always)
  init?(_ raw: UnsafeRawBufferPointer, from start: Int, decimal: UInt8) {
    var position = start
    guard position < raw.count else { return nil }
    let isNegative = raw[position] == UInt8(ascii: "-")
    if isNegative || raw[position] == UInt8(ascii: "+") { position += 1 }
    var mantissa: UInt64 = 0
    var digits = Self.pass(raw, &position, &mantissa)
    var decimals = 0
    if position < raw.count, raw[position] == decimal {
      position += 1
      decimals = Self.pass(raw, &position, &mantissa)
      digits += decimals
    }
    guard 1...18 ~= digits, mantissa < 1 << 53 else { return nil }
    // Both are exact, so one division rounds once.
    let value = Double(mantissa) / Self.powers[decimals]
    self.value = isNegative ? -value : value
    end = position
  }

  /// Powers of ten, which a Double and a UInt64 hold exactly; literals, so that nothing is worked out later.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
    1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  ]
  private static let wholePowers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

  /// Appends digits to a mantissa, which wraps round where there are more than fit.
  ///
  /// - Returns: how many they are.
  @inline(__always)
  private static func pass(
    _ raw: UnsafeRawBufferPointer, _ position: inout Int, _ mantissa: inout UInt64
  ) -> Int {
    let start = position
    while position + 8 <= raw.count {
      let bytes = UInt64(
        littleEndian: raw.loadUnaligned(fromByteOffset: position, as: UInt64.self))
      let digits = leadingDigits(bytes)
      guard digits > 0 else { return position - start }
      mantissa = mantissa &* wholePowers[digits] &+ number(bytes, digits: digits)
      position += digits
      guard digits == 8 else { return position - start }
    }
    while position < raw.count, raw[position] &- 48 < 10 {
      mantissa = mantissa &* 10 &+ UInt64(raw[position] &- 48)
      position += 1
    }
    return position - start
  }

  /// How many of eight bytes, the first in the lowest place, are digits before the first that is none.
  @inline(__always)
  private static func leadingDigits(_ bytes: UInt64) -> Int {
    // What is carried on by a byte that is no digit reaches only those behind it.
    let others =
      ((bytes &+ 0x4646_4646_4646_4646) | (bytes &- 0x3030_3030_3030_3030)) & 0x8080_8080_8080_8080
    return others.trailingZeroBitCount >> 3
  }

  /// What the first of eight bytes write: put behind zeros, pairs, fours and all eight are joined in turn.
  @inline(__always)
  private static func number(_ bytes: UInt64, digits: Int) -> UInt64 {
    var joined = (bytes &- 0x3030_3030_3030_3030) << UInt64(64 - 8 * digits)
    joined = (joined &* 10 &+ joined >> 8) & 0x00FF_00FF_00FF_00FF
    joined = (joined &* 100 &+ joined >> 16) & 0x0000_FFFF_0000_FFFF
    return (joined &* 10_000 &+ joined >> 32) & 0xFFFF_FFFF
  }
}
