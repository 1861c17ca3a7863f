/// A 64-bit digest of bytes (FNV-1a, with SplitMix64's last stirring), the same in every process.
struct Fingerprint {
  private var state: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ byte: UInt8) {
    state = (state ^ UInt64(byte)) &* 0x100_0000_01B3
  }

  mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0)
  }

  /// Adds a number's bytes, the lowest first.
  mutating func add<Number: FixedWidthInteger>(_ number: Number) {
    var rest = UInt64(truncatingIfNeeded: number)
    for _ in 0..<Number.bitWidth / 8 {
      add(UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
  }

  /// Sixteen hexadecimal figures.
  var text: String {
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    bits ^= bits >> 31
    let figures = String(bits, radix: 16)
    return String(repeating: "0", count: 16 - figures.count) + figures
  }
}

/// Sixteen hexadecimal figures that name a text, the same in every process.
public func fingerprint(of text: String) -> String {
  var fingerprint = Fingerprint()
  fingerprint.add(text)
  return fingerprint.text
}

extension Dataset {
  /// Sixteen hexadecimal figures that name the samples, bit for bit.
  public var digest: String {
    var fingerprint = Fingerprint()
    fingerprint.add(width)
    for name in classNames { fingerprint.add(name) }
    for part in [training, heldOut] + (unseen.count > 0 ? [unseen] : []) {
      fingerprint.add(part.count)
      for input in part.inputs { fingerprint.add(input.bitPattern) }
      for label in part.labels { fingerprint.add(label) }
    }
    return fingerprint.text
  }
}
