/// Bits squeezed by how often each of its kind was set so far: a range coder as in LZMA, with counts
/// that learn fast at first.
struct BitWriter {
  private(set) var bytes: [UInt8] = []
  private var low: UInt64 = 0
  private var range: UInt32 = .max
  private var held: UInt8 = 0
  private var heldCount = 1
  /// How likely each kind is to be set, of 65536.
  private var odds: [Int]
  /// How often each kind came, as far as that counts.
  private var counts: [Int]

  /// - Parameter kinds: how many kinds of bits there are.
  init(kinds: Int) {
    odds = Array(repeating: 32_768, count: kinds)
    counts = Array(repeating: 0, count: kinds)
  }

  /// Writes a bit of a kind.
  mutating func write(_ bit: Bool, kind: Int) {
    let bound = (range >> 16) * UInt32(odds[kind])
    if bit {
      range = bound
    } else {
      low += UInt64(bound)
      range -= bound
    }
    let count = counts[kind]
    let moved = odds[kind] + ((bit ? 65_535 : 1) - odds[kind]) * 2 / (2 * count + 3)
    odds[kind] = min(max(moved, 64), 65_472)
    if count < 60 { counts[kind] = count + 1 }
    while range < 1 << 24 {
      range <<= 8
      shift()
    }
  }

  /// Writes a number's bits, the highest first, each of a kind of its own below those above it.
  mutating func write(_ number: Int, bits: Int, kinds: Int) {
    var node = 1
    for place in (0..<bits).reversed() {
      let bit = number >> place & 1
      write(bit == 1, kind: kinds + node)
      node = node * 2 + bit
    }
  }

  /// Writes all that is still held.
  mutating func finish() {
    for _ in 0..<5 { shift() }
  }

  private mutating func shift() {
    if low < 0xFF00_0000 || low > 0xFFFF_FFFF {
      let carry = UInt8(low >> 32)
      bytes.append(held &+ carry)
      for _ in 1..<heldCount { bytes.append(0xFF &+ carry) }
      held = UInt8(low >> 24 & 0xFF)
      heldCount = 0
    }
    heldCount += 1
    low = (low & 0xFF_FFFF) << 8
  }
}
