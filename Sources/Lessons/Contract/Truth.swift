/// What is right.
package enum Truth: Equatable, Sendable {
  case number(Double)
  case choice(Int)
  /// Degrees in 0..<360, counter-clockwise from the first axis.
  case direction(Double)
  /// Every answer that counts as right, the best first, each ascending.
  case classes([[Int]])
}
