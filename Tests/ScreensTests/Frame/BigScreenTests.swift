import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

@Suite struct BigScreenTests {
  private func screen(_ state: State, _ width: Int, _ height: Int) -> Frame {
    Screens.view(state, size: Size(width: width, height: height))
  }

  private func text(_ frame: Frame) -> String {
    String(String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
  }

  @Test(
    arguments: LossRegistry.descriptions.map(\.name), [(80, 24), (120, 40), (200, 60), (30, 8)])
  func bigShowsPlaneFormulaAndTwoNumbersAtEverySize(_ loss: String, _ size: (Int, Int)) throws {
    var state = try freeState(loss)
    state.press(.character("b"))
    let shown = text(screen(state, size.0, size.1))
    #expect(!shown.contains("space") && !shown.contains("scale"))
    if size.0 >= 80 { #expect(shown.contains("%")) }
    state.press(.character("b"))
    #expect(!state.display.isBig)
  }

  @Test(arguments: [(ThemeName.dark, UInt32(0x000000)), (.light, 0xFFFFFF)])
  func theGroundIsBlackOrWhiteAsTheThemeWas(_ theme: ThemeName, _ ground: UInt32) throws {
    var state = try freeState()
    state.display.theme = theme
    state.press(.character("b"))
    #expect(screen(state, 80, 24)[79, 0].style.background == .direct(ground))
  }

  @Test func figuresAreWhatTheySay() {
    var frame = Frame(size: Size(width: 20, height: 5), fill: Cell(" ", style: Style()))
    BigDigits("7.1", scale: 1, isASCII: true).draw(
      column: 0, row: 0, color: .terminal, on: &frame)
    let rows = (0..<5).map { row in
      String(
        String.UnicodeScalarView((0..<20).compactMap { Unicode.Scalar(frame[$0, row].scalar) }))
    }
    #expect(
      rows == [
        "######        ##    ", "    ##      ####    ", "  ##          ##    ",
        "  ##          ##    ", "  ##    ##  ######  ",
      ])
  }
}
