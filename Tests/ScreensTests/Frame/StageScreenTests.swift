import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

@Suite struct StageScreenTests {
  private func screen(_ state: State, _ width: Int, _ height: Int) -> Frame {
    Screens.view(state, size: Size(width: width, height: height))
  }

  private func text(_ frame: Frame) -> String {
    String(String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
  }

  @Test(
    arguments: LossRegistry.descriptions.map(\.name), [(80, 24), (120, 40), (200, 60), (30, 8)])
  func theStageHasViewFormulaKnobAndNumbersAtEverySize(_ loss: String, _ size: (Int, Int)) throws {
    var state = try freeState(loss)
    state.press(.character("b"))
    let shown = text(screen(state, size.0, size.1))
    #expect(!shown.contains("space pause"))
    if size.0 >= 80 {
      #expect(shown.contains("%") && shown.contains("▸"))
      #expect(shown.contains("█"), "\(shown)")
    }
    state.press(.character("b"))
    #expect(!state.display.isBig)
  }

  @Test(arguments: ["arcface", "triplet"], [(30, 10), (36, 12), (40, 12)])
  func noWordOfTheNumbersIsCut(_ loss: String, _ size: (Int, Int)) throws {
    var state = try freeState(loss)
    state.press(.character("b"))
    let shown = screen(state, size.0, size.1).lines.joined(separator: "\n")
    let words =
      loss == "triplet"
      ? ["mean", "nearest", "neighbour", "1-NN", "by"]
      : ["right", "as", "used", "with", "margin", "m"]
    for line in shown.split(separator: "\n") {
      guard let percent = line.firstIndex(of: "%"), !line.contains("triplets") else { continue }
      for word in line[line.index(after: percent)...].split(separator: " ") {
        #expect(words.contains(String(word)), "\(shown)")
      }
    }
    #expect(shown.contains("%"))
  }

  @Test func aSentenceHasTwoRowsOfANarrowStage() throws {
    var state = try freeState(classes: 8)
    state.press(.character("b"))
    let shown = screen(state, 40, 12).lines.joined(separator: " ").split(separator: " ")
      .joined(separator: " ")
    #expect(shown.contains(state.diagnosis.text), "\(shown)")
  }

  @Test func embeddingsThatAreJudgedAreNotCalledTraining() throws {
    var state = try freeState(classes: 3) {
      $0.data = "file"
      $0.isJudged = true
      $0.table = DataTable(
        name: "rows", width: 2, values: (0..<24).map { Float(($0 * 5) % 7) - 2.5 },
        labels: (0..<12).map { Int32($0 % 3) }, classTitles: ["a", "b", "c"]
      ).withMeans()
    }
    state.press(.character("b"))
    let shown = text(screen(state, 120, 40))
    #expect(shown.contains("as used") && !shown.contains("training"), "\(shown)")
  }

  /// However little is left of the own class's share.
  @Test(arguments: [8.0, 64, 300, 1000])
  func theEquationIsTrueOfItsNumbers(_ scale: Double) throws {
    var state = try freeState { $0.parameters["s"] = scale }
    state.press(.character("."))
    state.press(.character("b"))
    let shown = text(screen(state, 120, 40))
    #expect(!shown.contains("+ 0 ") && !shown.contains("∞"), "\(shown)")
  }

  @Test(arguments: [(ThemeName.dark, UInt32(0x000000)), (.light, 0xFFFFFF)])
  func theGroundIsBlackOrWhiteAsTheThemeWas(_ theme: ThemeName, _ ground: UInt32) throws {
    var state = try freeState()
    state.display.theme = theme
    state.press(.character("b"))
    #expect(screen(state, 80, 24)[79, 0].style.background == .direct(ground))
  }

  @Test func figuresAreWhatTheySay() {
    var frame = Frame(size: Size(width: 20, height: 5), fill: Cell(" ", style: Style()))
    BlockText("7.1", .whole(1), isASCII: true)?.draw(
      column: 0, row: 0, color: .terminal, on: &frame)
    let rows = (0..<5).map { row in
      String(
        String.UnicodeScalarView((0..<20).compactMap { Unicode.Scalar(frame[$0, row].scalar) }))
    }
    #expect(
      rows == [
        "######        ##    ", "    ##      ####    ", "  ##          ##    ",
        "  ##          ##    ", "  ##    ##  ######  ",
      ])
  }

  /// What a message says has its row already.
  @Test func nothingMovesWhenThereIsSomethingToSay() throws {
    var state = try freeState()
    state.press(.character("b"))
    state.advance(steps: 5)
    let size = Size(width: 80, height: 24)
    let before = StageScreen(state: state).places(size)
    let silent = screen(state, 80, 24)
    state.tell("something is wrong", isFault: true)
    #expect(StageScreen(state: state).places(size) == before)
    let said = screen(state, 80, 24)
    let row = before.sentence.row
    #expect(text(said).contains("! something is wrong"))
    for y in 0..<24 where y != row {
      for x in 0..<80 { #expect(said[x, y] == silent[x, y], "\(x) \(y)") }
    }
  }

  @Test func lossMarginAndBothAccuraciesAreBlocksAt80By24() throws {
    var state = try freeState()
    state.press(.character("b"))
    let frame = screen(state, 80, 24)
    let places = StageScreen(state: state).places(Size(width: 80, height: 24))
    let side = try #require(places.side)
    var bands = 0
    for row in side.row..<side.row + side.height {
      let isBlock = (side.column..<side.column + side.width).contains { x in
        ["█", "▀"].contains { $0.unicodeScalars.first?.value == frame[x, row].scalar }
      }
      if isBlock { bands += 1 }
    }
    // Four texts of three rows each.
    #expect(bands == 12)
  }

  @Test func theKnobIsTurnedByTheWheel() throws {
    var state = try freeState()
    state.press(.character("b"))
    let size = Size(width: 80, height: 24)
    let knob = try #require(StageScreen(state: state).places(size).knob)
    let before = state.configuration.parameters["m"]
    let wheel = Mouse(kind: .wheelUp, column: knob.column + 8, row: knob.row + 1)
    let turned = Screens.action(for: .mouse(wheel), in: state, size: size)
    _ = update(&state, try #require(turned))
    #expect(state.configuration.parameters["m"] != before)
  }

  @Test func numbersUnderTheFractionAreThePoints() throws {
    var state = try freeState()
    state.press(.character("b"))
    state.advance(steps: 5)
    let example = try #require(ExamplePoint(state))
    let shown = text(screen(state, 120, 40))
    #expect(shown.contains(" = \(fixed(example.loss, 2))"))
    let share = try #require(
      state.formula.share(for: example.numbers.sample, isNamed: false))
    let logit = share.ownLogit.value(of: example.numbers.sample, rival: example.numbers.rival)
    #expect(shown.contains("e^\(fixed(logit, 2))"))
  }

  @Test func everyLetterOfTheLossesNamesIsThere() {
    for description in LossRegistry.descriptions where description.digit != nil {
      #expect(BlockText(description.title, .half, isASCII: false) != nil, "\(description.title)")
    }
  }
}
