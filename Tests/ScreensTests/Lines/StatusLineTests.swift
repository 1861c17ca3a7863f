import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct StatusLineTests {
  /// A mark stood in the picture, and nothing said whose it was.
  @Test(arguments: [(20, 6), (40, 12), (60, 20)])
  func whatIsAskedAboutIsNamedOnEveryScreen(_ width: Int, _ height: Int) throws {
    var state = try freeState()
    state.press(.character("i"))
    let answer = try #require(state.answer)
    let shown = view(state, size: Size(width: width, height: height)).lines
      .joined(separator: "\n")
    let title = try #require(answer.titles.last)
    #expect(shown.contains(" note  \(title.replacing("ask: ", with: "")):"), "\(shown)")
  }

  @Test(arguments: [(40, 12), (60, 20)])
  func whatIsWrongStaysWhileSomethingIsAsked(_ width: Int, _ height: Int) throws {
    var state = try freeState(classes: 8) { $0.parameters["m"] = 1.2 }
    state.press(.character("i"))
    let shown = view(state, size: Size(width: width, height: height)).lines
    #expect(shown.contains { $0.hasPrefix(" ! m asks 68.8°") }, "\(shown)")
  }

  /// It is nowhere else to be read.
  @Test func theWordThatOpensARunIsReadWholeAt80Columns() throws {
    var state = try freeState("combined") {
      $0.imbalance = 3
      $0.labelNoise = 0.1
    }
    state.press(.character("y"))
    let word = try #require(StateString.text(state.session.startConfiguration))
    #expect(word.count > 72)
    let rows = lines(state, 80, 24).suffix(3).map { $0.filter { $0 != " " } }
    #expect(rows.joined().contains(word), "\(rows)")
  }

  @Test(arguments: ["h", "m"]) func whatAKeySaidGivesWayToWhatBecameWrongSince(_ key: String) throws
  {
    var state = try freeState("softmax") { $0.learningRate = 40 }
    state.press(.character(try #require(key.unicodeScalars.first)))
    let said = try #require(state.message ?? state.notice)
    state.refresh()
    #expect((state.message ?? state.notice) == said)
    state.advance(steps: 60)
    state.refresh()
    #expect(lines(state, 120, 40).contains { $0.contains("! diverged at step ") })
    state.press(.character("h"))
    state.refresh()
    #expect(state.message == "nothing is held out: every point is trained on")
  }
}
