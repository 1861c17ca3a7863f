import Cells
import Drawing
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

private func fitted(_ width: Int, _ height: Int, _ count: Int) -> ComparisonGrid? {
  ComparisonGrid(Rectangle(column: 0, row: 1, width: width, height: height), count: count)
}

@Suite struct ComparisonScreenTests {
  @Test(arguments: [(200, 54, 17), (120, 36, 11), (80, 20, 7)])
  func nineRunsStandInFiveColumnsWithTheTableInTheTenthCell(
    _ width: Int, _ height: Int, _ disc: Int
  ) throws {
    let grid = try #require(fitted(width, height, 9))
    #expect(grid.columns == 5 && grid.rows == 2 && grid.discHeight >= disc)
    let table = try #require(grid.table)
    #expect(table.column == grid.cell(9).column && table.row == grid.cell(9).row)
    #expect(table.column + table.width == width)
  }

  @Test func theTableOfSixRunsTakesBothCellsThatAreFree() throws {
    let grid = try #require(fitted(120, 36, 6))
    let table = try #require(grid.table)
    #expect(grid.columns == 4 && table.column == grid.cell(6).column)
    #expect(table.column + table.width == 120 && table.height == grid.cellHeight)
  }

  @Test(arguments: [(200, 60), (120, 40), (80, 24), (60, 20)], Array(2...9))
  func cellsAndTableStayOnTheScreenAndApart(_ size: (Int, Int), _ count: Int) throws {
    let fitting = fitted(size.0, size.1 - 4, count)
    // Lines stand there instead.
    if size == (60, 20), count == 9 { return #expect(fitting == nil) }
    let grid = try #require(fitting)
    var owners = Set<[Int]>()
    var cells = 0
    let rectangles = (0..<count).map(grid.cell) + [grid.table].compactMap(\.self)
    for rectangle in rectangles {
      for row in rectangle.row..<rectangle.row + rectangle.height {
        for column in rectangle.column..<rectangle.column + rectangle.width {
          owners.insert([row, column])
          cells += 1
          #expect(column < size.0 && row <= size.1 - 4)
        }
      }
    }
    #expect(owners.count == cells)
  }

  @Test func aRemarkGoesBeforeAFindingIsCut() throws {
    var state = try freeState(classes: 8)
    try state.compare(
      ["normface", "triplet"].map {
        .init(
          loss: $0,
          parameters: LossMemory.standard(of: try #require(LossRegistry.description(named: $0))))
      })
    state.advance(steps: 1)
    state.refresh()
    let (words, pen) = (ComparisonWords(try #require(state.comparison)), TextPen(state))
    let (remark, rules) = (" One seed is one draw of chance: R takes another.", "by class means.")
    try #require(words.text.contains(remark) && words.text.contains(rules), "\(words.text)")
    let findings = words.text.replacing(remark, with: "")
    let (whole, brief) = (words.text.unicodeScalars.count, findings.unicodeScalars.count)
    #expect(words.lines(width: whole, most: 1, pen) == [words.text])
    #expect(words.lines(width: whole - 1, most: 1, pen) == [findings])
    let least = words.lines(width: brief - 1, most: 1, pen)[0]
    #expect(!least.contains(rules) && !least.contains("…") && least.hasPrefix("Right as used"))
  }

  @Test(arguments: [(200, 60), (120, 40), (80, 24), (20, 6)])
  func theScreenNamesTheWayOutAndWhereItIsWideEveryLoss(_ width: Int, _ height: Int) throws {
    var state = try freeState()
    state.press(.character("c"))
    state.advance(steps: 20)
    state.refresh()
    let frame = Screens.view(state, size: Size(width: width, height: height))
    let text = String(
      String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
    #expect(text.contains("c leave"))
    guard width >= 80 else { return }
    let comparison = try #require(state.comparison)
    for index in comparison.panes.indices {
      let sign = PaneNames.sign(index + 1)
      #expect(
        PaneNames(comparison.panes).names(of: index).contains { text.contains("\(sign) \($0)") })
    }
  }

  @Test func panesAreNumberedInCirclesAndInFiguresWhereThereIsNothingButASCII() throws {
    #expect((1...9).map(PaneNames.sign).joined() == "①②③④⑤⑥⑦⑧⑨")
    #expect(asciiText("①②③④⑤⑥⑦⑧⑨") == "123456789")
  }

  @Test func theTableHoldsTheNumbersOfItsPanes() throws {
    var state = try freeState()
    state.press(.character("c"))
    state.advance(steps: 60)
    state.refresh()
    let pane = try #require(state.comparison).panes[6]
    let numbers = ComparisonNumbers(pane.run)
    let accuracy = try #require(pane.numbers.training)
    #expect(numbers.used.hasPrefix("\(Int(100 * accuracy.asUsed))"))
    #expect(numbers.setName == "training")
    #expect(numbers.band == "28.6")
  }

  @Test(arguments: ["uniface", "sphereface2"])
  func groundThatOverlapsHasABandBelowNothing(_ loss: String) throws {
    let run = try freeState(loss, classes: 8).run
    let overlap = try #require(run.bandText?.split(separator: " ").last)
    #expect(run.bandText?.hasPrefix("overlap") == true)
    #expect("\(ComparisonNumbers(run).band)°" == "−\(overlap)")
  }

  @Test func noPaneIsNamedTheBestThatSharesItsPlaceWithOthers() throws {
    var state = try freeState { $0.noise = 1.5 }
    let usual = LossMemory.standard(of: state.lossDescription)
    let same = Array(repeating: Comparison.Entry(loss: "arcface", parameters: usual), count: 3)
    try state.compare([.init(loss: "softmax", parameters: LossParameters())] + same)
    var shares: [Double] = [0, 0]
    while abs(shares[1] - shares[0]) < 0.05, state.clock < 40 {
      state.advance(steps: 1)
      state.refresh()
      shares = state.comparison?.panes.map { $0.numbers.training?.asUsed ?? 0 } ?? shares
    }
    let text = ComparisonWords(try #require(state.comparison)).text
    let (one, three) = shares[0] > shares[1] ? ("most", "least") : ("least", "most")
    #expect(text.contains("\(one) ① (") && text.contains("\(three) 3 of 4 ("), "\(text)")
  }

  @Test func twoClassesThatStandTheOtherWayRoundAreNamedWithThePaneTheyAreHeldAgainst() throws {
    var state = try freeState()
    let usual = LossMemory.standard(of: state.lossDescription)
    try state.compare(Array(repeating: .init(loss: "arcface", parameters: usual), count: 3))
    var comparison = try #require(state.comparison)
    #expect(!ComparisonWords(comparison).text.contains("the other way round"))
    let prototypes = comparison.panes[2].snapshot.prototypes
    comparison.panes[2].run.snapshot.prototypes =
      Array(prototypes[2..<4]) + Array(prototypes[0..<2]) + Array(prototypes[4...])
    let words = ComparisonWords(comparison).text
    #expect(words.contains("③: classes ") && words.contains("stand the other way round than in ①."))
  }

  @Test func whatIsNotOnAGridIsNeitherOfferedNorExplainedThere() throws {
    var state = try freeState()
    try state.compare(
      ["softmax", "normface"].map { .init(loss: $0, parameters: LossParameters()) })
    let keys = state.currentBindings.filter { $0.strokes.contains { $0.key == .character("i") } }
    #expect(keys.map(\.words) == [""])
    let help = HelpOverlay(state: state, page: 0).entries
    let words = try #require(state.comparison.map { ComparisonWords($0).text })
    #expect(help.first?.meaning == words)
    #expect(!help.contains { $0.meaning.contains("band is there") })
  }

  @Test func oneOfSeveralLossesIsWrittenAsAModuleOnceItIsMarked() throws {
    var state = try freeState()
    try state.compare(
      ["softmax", "cosface"].map { .init(loss: $0, parameters: LossParameters()) })
    #expect(update(&state, .keep(.moduleWritten)).isEmpty)
    #expect(state.message?.contains("Tab marks") == true)
    state.press(.tab)
    state.press(.tab)
    #expect(update(&state, .keep(.moduleWritten)) == [.writeModule])
    #expect(state.chosenRun.configuration.loss == "cosface")
    state.press(.enter)
    #expect(state.chosenRun.configuration.loss == "cosface")
  }

  @Test func everyHeadOfASmallTableIsAWord() throws {
    var state = try freeState()
    state.press(.character("c"))
    let frame = Screens.view(state, size: Size(width: 80, height: 24))
    let text = String(
      String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
    #expect(text.contains(" right  own") && !text.contains("%    m"))
  }

  @Test func lossesWithAndWithoutPrototypesHaveColumnsOfTheirOwn() throws {
    var state = try freeState()
    try state.compare(
      ["arcface", "triplet"].map { .init(loss: $0, parameters: LossParameters()) })
    state.advance(steps: 20)
    state.refresh()
    let runs = state.runs.panes.map { ComparisonNumbers($0.run) }
    #expect(runs[0].nearest == "–" && runs[0].withMargin != "–")
    #expect(runs[1].withMargin == "–" && runs[1].nearest != "–")
    let frame = Screens.view(state, size: Size(width: 200, height: 60))
    let text = String(
      String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
    #expect(text.contains("with m") && text.contains("1-NN"))
    #expect(text.contains("②: judged by class means."))
    #expect(runs.map(\.rule) == ["loss", "mean"] && text.contains("  by "))
  }

  @Test(arguments: [
    (["arcface", "cosface"], "They differ in how narrow the needles are (own°) and in what"),
    (["arcface", "normface"], "They differ in how narrow the needles are (own°).  "),
    (["arcface", "triplet"], "They differ in how narrow the needles are (own°).  ②: judged"),
    (["arcface", "lgm"], "They differ in what training still asks for (with m)."),
    (["normface", "lgm"], nil),
  ])
  func panesDifferInWhatAllOfThemHave(_ losses: [String], _ words: String?) throws {
    var state = try freeState()
    try state.compare(losses.map { .init(loss: $0, parameters: LossParameters()) })
    state.advance(steps: 200)
    state.refresh()
    let text = ComparisonWords(state.runs).text + "  "
    try #require(text.contains("are right on"), "\(text)")
    #expect(text.contains(words ?? "") || words == nil, "\(text)")
    #expect(text.contains("They differ") == (words != nil), "\(text)")
  }

  @Test(arguments: 8...60, ["arcface", "triplet", "lgm"])
  func noNumberBelowAPaneIsCutInHalf(_ width: Int, _ loss: String) throws {
    var state = try freeState(loss)
    state.advance(steps: 20)
    state.refresh()
    let numbers = ComparisonNumbers(state.run)
    let whole = numbers.lines(width: 200, rows: 2, TextPen(state.display)).joined(separator: " ")
    for line in numbers.lines(width: width, rows: 2, TextPen(state.display)) {
      #expect(line.unicodeScalars.count <= width)
      for figure in line.split(whereSeparator: { !$0.isNumber && $0 != "." }) {
        #expect(whole.split(whereSeparator: { !$0.isNumber && $0 != "." }).contains(figure))
      }
    }
  }

  @Test func aTurnInAPaneIsSaidBelowThemAll() throws {
    var state = try freeState()
    try state.compare(
      ["arcface", "normface"].map { .init(loss: $0, parameters: LossParameters()) })
    state.advance(steps: 20)
    state.press(.tab)
    state.press(.character("4"))
    state.refresh()
    let words = ComparisonWords(state.runs).text
    #expect(words.contains("① same run, ArcFace → CosFace at step 20: what was learnt stays"))
  }
}
