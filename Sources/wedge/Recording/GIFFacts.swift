/// What the blocks of a GIF say of its pictures.
struct GIFFacts: Equatable {
  /// In pixels.
  private(set) var width = 0
  private(set) var height = 0
  /// How many pictures it has.
  private(set) var count = 0
  /// How long all are shown, and the last one, in hundredths of a second.
  private(set) var duration = 0
  private(set) var lastDelay = 0
  /// Where the bytes say how long the last one is shown.
  private var lastPlace = 0

  /// Nil for what is no GIF, or not all of one.
  init?(_ bytes: [UInt8]) {
    guard bytes.count > 12, bytes.starts(with: Array("GIF".utf8)) else { return nil }
    width = Self.word(bytes, 6)
    height = Self.word(bytes, 8)
    var place = 13 + Self.tableSize(bytes[10])
    while place + 9 < bytes.count {
      switch bytes[place] {
      // How what follows is shown.
      case 0x21:
        if bytes[place + 1] == 0xF9 {
          lastPlace = place + 4
          lastDelay = Self.word(bytes, lastPlace)
          duration += lastDelay
        }
        place += 2
      case 0x2C:
        count += 1
        place += 11 + Self.tableSize(bytes[place + 9])
      default: return nil
      }
      while place < bytes.count, bytes[place] > 0 { place += Int(bytes[place]) + 1 }
      place += 1
    }
    guard place < bytes.count, bytes[place] == 0x3B else { return nil }
  }

  /// The bytes with a last picture that makes all of them last so long, in hundredths of a second; it is shown
  /// for one of them at least, and no longer than a GIF can say.
  func lasting(_ hundredths: Int, _ bytes: [UInt8]) -> [UInt8] {
    let delay = UInt16(min(max(lastDelay + hundredths - duration, 1), Int(UInt16.max)))
    var changed = bytes
    guard lastPlace > 0 else { return bytes }
    (changed[lastPlace], changed[lastPlace + 1]) = (UInt8(delay & 0xFF), UInt8(delay >> 8))
    return changed
  }

  private static func word(_ bytes: [UInt8], _ place: Int) -> Int {
    Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  /// The bytes of a table of colours that a block says it has.
  private static func tableSize(_ flags: UInt8) -> Int {
    flags & 0x80 > 0 ? 3 << (Int(flags & 7) + 1) : 0
  }
}
