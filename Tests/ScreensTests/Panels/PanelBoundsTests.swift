import Cells
import MarginLosses
import Plotting
import Testing

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// Views that explain margins, each of which may stand in a small panel or fill the screen.
private let views: [any Panel.Type] = [
  AnglePlane.self, TargetLogit.self, AngleHistogram.self, LossCurve.self, DistanceHistogram.self,
  MiningView.self, MiningBars.self, PairView.self, TupleView.self,
]

@Test(arguments: textLossNames + LossRegistry.metric.map { $0.description.name })
func everyViewStaysInItsRectangleAtEverySize(_ name: String) throws {
  var state = try freeState(name, classes: 5)
  state.advance(steps: 20)
  state.press(.right)
  state.advance(steps: 35)
  state.press(.character("o"))
  state.refresh()
  state.pane.probe = 3
  for glyphs in GlyphTier.allCases {
    state.display = Display(colors: .palette16, glyphs: glyphs)
    for (width, height) in [(12, 4), (24, 6), (30, 8), (39, 9), (40, 20), (52, 12), (67, 34)] {
      for view in views {
        let inside = Rectangle(column: 3, row: 2, width: width, height: height)
        var frame = Frame(
          size: Size(width: width + 6, height: height + 4), fill: Cell("#"))
        for row in 0..<height {
          for column in 0..<width { frame[column + 3, row + 2] = Cell() }
        }
        view.init(state).draw(in: inside, on: &frame)
        let outside = frame.cells.indices.filter { index in
          let (column, row) = (index % frame.width - 3, index / frame.width - 2)
          return column < 0 || column >= width || row < 0 || row >= height
        }
        #expect(
          outside.allSatisfy { frame.cells[$0] == Cell("#") },
          "\(view.description.name) \(width)×\(height) \(glyphs)")
      }
    }
  }
}
