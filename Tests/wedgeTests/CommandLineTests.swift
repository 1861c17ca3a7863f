import Foundation
import Laboratory
import MarginLosses
import Testing
import Training

@testable import wedge

@Test func nothingSaidIsTheDesignsDefault() throws {
  let configuration = try options().configuration()
  #expect(configuration == Configuration())
  #expect(configuration.parameters["m"] == 0.5)
  #expect(configuration.parameters["s"] == 8)
}

@Test func blobsAreFreePointsInFullBatches() throws {
  let configuration = try options("--data", "blobs").configuration()
  #expect(configuration.mode == .free)
  #expect(configuration.batch == 0)
  #expect(configuration.learningRate == 0.03)
}

@Test func aValueMayFollowAnEqualsSign() throws {
  #expect(try options("--margin=0.3", "--seed=9").configuration().parameters["m"] == 0.3)
}

@Test func anOptionIsNoValueButBehindAnEqualsSign() throws {
  #expect(throws: UsageError.self) { try options("--weights-out", "--json") }
  #expect(throws: UsageError.self) { try options("--weights-out", "--jsom") }
  #expect(try options("--weights-out=--json").given == ["weights-out"])
  #expect(try options("--data", "-").data == "-")
}

@Test(arguments: ["sphereface", "amsoftmax"])
func aliasesNameTheirLoss(_ alias: String) throws {
  let configuration = try options("--loss", alias).configuration()
  #expect(LossRegistry.named(alias)?.description.name == configuration.loss)
}

@Test func aSoftmaxWithoutScaleUsesTheEmbeddingsLength() throws {
  let configuration = try options("--loss", "asoftmax").configuration()
  #expect(configuration.parameters["s"] == nil)
}

@Test(arguments: [
  ["train", "--marg", "0.5"], ["train", "--margin"], ["train", "--margin", "wide"],
  ["train", "--loss", "normface", "--margin", "0.1"], ["train", "--bias", "on"],
  ["train", "--m1", "1"], ["train", "--lambda", "1"], ["train", "--loss", "nothing"],
  ["train", "--variant", "odd"], ["train", "--loss", "adacos", "--classes", "2"],
  ["train", "--classes", "11"], ["train", "--margin", "4"], ["train", "--samples", "9"],
  ["train", "--json=yes"], ["train", "extra"], ["evaluate"], ["sweep"], ["record"],
  ["snapshot", "--size", "80"],
  ["train", "--mining", "semihard"], ["train", "--identities", "4"], ["train", "--l2", "0.1"],
  ["train", "--loss", "triplet", "--mining", "random"],
  ["train", "--loss", "triplet", "--scale", "8"],
  ["train", "--loss", "triplet", "--init", "random"],
  ["train", "--loss", "triplet", "--squared", "1"],
  ["train", "--loss", "triplet", "--mining", "all", "--variant", "hard"],
  ["train", "--loss", "triplet", "--batch", "21", "--identities", "4"],
  ["train", "--loss", "triplet", "--batch", "21", "--mining", "batch_hard"],
  ["train", "--loss", "npair", "--per-identity", "3"],
  ["train", "--loss", "npair", "--margin", "1"],
  ["train", "--loss", "contrastive", "--temperature", "1"],
  ["boundary", "--loss", "triplet", "--weights", "none.csv"],
  ["snapshot", "--loss", "triplet", "--view", "pairs"],
  ["snapshot", "--loss", "npair", "--view", "gradients"],
  ["train", "--loss", "triplet", "--mining", "foo"],
  ["snapshot", "--steps", "-1"], ["train", "--scale", "nan"], ["losses", "--steps", "3"],
])
func aWrongCommandLineSaysWhyAndExits64(_ arguments: [String]) throws {
  #expect(Wedge.status(of: arguments) == 64)
}

@Test func theHelpOfEvaluateReadsAsIntended() {
  #expect(
    HelpText.text(for: EvaluateCommand.self) == """
      OVERVIEW: Writes losses and gradients of the cases in a file.

      USAGE: wedge evaluate CASES.json [options]

      OPTIONS:
        --precision <double|float>
                                Width of the numbers. (default: double)
        -o, --output <FILE>     Where it is written, instead of standard output.

      HELP:
        -h, --help              This text.

      OUTPUT:
        A file has "cases": [{"id", "loss", "params": {"m": 0.5, "s": 64}, "inputs": {"X": rows of
          numbers, "W": a row a class, "b": biases}, "labels": positions in W}], of which each comes back
          with its mean loss and gradients; and "psi", "regions", "trajectories" and "facts" likewise, all
          or some.

      EXIT STATUS:
        0                       What was asked for is done.
        1                       The work failed, or something cannot be written.
        2                       A file is wrong: the message names it, the place, the value and the
                                remedy.
        64                      The command line is wrong.
        75                      Stopped by a signal; the same command goes on with what is left (sweep,
                                advise).
        128+n                   Ended by signal n.

      """)
}

@Test func metricLossesHaveOptionsOfTheirOwn() throws {
  let configuration = try options(
    "--loss", "triplet", "--mining", "batch_hard", "--squared", "off", "--normalize", "on",
    "--margin", "0.2", "--identities", "4", "--per-identity", "6"
  ).configuration()
  #expect(configuration.parameters.variant == "batch_hard")
  #expect(configuration.parameters["alpha"] == 0.2)
  #expect(configuration.parameters["m"] == nil)
  #expect(configuration.parameters["squared"] == 0 && configuration.parameters["normalize"] == 1)
  #expect(configuration.identities == 4 && configuration.perIdentity == 6)
  #expect(configuration.examples == 0)
  #expect(
    try options("--loss", "triplet", "--batch", "21").configuration().examples == 21)
}

@Test func trainingTwicePrintsTheSameBytes() throws {
  let arguments = ["train", "--steps", "20", "--json"]
  let first = try wedge(arguments[0], arguments[1], arguments[2], arguments[3])
  let second = try wedge(arguments[0], arguments[1], arguments[2], arguments[3])
  #expect(first.status == 0)
  #expect(first.output == second.output)
  #expect(first.output.contains("\"accuracy_test_with_margin\""))
}

@Test func exitStatusesAreTheContracts() throws {
  #expect(try wedge("--version").output.contains("engine 4"))
  #expect(try wedge("train", "--marg", "1").status == 64)
  #expect(try wedge("help", "no-such-command").status == 64)
  for (status, _) in ExitStatus.all { #expect(HelpText.text(for: nil).contains("  \(status) ")) }
  #expect(try wedge("evaluate", "no-such-file.json").status == 2)
  let notATerminal = try wedge()
  #expect(notATerminal.status == 1)
  #expect(notATerminal.errors.contains("wedge snapshot"))
  #expect(try wedge("snapshot", "--steps", "1", "-o", "/nowhere/at/all.txt").status == 1)
}

@Test func helpOfACommandIsTheSameAskedEitherWay() throws {
  let help = try wedge("help", "boundary")
  #expect(help.status == 0 && help.output.hasPrefix("OVERVIEW: Writes where each class"))
  #expect(try help.output == wedge("boundary", "--help").output)
}

@Test func whatStandsBehindTwoDashesIsAFile() throws {
  let judged = try wedge("judge", "--", "--help")
  #expect(judged.status == 2 && judged.errors.contains("'--help' cannot be opened"))
}

@Test func aDashIsStandardOutput() throws {
  let written = try wedge("completion", "fish", "-o", "-")
  #expect(written.status == 0)
  #expect(try written.output == wedge("completion", "fish").output)
}

@Test func snapshotsOfEveryFormatAreTheSameTwice() throws {
  for format in SnapshotFormat.allCases {
    let first = try wedge(
      "snapshot", "--steps", "5", "--size", "80x24", "--format", format.rawValue)
    let second = try wedge(
      "snapshot", "--steps", "5", "--size", "80x24", "--format", format.rawValue)
    #expect(first.status == 0)
    #expect(!first.output.isEmpty)
    #expect(first.output == second.output)
  }
}

@Test func aDeviceStaysADeviceAndAFullOneIsAnError() throws {
  #expect(try wedge("snapshot", "--steps", "1", "-o", "/dev/null").status == 0)
  let attributes = try? FileManager.default.attributesOfItem(atPath: "/dev/full")
  guard attributes?[.type] as? FileAttributeType == .typeCharacterSpecial else { return }
  let full = try wedge("snapshot", "--steps", "1", "-o", "/dev/full")
  #expect(full.status == 1)
  #expect(full.errors.contains("No space left on device"))
  #expect(try wedge("snapshot", "--steps", "1", "-o", "/dev/full").status == 1)
}

@Test(arguments: [
  ["tra\u{1B}]0;title\u{7}in"], ["train", "--loss", "\u{1B}[31m"], ["train", "--\u{9B}2J"],
  ["evaluate", "no\u{1B}[2Jfile\n"], ["snapshot", "--steps", "0", "-o", "/nowhere/\u{1B}[2J"],
])
func hostileArgumentsReachMessagesWithoutControls(_ arguments: [String]) throws {
  let outcome = try wedge(arguments)
  #expect(outcome.status != 0)
  #expect(outcome.errors.contains("\u{FFFD}"))
  let controls = outcome.errors.unicodeScalars.filter {
    $0 != "\n" && $0.properties.generalCategory == .control
  }
  #expect(controls.isEmpty)
}

@Test func aClosedPipeEndsAsItsSignalWouldWithoutAWord() throws {
  let outcome = try wedgeIntoClosedPipe("losses")
  #expect(outcome.status == 128 + SIGPIPE)
  #expect(outcome.errors.isEmpty)
}

@Test func theTableOfLossesIsMarkdownWithAllOfThem() throws {
  let lines = try wedge("losses", "--markdown").output.split(separator: "\n")
  let rows = lines.filter { $0.hasPrefix("| ") }
  for title in LossRegistry.descriptions.map(\.title) {
    #expect(rows.count { $0.hasPrefix("| \(title) |") } == 1, "\(title)")
  }
  let arcFace = rows.first { $0.hasPrefix("| ArcFace |") } ?? ""
  #expect(arcFace == "| ArcFace | θ1 + m = θ2 | θ1 = θ2 | 28.6° | m 0.5 (paper), s 64 (paper) |")
  #expect(try wedge("losses", "--markdown", "--json").status == 64)
}

@Test func helpSaysWhatClassesOfIdentitiesCount() throws {
  let words = HelpText.text(for: RunCommand.self).split(whereSeparator: \.isWhitespace)
  #expect(words.joined(separator: " ").contains("C identities are trained on, and 20 more"))
  let usual = try options("--data", "identities").configuration()
  let given = try options("--data", "identities", "--classes", "50").configuration()
  #expect(usual.classes == 30 && usual.unseen.count == 20)
  #expect(given.classes == 50 && given.unseen.count == 20)
}

@Test func filesOfARunAreKeptThoughNobodyReadsItsNumbers() throws {
  try withFile("run.npz", "") { path in
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
    let outcome = try wedgeIntoClosedPipe(
      "train", "--data", "blobs", "--steps", "2", "--export", path, "--force")
    #expect(outcome.status != 0)
    let attributes = try FileManager.default.attributesOfItem(atPath: path)
    #expect(attributes[.size] as? Int ?? 0 > 1000)
    // What is replaced was for its owner alone.
    #expect(attributes[.posixPermissions] as? Int == 0o600)
  }
}
