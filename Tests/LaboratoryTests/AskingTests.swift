import Cells
import Kernels
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

private let angular = LossRegistry.descriptions.map(\.name).filter {
  LossRegistry.metric(named: $0) == nil
}

/// Losses whose slope is not that of what they print, as they hold a part of it constant.
private let detached = angular.filter(holdsConstant)

private func holdsConstant(_ loss: String) -> Bool {
  LossRegistry.description(named: loss)?.heldConstant(in: nil) != nil
}

@Suite struct AskingTests {
  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func theGradientThatIsShownIsThatOfTheLoss(_ loss: String) throws {
    var state = try freeState(loss) { $0.seed = 3 }
    state.advance(steps: 15)
    state.refresh()
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<20 {
      let sample = generator.index(below: state.snapshot.training.count)
      let label = Int(state.snapshot.training.judgements[sample].label)
      let check =
        state.isMetric
        ? try #require(state.run.comparedCheck(sample)).check
        : state.run.askedPoint(sample).check(label: label)
      #expect(check.loss.isFinite)
      if !holdsConstant(loss) {
        #expect(check.agrees, "\(loss), sample \(sample): \(check)")
        #expect(check.figures >= 4)
      }
    }
  }

  @Test(arguments: detached)
  func aLossThatHoldsSomethingConstantSaysWhat(_ loss: String) throws {
    let held = try #require(LossRegistry.description(named: loss)?.heldConstant(in: nil))
    var state = try freeState(loss) { $0.seed = 3 }
    state.advance(steps: 15)
    state.refresh()
    for sample in 0..<state.snapshot.training.count {
      let label = Int(state.snapshot.training.judgements[sample].label)
      let agrees = state.run.askedPoint(sample).check(label: label).agrees
      let says = state.answer(sample: sample).lines.joined().contains {
        $0.contains("holds \(held) constant")
      }
      #expect(says == !agrees, "sample \(sample)")
    }
  }

  @Test func aFormulaThatIsWrongIsFoundOut() {
    let check = GradientCheck(at: [1, 2]) { place in
      (place[0] * place[0] * place[1], [2 * place[0] * place[1], 1.01 * place[0] * place[0]])
    }
    #expect(!check.agrees)
    let wide = GradientCheck(at: Array(repeating: 0.5, count: 40)) { place in
      (place.reduce(0) { $0 + $1 * $1 }, place.map { 2 * $0 })
    }
    #expect(wide.formula.count == 1 && wide.agrees)
  }

  @Test(arguments: angular)
  func theWinnerOfAPlaceIsTheClassThatUseChooses(_ loss: String) throws {
    var state = try freeState(loss, classes: 6)
    state.advance(steps: 15)
    state.refresh()
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<50 {
      let place = [3 * generator.normal(), 3 * generator.normal()]
      let point = AskedPoint(place, in: state.run)
      let judgement = try #require(point.judgement(as: 0))
      #expect(point.winner?.label == Int(judgement.predicted))
    }
  }

  @Test func verdictsSayWhatHappensToAPoint() throws {
    var state = try freeState(classes: 4) {
      $0.parameters = LossParameters(["m": 0.5, "s": 8])
      $0.parameters.variant = "raw"
    }
    func verdict(_ degrees: Double) throws -> String {
      let prototype = Spot(0, of: state.snapshot.prototypes)
      let angle = Double.atan2(prototype.y, prototype.x) + degrees * .pi / 180
      var moved = state
      let place = [Float(Double.cos(angle)), Float(Double.sin(angle))]
      _ = try moved.pane.run.session.apply(.movePoint(sample: 0, to: place))
      moved.pane.lookAgain(isAnotherLoss: false)
      return moved.answer(sample: 0).verdict
    }
    #expect(state.snapshot.training.judgements[0].label == 0)
    state.refresh()
    #expect(try verdict(5).hasPrefix("margin met"))
    #expect(try verdict(40).hasPrefix("in the band"))
    #expect(try verdict(100).hasPrefix("wrong as used"))
    #expect(try verdict(170).hasPrefix("trapped beyond 151.4°"))
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func everythingCanBeAskedAboutOnEveryScreen(_ loss: String) throws {
    for dimension in [2, 3] {
      var state = try freeState(loss) { $0.dimension = dimension }
      state.advance(steps: 12)
      state.press(.character("i"))
      for _ in 0..<3 {
        for size in [Size(width: 80, height: 24), Size(width: 200, height: 60)] {
          let text = text(view(state, size: size))
          #expect(text.contains("ask: "), "\(loss) \(dimension) \(size)")
        }
        state.press(.tab)
      }
    }
  }

  private func text(_ frame: Frame) -> String {
    String(
      String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
  }
}
