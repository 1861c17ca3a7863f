import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct PresetTests {
  @Test(arguments: Preset.all.indices) func everyPresetMakesARun(_ index: Int) throws {
    let preset = Preset.all[index]
    var state = try freeState(preset.loss) { $0.parameters = preset.parameters }
    state.advance(steps: 3)
    #expect(state.session.isFinite)
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func everyLossHasOneForThePlaneAndItsPublishedNumbers(_ name: String) throws {
    let description = try #require(LossRegistry.description(named: name))
    let mine = Preset.all.filter { $0.loss == name }
    #expect(mine.count { !$0.isPublished } == 1)
    for each in description.hyperparameters {
      guard let published = each.published else { continue }
      #expect(mine.contains { $0.isPublished && $0.parameters[each.key] == published })
    }
  }

  @Test(arguments: Preset.all.indices, [4, 8, 10, 20])
  func theVerdictAgreesWithTheLossesOwnLimit(_ index: Int, _ classes: Int) throws {
    let preset = Preset.all[index]
    // A run begins with embeddings of about this length.
    guard let loss = LossRegistry.named(preset.loss)?.init(preset.parameters).judging(lengths: [1]),
      let limit = loss.marginBound(
        spacing: 2 * .pi / Double(classes), with: preset.parameters
      ).limit,
      let key = preset.description?.marginKey, let margin = preset.parameters[key]
    else { return }
    // Beside a margin of another kind the limit is that of the first one alone.
    guard (margin - limit).magnitude > 1e-9 else { return }
    let verdict = PresetVerdict(preset, VerdictRoom(classes: classes))
    #expect(verdict.isFeasible == (margin < limit), "\(preset.loss) \(margin) \(limit)")
  }

  @Test func cosFacesPublishedMarginIsInfeasibleForEightClasses() throws {
    let preset = try #require(Preset.all.first { $0.loss == "cosface" && $0.isPublished })
    let verdict = PresetVerdict(preset, VerdictRoom(classes: 8))
    #expect(!verdict.isFeasible && verdict.words.contains("at most 0.292"))
    #expect(PresetVerdict(preset, VerdictRoom(classes: 7)).isFeasible)
  }

  @Test func aMarkIsTrueOfTheScaleTooAndOfAMarginThatFollowsLength() throws {
    func verdict(_ loss: String, _ isPublished: Bool) throws -> PresetVerdict {
      let preset = Preset.all.first { $0.loss == loss && $0.isPublished == isPublished }
      return PresetVerdict(try #require(preset), VerdictRoom(classes: 8))
    }
    for loss in ["arcface", "sphereface_r_v2"] {
      let (published, own) = (try verdict(loss, true), try verdict(loss, false))
      #expect(published.isFeasible && published.isTooSteep && published.words.contains("stuck"))
      #expect(own.isFeasible && !own.isTooSteep && !own.words.contains("stuck"))
    }
    for loss in ["adaface", "magface"] {
      #expect(try verdict(loss, true).words.hasPrefix("m goes with ‖x‖"))
      #expect(try verdict(loss, false).followsLength)
    }
    // A scale that is known with the classes alone is no margin.
    #expect(try verdict("adacos", false).isFeasible)
  }

  @Test func theListSaysWhereASettingIsFromAtTheSmallestUsualSize() throws {
    var state = try freeState()
    state.press(.character("p"))
    let frame = Screens.view(state, size: Size(width: 80, height: 24))
    let rows = (0..<frame.height).map { row in
      String(
        String.UnicodeScalarView(
          (0..<frame.width).map { Unicode.Scalar(frame[$0, row].displayedScalar) ?? "?" }))
    }
    #expect(
      rows.contains { $0.contains("ArcFace") && $0.contains("Deng 2019") && $0.contains("s!") })
    #expect(rows.contains { $0.contains("ArcFace") && $0.contains("plane") && $0.contains("ok") })
  }

  @Test func theListIsOpenedWalkedTakenAndLeft() throws {
    var state = try freeState()
    state.press(.character("p"))
    let start = try #require(state.chosenPreset)
    state.press(.down)
    #expect(state.chosenPreset == start + 1)
    state.press(.escape)
    #expect(state.chosenPreset == nil && state.configuration.loss == "arcface")
    state.press(.character("p"))
    for _ in 0..<100 { state.press(.up) }
    #expect(state.chosenPreset == 0)
    state.advance(steps: 5)
    state.press(.enter)
    #expect(state.configuration.loss == Preset.all[0].loss && state.step == 0)
    #expect(state.configuration.parameters == Preset.all[0].parameters)
  }

  @Test(arguments: [(80, 24), (120, 40), (200, 60), (20, 6)])
  func theChosenPresetIsOnTheScreenAtEverySize(_ width: Int, _ height: Int) throws {
    var state = try freeState()
    state.press(.character("p"))
    for _ in 0..<100 { state.press(.down) }
    let frame = Screens.view(state, size: Size(width: width, height: height))
    #expect(frame.cells.contains { $0.style.attributes.contains(.reverse) })
  }
}
