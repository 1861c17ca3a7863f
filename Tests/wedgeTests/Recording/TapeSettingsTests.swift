import MarginLosses
import Recording
import Testing
import Training

@testable import wedge

private func settings(_ text: String) throws -> TapeSettings {
  var settings = TapeSettings()
  _ = try settings.take(try TapeParser.tape(text))
  return settings
}

@Suite struct TapeSettingsTests {
  @Test(arguments: ["0", "1", "20", "60"])
  func pixelsOfVHSAreNoMarginOfTheLoss(_ pixels: String) throws {
    let settings = try settings("Set Margin \(pixels)")
    #expect(!settings.options.given.contains("margin"))
    #expect(settings.warnings.map(\.text).first?.contains("Set LossMargin") ?? false)
  }

  @Test func theMarginOfTheLossHasItsOwnName() throws {
    let settings = try settings("Set LossMargin 0.3 Set MarginFill \"#ffffff\"")
    #expect(settings.options.given == ["margin"])
    #expect(try settings.options.configuration().parameters["m"] == 0.3)
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
