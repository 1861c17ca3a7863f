import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import MapScreens

@Test func aMapOpensOnItsBestCell() {
  #expect(state().cursor == SweepMap.Place(column: 2, row: 0))
  #expect(state().chosenRow?.margin == 0.25)
}

@Test(arguments: [
  ("arcface", "m 0.25 rad = 14.3° · s 1"), ("triplet", "α 0.25 · s 1"),
  ("circle_class", "m 0.25 cosine · γ 1"), ("proxy_anchor", "δ 0.25 cosine · α 1"),
])
func aMapCallsMarginAndScaleAsTheScreenDoes(_ loss: String, _ words: String) throws {
  let state = state(rows(loss: loss))
  let map = try #require(state.map)
  #expect(map.placeText(state.cursor) == words)
  let frame = text(view(state, size: Size(width: 120, height: 40)))
  #expect(frame.contains(words), "\(frame)")
  #expect(frame.contains("\(map.marginSymbol) ") && frame.contains(" \(map.scaleSymbol) "))
}

@Test func arrowsMoveOverCellsAndStopAtEdges() {
  var state = state()
  _ = update(&state, .moved(.up))
  #expect(state.cursor == SweepMap.Place(column: 2, row: 1))
  for _ in 0..<9 { _ = update(&state, .moved(.left)) }
  #expect(state.cursor == SweepMap.Place(column: 0, row: 1))
}

@Test func enterOpensTheRunThatIsMarked() {
  var state = state()
  #expect(update(&state, .opened) == [.open(state.rows[0].id)])
  _ = update(&state, .nextSeedChosen)
  #expect(update(&state, .opened) == [.open(state.rows[1].id)])
  _ = update(&state, .statisticSwitched)
  #expect(state.chosenRow?.seed == 1, "the worst seed")
}

@Test func theStarStandsOnAMarginThatCanBeMet() {
  let rows = rows(10).map { row in
    var row = row
    // Ten classes in the plane cannot meet more than 0.628.
    if row.margin ?? 0 > 0.7 { row.numbers["accuracy_test"] = 0.99 }
    return row
  }
  let state = state(rows)
  #expect(state.plateau?.best == SweepMap.Place(column: 2, row: 0))
  #expect(state.plateau?.places.allSatisfy { $0.column <= 5 } ?? false)
  #expect(text(view(state, size: Size(width: 120, height: 40))).contains("best that can be met"))
}

@Test func whatItsRunsCannotMeetIsMarkedAndNotTheBest() throws {
  let rows = rows(loss: "circle_class").map { row in
    var row = row
    row.isFeasible = row.margin != 0.25
    return row
  }
  let state = state(rows)
  #expect(state.plateau?.best.column != 2)
  let shown = text(view(state, size: Size(width: 120, height: 40)))
  #expect(shown.contains("!9"), "\(shown)")
  #expect(shown.contains("! 10 classes in the plane cannot meet it"), "\(shown)")
  #expect(shown.contains("best that can be met"))
  #expect(try #require(MapFigure.svg(state)).contains("! 10 classes in the plane cannot meet it"))
}

@Test func aLineThatIsNotDrawnIsNotExplained() {
  let all = text(view(state(rows(3)), size: Size(width: 160, height: 40)))
  #expect(all.contains("all can be met: m < 2π/10") && !all.contains("right of"), "\(all)")
  #expect(text(view(state(rows(8)), size: Size(width: 160, height: 40))).contains("right of ┃"))
}

@Test func aMapOfOneCellSpeaksOfNoNeighbour() {
  let one = text(view(state(rows(1, 1)), size: Size(width: 160, height: 40)))
  #expect(one.contains("◆ best") && !one.contains("neighbour"), "\(one)")
}

@Test func noMarginIsNeverTheBestOfWhatHasOne() {
  let rows = rows().map { row in
    var row = row
    row.numbers["accuracy_train_with_margin"] = 1 - (row.margin ?? 0)
    return row
  }
  var state = state(rows)
  _ = state.show(quantity: "with-margin", .mean)
  #expect(state.plateau?.best.column == 1)
  #expect(text(view(state, size: Size(width: 120, height: 40))).contains("◆ best margin"))
  _ = state.show(quantity: "accuracy", .mean)
  #expect(!text(view(state, size: Size(width: 120, height: 40))).contains("◆ best margin"))
}

@Test func everyOutcomeHasALetterOfItsOwnThatTheLegendExplains() {
  #expect(Set(Status.worstFirst.map(\.letter)).count == Status.worstFirst.count)
  var state = state()
  _ = state.show(quantity: "outcome", .mean)
  let shown = text(view(state, size: Size(width: 80, height: 24)))
  for status in Status.worstFirst { #expect(shown.contains(status.shortLegend), "\(shown)") }
}

@Test func quantitiesWithoutNumbersAreLeftOut() {
  var state = state()
  #expect(!state.quantities.contains { $0.name == "unseen-eer" || $0.name == "own-angle" })
  let count = state.quantities.count
  for _ in 0..<count { _ = update(&state, .nextQuantityChosen) }
  #expect(state.quantity == MapQuantity.all[0])
}

@Test func newerResultsLeaveTheCursorWhereItIs() {
  var state = state(Array(rows().filter { $0.margin != 0 }))
  _ = update(&state, .moved(.right))
  let (margin, scale) = (state.chosenRow?.margin, state.chosenRow?.scale)
  state.take(rows(), total: 100)
  #expect(state.chosenRow?.margin == margin)
  #expect(state.chosenRow?.scale == scale)
}

@Test func everyKeyOfAMapMeansOneThing() {
  let keys = MapBinding.all.flatMap { $0.strokes.keys }
  #expect(Set(keys).count == keys.count)
  let size = Size(width: 80, height: 24)
  #expect(mapAction(for: .key(.enter), in: state(), size: size) == .opened)
}

@Test(arguments: [(80, 24), (120, 40), (200, 60)])
func aPressMarksTheCellThatIsSeenThereAndAnotherOpensIt(_ width: Int, _ height: Int) {
  let size = Size(width: width, height: height)
  var state = state()
  func press(_ column: Int, _ row: Int) -> [MapEffect] {
    let event = Event.mouse(Mouse(kind: .press, column: column, row: row))
    return mapAction(for: event, in: state, size: size).map { update(&state, $0) } ?? []
  }
  #expect(press(1, 0).isEmpty)
  var seen: Set<Double> = []
  for column in stride(from: 8, to: width / 2, by: 3) {
    let before = state.cursor
    let wasChosen = state.isCursorChosen
    let effects = press(column, height / 2)
    #expect(effects.isEmpty || before == state.cursor && wasChosen)
    if let margin = state.chosenRow?.margin { seen.insert(margin) }
  }
  #expect(seen.count > 1)
  #expect((8..<width / 2).contains { !press($0, height / 2).isEmpty })
}

@Test(arguments: [(80, 24), (120, 40), (200, 60), (60, 20), (20, 6), (19, 5), (1, 1)])
func aMapFitsEverySize(_ width: Int, _ height: Int) {
  for (colors, glyphs) in zip(ColorTier.allCases, [GlyphTier.braille, .half, .ascii, .ascii]) {
    for rows in [rows(), rows(40, 30, seeds: 1), rows(1, 1), []] {
      var state = MapState(
        rows, total: nil, display: Display(theme: .dark, colors: colors, glyphs: glyphs))
      for quantity in state.quantities.prefix(rows.count > 100 ? 1 : 9) {
        _ = state.show(quantity: quantity.name, .worst)
        let frame = view(state, size: Size(width: width, height: height))
        #expect(frame.size == Size(width: width, height: height))
        if glyphs == .ascii { #expect(frame.cells.allSatisfy { $0.scalar < 127 }) }
      }
      _ = update(&state, .helpTurned)
      _ = view(state, size: Size(width: width, height: height))
    }
  }
}

@Test func everyLineOfTheHelpIsOnSomePartOfIt() {
  let size = Size(width: 40, height: 12)
  var state = state()
  var shown = ""
  repeat {
    if let action = mapAction(for: .key(.character("?")), in: state, size: size) {
      _ = update(&state, action)
    }
    shown += text(view(state, size: size)).filter { $0 != " " && $0 != "\n" }
  } while state.helpPart != nil
  for binding in MapBinding.all {
    #expect(shown.contains(binding.help.filter { $0 != " " }), "\(binding.help)")
  }
  #expect(shown.contains("train--helpsayswhen"))
}

@Test func aMapSaysItsLimitItsBestAndHowFarTheSweepIs() {
  let shown = text(view(state(), size: Size(width: 120, height: 40)))
  #expect(shown.contains("can be met: m < 2π/10 = 0.628"))
  #expect(shown.contains("◆94.5"))
  #expect(shown.contains("48 of 100 runs"))
  #expect(shown.contains("mean of 2 seeds"))
}

@Test func theKeyLineHasHelpAndQuitAtEverySize() {
  for width in [40, 80, 120] {
    let shown = text(view(state(), size: Size(width: width, height: 24)))
    #expect(shown.contains("? help") && shown.contains("q quit"))
  }
}

@Test func aFigureHasEveryCellAndTheLimit() throws {
  let svg = try #require(MapFigure.svg(state()))
  #expect(svg.contains("2π/10 = 0.628"))
  #expect(svg.contains("fill=\"#FDE725\""))
  #expect(svg.split(separator: "width=\"84\"").count == 25)
  #expect(MapFigure.svg(MapState([], total: nil, display: Display())) == nil)
}
