/// Bytes of a file; every access is checked, in release builds too, for files may lie.
struct ByteView {
  private let base: UnsafeRawBufferPointer

  init(_ base: UnsafeRawBufferPointer) { self.base = base }

  var count: Int { base.count }

  subscript(position: Int) -> UInt8 {
    precondition(position >= 0 && position < base.count, "a byte beyond the end")
    return base[position]
  }

  /// The bytes of a range; nil where they are not all there.
  func slice(_ start: Int, _ count: Int) -> ByteView? {
    guard start >= 0, count >= 0, start <= self.count, count <= self.count - start else {
      return nil
    }
    return ByteView(UnsafeRawBufferPointer(rebasing: base[start..<start + count]))
  }

  /// A number of up to 8 bytes, least significant first.
  ///
  /// - Precondition: its bytes are there.
  func littleEndian(_ position: Int, bytes width: Int) -> UInt64 {
    precondition(position >= 0 && width <= count - position, "a number beyond the end")
    var value: UInt64 = 0
    for index in (0..<width).reversed() { value = value << 8 | UInt64(base[position + index]) }
    return value
  }

  /// The number with the most significant byte first.
  func bigEndian(_ position: Int, bytes width: Int) -> UInt64 {
    precondition(position >= 0 && width <= count - position, "a number beyond the end")
    var value: UInt64 = 0
    for index in 0..<width { value = value << 8 | UInt64(base[position + index]) }
    return value
  }

  /// The text of a range; what is not UTF-8 is replaced.
  func text(_ range: Range<Int>) -> String {
    precondition(range.lowerBound >= 0 && range.upperBound <= count, "text beyond the end")
    return String(decoding: UnsafeRawBufferPointer(rebasing: base[range]), as: UTF8.self)
  }

  func hasPrefix(_ prefix: [UInt8], at position: Int = 0) -> Bool {
    guard position >= 0, prefix.count <= count - position else { return false }
    return prefix.indices.allSatisfy { base[position + $0] == prefix[$0] }
  }

  var raw: UnsafeRawBufferPointer { base }
}
