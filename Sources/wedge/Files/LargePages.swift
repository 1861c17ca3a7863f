import Glibc

/// Pages of 2 MB, which the system has to make and find five hundred times more seldom.
enum LargePages {
  private static let size = 2 << 20

  /// Asks for them where memory that nothing has touched yet is large; whether they come is the system's choice.
  static func advise(_ memory: UnsafeRawBufferPointer) {
    guard memory.count >= 4 * size, let start = memory.baseAddress else { return }
    let first = start.alignedUp(toMultipleOf: size)
    let count = (memory.count - (first - start)) / size * size
    madvise(UnsafeMutableRawPointer(mutating: first), count, MADV_HUGEPAGE)
  }
}
