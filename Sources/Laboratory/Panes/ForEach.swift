/// Carries out a body for 0, 1, … count − 1, in any order, perhaps several at once; bodies of one
/// call do not touch what others change. The executable hands in one that uses a second core.
public typealias ForEach =
  @Sendable (_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Void

/// One after the other.
public let serially: ForEach = { count, body in
  for index in 0..<count { body(index) }
}

extension Array where Element: Sendable {
  /// Changes every element where it lies.
  mutating func mutateEach(
    _ forEach: ForEach, _ change: @escaping @Sendable (inout Element) -> Void
  ) {
    mutateEachIndexed(forEach) { change(&$1) }
  }

  /// Changes every element where it lies, knowing its position.
  package mutating func mutateEachIndexed(
    _ forEach: ForEach, _ change: @escaping @Sendable (Int, inout Element) -> Void
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
