/// What became of a question, once the runs have answered it.
package struct Verdict: Equatable, Sendable {
  /// What was guessed; nil where the question was passed over.
  package let guess: Guess?
  package let truth: Truth
  /// Whether the guess counts as right; nil without one.
  package let isRight: Bool?

  package init(_ question: Question, guess: Guess?, truth: Truth) {
    self.guess = guess
    self.truth = truth
    isRight = guess.map { question.accepts($0, truth) }
  }
}
