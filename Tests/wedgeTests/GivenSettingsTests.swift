import Foundation
import MarginLosses
import Testing
import Training

@testable import wedge

/// Options, help, tapes and the command that opens a run anew read the table of settings.
@Suite struct GivenSettingsTests {
  @Test func everySettingThatHelpDescribesIsAnOptionOfEveryRun() throws {
    for setting in SettingRegistry.all where setting.help != nil {
      let option = try #require(RunCommand.options.first { $0.name == setting.option })
      #expect(option.group == .run)
      #expect(
        HelpText.text(for: TrainCommand.self).contains(
          "--\(setting.option)" + (setting.isFlag ? " " : " <\(setting.argumentText)>")))
    }
  }

  @Test(arguments: [
    ("dimension", "0"), ("learning-rate", "0"), ("learning-rate", "nan"), ("batch", "-1"),
    ("identities", "1"), ("seed", "-1"), ("init", "odd"), ("noise", "101"), ("imbalance", "0.5"),
    ("label-noise", "0.91"), ("outliers", "x"), ("warm-up", "1.5"), ("samples", "100001"),
    ("mode", "odd"), ("optimizer", "odd"), ("classes", "1"),
  ])
  func whatIsOutOfBoundsIsRefusedWithTheRunsOwnWords(_ option: String, _ text: String) throws {
    let setting = try #require(
      SettingRegistry.all.first { $0.option == option && $0.help != nil })
    let remedy = setting.remedy(in: Configuration())
    #expect(throws: UsageError.invalid(text, for: option, remedy)) {
      try options(["--\(option)", text])
    }
  }

  @Test func aSettingThatOnlyAnotherLossUsesIsLeftOut() throws {
    let plan = try SweepRequest.plan(
      options(["--loss", "arcface,npair,triplet", "--identities", "4", "--per-identity", "3"]))
    #expect(plan.bases.map(\.identities) == [0, 4, 4])
    #expect(plan.bases.map(\.perIdentity) == [0, 0, 3])
    #expect(throws: UsageError.self) {
      try SweepRequest.plan(options(["--loss", "arcface,cosface", "--identities", "4"]))
    }
  }

  @Test func aComparisonTakesWhatOneOfItsLossesHasAUseFor() throws {
    let compared = ["--mode", "encoder", "--compare", "softmax,triplet"]
    let run = try options(compared + ["--batch", "30", "--identities", "5"]).configuration()
    #expect(run.batch == 30 && run.identities == 5 && run.examples == 0)
    // Of triplets by themselves a batch is a count of examples.
    let plain = try options(compared + ["--batch", "30"]).configuration()
    #expect(plain.batch == 30 && plain.examples == 30)
    for refused in [
      "--compare softmax,arcface --identities 5", "--compare triplet,npair --init random",
      "--compare triplet,npair --batch 30 --identities 5",
    ] {
      let words = refused.split(separator: " ").map(String.init)
      #expect(throws: UsageError.self) { try options(words).configuration() }
    }
    let asked = try options([
      "--loss", "triplet", "--compare", "softmax,arcface", "--identities", "5",
    ])
    #expect(try asked.configuration().identities == 5)
  }

  @Test func theCommandThatOpensAComparisonAnewSaysWhatOneOfItsLossesUses() throws {
    let given = ["--compare", "softmax,triplet", "--identities", "5"]
    var run = try options(given).configuration()
    run.loss = "softmax"
    let losses = ["softmax", "triplet"]
    #expect(Reopening.options(run, data: "x.csv", losses: losses).contains("--identities 5"))
    #expect(!Reopening.options(run, data: "x.csv", losses: ["softmax"]).contains("--identities"))
  }

  @Test(arguments: [
    "", "--mode free --learning-rate 0.125 --batch 16", "--optimizer sgd --label-noise 0.25",
    "--loss triplet --batch 9", "--loss triplet --identities 2 --per-identity 3 --seed 5",
    "--unseen b, --imbalance 2 --warm-up 20 --noise 0.5", "--classes 3 --dimension 3",
    "--init random --outliers 0.1", "--encoder none --standardize",
    "--encoder linear --dimension 3",
    "--as embeddings", "--as embeddings --seed 3",
  ])
  func theCommandThatOpensARunAnewSaysAllThatIsUnusual(_ settings: String) throws {
    let rows = (0..<40).map { "\(1 + $0 % 7),\($0 % 5),\($0 % 3),\(["a", "b", "c", "d"][$0 % 4])" }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wedge-settings-\(UUID().uuidString).csv"
    ).path
    try rows.joined(separator: "\n").write(toFile: path, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(atPath: path) }
    let words = settings.split(separator: " ").map(String.init)
    let run = try options(["--data", path] + words).configuration()
    let command = Reopening.options(run, data: path, losses: [run.loss]).split(separator: " ").map(
      String.init)
    #expect(try options(command).configuration() == run, "\(command)")
  }
}
