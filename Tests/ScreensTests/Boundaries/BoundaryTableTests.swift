import Cells
import Drawing
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct BoundaryTableTests {
  private func lines(_ state: State, _ size: Size) -> [String] { view(state, size: size).lines }

  private func shown(_ loss: String = "arcface") throws -> State {
    var state = try freeState(loss)
    state.advance(steps: 20)
    let isShown = state.show(view: "boundaries")
    #expect(isShown)
    return state
  }

  @Test(arguments: [
    Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
  ])
  func everyLossOfTheTextHasItsRuleItsBandAndItsPicture(_ size: Size) throws {
    let state = try shown()
    let lines = lines(state, size)
    let angles = try #require(AnglePlane(state).pair.map { PairAngles(state.snapshot, pair: $0) })
    for type in LossRegistry.all where type.description.digit != nil {
      let title = type.description.title
      let row = try #require(lines.first { $0.hasPrefix(" \(title) ") && $0.contains("°") })
      let loss = type.init(
        title == "ArcFace" ? state.configuration.parameters : state.memory[type.description.name])
      #expect(row.contains(degreesText(loss.band(spacing: angles.between))), "\(row)")
      #expect(!row.contains("…"), "\(row)")
      // The row of the table, and the name over its picture; the one that trains also in the header.
      #expect(lines.count { $0.contains(title) } >= 2, "\(title)")
    }
    #expect(lines.contains { $0.contains("to the right") })
  }

  @Test(arguments: ["ldam", "arcface_class"])
  func aBandIsTheSumOfWhatBothClassesAsk(_ loss: String) throws {
    let state = try shown(loss)
    let angles = try #require(AnglePlane(state).pair.map { PairAngles(state.snapshot, pair: $0) })
    let title = try #require(LossRegistry.description(named: loss)?.title)
    let row = try #require(
      lines(state, Size(width: 160, height: 60)).first {
        $0.hasPrefix(" \(title) ") && $0.contains("°")
      })
    let (first, second) = angles.pair
    let band = state.classifier.band(between: first, second, spacing: angles.between)
    #expect(row.contains(degreesText(band)), "\(row)")
    #expect(degreesText(band) != degreesText(state.classifier.band(spacing: angles.between)))
  }

  @Test(arguments: [
    ("soft_triple", "SoftTriple", ["δ 0.01 ", " − 0.01 = S", " = S"]),
    ("sphereface2", "SphereFace2", ["overlap "]), ("proxy_anchor", "Proxy-Anchor", ["overlap "]),
  ])
  func whatDecidesIsWrittenAsItDecides(_ loss: String, _ title: String, _ words: [String]) throws {
    let state = try shown(loss)
    for width in [120, 200] {
      let row = try #require(
        lines(state, Size(width: width, height: 60)).first {
          $0.hasPrefix(" \(title) ") && $0.contains("°")
        })
      for word in words { #expect(row.contains(word), "\(row)") }
      #expect(loss != "soft_triple" || !row.contains("cos"), "\(row)")
    }
  }

  @Test func aVariantWithoutTheMarginIsSetToNone() throws {
    var state = try shown("mv_softmax")
    while state.pane.run.variant != "adaptive-none" { state.press(.character("o")) }
    let row = lines(state, Size(width: 160, height: 60)).first { $0.hasPrefix(" MV-Softmax ") }
    #expect(row?.contains("no margin") == true, "\(row ?? "")")
  }

  @Test func theLossThatTrainsIsAsItIsTurned() throws {
    var state = try shown()
    let before = lines(state, Size(width: 120, height: 40)).first { $0.hasPrefix(" ArcFace ") }
    state.press(.right)
    let after = lines(state, Size(width: 120, height: 40)).first { $0.hasPrefix(" ArcFace ") }
    #expect(before != after)
  }

  @Test func aPressOnALossTrainsIt() throws {
    var state = try shown()
    let size = Size(width: 120, height: 40)
    let place = lines(state, size).firstIndex { $0.hasPrefix(" CosFace ") }
    let row = try #require(place)
    let press = Mouse(kind: .press, column: 3, row: row)
    let pressed = Screens.action(for: .mouse(press), in: state, size: size)
    let action = try #require(pressed)
    _ = update(&state, action)
    #expect(state.configuration.loss == "cosface")
  }

  @Test func whatAsksForMoreThanThereIsIsMarked() throws {
    var state = try freeState("arcface", classes: 8) { $0.parameters["m"] = 1.2 }
    let isShown = state.show(view: "boundaries")
    #expect(isShown)
    let row = lines(state, Size(width: 120, height: 40)).first { $0.hasPrefix(" ArcFace ") } ?? ""
    #expect(row.contains("> 68.8°"), "\(row)")
  }

  @Test func aRunWithoutPrototypesHasNoSuchView() throws {
    var state = try freeState("triplet") { $0.batch = $0.usualBatch }
    let isShown = state.show(view: "boundaries")
    #expect(!isShown)
  }
}
