import Cells
import Testing

@testable import Terminal

struct EnvironmentTests {
  private func environment(
    _ type: String, colorType: String = "truecolor", noColor: String = "",
    isInsideTmux: Bool = false
  ) -> Environment {
    Environment(
      type: type, colorType: colorType, noColor: noColor, isInsideTmux: isInsideTmux)
  }

  @Test(arguments: ["xterm", "xterm-kitty", "tmux-256color", "alacritty", "foot", "st-256color"])
  func aPromiseOfDirectColourIsKept(type: String) {
    #expect(environment(type).descriptions(for: nil) == [.direct])
  }

  @Test(arguments: ["vt100", "linux", "sun-color"])
  func otherTerminalsAreAsTheyAreDescribed(type: String) {
    #expect(environment(type).descriptions(for: nil) == [.named(type)])
    #expect(environment(type).descriptions(for: .direct) == [.named(type)])
  }

  @Test(arguments: ["", "dumb", "unknown"])
  func typesWithoutACursorHaveNoDescription(type: String) {
    #expect(environment(type).descriptions(for: .direct) == [])
  }

  @Test func screenCannotKeepAPromiseItInherits() {
    #expect(
      environment("screen-256color").descriptions(for: nil).first == .named("screen-256color"))
    #expect(environment("screen-256color", isInsideTmux: true).descriptions(for: nil) == [.direct])
  }

  @Test func aWishBeatsTheEnvironment() {
    let plain = environment("xterm", colorType: "", noColor: "1")
    #expect(plain.descriptions(for: .direct) == [.direct])
    #expect(plain.descriptions(for: .palette256).first == .named("xterm-256color"))
    #expect(plain.tier(for: .palette16, offered: .palette256) == .palette16)
  }

  @Test func noColorMeansNone() {
    #expect(environment("xterm", noColor: "1").tier(for: nil, offered: .direct) == .none)
    #expect(
      environment("xterm-16color").tier(for: nil, offered: .palette256) == .palette16)
    #expect(environment("xterm", noColor: "1").descriptions(for: nil).first == .named("xterm"))
  }

  @Test(arguments: ColorTier.allCases)
  func aWishBeyondTheTerminalIsTheMostItHas(wish: ColorTier) {
    #expect(environment("vt100").tier(for: wish, offered: .none) == .none)
    #expect(environment("xterm").tier(for: wish, offered: .direct) == wish)
  }

  @Test(
    arguments: zip(
      [
        "xterm-256color", "tmux", "vte-256color", "st", "linux", "linux-16color", "cygwin",
        "cons25", "vt100", "vt220", "ansi", "unheard-of",
      ],
      [
        .braille, .braille, .braille, .braille, .half, .half, .half, .half, .ascii, .ascii, .ascii,
        .half,
      ] as [GlyphTier]))
  func consolesAndOldTerminalsGetNoBraille(type: String, glyphs: GlyphTier) {
    #expect(environment(type).glyphs == glyphs)
  }

  @Test func anUnheardOfRelativeOfXtermIsTakenForXterm() {
    let descriptions = environment("xterm-unheard-of", colorType: "").descriptions(for: nil)
    #expect(descriptions == [.named("xterm-unheard-of"), .named("xterm-256color"), .direct])
  }
}

struct BackgroundTests {
  @Test(
    arguments: zip(
      ["15;0", "0;15", "0;default;15", "7;8", "12;7", "15;default", ""],
      [.dark, .light, .light, .dark, .light, .unknown, .unknown] as [Background]))
  func theLastFieldIsTheGround(value: String, background: Background) {
    #expect(Background(colorForegroundBackground: value) == background)
  }

  @Test(
    arguments: zip(
      [
        "rgb:1212/1212/1212", "rgb:ff/ff/ff", "rgb:f/f/f", "rgb:0000/0000/ffff", "rgb:zz/0/0",
        "rgb:1",
      ],
      [.dark, .light, .light, .dark, .unknown, .unknown] as [Background]))
  func answersMayHaveOneToFourDigits(answer: String, background: Background) {
    #expect(Background(answer: answer) == background)
  }
}

struct ColorNumbersTests {
  @Test func directNumbersBelowEightStayThePalettes() {
    let numbers = ColorNumbers(tier: .direct, isEight: false)
    #expect(numbers.number(of: .direct(0)) == 8)
    #expect(numbers.number(of: .direct(0xFF_8000)) == 0xFF_8000)
    #expect(numbers.number(of: .indexed(3)) == 3)
    #expect(numbers.number(of: .indexed(208)) == 0xFF_8700)
    #expect(numbers.number(of: .terminal) == -1)
  }

  @Test func eightColoursAreBrightByBold() {
    let numbers = ColorNumbers(tier: .palette16, isEight: true)
    #expect(numbers.number(of: .indexed(12)) == 4)
    #expect(numbers.needsBold(.indexed(12)))
    #expect(!numbers.needsBold(.indexed(4)))
  }

  @Test func withoutColourEveryNumberIsTheTerminals() {
    let numbers = ColorNumbers(tier: .none, isEight: false)
    #expect([Color.terminal, .indexed(1), .direct(1)].allSatisfy { numbers.number(of: $0) == -1 })
  }
}
