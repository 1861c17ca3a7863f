/// Carries out a body for 0, 1, … count − 1, in any order, perhaps several at once; bodies of one call
/// do not touch what others change. The executable hands in one that uses a second core.
public typealias InPieces =
  @Sendable (_ count: Int, _ body: @escaping @Sendable (Int) -> Void) -> Void

/// One after the other.
public let serially: InPieces = { count, body in
  for index in 0..<count { body(index) }
}

/// What a body gives for 0, 1, … count − 1, in this order, whoever worked it out.
func gathered<Element: Sendable>(
  _ count: Int, _ inPieces: InPieces, _ body: @escaping @Sendable (Int) -> Element
) -> [Element] {
  var results = [Element?](repeating: nil, count: count)
  results.withUnsafeMutableBufferPointer { results in
    // Each call has a place of its own.
    nonisolated(unsafe) let results = results
    inPieces(count) { results[$0] = body($0) }
  }
  return results.compactMap { $0 }
}
