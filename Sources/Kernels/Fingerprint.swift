/// A 64-bit digest of bytes (FNV-1a, with SplitMix64's last stirring), the same in every process.
public struct Fingerprint {
  /// What has been added so far, stirred no further.
  public private(set) var state: UInt64 = 0xCBF2_9CE4_8422_2325

  public init() {}

  public mutating func add(_ byte: UInt8) { mix(UInt64(byte)) }

  /// Adds a word of up to 64 bits in one go.
  public mutating func mix(_ word: UInt64) {
    state = (state ^ word) &* 0x100_0000_01B3
  }

  public mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }

  /// Adds a number's bytes, the lowest first.
  public mutating func add<Number: FixedWidthInteger>(_ number: Number) {
    var rest = UInt64(truncatingIfNeeded: number)
    for _ in 0..<Number.bitWidth / 8 {
      add(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// All bits of what has been added, each of which hangs on every one.
  public var stirred: UInt64 {
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }

  /// Sixteen hexadecimal figures.
  public var text: String { Self.figures(of: stirred) }

  /// A word in sixteen hexadecimal figures.
  public static func figures(of word: UInt64) -> String {
    let figures = String(word, radix: 16)
    return String(repeating: "0", count: 16 - figures.count) + figures
  }
}

/// Sixteen hexadecimal figures that name a text, the same in every process.
public func fingerprint(of text: String) -> String {
  var fingerprint = Fingerprint()
  fingerprint.add(text)
  return fingerprint.text
}
