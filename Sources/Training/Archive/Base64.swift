/// Bytes as text, three in four letters (RFC 4648).
enum Base64 {
  private static let letters = Array(
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  private static let pad = UInt8(ascii: "=")

  static func text(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity((bytes.count + 2) / 3 * 4)
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let part = bytes[start..<min(start + 3, bytes.count)]
      let bits = part.reduce(UInt32(0)) { $0 << 8 | UInt32($1) } << (8 * UInt32(3 - part.count))
      for place in 0..<4 {
        let isPad = place > part.count
        text.append(isPad ? pad : letters[Int(bits >> (18 - 6 * UInt32(place)) & 63)])
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Nil where the text is none of this kind.
  static func bytes(_ text: String) -> [UInt8]? {
    var values = [UInt8](repeating: 255, count: 256)
    for (value, letter) in letters.enumerated() { values[Int(letter)] = UInt8(value) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    var pads = 0
    for letter in text.utf8 {
      let value = values[Int(letter)]
      if letter == pad { pads += 1 } else if value == 255 || pads > 0 { return nil }
      bits = bits << 6 | UInt32(value & 63)
      count += 1
      guard count % 4 == 0 else { continue }
      for shift in stride(from: 16, through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(shift)))
      }
      bits = 0
    }
    guard count % 4 == 0, pads <= 2 else { return nil }
    bytes.removeLast(pads)
    return bytes
  }
}
