import Cells
import MarginLosses
import Testing

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// What is said of a loss at the widest.
@Suite struct LossCardTests {
  /// It gave an angle to each class, beside mixtures as used.
  @Test func aMixtureOfCentresIsOneInTrainingTooAndNotAsUsedAlone() throws {
    let lines = view(try freeState("soft_triple"), size: Size(width: 200, height: 60)).lines
    for words in ["S1 − δ = S2", "S1 = S2"] {
      #expect(lines.contains { $0.contains(words) }, "\(words)")
    }
  }
}
