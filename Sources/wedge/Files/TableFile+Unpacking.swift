import CDeflate
import Import

extension TableFile {
  /// zlib, for what a .npz deflated.
  static var unpacking: Unpacking {
    Unpacking(inflate: inflate) { wedge_checksum($0, $1.baseAddress, $1.count) }
  }

  private static func inflate(
    _ packed: UnsafeRawBufferPointer, _ size: Int,
    _ take: @escaping (UnsafeRawBufferPointer) -> Bool
  ) -> Bool {
    var take = take
    return withUnsafeMutablePointer(to: &take) { context in
      wedge_inflate(
        packed.baseAddress, packed.count, size,
        { context, bytes, count in
          let take = context?.assumingMemoryBound(to: ((UnsafeRawBufferPointer) -> Bool).self)
          return take?.pointee(UnsafeRawBufferPointer(start: bytes, count: count)) ?? false
        }, context)
    }
  }
}
