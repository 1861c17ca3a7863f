import Cells
import Drawing
import Laboratory
import Plotting
import Testing

@testable import Screens

@Suite struct PointedOutTests {
  private func plane(_ marks: [PlaneMark], _ glyphs: GlyphTier = .ascii) throws -> [String] {
    var state = try freeState()
    state.display.glyphs = glyphs
    state.planeMarks = marks
    var frame = Frame(size: Size(width: 44, height: 22))
    FeaturePlane(state).draw(
      in: Rectangle(column: 0, row: 0, width: 44, height: 22), on: &frame)
    return (0..<22).map { row -> String in
      String((0..<44).compactMap { Unicode.Scalar(frame[$0, row].scalar).map(Character.init) })
    }
  }

  @Test func aGuessAndWhatIsSoHaveSignsOfTheirOwn() throws {
    #expect(try !plane([]).joined().contains("?"))
    let up = try plane([PlaneMark(.direction(90), .guess)])
    #expect(up.prefix(4).joined().contains("?") && !up.suffix(4).joined().contains("?"))
    let down = try plane([PlaneMark(.direction(270), .truth)])
    #expect(down.suffix(6).joined().contains("=") && !down.prefix(6).joined().contains("="))
  }

  @Test func classesAreJoinedBelowTheRing() throws {
    let both = try plane(
      [PlaneMark(.classes([0, 1]), .truth), PlaneMark(.classes([2]), .guess)], .braille
    ).joined()
    #expect(both.count { $0 == "=" } == 2 && both.count { $0 == "?" } == 1)
    // What is not there is passed over.
    #expect(try plane([PlaneMark(.classes([9, -1]), .guess)], .braille) == plane([], .braille))
  }
}
