import Cells
import Laboratory
import Testing
import Training

private func laboratory(steps: Int = 30, glyphs: GlyphTier = .braille) throws -> State {
  var state = try State(Configuration(), display: Display(glyphs: glyphs))
  state.advance(steps: steps)
  state.refresh()
  return state
}

@Test(arguments: GlyphTier.allCases)
func everySizeIsDrawnWithoutAFault(_ glyphs: GlyphTier) throws {
  let state = try laboratory(glyphs: glyphs)
  for width in [1, 19, 20, 34, 40, 60, 79, 80, 100, 119, 120, 170, 200, 300] {
    for height in [1, 5, 6, 8, 12, 15, 16, 24, 30, 40, 60, 100] {
      let frame = view(state, size: Size(width: width, height: height))
      #expect(frame.cells.count == width * height)
    }
  }
}

@Test func theASCIITierShowsNothingElse() throws {
  var state = try laboratory(glyphs: .ascii)
  for page in 0...2 {
    let frame = view(state, size: Size(width: 120, height: 40))
    #expect(frame.cells.allSatisfy { (32...126).contains($0.scalar) })
    #expect(!frame.cells.contains { $0.scalar == 63 && page == 0 && $0.style.attributes == .bold })
    _ = update(&state, .helpTurned)
  }
}
