import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Two classes 90° apart and two behind them, with a margin of 0.5.
private func plane(
  _ margin: Double = 0.5, _ theme: Theme = Theme(.dark, colors: .direct),
  _ glyphs: GlyphTier = .braille
) -> FeaturePlane {
  var snapshot = Snapshot()
  snapshot.classNames = ["A", "B", "C", "D"]
  snapshot.prototypes = [1, 0, 0, 1, -1, 0, 0, -1]
  return FeaturePlane(
    snapshot: snapshot, loss: ArcFace(LossParameters(["m": margin, "s": 8])), theme: theme,
    glyphs: glyphs)
}

private func frame(_ plane: FeaturePlane) -> Frame {
  var frame = Frame(size: Size(width: 80, height: 40))
  plane.draw(in: Rectangle(column: 0, row: 0, width: 80, height: 40), on: &frame)
  return frame
}

@Suite struct MarginEdgesTests {
  /// Cells in the edge's colour within the ring, and how far from an edge's direction they lie.
  @Test func edgesLieWhereTintAndBandMeet() {
    let plane = plane()
    let frame = frame(plane)
    var found = 0
    for row in 0..<40 {
      for column in 0..<80 {
        let cell = frame[column, row]
        guard cell.style.foreground == plane.theme.edge, cell.scalar > 0x2800 else { continue }
        let (x, y) = (Double(column) + 0.5 - 40, Double(2 * (40 - row) - 1) - 40)
        let radius = (x * x + y * y).squareRoot()
        guard radius < 35 else { continue }
        found += 1
        let turn = Vector(x.magnitude, y.magnitude)
        let away = [-0.25, 0.25].map { side in
          let edge = PlaneScale.direction(.pi / 4 + side)
          return turn.cross(edge).magnitude
        }
        #expect((away.min() ?? 9) < 1.5, "\(column) \(row)")
      }
    }
    #expect(found > 40)
  }

  @Test func withoutAMarginOrWithoutRoomForItThereIsNoEdge() {
    for margin in [0, 2.0] {
      let text = picture(plane(margin, Theme(.mono, colors: .none), .ascii), width: 80, height: 40)
      #expect(!text.joined().contains("~"), "\(margin)")
    }
  }

  /// Where colour does not tell lines apart a glyph does, in every tier of glyphs.
  @Test(arguments: [GlyphTier.braille, .sextant, .quadrant, .half, .ascii])
  func theEdgeHasAGlyphOfItsOwnWithoutColour(_ glyphs: GlyphTier) {
    for theme in [Theme(.mono, colors: .none), Theme(.light, colors: .palette16)] {
      let text = picture(plane(0.5, theme, glyphs), width: 80, height: 40).joined()
      #expect(text.count { $0 == "~" } > 40)
    }
    let colored = picture(plane(0.5, Theme(.dark, colors: .direct), glyphs), width: 80, height: 40)
    #expect(colored.joined().contains("~") == (glyphs == .ascii))
  }

  @Test func theWidthOfABandStandsInABracketWhereThereIsRoom() {
    let plane = plane(0.5, Theme(.mono, colors: .none), .ascii)
    let wide = picture(plane, width: 80, height: 40)
    let row = wide.first { $0.contains("28.6") } ?? ""
    #expect(row.contains { $0 == "-" || $0 == "\\" }, "\(wide)")
    var bare = plane
    bare.planeLayers = .asUsed
    let without = picture(bare, width: 80, height: 40).joined()
    #expect(!without.contains("28.6") && !without.contains("~") && !without.contains(":"))
  }
}
