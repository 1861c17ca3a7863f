/// A number in digits with at most one mark among them, as most fields of a table are: read eight bytes at
/// a time, without knowing where it ends.
struct PlainNumber {
  let value: Double
  /// Behind its last byte.
  let end: Int

  /// Nil where no such number begins, or where it has more digits than can be rounded at once.
  @inline(__always)
  init?(_ raw: UnsafeRawBufferPointer, from start: Int, decimal: UInt8) {
    guard start < raw.count else { return nil }
    // Whether there is a sign and how many decimals there are changes from number to number: a branch that
    // is foretold wrongly every second time takes as long as all the rest.
    let isNegative = raw[start] == UInt8(ascii: "-") ? 1 : 0
    let first = start + (isNegative | (raw[start] == UInt8(ascii: "+") ? 1 : 0))
    var found = Digits(end: first)
    if first + Self.mostAtOnce < raw.count { found.takeAtOnce(raw, decimal) }
    if found.end == first || raw[found.end] &- 48 < 10 {
      found = Digits(end: first)
      found.takeOneByOne(raw, decimal)
    }
    guard 1...18 ~= found.count, found.mantissa < 1 << 53 else { return nil }
    // Both are exact, so one division rounds once.
    let value = Double(found.mantissa) / Self.powers[found.decimals]
    self.value = Double(bitPattern: value.bitPattern | UInt64(isNegative) << 63)
    end = found.end
  }

  /// A sign's place, eight digits, the mark and sixteen decimals.
  private static let mostAtOnce = 26

  /// A power of ten, which a Double holds exactly; literals, so that nothing is worked out later.
  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9,
    1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
  ]
}

/// Digits as they are found.
private struct Digits {
  /// What they write without the mark; it wraps round where there are more than fit.
  var mantissa: UInt64 = 0
  var count = 0
  /// How many of them stand behind the mark.
  var decimals = 0
  /// Behind the last byte.
  var end: Int

  init(end: Int) { self.end = end }

  /// Takes up to eight digits, the mark and up to sixteen decimals: with more a digit comes next.
  @inline(__always)
  mutating func takeAtOnce(_ raw: UnsafeRawBufferPointer, _ decimal: UInt8) {
    end += take(raw, isWanted: 1)
    guard raw[end] == decimal else { return }
    end += 1
    let eight = take(raw, isWanted: 1)
    end += eight
    decimals = eight
    // Only behind eight digits are there more.
    let others = take(raw, isWanted: eight >> 3)
    end += others
    decimals += others
  }

  /// Takes the digits among the next eight bytes, or none of them.
  ///
  /// - Parameter isWanted: 1 or 0.
  /// - Returns: how many they are.
  @inline(__always)
  private mutating func take(_ raw: UnsafeRawBufferPointer, isWanted: Int) -> Int {
    let bytes = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: end, as: UInt64.self))
    let digits = Self.leadingDigits(bytes) & (0 &- isWanted)
    mantissa = mantissa &* Self.powers[digits] &+ Self.number(bytes, digits: digits)
    count &+= digits
    return digits
  }

  mutating func takeOneByOne(_ raw: UnsafeRawBufferPointer, _ decimal: UInt8) {
    var isBehindMark = false
    while end < raw.count {
      if raw[end] == decimal, !isBehindMark {
        isBehindMark = true
      } else if raw[end] &- 48 < 10 {
        mantissa = mantissa &* 10 &+ UInt64(raw[end] &- 48)
        count += 1
        decimals += isBehindMark ? 1 : 0
      } else {
        return
      }
      end += 1
    }
  }

  private static let powers: [UInt64] = [
    1, 10, 100, 1000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000,
  ]

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
