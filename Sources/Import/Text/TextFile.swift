/// What can be told of a text file before it is read.
enum TextFile {
  /// - Throws: when the bytes are no UTF-8 text at all.
  static func check(_ bytes: ByteView) throws(ImportFault) {
    if bytes.hasPrefix([0xFF, 0xFE]) || bytes.hasPrefix([0xFE, 0xFF]) {
      throw ImportFault(
        .offset(0),
        "begins as UTF-16 text. Convert it to UTF-8: iconv -f UTF-16 -t UTF-8 FILE > NEW.")
    }
    for position in 0..<min(bytes.count, 4096) where bytes[position] == 0 {
      throw ImportFault(
        .offset(position),
        "holds a byte 0, so this is no text. Arrays of NumPy end in .npy or .npz.")
    }
    guard let position = UTF8Text.firstFault(in: bytes.raw) else { return }
    throw ImportFault(
      place(of: position, in: bytes),
      "holds the byte \(UTF8Text.hexadecimal(bytes[position])), which is no UTF-8, so names would "
        + "be mistaken for one another. Convert the file from what it is in, such as Latin-1: "
        + "iconv -f LATIN1 -t UTF-8 FILE > NEW.")
  }

  /// The line and the column of a byte.
  static func place(of position: Int, in bytes: ByteView) -> ImportFault.Place {
    var (line, start) = (1, start(of: bytes))
    for index in 0..<position {
      let isLineEnd =
        bytes[index] == 10
        || (bytes[index] == 13 && index + 1 < bytes.count && bytes[index + 1] != 10)
      if isLineEnd { (line, start) = (line + 1, index + 1) }
    }
    return .line(line, column: position - start + 1)
  }

  /// Behind the mark that some spreadsheets write before UTF-8.
  static func start(of bytes: ByteView) -> Int { bytes.hasPrefix([0xEF, 0xBB, 0xBF]) ? 3 : 0 }

  /// Where the first line begins that no '#' begins; where there is none, the first one.
  static func firstRow(of bytes: ByteView, from start: Int) -> Int {
    var position = start
    while position < bytes.count {
      guard bytes[position] == UInt8(ascii: "#") else { return position }
      while position < bytes.count, bytes[position] != 10, bytes[position] != 13 { position += 1 }
      while position < bytes.count, bytes[position] == 10 || bytes[position] == 13 { position += 1 }
    }
    return start
  }

  /// Line ends and one.
  static func lines(of bytes: ByteView, from start: Int) -> Int {
    let raw = bytes.raw
    var (lines, position) = (1, start)
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    while position + 8 <= raw.count {
      let others =
        raw.loadUnaligned(fromByteOffset: position, as: UInt64.self) ^ 0x0A0A_0A0A_0A0A_0A0A
      // The highest bit of each byte that is 0, then their sum in the highest byte.
      let ends = ~((others & low) &+ low | others | low)
      lines += Int((ends >> 7 &* 0x0101_0101_0101_0101) >> 56)
      position += 8
    }
    while position < raw.count {
      lines += raw[position] == 10 ? 1 : 0
      position += 1
    }
    return lines
  }
}
