import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import MapScreens

private func cell(_ margin: Double, _ scale: Double, _ accuracies: [Double?]) -> [SweepRow] {
  accuracies.enumerated().map { seed, accuracy in
    SweepRow(
      id: "\(margin) \(scale) \(seed)", loss: "arcface", margin: margin, scale: scale, classes: 10,
      dimension: 2, seed: UInt64(seed), status: accuracy == nil ? .diverged : .stopped,
      settings: [SweepRow.Setting(name: "data", text: "digits")],
      numbers: accuracy.map { ["accuracy_test": $0] } ?? [:])
  }
}

private func shown(_ state: MapState, _ width: Int = 120, _ height: Int = 30) -> String {
  text(view(state, size: Size(width: width, height: height)))
}

/// What a cell's number is worth: marks, the star, and where it stands.
@Suite struct MapMarkTests {
  @Test(arguments: [(80, 24), (120, 40), (44, 12)])
  func everyFigureOfAScaleIsShown(_ width: Int, _ height: Int) {
    let rows = [512, 194.012, 10.5561].flatMap { cell(0, $0, [0.5]) + cell(0.3, $0, [0.6]) }
    let lines = shown(state(rows), width, height).split(separator: "\n")
    for scale in ["512", "194.012", "10.5561"] {
      #expect(lines.contains { $0.hasPrefix(" ") && $0.contains(" \(scale) ") }, "\(lines)")
    }
  }

  @Test(arguments: [(0.00001, "0.00001"), (0.00003, "0.00003"), (0.0000197, "0.0000197")])
  func aSmallMarginKeepsItsFigures(_ margin: Double, _ words: String) {
    #expect(SweepMap.axisText(margin) == words)
    #expect(SweepMap.axisText(0) == "0" && SweepMap.axisText(1.0 / 3) == "0.3333")
  }

  @Test func aCellMostOfWhoseSeedsRanAwayIsNotTheBest() {
    let state = state(cell(0, 4, [0.9, nil, nil]) + cell(0.3, 4, [0.8, 0.7, 0.8]))
    #expect(state.plateau?.best.column == 1)
    let range = MapRange(state.maps[0], state.quantity, .mean)
    #expect(range.fraction(of: state.maps[0].cells[0][0]) == 0, "and is drawn as the worst")
    #expect(MapState(cell(0, 4, [nil]), total: nil, display: Display()).plateau == nil)
  }

  @Test func aMeanThatLeavesSeedsOutSaysSo() throws {
    let state = state(cell(0, 4, [0.9, 0.8, nil]) + cell(0.3, 4, [0.5, 0.5, 0.5]))
    let picture = shown(state)
    #expect(picture.contains("mean of 2 of 3 seeds"), "\(picture)")
    #expect(picture.contains("~ of fewer than 3 seeds"), "\(picture)")
    #expect(try #require(MapFigure.svg(state)).contains("~ of fewer than 3 seeds"))
    var worst = state
    _ = worst.show(quantity: "accuracy", .worst)
    #expect(worst.plateau?.best.column == 1)
  }

  @Test func aCellWithFewerRunsThanOthersIsMarkedAndNotTheBest() {
    let state = state(cell(0, 4, [0.9]) + cell(0.3, 4, [0.8, 0.8]))
    #expect(state.plateau?.best.column == 1)
    #expect(shown(state).contains("~90"))
  }

  @Test func aRunThatIsToComeIsNoColouredCell() throws {
    let rows = cell(0, 4, [0.5]) + cell(0, 16, [0.5]) + cell(0.3, 4, [0.5])
    var configuration = Configuration()
    configuration.parameters["m"] = 0.3
    configuration.parameters["s"] = 16
    let run = SweepRun(configuration, steps: 1, dataDigest: "")
    let waiting = MapState(rows, total: 4, awaiting: [run], display: Display())
    #expect(waiting.awaited == [SweepMap.Place(column: 1, row: 1)])
    let area = Rectangle(column: 0, row: 0, width: 20, height: 8)
    func source(_ awaited: Set<SweepMap.Place>?) throws -> SweepMap.Place? {
      MapGeometry(try #require(waiting.map), in: area, awaiting: awaited)
        .source(of: SweepMap.Place(column: 1, row: 1))
    }
    #expect(try source(waiting.awaited) == nil)
    // Where none is meant, it is a refinement's.
    #expect(try source([]) != nil)
  }

  @Test func whatASeedIsCalledIsNeverCut() {
    let rows = (0..<3).map { index in
      var row = cell(0.3, 4, [0.5])[0]
      row.seed = UInt64.max - UInt64(index)
      row.id = "\(index)"
      return row
    }
    let picture = shown(state(rows), 80, 24)
    for row in rows { #expect(picture.contains("\(row.seed) "), "\(picture)") }
  }

  @Test func asciiShowsWhichCellsAreAsGood() {
    let rows = cell(0, 4, [0.5]) + cell(0.2, 4, [0.9]) + cell(0.4, 4, [0.899])
    var display = Display()
    display.glyphs = .ascii
    let state = MapState(rows, total: 3, display: display)
    let picture = shown(state)
    #expect(picture.contains("*90") && picture.contains("(89.9)"), "\(picture)")
    #expect(picture.contains("( ): 2 cells as good") && !picture.contains("outlined"))
  }

  @Test func nothingIsCalledOutlinedWhereNoLineHasRoom() {
    let rows = (0..<40).flatMap { column in cell(Double(column) / 100, 4, [0.9]) }
    let picture = shown(state(rows), 80, 24)
    #expect(picture.contains("40 cells as good") && !picture.contains("outlined"), "\(picture)")
  }

  @Test(arguments: [ThemeName.light, .mono, .dark])
  func shadesAreReadByHowDenseTheyAre(_ theme: ThemeName) {
    let shades = Display(theme: theme, colors: .none, glyphs: .braille)
    let rows = cell(0, 4, [0.5]) + cell(0.2, 4, [0.9])
    #expect(shown(MapState(rows, total: 2, display: shades)).contains("denser is better"))
    let bright = Display(theme: theme == .mono ? .dark : theme, colors: .direct, glyphs: .braille)
    #expect(shown(MapState(rows, total: 2, display: bright)).contains("bright is better"))
  }

  @Test func theBestOutcomeIsWhereHomeGoes() {
    var state = state(cell(0, 4, [0.5]) + cell(0.2, 4, [nil]))
    _ = state.show(quantity: "outcome", .mean)
    _ = update(&state, .moved(.right))
    _ = update(&state, .wentToBest)
    #expect(state.cursor.column == 0)
  }

  @Test func aFigureOfOneColumnHasRoomForItsLegend() throws {
    let svg = try #require(MapFigure.svg(state(cell(0.2, 4, [0.5]) + cell(0.2, 8, [0.9]))))
    #expect(!svg.contains("width=\"-") && !svg.contains("width=\"−"))
  }

  @Test func whatIsNotSaidIsAsUsual() {
    let rows = ["0", "66"].map { examples in
      var row = cell(0.2, 4, [0.5])[0]
      row.settings.append(SweepRow.Setting(name: "examples", text: examples))
      return row
    }
    let subjects = state(rows).maps.map(\.subject)
    #expect(subjects[0].hasSuffix("examples as usual") && subjects[1].hasSuffix("examples 66"))
  }

  @Test func whatSetsAMapApartIsInItsHeader() {
    let rows = ["0.005", "0.05"].flatMap { rate in
      cell(0.2, 4, [0.5]).map { row in
        var row = row
        row.id += rate
        row.settings += ["a", "b", "c", "d"].map {
          SweepRow.Setting(name: "t_\($0)_of_some_length", text: "1")
        }
        row.settings.append(SweepRow.Setting(name: "learning_rate", text: rate))
        return row
      }
    }
    for width in [44, 80] {
      var state = state(rows)
      for (rate, place) in [("0.005", 1), ("0.05", 2)] {
        let header = shown(state, width, 24).prefix(width)
        #expect(header.contains("\(rate) ") && header.contains("map \(place) of 2"), "\(header)")
        _ = update(&state, .nextMapChosen)
      }
    }
  }
}
