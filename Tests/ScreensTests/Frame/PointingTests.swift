import Cells
import Foundation
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

private let sizes = [
  Size(width: 80, height: 24), Size(width: 120, height: 40), Size(width: 200, height: 60),
]

/// The screen of a state as lines of text.
private func lines(_ state: State, _ size: Size) -> [String] { view(state, size: size).lines }

/// The first cell of some words on the screen.
private func placeOf(_ words: String, _ state: State, _ size: Size) throws -> (
  column: Int, row: Int
) {
  for (row, line) in lines(state, size).enumerated() {
    if let range = line.range(of: words) {
      return (line.unicodeScalars.distance(from: line.startIndex, to: range.lowerBound), row)
    }
  }
  throw Missing(words: words)
}

private struct Missing: Error { var words: String }

extension State {
  fileprivate mutating func mouse(_ kind: Mouse.Kind, _ column: Int, _ row: Int, _ size: Size) {
    let event = Event.mouse(Mouse(kind: kind, column: column, row: row))
    guard let action = Screens.action(for: event, in: self, size: size) else { return }
    _ = update(&self, action)
    refresh()
  }

  fileprivate mutating func click(_ words: String, _ size: Size) throws {
    let place = try placeOf(words, self, size)
    mouse(.press, place.column, place.row, size)
    mouse(.release, place.column, place.row, size)
  }

  /// Where the plane stands, and its scale.
  fileprivate func plane(_ size: Size) throws -> (rectangle: Rectangle, scale: PlaneScale) {
    for row in 0..<size.height {
      for column in 0..<size.width {
        let event = Event.mouse(Mouse(kind: .wheelUp, column: column, row: row))
        guard case .look(.zoomedIn) = Screens.action(for: event, in: self, size: size) else {
          continue
        }
        let layout = Layout(
          size, PanelNeeds(liveKnobs: 5, otherKnobs: 6, hasBefore: run.before != nil),
          view: shownView, descriptions: PanelRegistry.applicable(to: self).map { $0.description })
        let rectangle = try #require(layout.main)
        let scale = try #require(
          FeaturePlane(self).scale(Size(width: rectangle.width, height: rectangle.height)))
        return (rectangle, scale)
      }
    }
    throw Missing(words: "plane")
  }

  /// The cell of the screen where an embedding lies.
  fileprivate func cell(_ spot: Spot, _ size: Size) throws -> (column: Int, row: Int) {
    let (rectangle, scale) = try plane(size)
    let place = try #require(scale.place(Float(spot.x), Float(spot.y)))
    return (
      rectangle.column + Int(place.x),
      rectangle.row + Int((Double(2 * rectangle.height) - place.y) / 2)
    )
  }
}

@Suite struct PointingTests {
  @Test(arguments: sizes)
  func aPressOnAPointAsksAboutItAndADragPutsItElsewhere(_ size: Size) throws {
    var state = try freeState()
    state.advance(steps: 60)
    state.refresh()
    let probe = 3
    let start = Spot(probe, of: state.snapshot.training.embeddings)
    let from = try state.cell(start, size)
    state.mouse(.press, from.column, from.row, size)
    let asked = try #require(state.probe)
    let label = state.snapshot.training.judgements[asked].label
    state.mouse(.drag, from.column + 4, from.row + 2, size)
    #expect(!state.isRunning)
    state.mouse(.release, from.column + 4, from.row + 2, size)
    #expect(state.isRunning && state.probe == asked)
    let end = Spot(asked, of: state.snapshot.training.embeddings)
    let there = try state.cell(end, size)
    #expect(there == (from.column + 4, from.row + 2))
    #expect(state.snapshot.training.judgements[asked].label == label)
    #expect(state.timeline.revisions.count == 1)
  }

  @Test(arguments: sizes)
  func aPressOnEmptyPlaneAsksWhoWinsThere(_ size: Size) throws {
    var state = try freeState()
    state.advance(steps: 60)
    state.refresh()
    let place = try state.cell(Spot(0, 0.02), size)
    state.mouse(.press, place.column, place.row, size)
    guard case .spot = state.asked else {
      Issue.record("\(String(describing: state.asked))")
      return
    }
  }

  @Test(arguments: sizes)
  func aPrototypesLetterIsDraggedRoundTheRing(_ size: Size) throws {
    var state = try freeState(classes: 3)
    state.advance(steps: 10)
    state.refresh()
    let (rectangle, scale) = try state.plane(size)
    let before = Spot(0, of: state.snapshot.prototypes)
    let place = scale.place(
      Vector(before.x / before.length, before.y / before.length),
      share: (scale.circle.radius + 1.2) / scale.circle.radius)
    let cell = (
      rectangle.column + Int(place.x),
      rectangle.row + Int((Double(2 * rectangle.height) - place.y) / 2)
    )
    state.mouse(.press, cell.0, cell.1, size)
    #expect(state.asked == .prototype(0))
    let middle = try state.cell(Spot(0, 0), size)
    state.mouse(.drag, middle.column, rectangle.row + 1, size)
    state.mouse(.release, middle.column, rectangle.row + 1, size)
    let after = Spot(0, of: state.snapshot.prototypes)
    #expect(abs(after.x) < 0.2 * after.length && after.y > 0)
    #expect(abs(after.length - before.length) < 1e-4)
  }

  @Test(arguments: sizes)
  func theWheelZoomsRoundWhatItPointsAt(_ size: Size) throws {
    var state = try freeState()
    state.advance(steps: 60)
    state.refresh()
    let spot = Spot(0, of: state.snapshot.training.embeddings)
    let place = try state.cell(spot, size)
    for _ in 0..<4 { state.mouse(.wheelUp, place.column, place.row, size) }
    #expect(state.look.zoom.level == 4)
    let zoomed = try state.cell(spot, size)
    #expect(abs(zoomed.column - place.column) <= 3 && abs(zoomed.row - place.row) <= 3)
    for _ in 0..<6 { state.mouse(.wheelDown, place.column, place.row, size) }
    #expect(state.look.zoom == Zoom())
  }

  @Test(arguments: [Size(width: 120, height: 40), Size(width: 200, height: 60)])
  func aPressOnALossTakesIt(_ size: Size) throws {
    var state = try freeState()
    try state.click("4 CosFace", size)
    #expect(state.configuration.loss == "cosface")
  }

  @Test(arguments: sizes)
  func aPressOnTheKeyLineIsTheKey(_ size: Size) throws {
    var state = try freeState()
    try state.click("space", size)
    #expect(!state.isRunning)
    try state.click("? keys", size)
    #expect(state.helpPage == 0)
  }

  @Test(arguments: sizes)
  func aPressInTheHelpDoesWhatTheKeyThereDoes(_ size: Size) throws {
    let pages = [State.runBindings, State.lookBindings, State.keepBindings]
    for (index, bindings) in pages.enumerated() {
      var state = try freeState()
      let page = HelpOverlay.firstKeys + index
      for _ in 0...page { state.press(.character("?")) }
      let help = HelpOverlay(state: state, page: page)
      let actions = (0..<size.height).flatMap { row in
        [20, size.width - 20].compactMap { column in
          help.action(for: Mouse(kind: .press, column: column, row: row), size: size)
        }
      }
      for binding in bindings {
        guard let stroke = binding.strokes.first, stroke.meaning != .action(.program(.helpTurned))
        else { continue }
        #expect(
          actions.contains(.program(.takenFromHelp(stroke.action(in: state)))),
          "\(binding.keys) \(size)")
      }
    }
    var state = try freeState()
    for _ in 0...HelpOverlay.firstKeys { state.press(.character("?")) }
    try state.click("run or pause", size)
    #expect(state.helpPage == nil && !state.isRunning)
  }

  @Test(arguments: sizes)
  func theBarOfAKnobIsTurnedByPressDragAndWheel(_ size: Size) throws {
    var state = try freeState()
    let scale = KnobSubject.hyperparameter("s")
    let before = state.pane.dial(scale).value
    let name = try placeOf("s scale", state, size)
    state.mouse(.press, name.column, name.row, size)
    #expect(state.chosenSubject == scale)
    state.mouse(.release, name.column, name.row, size)
    state.mouse(.wheelUp, name.column, name.row, size)
    #expect(state.pane.dial(scale).value ?? 0 > before ?? 0)
    let line = lines(state, size)[name.row].unicodeScalars
    let bar = try #require(Array(line).lastIndex { "━╌●┃".unicodeScalars.contains($0) })
    state.mouse(.press, bar, name.row, size)
    let most = state.pane.dial(scale).value ?? 0
    #expect(most >= 30)
    state.mouse(.drag, bar - 6, name.row + 3, size)
    #expect(state.pane.dial(scale).value ?? 0 < most)
    state.mouse(.release, bar - 6, name.row + 3, size)
    #expect(state.grip == nil)
  }

  @Test(arguments: [Size(width: 120, height: 40), Size(width: 200, height: 60)])
  func theLossCurveIsScrubbed(_ size: Size) throws {
    var state = try freeState()
    state.advance(steps: 400)
    state.refresh()
    let title = try placeOf("── loss", state, size)
    state.mouse(.press, title.column + 12, title.row + 2, size)
    let first = state.step
    #expect(first < 200 && !state.isRunning)
    state.mouse(.drag, title.column + 20, title.row + 9, size)
    #expect(state.step > first && state.step < 400)
    state.mouse(.wheelUp, title.column + 20, title.row + 2, size)
    state.mouse(.release, title.column + 20, title.row + 2, size)
    #expect(state.grip == nil)
  }

  @Test(arguments: sizes)
  func aPaneIsMarkedAndThenEnlarged(_ size: Size) throws {
    var state = try freeState()
    try state.compare(Comparison.boundaryTable)
    state.refresh()
    let name = try placeOf("⑦ ArcFace", state, size)
    state.mouse(.press, name.column + 3, name.row + 3, size)
    #expect(state.comparison?.marked == 6)
    state.mouse(.press, name.column + 3, name.row + 3, size)
    #expect(state.comparison?.isEnlarged ?? false)
    let place = try #require(state.enlarged).cell(Spot(0, 0.01), size)
    state.mouse(.press, place.column, place.row, size)
    #expect(state.enlarged?.asked != nil)
  }

  @Test(arguments: sizes)
  func aSettingIsMarkedAndThenTaken(_ size: Size) throws {
    var state = try freeState()
    state.press(.character("p"))
    state.mouse(.press, 4, 6, size)
    let marked = try #require(state.chosenPreset)
    #expect(marked > 0)
    let frame = view(state, size: size)
    let row = try #require(
      (1..<size.height).first { frame[4, $0].style.attributes.contains(.reverse) })
    state.mouse(.press, 4, row, size)
    #expect(state.chosenPreset == nil)
    #expect(state.configuration.loss == Preset.all[marked].loss)
  }

  @Test(arguments: sizes)
  func pressesAllOverEveryScreenDoNoHarm(_ size: Size) throws {
    var states = [try freeState(), try freeState("triplet"), try freeState()]
    states[0].advance(steps: 30)
    states[1].advance(steps: 30)
    states[2].display.isBig = true
    for var state in states {
      state.refresh()
      for row in stride(from: 0, to: size.height, by: 3) {
        for column in stride(from: row % 2, to: size.width, by: 7) {
          for kind in [Mouse.Kind.press, .drag, .wheelUp, .wheelDown, .release] {
            state.mouse(kind, column, row, size)
            if state.comparison != nil { state.press(.character("c")) }
            if state.chosenPreset != nil || state.helpPage != nil { state.press(.escape) }
          }
        }
      }
      _ = view(state, size: size)
    }
  }
}
