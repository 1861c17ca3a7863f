import Cells
import Testing
import Training

@testable import Laboratory
@testable import Screens

private let needs = PanelNeeds(liveKnobs: 4, otherKnobs: 5, hasBefore: false)

private let widths = [20, 21, 30, 34, 40, 50, 60, 79, 80, 100, 119, 120, 150, 160, 200, 250, 300]
private let heights = [6, 7, 8, 10, 12, 15, 16, 20, 24, 30, 36, 40, 50, 56, 60, 80, 100]

private let viewNames = PanelRegistry.views.map { $0.description.name }

private func product<First, Second>(_ first: [First], _ second: [Second]) -> [(First, Second)] {
  first.flatMap { one in second.map { (one, $0) } }
}

private func rectangles(_ layout: Layout) -> [Rectangle] {
  layout.panels.map(\.rectangle) + [layout.main].compactMap(\.self)
}

private func overlap(_ first: Rectangle, _ second: Rectangle) -> Bool {
  first.column < second.column + second.width && second.column < first.column + first.width
    && first.row < second.row + second.height && second.row < first.row + first.height
}

@Test(arguments: widths)
func noPanelLeavesItsScreenOrCoversAnother(_ width: Int) {
  for height in heights {
    for (hasBefore, view) in product([false, true], viewNames) {
      let needs = PanelNeeds(liveKnobs: 4, otherKnobs: 5, hasBefore: hasBefore)
      let layout = Layout(Size(width: width, height: height), needs, view: view)
      let all = rectangles(layout)
      let top = layout.lossRow == nil ? 1 : 2
      for (index, rectangle) in all.enumerated() {
        #expect(rectangle.column >= 0 && rectangle.column + rectangle.width <= width)
        #expect(rectangle.row >= top && rectangle.row + rectangle.height <= layout.notes.row)
        #expect(!all[..<index].contains { overlap($0, rectangle) }, "\(width)×\(height)")
      }
    }
  }
}

@Test(arguments: widths)
func theAccuraciesAreOnEveryScreen(_ width: Int) {
  for height in heights {
    let layout = Layout(Size(width: width, height: height), needs)
    #expect(layout.panels.contains { $0.panel == "accuracy" }, "\(width)×\(height)")
  }
}

@Test(arguments: widths)
func noPanelStandsTwice(_ width: Int) {
  for height in heights {
    let panels = Layout(Size(width: width, height: height), needs).panels.map(\.panel)
    #expect(panels.allSatisfy { panel in panels.count { $0 == panel } == 1 })
  }
}

@Test func theThreeDrawnSizesKeepTheirPlanes() {
  func plane(_ width: Int, _ height: Int) -> Rectangle? {
    Layout(Size(width: width, height: height), needs).main
  }
  #expect(plane(80, 24) == Rectangle(column: 0, row: 2, width: 38, height: 19))
  #expect(plane(120, 40) == Rectangle(column: 0, row: 2, width: 66, height: 34))
  #expect(plane(200, 60) == Rectangle(column: 0, row: 2, width: 104, height: 53))
  #expect(plane(20, 6) == nil)
}

@Test func aRunBeforeGetsARowOfItsOwn() {
  let size = Size(width: 80, height: 24)
  let after = PanelNeeds(liveKnobs: 4, otherKnobs: 5, hasBefore: true)
  #expect(Layout(size, needs).panels.first?.rectangle.height == 3)
  #expect(Layout(size, after).panels.first?.rectangle.height == 4)
}

@Test func aViewForItselfHasTheWholeWidth() {
  for size in [Size(width: 80, height: 24), Size(width: 120, height: 40)] {
    let layout = Layout(size, needs, view: "boundaries")
    #expect(layout.main?.width == size.width && layout.panels.isEmpty, "\(size)")
  }
}

@Test(arguments: viewNames.filter { !["plane", "boundaries"].contains($0) })
func thePlaneTakesThePlaceOfTheViewThatReplacesIt(_ view: String) {
  for size in [Size(width: 120, height: 40), Size(width: 200, height: 60)] {
    let panels = Layout(size, needs, view: view).panels.map(\.panel)
    #expect(panels.contains("plane") && !panels.contains(view), "\(size)")
  }
}

@Test func panelNamesAreUnique() {
  let names = PanelRegistry.all.map { $0.description.name }
  #expect(Set(names).count == names.count)
}

@Test(arguments: ["arcface", "triplet"])
func vGoesRoundAllViewsAndBack(_ loss: String) throws {
  var state = try freeState(loss)
  let names = PanelRegistry.views.filter { $0.description.applies(state) }
    .map { $0.description.name }
  var seen: [String] = []
  for _ in names {
    seen.append(state.mainView)
    state.press(.character("v"))
  }
  #expect(seen == names)
  #expect(state.mainView == names.first)
  state.press(.character("V"))
  #expect(state.mainView == names.last)
}

/// A state that a view has something to show of.
private func state(for view: any Panel.Type) throws -> State {
  var open = Configuration()
  open.withhold(last: 2)
  let states =
    try ["arcface", "triplet", "contrastive", "npair", "multi_similarity"].map { try freeState($0) }
    + [
      State(open), freeState { $0.dimension = 3 },
    ]
  return try #require(states.first { view.description.applies($0) })
}

@Test(arguments: viewNames)
func everyViewExplainsItself(_ view: String) throws {
  let panel = try #require(PanelRegistry.named(view))
  var state = try state(for: panel)
  let isShown = state.show(view: view)
  #expect(isShown)
  let help = panel.help
  #expect(!help.isEmpty)
  state.press(.character("?"))
  let screen = Screens.view(state, size: Size(width: 80, height: 24))
  let text = String(String.UnicodeScalarView(screen.cells.compactMap { Unicode.Scalar($0.scalar) }))
  for entry in help { #expect(text.contains(entry.sign), "\(entry.sign)") }
}

/// What is asked about takes rows of other panels: the plane, the lines and the table stay.
@Test(arguments: widths)
func askingMovesNothingButPanelsBesideThePlane(_ width: Int) {
  for height in heights {
    let size = Size(width: width, height: height)
    let others = PanelRegistry.all.map { $0.description }.filter { $0.name != "ask" }
    let before = Layout(size, needs, descriptions: others)
    for rows in [6, 10, 17] {
      var asking = needs
      asking.answerRows = rows
      let layout = Layout(size, asking)
      #expect(layout.notes == before.notes && layout.keys == before.keys)
      #expect(layout.main?.width == before.main?.width, "\(size)")
      if width >= 80, height >= 24 {
        #expect(layout.main == before.main, "\(size)")
        let table = layout.panels.first { $0.panel == "accuracy" }
        #expect(table?.rectangle.row == before.panels.first?.rectangle.row)
      }
    }
  }
}
