import Cells
import Plotting
import Testing

@testable import Tapes

@Suite struct RecoloringTests {
  private let recoloring = Recoloring(
    foreground: 0xF8F8F2, background: 0x282A36, classes: [0xBD93F9, 0xFF5555])

  @Test func rolesChangeTheirColorsAndNothingElseDoes() {
    let theme = Theme(.dark, colors: .direct)
    var frame = Frame(size: Size(width: 4, height: 1), fill: Cell("a"))
    frame[0, 0].style = Style(foreground: theme.text, background: theme.ground)
    frame[1, 0].style = Style(foreground: theme.point(0), background: theme.ground)
    frame[2, 0].style = Style(foreground: theme.point(3), background: .direct(0x123456))
    let styles = recoloring.frame(frame).cells.map(\.style)
    #expect(styles[0] == Style(foreground: .direct(0xF8F8F2), background: .direct(0x282A36)))
    #expect(styles[1].foreground == .direct(0xBD93F9))
    #expect(
      styles[2] == Style(foreground: .direct(0xFF5555), background: .direct(0x123456)))
    #expect(styles[3] == Style())
  }

  @Test func tintsLieBetweenGroundAndClass() {
    let theme = Theme(.dark, colors: .direct)
    var frame = Frame(size: Size(width: 1, height: 1))
    frame[0, 0].style.background = theme.region(1)
    #expect(recoloring.frame(frame)[0, 0].style.background == .direct(0x57333D))
  }

  @Test(arguments: [
    ("#674eff", 0x674EFF), ("abc", 0xAABBCC), ("#12345", nil), ("red", nil), ("", nil),
  ])
  func colorsAreSixFiguresOrThree(_ text: String, _ color: UInt32?) {
    #expect(Recoloring.color(text) == color)
  }

  @Test func aLightGroundIsOneThatDarkLettersAreReadOn() {
    #expect(Recoloring.isLight(0xFFFFFF) && Recoloring.isLight(0xFDF6E3))
    #expect(!Recoloring.isLight(0x282A36) && !Recoloring.isLight(0))
  }
}
