import Foundation
import MarginLosses
import Testing

@testable import Training

/// What a new setting of a run needs: a field, an entry of the table, and its use.
@Suite struct SettingTests {
  /// The numbers of the loss are described by the loss, and rows of a file are data.
  @Test func everyFieldIsInTheTable() {
    let fields = Mirror(reflecting: Configuration()).children.compactMap(\.label)
    #expect(
      Set(fields) == Set(SettingRegistry.all.map(\.name) + ["parameters", "table"]),
      "put the new field into SettingRegistry")
    #expect(Set(SettingRegistry.all.map(\.nameInRunID)).count == SettingRegistry.all.count)
    let words = SettingRegistry.all.compactMap(\.word)
    #expect(Set(words).count == words.count)
  }

  /// An option, a state word, a run id and a written state all say it, and each brings it back.
  @Test(arguments: SettingRegistry.all.map(\.name))
  func everySettingComesBackFromWhereverItIsSaid(_ name: String) throws {
    let setting = try #require(SettingRegistry.named(name))
    for value in Self.values(of: setting) {
      var told = Configuration()
      #expect(setting.set(&told, value))
      #expect(setting.value(in: told) == value)
      if value != setting.value(in: Configuration()), name != "data" {
        #expect(
          told.canonicalText(steps: 1, dataDigest: "")
            != Configuration().canonicalText(steps: 1, dataDigest: ""))
      }
      var read = Configuration()
      try setting.take(setting.text(in: told), in: &read)
      #expect(read == told)
      let written = try JSONEncoder().encode(told)
      #expect(try JSONDecoder().decode(Configuration.self, from: written) == told)
    }
  }

  /// What the parser refuses no file can bring in, with the same words; and the other way round.
  @Test(arguments: SettingRegistry.all.map(\.name))
  func boundsAreRefusedAlikeWhereverTheyComeFrom(_ name: String) throws {
    let setting = try #require(SettingRegistry.named(name))
    for value in Self.values(of: setting) + Self.wrong(for: setting) {
      var told = Configuration()
      #expect(setting.set(&told, value))
      let text = setting.text(in: told)
      let whole = Self.fault { () throws(ConfigurationError) in try setting.check(told) }
      var read = Configuration()
      let typed = Self.fault { () throws(ConfigurationError) in
        try setting.take(text, in: &read)
      }
      #expect(whole == typed)
      #expect((whole == nil) == Self.values(of: setting).contains(value))
      if let fault = typed {
        #expect(fault.option == setting.option && fault.value == text)
        #expect(throws: fault) { try told.check() }
      }
    }
  }

  @Test func aSettingThatAFileLacksIsAsUsual() throws {
    let text = #"{"data":"blobs","mode":"free","loss":"cosface","unheardOf":{"a":[1]}}"#
    let read = try JSONDecoder().decode(Configuration.self, from: Data(text.utf8))
    var expected = Configuration()
    expected.data = "blobs"
    expected.mode = .free
    expected.loss = "cosface"
    expected.learningRate = expected.usualLearningRate
    expected.batch = expected.usualBatch
    expected.initialization = expected.usualInitialization
    #expect(read == expected)
  }

  @Test func parametersAreKeptByNameInAnyOrder() throws {
    let text =
      #"{"values":[{"key":"s","number":8},{"key":"m","number":1},{"key":"m","number":0.5}],"new":1}"#
    let read = try JSONDecoder().decode(LossParameters.self, from: Data(text.utf8))
    #expect(read == LossParameters(["m": 0.5, "s": 8]))
    #expect(
      try JSONDecoder().decode(LossParameters.self, from: Data("{}".utf8)) == LossParameters())
  }

  @Test func aTurnCarriesEverythingThatARunCanGoOnWith() throws {
    for setting in SettingRegistry.live {
      var configuration = Configuration()
      configuration.data = "digits"
      setting.set(setting.number(in: configuration) + 1, in: &configuration)
      let live = LiveSettings(configuration)
      #expect(live.turned(Configuration()) == configuration)
      let written = try JSONEncoder().encode(live)
      #expect(try JSONDecoder().decode(LiveSettings.self, from: written) == live)
      var session = try Session(Configuration())
      session.change(to: live)
      #expect(session.configuration == configuration)
    }
  }

  private static func fault(
    _ body: () throws(ConfigurationError) -> Void
  ) -> ConfigurationError? {
    do {
      try body()
      return nil
    } catch {
      return error
    }
  }

  /// Values at the ends of what a setting takes.
  private static func values(of setting: Setting) -> [SettingValue] {
    switch setting.kind {
    case .whole(let range, _, let zero):
      [.whole(range.lowerBound), .whole(range.upperBound)] + (zero == nil ? [] : [.whole(0)])
    case .number(let range, _): [.number(range.lowerBound), .number(range.upperBound)]
    case .seed: [.seed(0), .seed(.max)]
    case .choice: setting.names(in: Configuration()).map { .name($0) }
    case .classes: [.classes([]), .classes([2, 3, 5])]
    case .flag: [.flag(false), .flag(true)]
    }
  }

  private static func wrong(for setting: Setting) -> [SettingValue] {
    switch setting.kind {
    case .whole(let range, _, let zero):
      [.whole(range.upperBound + 1), .whole(-1), .whole(.min)]
        + (range.lowerBound > 1 || zero == nil ? [.whole(range.lowerBound - 1)] : [])
    case .number(let range, _):
      [.number(range.upperBound.nextUp), .number(-1), .number(.infinity), .number(.nan)]
    // A case cannot be anything else; names can.
    case .choice: ["data", "optimizer"].contains(setting.name) ? [.name("nothing")] : []
    case .seed, .classes, .flag: []
    }
  }
}
