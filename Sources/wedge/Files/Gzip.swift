import CDeflate

/// What gzip made smaller.
enum Gzip {
  static func isMeant(by bytes: UnsafeRawBufferPointer) -> Bool {
    bytes.count > 2 && bytes[0] == 0x1F && bytes[1] == 0x8B
  }

  /// The path without the ending that says so.
  static func inner(_ path: String) -> String {
    for ending in [".gz", ".gzip"] where path.lowercased().hasSuffix(ending) {
      return String(path.dropLast(ending.count))
    }
    return path
  }

  /// The bytes as they were before.
  ///
  /// - Throws: that they are damaged, or more than there is room for.
  static func unpacked(
    _ packed: UnsafeRawBufferPointer, _ path: String
  ) throws(InputError) -> [UInt8] {
    var bytes: [UInt8] = []
    let isWhole = withUnsafeMutablePointer(to: &bytes) { context in
      wedge_gunzip(
        packed.baseAddress, packed.count,
        { context, piece, count in
          guard let bytes = context?.assumingMemoryBound(to: [UInt8].self) else { return false }
          bytes.pointee += UnsafeRawBufferPointer(start: piece, count: count)
          return bytes.pointee.count <= InputFile.most
        }, context)
    }
    guard bytes.count <= InputFile.most else { throw InputFile.tooLarge(path, InputFile.most) }
    guard isWhole else {
      throw InputError(
        path, "begins as gzip, and its checksum or its end is wrong. Copy the file again.")
    }
    return bytes
  }
}
