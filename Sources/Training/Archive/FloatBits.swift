/// Numbers that are written as their very bits: base 64 of 32-bit floats, least significant byte
/// first.
public struct FloatBits: Codable, Equatable, Sendable {
  public var values: [Float]

  public init(_ values: [Float]) { self.values = values }

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    guard let bytes = Base64.bytes(try container.decode(String.self)), bytes.count % 4 == 0 else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "holds no numbers in base 64")
    }
    values = stride(from: 0, to: bytes.count, by: 4).map { start in
      Float(
        bitPattern: (0..<4).reduce(0) { $0 | UInt32(bytes[start + $1]) << (8 * UInt32($1)) })
    }
  }

  public func encode(to encoder: any Swift.Encoder) throws {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(4 * values.count)
    for value in values {
      for shift in stride(from: UInt32(0), to: 32, by: 8) {
        bytes.append(UInt8(truncatingIfNeeded: value.bitPattern >> shift))
      }
    }
    var container = encoder.singleValueContainer()
    try container.encode(Base64.text(bytes))
  }
}

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
