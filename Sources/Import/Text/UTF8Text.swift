/// What is no UTF-8 (Unicode 16, table 3-7), where it stands: labels in another encoding would
/// otherwise become one another.
enum UTF8Text {
  /// The position of the first byte that no character begins or goes on with; nil where all do.
  static func firstFault(in bytes: UnsafeRawBufferPointer) -> Int? {
    var position = 0
    while position < bytes.count {
      if position + 8 <= bytes.count,
        bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
      {
        position += 8
        continue
      }
      guard let length = length(bytes, position) else { return position }
      position += length
    }
    return nil
  }

  /// Bytes of the character that begins here; nil where none does.
  private static func length(_ bytes: UnsafeRawBufferPointer, _ position: Int) -> Int? {
    let first = bytes[position]
    guard first >= 0x80 else { return 1 }
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return nil
    }
    guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return nil }
    for index in 2..<max(length, 2) where bytes[position + index] & 0xC0 != 0x80 { return nil }
    return length
  }

  /// A byte as people look it up.
  static func hexadecimal(_ byte: UInt8) -> String {
    (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
  }
}
