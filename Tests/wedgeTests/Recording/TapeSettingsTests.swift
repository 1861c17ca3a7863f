import Cells
import MarginLosses
import Plotting
import Recording
import Tapes
import Testing
import Training

@testable import wedge

private func settings(_ text: String) throws -> TapeSettings {
  var settings = TapeSettings()
  _ = try settings.take(try TapeParser.tape(text))
  return settings
}

@Suite struct TapeSettingsTests {
  @Test(arguments: [
    "Type \"wedge run --loss cosface\"\nEnter\nStep 5",
    "Type \"wedge run --loss 'cosface'\"\nSleep 500ms\nEnter\nStep 5",
    "Hide\nType \"cd demos && clear\"\nEnter\nShow\nType \"./wedge --loss cosface\"\nEnter\nStep 5",
  ])
  func whatIsTypedInAShellStartsTheRunAndIsTypedNowhere(_ text: String) throws {
    var settings = TapeSettings()
    let commands = try settings.take(TapeParser.tape(text))
    #expect(settings.options.loss == "cosface" && settings.warnings.isEmpty)
    #expect(!commands.contains { if case .type = $0.action { true } else { false } })
    #expect(commands.last?.action == .step(5))
  }

  /// All that had been set was lost.
  @Test func whatIsTypedCountsOnlyForWhatItNames() throws {
    var settings = TapeSettings()
    settings.options = try OptionParser("record", OptionTable.laboratory).parse(
      ["--seed", "5", "--theme", "light", "--data", "moons"])
    _ = try settings.take(
      TapeParser.tape("Set Seed 3 Set Loss cosface Type \"wedge --data blobs\" Enter Step 5"))
    #expect(settings.options.data == "blobs" && settings.options.loss == "cosface")
    #expect(settings.options.theme == .light)
    #expect(settings.options.settings["seed"] == "3")
    #expect(settings.places(of: ["theme", "data", "seed"]).map(\.option) == ["seed", "data"])
  }

  @Test func anotherRunIsNoOtherLook() throws {
    let warnings = try settings("State {--theme light --glyphs ascii --view loss --speed 5}")
      .warnings
    #expect(warnings.map { $0.text.prefix(10) } == ["--theme is", "--glyphs i"])
  }

  @Test(arguments: ["16", "256", "none"])
  func aThemeFromAFileHasColoursOfItsOwn(_ tier: String) throws {
    let names = ["foreground", "red", "green", "blue", "yellow", "magenta", "cyan"]
    let colors = names.map { ", \"\($0)\": \"#657b83\"" }.joined()
    let theme = "Set Theme { \"background\": \"#fdf6e3\"\(colors) }"
    var settings = try settings("Set Color \(tier) \(theme)")
    settings.takeColorsOfTheme()
    #expect(settings.options.colors == (tier == "none" ? ColorTier.none : .direct))
    #expect(settings.warnings.count == (tier == "none" ? 0 : 1))
  }

  @Test func aRowThatProgressTakesIsNoRowOfTheScreen() throws {
    #expect(throws: TapeFault.self) {
      try settings("Set Rows 6 Set Progress on").checkRows()
    }
    try settings("Set Rows 7 Set Progress on").checkRows()
  }

  @Test func aFaultOfTheCommandLineIsNoneOfTheTape() throws {
    var settings = TapeSettings()
    settings.options = try OptionParser("record", OptionTable.laboratory).parse(["--margin", "9"])
    _ = try settings.take(TapeParser.tape("Set Data blobs Sleep 1s"))
    let error = #expect(throws: UsageError.self) { try TapeFile.opening(settings) }
    #expect(error?.option == "margin")
  }

  @Test func aLineForAShellIsSaidToBeKeys() throws {
    let typed = try settings("Type \"echo hello\"\nEnter")
    #expect(typed.warnings.contains { $0.text.contains("where letters are keys") })
    #expect(try settings("Type \"+5\"\nEnter").warnings.isEmpty)
  }

  @Test(arguments: [0, 1, 2, 20, 60])
  func pixelsOfVHSAreNoMarginOfTheLoss(_ pixels: Int) throws {
    let settings = try settings("Set Margin \(pixels)")
    #expect(!settings.options.given.contains("margin"))
    #expect(settings.picture.look.margin == pixels)
    // So few may be meant for a loss.
    let isDoubtful = settings.warnings.map(\.text).first?.contains("Set LossMargin") ?? false
    #expect(isDoubtful == (1...4).contains(pixels))
  }

  @Test func theMarginOfTheLossHasItsOwnName() throws {
    let settings = try settings("Set LossMargin 0.3 Set MarginFill \"#ffffff\"")
    #expect(settings.options.given == ["margin"])
    #expect(try settings.options.configuration().parameters["m"] == 0.3)
  }

  @Test func aFaultStandsWhereItsOptionIsSetWhateverElseItNames() throws {
    let settings = try settings("Set Encoder none\nSet Mode free")
    #expect {
      _ = try TapeFile.opening(settings)
    } throws: {
      ($0 as? TapeFault)?.position.line == 1
    }
  }

  @Test func whatLiesAroundAPictureIsTaken() throws {
    let settings = try settings(
      "Set FontFamily \"Fira Code\" Set Padding 12 Set Margin 5 Set FontSize 20 Set WindowBar Rings Set BorderRadius 6 "
        + "Set Title \"A title\" Set Keys on Set Progress on Set GifColors 32 Set GifFramerate 8")
    #expect(settings.warnings.isEmpty)
    #expect(settings.picture.look.padding == 12 && settings.picture.look.margin == 5)
    #expect(settings.picture.look.windowBar == .rings && settings.picture.look.radius == 6)
    #expect(settings.picture.look.fontFamily == "Fira Code")
    #expect(settings.picture.title == "A title" && settings.picture.showsProgress)
    #expect(settings.manner.showsKeys)
    #expect(settings.picture.gifColors == 32 && settings.picture.gifFrameRate == 8)
  }

  @Test(arguments: [
    ("Set WindowBar Round", "Colorful, ColorfulRight"), ("Set Keys 1", "on or off"),
    ("Set FontFamily \"'\"", "DejaVu Sans Mono"), ("Set FontSize 1", "from 4 to 200"),
    ("Set MarginFill red", "#674eff"),
    ("Set Theme missing.json", "missing.json"), ("Require no-such-program", "not in the path"),
  ])
  func whatIsWrongIsRefusedWithItsRemedy(_ line: String, _ remedy: String) {
    #expect {
      try settings(line)
    } throws: {
      ($0 as? TapeFault)?.text.contains(remedy) ?? false
    }
  }

  @Test(arguments: ["Say \"分類\"", "Stop \"a 😀\"", "Set Title \"分\""])
  func whatTakesTwoColumnsIsSaidToBeLost(_ line: String) throws {
    let warning = try settings(line).warnings.first?.text ?? ""
    #expect(warning.contains("takes two columns or none") && warning.contains(".vtt"), "\(warning)")
  }

  @Test func anAccentIsNoSignThatIsLost() throws {
    #expect(try settings("Say \"Cafe\u{301}\ta\"").warnings.isEmpty)
    let warning = try settings("Say \"q\u{301}\"").warnings.first?.text ?? ""
    #expect(warning.contains("'U+0301' takes") && warning.contains("have it"), "\(warning)")
  }

  @Test func ofTheEnvironmentColorAloneIsHeeded() throws {
    #expect(try settings("Env NO_COLOR 1").options.colors == ColorTier.none)
    #expect(try settings("Env NO_COLOR \"\"").options.colors == nil)
    #expect(try settings("Env PS1 \"$\"").warnings.first?.text.contains("Env PS1") ?? false)
  }

  @Test func aMarginThatIsNoPixelIsRefusedWithTheNameThatIsMeant() throws {
    #expect {
      try settings("Set Margin 0.5")
    } throws: {
      ($0 as? TapeFault)?.text.contains("Set LossMargin 0.5") ?? false
    }
  }

  @Test(arguments: [
    ("Width 20", "Columns and Rows"), ("Theme \"Dracula\"", ".json"), ("Shell bash", "need"),
    ("PlaybackSpeed 2", "Set Speed"), ("WaitPattern /x/", "behind Wait"),
  ])
  func whatIsOfVHSIsPassedOverWithATrueHint(_ setting: String, _ hint: String) throws {
    let warning = try #require(try settings("Set \(setting)").warnings.first?.text)
    #expect(warning.contains(hint), "\(warning)")
    #expect(setting.hasPrefix("Width") || !warning.contains("Columns and Rows"))
  }
}
