/// Makes bytes of deflated ones and hands them on piece by piece, as long as more are wanted; whether
/// they were exactly as many as said, and all were wanted.
public typealias Inflate = (
  _ deflated: UnsafeRawBufferPointer, _ size: Int,
  _ take: @escaping (UnsafeRawBufferPointer) -> Bool
) -> Bool

/// The CRC-32 of ZIP, going on from that of the bytes before; 0 before any.
public typealias Checksum = (_ before: UInt32, _ bytes: UnsafeRawBufferPointer) -> UInt32

/// What a ZIP file needs of a library of compression.
public struct Unpacking {
  public let inflate: Inflate
  public let checksum: Checksum

  public init(inflate: @escaping Inflate, checksum: @escaping Checksum) {
    self.inflate = inflate
    self.checksum = checksum
  }
}
