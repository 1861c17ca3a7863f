import Cells
import Foundation
import Plotting
import Testing

@Suite struct ThemeTests {
  private static let tinted = [ThemeName.dark, .light].flatMap { name in
    [ColorTier.direct, .palette256].map { Theme(name, colors: $0) }
  }

  /// The table of contrasts that the colours were chosen by.
  @Test func pointsReachTheContrastsOfTheTable() {
    let dark = [4.5, 8.1, 5.4, 6.7, 13.3, 4.8, 15.4, 8.3, 11.9, 18.7]
    let light = [4.0, 4.0, 4.9, 5.3, 9.4, 5.7, 10.8, 11.7, 17.0, 13.4]
    for (name, ratios) in [(ThemeName.dark, dark), (.light, light)] {
      let theme = Theme(name, colors: .direct)
      for (index, ratio) in ratios.enumerated() {
        #expect(abs(contrast(theme.point(index), theme.ground) - ratio) < 0.06)
      }
    }
  }

  @Test(arguments: tinted)
  func everyPointCanBeReadOnEveryTint(_ theme: Theme) {
    for index in 0..<Theme.classColors {
      for other in 0..<Theme.classColors {
        let tints = [theme.region(other), theme.band(other)]
        for tint in tints { #expect(contrast(theme.point(index), tint) > 2.95) }
      }
    }
  }

  /// The edge says what tint and band cannot, which lie 1.15 apart.
  @Test(arguments: ThemeName.allCases, ColorTier.allCases)
  func edgePointsAndTextStandOutInEveryThemeAndTier(_ name: ThemeName, _ tier: ColorTier) {
    let themes = [false, true].flatMap { isStage in
      [false, true].map { Theme(name, colors: tier, isStage: isStage, isOnLight: $0) }
    }
    for theme in themes {
      // The terminal's own colours, where they stay.
      let isLight = name == .light || name == .contrast && theme.isOnLight
      let paper: Color = .direct(isLight ? 0xFFFFFF : 0)
      let ink: Color = .direct(isLight ? 0 : 0xFFFFFF)
      let grounds = [theme.ground] + tints(theme)
      for ground in grounds.map({ $0 == .terminal ? paper : $0 }) {
        func ratio(_ color: Color) -> Double { contrast(color == .terminal ? ink : color, ground) }
        #expect(ratio(theme.edge) >= 3 && ratio(theme.boundary) >= 3)
        #expect(ratio(theme.text) >= 4.5 && ratio(theme.secondText) >= 4.5)
        for index in 0..<Theme.classColors {
          #expect(ratio(theme.point(index)) >= leastRatio(index, theme), "\(theme) \(index)")
        }
      }
      for index in 0..<Theme.classColors {
        let word = theme.word(index) == .terminal ? ink : theme.word(index)
        let ground = theme.ground == .terminal ? paper : theme.ground
        #expect(contrast(word, ground) >= 4.5, "\(theme) \(index)")
      }
    }
  }

  /// Where a point's colour can be read, the word about it has the very same.
  @Test(arguments: ThemeName.allCases, [ColorTier.direct, .palette256])
  func wordsHaveTheColoursOfPointsWhereThoseCanBeRead(_ name: ThemeName, _ tier: ColorTier) {
    let theme = Theme(name, colors: tier)
    for index in 0..<Theme.classColors where theme.point(index) != .terminal {
      let isReadable = contrast(theme.point(index), theme.ground) >= 4.5
      #expect((theme.word(index) == theme.point(index)) == isReadable, "\(theme) \(index)")
    }
  }

  private func tints(_ theme: Theme) -> [Color] {
    (0..<Theme.classColors).flatMap { [theme.region($0), theme.band($0)] }
  }

  /// On white, sixteen colours hold eight that are dark enough; the letters carry the rest.
  private func leastRatio(_ classIndex: Int, _ theme: Theme) -> Double {
    let isLight = theme.name == .light || theme.name == .contrast && theme.isOnLight
    if isLight, theme.colors == .palette16, classIndex >= 8 { return 1.9 }
    return theme.hasTint && theme.colors == .palette256 ? 2.95 : 3
  }

  @Test func everyPointCanBeReadOnEveryStepOfConfidence() {
    for name in [ThemeName.dark, .light] {
      let theme = Theme(name, colors: .direct)
      for index in 0..<Theme.classColors {
        for step in 0..<4 {
          #expect(contrast(theme.point(index), theme.confidence(index, step: step)) > 3)
        }
      }
    }
  }

  @Test func textReachesTheContrastsOfTheTable() {
    for (name, first, second) in [(ThemeName.dark, 14.7, 7.9), (.light, 17.0, 7.1)] {
      let theme = Theme(name, colors: .direct)
      #expect(abs(contrast(theme.text, theme.ground) - first) < 0.1)
      #expect(abs(contrast(theme.secondText, theme.ground) - second) < 0.1)
    }
    for isOnLight in [false, true] {
      let theme = Theme(.contrast, colors: .direct, isOnLight: isOnLight)
      #expect(contrast(theme.text, theme.ground) > 20.9)
    }
  }

  @Test func wedgesAreGreyInThePaletteOnADarkGround() {
    let theme = Theme(.dark, colors: .palette256)
    for index in 0..<Theme.classColors {
      #expect(theme.region(index) == .indexed(236))
      #expect(theme.band(index) == .indexed(234))
    }
  }

  @Test func sixteenColoursAndNoneKeepTheTerminalsOwnGround() {
    for name in ThemeName.allCases {
      for tier in [ColorTier.palette16, .none] {
        let theme = Theme(name, colors: tier)
        #expect(!theme.hasTint)
        #expect(theme.ground == .terminal && theme.region(0) == .terminal)
      }
    }
  }

  @Test func monoNeverNamesAColour() {
    for tier in ColorTier.allCases {
      let theme = Theme(.mono, colors: tier)
      let used = [theme.ground, theme.text, theme.secondText, theme.boundary, theme.point(3)]
      #expect(used.allSatisfy { $0 == .terminal })
    }
  }

  private func contrast(_ first: Color, _ second: Color) -> Double {
    let values = [luminance(first), luminance(second)].sorted()
    return (values[1] + 0.05) / (values[0] + 0.05)
  }

  private func luminance(_ color: Color) -> Double {
    let rgb = color.rgb(terminal: 0)
    let channels = [16, 8, 0].map { (shift: UInt32) -> Double in
      let value = Double(rgb >> shift & 0xFF) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]
  }
}
