import MarginLosses
import Testing

/// A band is what a walk from one prototype to another one finds in neither class.
@Suite struct PairBandTests {
  /// By steps of a hundredth of a degree; the last place on either side that meets the margin ends it.
  private func walked(_ loss: any MarginLoss, _ first: Int, _ second: Int, degrees: Int) -> Double {
    func keeps(_ label: Int) -> Int {
      let asked = loss.asked(ofClass: label)
      return (0...50 * degrees).last { step in
        asked.lead(
          own: Double(step) / 18000 * .pi, rival: Double(100 * degrees - step) / 18000 * .pi) > 0
      } ?? 0
    }
    return Double(100 * degrees - keeps(first) - keeps(second)) / 18000 * .pi
  }

  private static let losses: [any MarginLoss] = [
    LDAM(LossParameters()), ClassArcFace(LossParameters()), LDAM(LossParameters(["growth": 6])),
    CosFace(LossParameters(["m": 0.2])), ArcFace(LossParameters(["m": 0.5])),
  ]

  @Test(arguments: losses.indices, [40, 45, 90])
  func eachClassAsksForItsOwnHalf(_ place: Int, _ degrees: Int) {
    let loss = Self.losses[place]
    let spacing = Double(degrees) / 180 * .pi
    for second in 1...3 {
      let band = loss.band(between: 0, second, spacing: spacing)
      #expect((band - walked(loss, 0, second, degrees: degrees)).magnitude < 5e-4)
    }
  }

  @Test func whereAPrototypeHasNoRoomItsOwnDemandIsTold() {
    let loss = LDAM(LossParameters(["max_m": 0.5]))
    #expect(!loss.hasRoom(between: 0, 1, spacing: .pi / 4))
    #expect(loss.band(between: 0, 1, spacing: .pi / 4) > .pi / 4)
  }

  /// The logit of a wide margin jumps up into the class's own reach.
  @Test(arguments: [0.5, 2.0, 2.4, 2.5, 2.8, 3.0])
  func aBandEndsAtTheOutermostPlaceThatMeetsTheMargin(_ margin: Double) {
    let loss = ArcFace(LossParameters(["m": margin]))
    let walked = walked(loss, 0, 1, degrees: 180)
    #expect((loss.band(spacing: .pi) - walked).magnitude < 5e-4)
  }
}
