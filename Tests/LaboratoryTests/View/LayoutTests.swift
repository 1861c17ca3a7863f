import Cells
import Testing

@testable import Laboratory

private let needs = Layout.Needs(liveKnobs: 4, otherKnobs: 5, hasBefore: false)

private let widths = [20, 21, 30, 34, 40, 50, 60, 79, 80, 100, 119, 120, 150, 160, 200, 250, 300]
private let heights = [6, 7, 8, 10, 12, 15, 16, 20, 24, 30, 36, 40, 50, 56, 60, 80, 100]

private func rectangles(_ layout: Layout) -> [Rectangle] {
  layout.panels.map(\.rectangle) + [layout.plane].compactMap(\.self)
}

private func overlap(_ first: Rectangle, _ second: Rectangle) -> Bool {
  first.column < second.column + second.width && second.column < first.column + first.width
    && first.row < second.row + second.height && second.row < first.row + first.height
}

@Test(arguments: widths)
func noPanelLeavesItsScreenOrCoversAnother(_ width: Int) {
  for height in heights {
    for hasBefore in [false, true] {
      let needs = Layout.Needs(liveKnobs: 4, otherKnobs: 5, hasBefore: hasBefore)
      let layout = Layout(Size(width: width, height: height), needs)
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
    #expect(layout.panels.contains { $0.panel == .accuracy }, "\(width)×\(height)")
  }
}

@Test(arguments: widths)
func noPanelStandsTwice(_ width: Int) {
  for height in heights {
    let panels = Layout(Size(width: width, height: height), needs).panels.map(\.panel)
    #expect(Layout.Panel.allCases.allSatisfy { panel in panels.count { $0 == panel } < 2 })
  }
}

@Test func theThreeDrawnSizesKeepTheirPlanes() {
  func plane(_ width: Int, _ height: Int) -> Rectangle? {
    Layout(Size(width: width, height: height), needs).plane
  }
  #expect(plane(80, 24) == Rectangle(column: 0, row: 1, width: 40, height: 20))
  #expect(plane(120, 40) == Rectangle(column: 0, row: 2, width: 66, height: 34))
  #expect(plane(200, 60) == Rectangle(column: 0, row: 2, width: 104, height: 53))
  #expect(plane(20, 6) == nil)
}

@Test func aRunBeforeGetsARowOfItsOwn() {
  let size = Size(width: 80, height: 24)
  let after = Layout.Needs(liveKnobs: 4, otherKnobs: 5, hasBefore: true)
  #expect(Layout(size, needs).panels.first?.rectangle.height == 3)
  #expect(Layout(size, after).panels.first?.rectangle.height == 4)
}
