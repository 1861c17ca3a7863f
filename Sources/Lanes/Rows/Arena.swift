/// One piece of memory, cut into arrays; the rows of a kernel are allocated at once and used again.
public struct Arena {
  public let memory: UnsafeMutableRawPointer
  private var next: UnsafeMutableRawPointer

  /// Memory of zeros for so many numbers of each kind.
  public init(floats: Int, lanes: Int, words: Int) {
    let size = 64 * lanes + 4 * (floats + words) + 128
    // Aligned by hand: glibc cuts an aligned block out of a larger one, and what it cuts off litters
    // the heap of a long run.
    memory = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 16)
    memory.initializeMemory(as: UInt8.self, repeating: 0, count: size)
    next = memory.alignedUp(toMultipleOf: 64)
  }

  /// Arrays of lanes come first, so that they lie where a register's load wants them.
  public mutating func lanes(_ count: Int) -> UnsafeMutablePointer<SIMD16<Float>> {
    take(count, as: SIMD16<Float>.self)
  }

  public mutating func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
    take(count, as: Float.self)
  }

  public mutating func words(_ count: Int) -> UnsafeMutablePointer<Int32> {
    take(count, as: Int32.self)
  }

  private mutating func take<Element>(
    _ count: Int, as type: Element.Type
  ) -> UnsafeMutablePointer<Element> {
    let start = next.bindMemory(to: type, capacity: count)
    next += count * MemoryLayout<Element>.stride
    return start
  }
}
