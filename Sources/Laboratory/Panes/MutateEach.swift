package import Training

extension Array where Element: Sendable {
  /// Changes every element where it lies.
  mutating func mutateEach(
    _ forEach: InPieces, _ change: @escaping @Sendable (inout Element) -> Void
  ) {
    mutateEachIndexed(forEach) { change(&$1) }
  }

  /// Changes every element where it lies, knowing its position.
  package mutating func mutateEachIndexed(
    _ forEach: InPieces, _ change: @escaping @Sendable (Int, inout Element) -> Void
  ) {
    guard count != 1 else {
      change(0, &self[0])
      return
    }
    withUnsafeMutableBufferPointer { buffer in
      // Each call has an element of its own.
      nonisolated(unsafe) let buffer = buffer
      forEach(buffer.count) { change($0, &buffer[$0]) }
    }
  }
}
