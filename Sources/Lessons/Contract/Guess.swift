/// What was guessed.
package enum Guess: Equatable, Sendable {
  case number(Double)
  case choice(Int)
  /// Degrees, counter-clockwise from the first axis.
  case direction(Double)
  /// Classes by their place.
  case classes([Int])
}
