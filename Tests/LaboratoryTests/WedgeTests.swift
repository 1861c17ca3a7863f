import Cells
import Kernels
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory

private func state(_ factor: Double, classes: Int, _ loss: String = "asoftmax") throws -> State {
  try freeState(loss, classes: classes) { $0.parameters["m"] = factor }
}

@Suite struct WedgeTests {
  /// SphereFace's properties: 3 for many classes, 2 + √3 for two.
  @Test(arguments: [1.5, 2, 3, 4, 6], [3, 4, 8, 10])
  func aClassOfASoftmaxIsSaidToSpreadAsFarAsItsRegionDoes(_ factor: Double, _ classes: Int) throws {
    let spacing = 2 * Double.pi / Double(classes)
    let region = ASoftmax(LossParameters(["m": factor]))
      .pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)
    let towards = try #require(region.last).upper
    let state = try state(factor, classes: classes)
    #expect(state.says("may span \(degreesText(2 * towards))"))
    #expect(state.says(degreesText(spacing - 2 * towards)))
    let isNarrower = 2 * towards <= spacing - 2 * towards + 1e-9
    #expect(isNarrower == (factor >= 3))
    #expect(state.says(isNarrower ? "no more than its gap" : "from m 3 on no wider"))
  }

  @Test func twoClassesInAnyPlaceNeedTwoPlusTheRootOfThree() throws {
    #expect(try state(2, classes: 2).says("from m 3 on no wider"))
    let least = 2 + 3.0.squareRoot()
    for (factor, isNarrower) in [(least - 0.01, false), (least + 0.01, true)] {
      // The worst that two prototypes can do.
      let narrowest = (1...179).allSatisfy { degrees in
        let spacing = Double(degrees) * .pi / 180
        let loss = ASoftmax(LossParameters(["m": factor]))
        let region = loss.pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)[0]
        return region.upper - region.lower <= spacing - 2 * region.upper + 1e-9
      }
      #expect(narrowest == isNarrower)
    }
  }

  @Test func itsNumbersAreSaidAtOnceWhenMIsTurned() throws {
    var state = try state(2, classes: 8)
    state.advance(steps: 5)
    state.press(.right)
    let line = state.diagnosis
    #expect(line.text.hasPrefix("same run, m ") && line.detail.contains("A class may span 25.7°"))
  }

  @Test func itFitsALineAndIsSaidOfNoOtherLoss() throws {
    for (factor, classes) in [(1.25, 8), (2, 10), (4, 10), (5.75, 2), (2, 2)] {
      let line = try state(factor, classes: classes).diagnosis
      #expect(line.text.contains("may span") && line.text.unicodeScalars.count <= 78, "\(line)")
    }
    #expect(!(try state(2, classes: 8, "lsoftmax").says("may span")))
    let annealed = try freeState("asoftmax") { $0.parameters["lambda"] = 5 }
    #expect(!annealed.says("may span"))
  }
}
