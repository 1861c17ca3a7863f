import Kernels
import MarginLosses
import Testing

@testable import Laboratory
@testable import Screens

@Suite struct LeadBoundaryTests {
  private func curves(_ loss: any MarginLoss) -> [[MarginBoundary.Place]] {
    LeadBoundary(upTo: .pi / 2) { loss.lead(own: $0, rival: $1) }.curves
  }

  @Test func aBoundaryAtAJumpIsDrawnWhereItIs() {
    let places = curves(NPCFace(LossParameters())).filter { $0.count > 20 }
    #expect(places.count == 1)
    for place in places.joined() where place.own > 0 && place.own + 0.5 < .pi / 2 {
      #expect((place.own + 0.5 - place.other).magnitude < 1e-5, "\(place)")
    }
  }

  @Test func equalLogitsAreFoundAsTheLossStatesThem() {
    let loss = CircleLoss(LossParameters(["m": 0.6]))
    let places = curves(loss).joined().filter { Double.cos($0.other) > -0.6 }
    #expect(places.count > 20)
    for place in places {
      let (own, other) = (Double.cos(place.own), Double.cos(place.other))
      #expect(((1 - own) * (1 - own) + other * other - 0.72).magnitude < 1e-4)
    }
  }

  @Test func theCurvesComeInOneOrder() {
    let loss = MVSoftmax(LossParameters())
    #expect(curves(loss) == curves(loss))
  }

  @Test func theRuleOfAJumpNamesIt() {
    func rule(_ numbers: [String: Double]) -> String {
      AngleEquation(loss: NPCFace(LossParameters(numbers)), angles: ("θ1", "θ2")).wordings[0]
    }
    #expect(rule([:]) == "θ1 + 28.6° = θ2")
    #expect(rule(["m0": 0.6]) == "θ1 + 34.4° = θ2")
    #expect(rule(["t": 1, "a": 0]) == "θ1 + 28.6° = θ2 or nearer")
  }
}
