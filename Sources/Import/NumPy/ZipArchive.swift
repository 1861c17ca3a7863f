/// The parts of a ZIP file, found by its central directory (PKWARE APPNOTE 6.3, with ZIP64).
struct ZipArchive {
  struct Entry {
    var name: String
    var isDeflated: Bool
    var checksum: UInt32
    var packedSize: Int
    var size: Int
    var headerOffset: Int
  }

  private(set) var entries: [Entry] = []
  private let bytes: ByteView

  /// Deflate makes at most 1,032 bytes of one.
  private static let mostExpansion = 1032
  private static let end: [UInt8] = [0x50, 0x4B, 5, 6]
  private static let end64: [UInt8] = [0x50, 0x4B, 6, 6]
  private static let locator64: [UInt8] = [0x50, 0x4B, 6, 7]
  private static let central: [UInt8] = [0x50, 0x4B, 1, 2]
  private static let local: [UInt8] = [0x50, 0x4B, 3, 4]

  init(_ bytes: ByteView) throws(ImportFault) {
    self.bytes = bytes
    guard let end = Self.endOfDirectory(bytes) else {
      throw ImportFault(
        .offset(bytes.count), "has no directory at its end, so it is no whole .npz. Copy it again.")
    }
    var (count, offset) = (
      Int(bytes.littleEndian(end + 10, bytes: 2)), Int(bytes.littleEndian(end + 16, bytes: 4))
    )
    if end >= 20, bytes.hasPrefix(Self.locator64, at: end - 20) {
      let place = Int(clamping: bytes.littleEndian(end - 12, bytes: 8))
      if place <= bytes.count - 56, bytes.hasPrefix(Self.end64, at: place) {
        count = Int(clamping: bytes.littleEndian(place + 32, bytes: 8))
        offset = Int(clamping: bytes.littleEndian(place + 48, bytes: 8))
      }
    }
    for _ in 0..<min(count, bytes.count / 46 + 1) {
      let (entry, next) = try entry(at: offset)
      entries.append(entry)
      offset = next
    }
  }

  private static func endOfDirectory(_ bytes: ByteView) -> Int? {
    guard bytes.count >= 22 else { return nil }
    let last = bytes.count - 22
    for position in stride(from: last, through: max(0, last - 65_535), by: -1)
    where bytes.hasPrefix(end, at: position) {
      return position
    }
    return nil
  }

  private func entry(at position: Int) throws(ImportFault) -> (Entry, next: Int) {
    guard position <= bytes.count - 46, bytes.hasPrefix(Self.central, at: position) else {
      throw ImportFault(
        .offset(min(position, bytes.count)), "has a broken directory. Copy the file again.")
    }
    let field = { (at: Int, width: Int) in Int(bytes.littleEndian(position + at, bytes: width)) }
    let (nameLength, extraLength, commentLength) = (field(28, 2), field(30, 2), field(32, 2))
    let next = position + 46 + nameLength + extraLength + commentLength
    guard next <= bytes.count else {
      throw ImportFault(.offset(position), "has a broken directory. Copy the file again.")
    }
    var entry = Entry(
      name: bytes.text(position + 46..<position + 46 + nameLength), isDeflated: false,
      checksum: UInt32(truncatingIfNeeded: field(16, 4)), packedSize: field(20, 4),
      size: field(24, 4), headerOffset: field(42, 4))
    let place = ImportFault.Place.array(shortened(entry.name))
    guard field(8, 2) & 1 == 0 else {
      throw ImportFault(place, "is encrypted. Write it without a password.")
    }
    switch field(10, 2) {
    case 0: entry.isDeflated = false
    case 8: entry.isDeflated = true
    default:
      throw ImportFault(place, "is packed by method \(field(10, 2)). Use numpy.savez_compressed.")
    }
    widen(&entry, position + 46 + nameLength..<position + 46 + nameLength + extraLength)
    return (entry, next)
  }

  /// Takes sizes and offset from the ZIP64 field, where 32 bits did not hold them.
  private func widen(_ entry: inout Entry, _ extra: Range<Int>) {
    var position = extra.lowerBound
    while position + 4 <= extra.upperBound {
      let length = Int(bytes.littleEndian(position + 2, bytes: 2))
      var value = position + 4
      let end = min(value + length, extra.upperBound)
      if bytes.littleEndian(position, bytes: 2) == 1 {
        for path in [\Entry.size, \Entry.packedSize, \Entry.headerOffset]
        where entry[keyPath: path] == 0xFFFF_FFFF && value + 8 <= end {
          entry[keyPath: path] = Int(clamping: bytes.littleEndian(value, bytes: 8))
          value += 8
        }
      }
      position += 4 + length
    }
  }

  /// The bytes of a part, checked against its checksum.
  func contents(of entry: Entry, _ unpacking: Unpacking) throws(ImportFault) -> Contents {
    guard entry.isDeflated else {
      let packed = try packed(entry)
      guard entry.size == entry.packedSize, unpacking.checksum(0, packed.raw) == entry.checksum
      else { throw Self.damaged(entry) }
      return .stored(packed)
    }
    var unpacked: [UInt8] = []
    try forEachPiece(of: entry, unpacking) { unpacked += $0 }
    return .unpacked(unpacked)
  }

  /// The first bytes of a part, so many at most; nothing is checked of what they say.
  func beginning(
    of entry: Entry, _ count: Int, _ unpacking: Unpacking
  ) throws(ImportFault) -> Contents {
    let packed = try packed(entry)
    guard entry.isDeflated else {
      return .stored(packed.slice(0, min(count, packed.count)) ?? packed)
    }
    var bytes: [UInt8] = []
    _ = unpacking.inflate(packed.raw, entry.size) { piece in
      bytes += piece.prefix(count - bytes.count)
      return bytes.count < count
    }
    return .unpacked(bytes)
  }

  /// Hands the bytes of a deflated part on as they are made.
  ///
  /// - Throws: once all were handed on, when they do not match the size or the checksum.
  func forEachPiece(
    of entry: Entry, _ unpacking: Unpacking, _ body: @escaping (UnsafeRawBufferPointer) -> Void
  ) throws(ImportFault) {
    let packed = try packed(entry)
    var checksum: UInt32 = 0
    let isWhole = unpacking.inflate(packed.raw, entry.size) { piece in
      checksum = unpacking.checksum(checksum, piece)
      body(piece)
      return true
    }
    guard isWhole else {
      throw ImportFault(
        .array(shortened(entry.name)),
        "cannot be unpacked to the size it claims. Copy the file again.")
    }
    guard checksum == entry.checksum else { throw Self.damaged(entry) }
  }

  private static func damaged(_ entry: Entry) -> ImportFault {
    ImportFault(
      .array(shortened(entry.name)), "does not match its checksum. Copy the file again.")
  }

  /// Bytes of the file itself, or made of them.
  enum Contents {
    case stored(ByteView)
    case unpacked([UInt8])

    func read<Value>(
      _ body: (ByteView) throws(ImportFault) -> Value
    ) throws(ImportFault) -> Value {
      switch self {
      case .stored(let bytes): return try body(bytes)
      case .unpacked(let bytes):
        let result = bytes.withUnsafeBytes { raw in
          Result { () throws(ImportFault) in try body(ByteView(raw)) }
        }
        return try result.get()
      }
    }
  }

  /// The bytes of a part as they lie in the file, of which none is made before its size is believed.
  private func packed(_ entry: Entry) throws(ImportFault) -> ByteView {
    guard !entry.isDeflated || entry.size / Self.mostExpansion <= entry.packedSize else {
      throw ImportFault(
        .array(shortened(entry.name)),
        "claims \(entry.size) bytes from \(entry.packedSize), more than deflate can make. "
          + "Do not trust this file.")
    }
    let header = entry.headerOffset
    if header <= bytes.count - 30, bytes.hasPrefix(Self.local, at: header) {
      let nameLength = Int(bytes.littleEndian(header + 26, bytes: 2))
      let extraLength = Int(bytes.littleEndian(header + 28, bytes: 2))
      if let packed = bytes.slice(header + 30 + nameLength + extraLength, entry.packedSize) {
        return packed
      }
    }
    throw ImportFault(
      .array(shortened(entry.name)), "lies beyond the end of the file. Copy the file again.")
  }
}
