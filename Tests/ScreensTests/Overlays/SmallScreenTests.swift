import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

private let small = Size(width: 40, height: 12)

private func rows(_ state: State, _ size: Size) -> [String] { view(state, size: size).lines }

/// A small screen says how to leave whatever covers it, and writes no part of a number.
@Suite struct SmallScreenTests {
  @Test(arguments: [20, 40, 60, 80]) func theWayOutOfAQuestionIsSeen(_ width: Int) throws {
    var state = try freeState()
    state.press(.character("i"))
    #expect(rows(state, Size(width: width, height: 12)).last?.contains("Esc leave") ?? false)
  }

  @Test func theWayOutOfASettingIsSeenAndNoNumberOfItIsCut() throws {
    var state = try freeState("combined")
    state.press(.character("p"), small)
    for _ in 0..<Preset.all.count {
      let lines = rows(state, small)
      #expect(lines[0].contains("Esc back"))
      for line in lines[1...] where !line.hasSuffix(" ") {
        #expect(line.hasSuffix("…"), "\(line)")
      }
      let marked = try #require(state.chosenPreset)
      for each in Preset.all[marked].description?.hyperparameters ?? [] where !each.isSwitch {
        guard let value = Preset.all[marked].parameters[each.key] else { continue }
        let words = "\(each.symbol) \(numberText(value, from: 0, through: 3))"
        let all = lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
        #expect(all.contains(words), "\(words): \(all)")
      }
      state.press(.down, small)
    }
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func everyWordOfTheHelpIsOnSomePartOfItsPage(_ loss: String) throws {
    let sizes = [(40, 12), (80, 24)].map { Size(width: $0.0, height: $0.1) }
    for size in sizes {
      var state = try freeState(loss)
      var shown = ""
      state.press(.character("?"), size)
      while let page = state.helpPage {
        #expect(page < State.helpPages)
        shown += rows(state, size)[1...].joined().filter { $0 != " " }
        state.press(.character("?"), size)
      }
      for entry in (0..<State.helpPages).flatMap({
        HelpOverlay(state: state, page: $0).entries
      }) {
        #expect(shown.contains(entry.meaning.filter { $0 != " " }), "\(size) \(entry)")
        #expect(shown.contains(entry.sign.filter { $0 != " " }), "\(size) \(entry)")
      }
    }
  }

  @Test func partsOfAPageAreTurnedBackToo() throws {
    var state = try freeState()
    for _ in 0..<2 { state.press(.character("?"), small) }
    #expect(state.helpPage == 0 && state.helpPart == 1)
    state.press(.pageUp, small)
    #expect(state.helpPage == 0 && state.helpPart == 0)
    // From the next page back to the last part.
    while state.helpPage == 0 { state.press(.character("?"), small) }
    state.press(.pageUp, small)
    let last = HelpOverlay(state: state, page: 0).partCount(small)
    #expect(state.helpPage == 0 && last > 1)
    #expect(rows(state, small)[0].contains("\(last) of \(last)"))
    state.press(.pageUp, small)
    #expect(state.helpPart == last - 2)
    state.press(.character("?"), small)
    state.press(.character("?"), small)
    #expect(state.helpPage == 1)
  }
}

@Test func comparisonSignsKeepTheirEqualsSignInASCII() throws {
  var state = try freeState()
  state.display.glyphs = .ascii
  state.advance(steps: 20)
  state.refresh()
  #expect(asciiText("∂L/∂x ≥ 3 ≤ 4") == "dL/dx >= 3 <= 4")
  #expect(rows(state, Size(width: 80, height: 24)).contains { $0.contains("gap >= ") })
}

@Test func inAQuestionAChosenKnobSaysWhichKeysTurnIt() throws {
  var state = try freeState()
  state.press(.character("i"))
  state.press(.character("s"))
  #expect(state.notice?.contains("Esc leaves the question; then ←→ turn") ?? false)
  state.press(.escape)
  state.press(.character("s"))
  #expect(state.notice == nil)
}

@Test func whatNothingTrainsOnOffersNoKeyThatTrains() throws {
  var configuration = Configuration()
  configuration.data = "file"
  configuration.isJudged = true
  configuration.mode = .free
  configuration.dimension = 3
  configuration.classes = 3
  configuration.table = DataTable(
    name: "rows", width: 3, values: (0..<36).map { Float(($0 * 5) % 7) - 2.5 },
    labels: (0..<12).map { Int32($0 % 3) }, classTitles: ["apple tree", "oak", "fir"]
  ).withMeans()
  var state = try State(configuration)
  let settings = state.run.subjects.filter { if case .setting = $0 { true } else { false } }
  #expect(settings == [.setting("classes")])
  #expect(
    state.says("asks 28.6°; 3 classes in 3-D can have 120.0°: A apple tree, B oak, C fir"))
  let size = Size(width: 200, height: 60)
  let text = rows(state, size).joined(separator: "\n")
  #expect(text.contains("angles of the points") && text.contains("points, coloured by label"))
  #expect(!text.contains("training point") && !text.contains("what happened"))
  for _ in 0..<2 {
    let line = rows(state, size).last ?? ""
    for words in ["space", "step", "again", "speed", "pick up", "strike out"] {
      #expect(!line.contains(words), "\(line)")
    }
    #expect(line.contains("? keys"))
    #expect(rows(state, size).contains { $0.contains("apple tree") })
    state.press(.character("i"))
  }
}

@Test func inAGridBigSaysWhatItIs() throws {
  var state = try freeState()
  state.press(.character("c"))
  state.press(.character("b"))
  #expect(state.notice?.hasPrefix("big: ") ?? false)
  state.press(.character("b"))
  #expect(state.notice == nil && !state.display.isBig)
}
