import Cells
internal import Drawing
@testable import Laboratory
import MarginLosses
import Plotting
@testable import Screens
import Testing
import Training

private func line(_ state: State, width: Int) -> String {
  var frame = Frame(size: Size(width: width, height: 2))
  FormulaPanel(state: state).draw(
    in: Rectangle(column: 0, row: 0, width: width, height: 2), on: &frame)
  let scalars = (0..<width).compactMap { Unicode.Scalar(frame[$0, 0].scalar) }
  return String(String.UnicodeScalarView(scalars))
}

private func state(_ loss: String, _ variant: String?, _ glyphs: GlyphTier) throws -> State {
  var state = try freeState(loss) { $0.parameters.variant = variant }
  state.display.glyphs = glyphs
  return state
}

@Test(arguments: LossRegistry.descriptions.map(\.name), [GlyphTier.braille, .ascii])
func aFormulaIsNeverCutAndIsThereFromEightyColumnsOn(_ loss: String, _ glyphs: GlyphTier) throws {
  let description = try #require(LossRegistry.description(named: loss))
  let names: [String?] = description.variants.isEmpty ? [nil] : description.variants.map(\.name)
  for variant in names {
    let state = try state(loss, variant, glyphs)
    let pen = TextPen(state)
    let sample = ExamplePoint(state)?.numbers.sample
    let wordings = state.formula.wordings(for: sample).map { pen.worded($0.head) }
    // With Greek letters as words two formulas need more.
    let isLonger = glyphs == .ascii && ["angular", "proxy_anchor"].contains(loss)
    for width in isLonger ? [100, 120, 200] : [78, 80, 120, 200] {
      let shown = line(state, width: width)
      #expect(
        wordings.contains { shown.dropFirst().hasPrefix($0) }, "\(width): \(shown)")
    }
    #expect(line(state, width: glyphs == .ascii ? 260 : 200).contains(" L = "), "\(loss)")
  }
}

@Test func theFormulaSaysWhatTheShownPointCostsAndOfWhichSideItIs() throws {
  let shown = line(try state("arcface", "monotone", .braille), width: 120)
  #expect(shown.contains("θy+m ≤ π") && shown.contains("Σ(j≠y) e^(s·cosθj)"))
  #expect(line(try state("arcface", "easy", .braille), width: 120).contains("cosθy > 0"))
  #expect(line(try state("normface", nil, .braille), width: 120).contains(" = −ln 0."))
}

/// “=” stands between an angle and itself in degrees, and nowhere else.
@Test(arguments: LossRegistry.descriptions.map(\.name))
func onlyConvertedUnitsAreEqualInTheHeader(_ loss: String) throws {
  let state = try freeState(loss)
  var frame = Frame(size: Size(width: 200, height: 1))
  Header(state: state).draw(width: 200, on: &frame)
  let text = String(
    String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
  guard text.contains(" rad = "), let margin = state.margin?.value else {
    #expect(!text.contains("="), "\(text)")
    return
  }
  #expect(text.contains(" rad = \(degreesText(margin))"), "\(text)")
  if let band = state.run.equalBand, degreesText(band) != degreesText(margin) {
    #expect(text.contains(", band \(degreesText(band))"), "\(text)")
  }
}

@Test func aMarginOfTheCosineIsNotMeasuredInRadians() throws {
  let state = try state("elasticface", "cos", .braille)
  #expect(state.text(of: .hyperparameter("m")) == "0.50 cosine")
  #expect(try freeState("elasticface").text(of: .hyperparameter("m")) == "0.50 rad")
}
