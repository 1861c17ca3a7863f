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
