extension State {
  /// The steps of the first ten seconds at the opening speed.
  private static let openingSteps = 600

  /// Whether the screen says what it shows: for the first ten seconds of who comes in, or until a key.
  package var isIntroduced: Bool {
    isOpening && runs.isSingle && run.step < Self.openingSteps
  }
}
