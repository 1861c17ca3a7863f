import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

private let size = Size(width: 120, height: 40)

/// The style of a word on a frame's rows; nil where it is not there.
private func style(_ word: String, _ frame: Frame, from first: Int) -> Style? {
  let scalars = word.unicodeScalars.map(\.value)
  for row in first..<frame.height {
    for column in 0...(frame.width - scalars.count) {
      let found = scalars.indices.map { frame[column + $0, row].scalar }
      if found == scalars { return frame[column, row].style }
    }
  }
  return nil
}

private func state(_ loss: String = "arcface", isAsking: Bool = true) throws -> State {
  var state = try freeState(loss)
  state.advance(steps: 15)
  state.refresh()
  if isAsking { state.press(.character("i")) }
  return state
}

@Suite struct FormulaWordsTests {
  @Test(arguments: [false, true])
  func anglesInTheFormulaHaveTheColoursOfTheirArcs(_ isStage: Bool) throws {
    var state = try state()
    if isStage { state.press(.character("b")) }
    let frame = view(state, size: size)
    let judgement = state.snapshot.training.judgements[try #require(state.probe)]
    let theme = state.display.colorTheme
    for (word, label) in [("θy+m", judgement.label), ("θj", judgement.nextClass)] {
      let found = try #require(style(word, frame, from: 33))
      #expect(found.foreground == theme.word(Int(label)) && found.attributes.contains(.bold))
    }
    let margin = try #require(style("m))", frame, from: 33))
    #expect(margin.foreground == theme.text && margin.attributes.contains(.bold))
  }

  @Test func withoutAPointAskedAboutTheFormulaIsPlain() throws {
    let state = try state(isAsking: false)
    let frame = view(state, size: size)
    let found = try #require(style("θy+m", frame, from: 33))
    #expect(found.foreground == state.display.colorTheme.text && found.attributes == [])
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func coloursChangeNoSignOfTheFormula(_ loss: String) throws {
    var asked = try state(loss)
    for glyphs in [GlyphTier.braille, .ascii] {
      asked.display.glyphs = glyphs
      let words = FormulaWords(asked)
      for wording in asked.formula.wordings().map(\.text) {
        let pieces = words.pieces(of: wording, .plain)
        #expect(pieces.map(\.text).joined() == wording)
      }
    }
  }

  @Test func aWordIsNoPartOfAnother() throws {
    let words = FormulaWords(try state())
    let pieces = words.pieces(of: "max(m1, m·θy) m", .plain)
    #expect(pieces.map(\.text) == ["max(m1, ", "m", "·", "θy", ") ", "m"])
  }
}
