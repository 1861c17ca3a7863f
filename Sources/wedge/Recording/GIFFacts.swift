/// What the blocks of a GIF say of its pictures.
struct GIFFacts: Equatable {
  /// In pixels.
  private(set) var width = 0
  private(set) var height = 0
  /// How many pictures it has.
  private(set) var count = 0
  /// How long the last one is shown, in hundredths of a second.
  private(set) var lastDelay = 0

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
        if bytes[place + 1] == 0xF9 { lastDelay = Self.word(bytes, place + 4) }
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

  private static func word(_ bytes: [UInt8], _ place: Int) -> Int {
    Int(bytes[place]) | Int(bytes[place + 1]) << 8
  }

  /// The bytes of a table of colours that a block says it has.
  private static func tableSize(_ flags: UInt8) -> Int {
    flags & 0x80 > 0 ? 3 << (Int(flags & 7) + 1) : 0
  }
}
