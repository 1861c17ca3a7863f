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

  /// More seeds of one cell alone made it the best of the map, were it the worst.
  @Test func aCellWithFewerRunsThatAreAllThereIsMarkedAndMayBeTheBest() {
    let state = state(cell(0, 4, [0.9]) + cell(0.3, 4, [0.8, 0.8]))
    #expect(state.plateau?.best.column == 0)
    #expect(shown(state).contains("~90"))
  }

  @Test func aCellThatWaitsForARunIsNotTheBest() {
    let (rows, runs) = planned([(0, 4), (0.3, 4)])
    let waiting = run(0, 4, seed: 1)
    let state = MapState(
      rows, total: 3, of: runs.merging([waiting.id: waiting]) { $1 }, display: Display())
    #expect(state.plateau?.best.column == 1)
    #expect(MapState(rows, total: 2, of: runs, display: Display()).plateau?.best.column == 0)
  }

  private func run(
    _ margin: Double, _ scale: Double, seed: UInt64 = 0, steps: Int = 1, rate: Double? = nil
  ) -> SweepRun {
    var configuration = Configuration()
    configuration.parameters["m"] = margin
    configuration.parameters["s"] = scale
    configuration.seed = seed
    configuration.learningRate = rate ?? configuration.learningRate
    return SweepRun(configuration, steps: steps, dataDigest: "")
  }

  /// Runs and their rows, the first the best.
  private func planned(_ places: [(Double, Double)]) -> ([SweepRow], [String: SweepRun]) {
    let runs = places.map { run($0.0, $0.1) }
    let rows = zip(places, runs).enumerated().map { index, each in
      var row = cell(each.0.0, each.0.1, [0.9 - Double(index) / 10])[0]
      row.id = each.1.id
      return row
    }
    return (rows, Dictionary(uniqueKeysWithValues: runs.map { ($0.id, $0) }))
  }

  @Test func aRunThatIsToComeIsNoColouredCell() throws {
    let (rows, runs) = planned([(0, 4), (0, 16), (0.3, 4), (0.6, 4), (0.6, 16)])
    let place = SweepMap.Place(column: 1, row: 1)
    let area = Rectangle(column: 0, row: 0, width: 20, height: 8)
    func source(awaiting more: [SweepRun]) throws -> SweepMap.Place? {
      let all = more.reduce(into: runs) { $0[$1.id] = $1 }
      let state = MapState(rows, total: nil, of: all, display: Display())
      #expect(state.awaited.isEmpty || state.awaited == [place])
      return MapGeometry(try #require(state.map), in: area, awaiting: state.awaited)
        .source(of: place)
    }
    #expect(try source(awaiting: [run(0.3, 16)]) == nil)
    // Where none is meant, it is a refinement's; and what another map waits for is none of this one.
    #expect(try source(awaiting: []) != nil)
    #expect(try source(awaiting: [run(0.3, 16, steps: 2), run(0.3, 16, rate: 0.5)]) != nil)
  }

  /// Each of two sweeps that fill different corners was seen to have measured the other two.
  @Test func whatNoSweepMeantIsNoColouredCell() throws {
    let corners: [(Double, Double)] = [
      (0, 4), (0, 8), (0.1, 4), (0.1, 8), (0.2, 16), (0.2, 32), (0.3, 16), (0.3, 32),
    ]
    for places in [corners, [(0, 4), (0, 16), (0.3, 4)]] {
      let (rows, runs) = planned(places)
      let map = try #require(MapState(rows, total: nil, of: runs, display: Display()).map)
      let geometry = MapGeometry(map, in: Rectangle(column: 0, row: 0, width: 40, height: 8))
      for row in map.scales.indices {
        for column in map.margins.indices {
          let place = SweepMap.Place(column: column, row: row)
          #expect(geometry.source(of: place) == (map[place].isEmpty ? nil : place))
        }
      }
    }
  }

  @Test func bracketsStandRoundAllThatAreAsGoodOrNone() {
    let rows = (0..<9).flatMap { cell(Double($0) / 20, 4, [0.9]) }
    var display = Display()
    display.glyphs = .ascii
    for width in 44...120 {
      let picture = shown(MapState(rows, total: 9, display: display), width, 14)
      let count = picture.split(separator: "\n").dropLast(3).joined().count { $0 == "(" }
      #expect(count == 0 || count == 8, "\(width): \(picture)")
    }
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
