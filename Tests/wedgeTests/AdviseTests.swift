import Foundation
import MarginLosses
import Testing
import Training

@testable import wedge

@Suite struct AdviseTests {
  @Test func closedFormsNeedNoData() throws {
    let result = try wedge("advise", "--classes", "100", "--dimension", "128")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("90.6° between the corners of a simplex"))
    #expect(result.output.contains("m from 0 to 1.580 rad can be met"))
    let value = try JSONValue(
      text: Array(wedge("advise", "--classes", "100", "--dimension", "128", "--json").output.utf8))
    let limit = value["losses"]?["cosface"]?["margin_limit"]?.number
    #expect(limit.map { ($0 - 1.0101).magnitude < 1e-4 } == true)
  }

  @Test func closedFormsHoldForMoreClassesThanARunHas() throws {
    let result = try wedge("advise", "--classes", "85742", "--dimension", "512")
    #expect(result.status == 0 && result.output.hasPrefix("85742 classes, d 512"))
    #expect(result.output.contains("s ≥ 16.0"))
    let measured = try wedge("advise", "--classes", "5000", "--data", "digits")
    #expect(measured.status == 64 && measured.errors.contains("without --data"))
    #expect(try wedge("advise", "--classes", "1").status == 64)
  }

  /// "m from 0.500 on can be met" was tried, and never met; and what rounding leaves of 0 was told.
  @Test func theBoundItselfIsNotAmongWhatCanBeMet() throws {
    let words = ["advise", "--loss", "circle_class,cosface", "--classes"]
    let plane = try wedge(words + ["8", "--dimension", "2"]).output
    #expect(plane.contains("m from 0.501 on") && plane.contains("m from 0 to 0.292"), "\(plane)")
    #expect(try wedge(words + ["4"]).output.contains("m from 0 to 0.999"))
    #expect(try wedge(words + ["8", "--dimension", "5"]).output.contains("m from 0.001 on"))
  }

  @Test func aBoundBelowAThousandthHasDigitsAndOneByLengthSaysSo() throws {
    let many = try wedge("advise", "--classes", "1000").output
    #expect(
      many.contains("m from 0 to 0.0062 rad") && many.contains("m from 0 to 0.000019 (cosine)"))
    let byLength = try wedge("advise", "--classes", "10", "--loss", "magface,arcface").output
    #expect(byLength.components(separatedBy: "(embeddings of length 4 or more)").count == 2)
  }

  @Test func whatStandsInCodeAloneIsNotCalledThePapers() throws {
    let text = try wedge("advise", "--classes", "8", "--loss", "npcface,cosface").output
    #expect(text.contains("the code's 0.4 ") && text.contains("the paper's 0.35 "), "\(text)")
  }

  @Test func aVariantWithoutAMarginGetsNoAdvice() throws {
    let words = ["advise", "--classes", "8", "--loss", "mv_softmax", "--variant"]
    #expect(try wedge(words + ["fixed-none"]).status == 64)
    #expect(try wedge(words + ["fixed"]).status == 0)
  }

  /// Their keys were left out, and no row said a scale.
  @Test func twoClassesHaveALeastScale() throws {
    let text = try wedge("advise", "--classes", "2", "--dimension", "2").output
    #expect(text.contains("s ≥ 2.3 before all") && !text.contains("AdaCos"), "\(text)")
    let json = try wedge("advise", "--classes", "2", "--json").output
    #expect(json.contains(#""scale_least":2.29"#) && json.contains(#""scale_adacos":null"#))
    let many = try wedge("advise", "--classes", "1000", "--dimension", "2").output
    #expect(many.contains("in the plane, without a margin, where --scale ends at 1024"), "\(many)")
  }

  @Test func whatThePaperSetsIsHeldAgainstItsOwnOtherNumbers() throws {
    let words = ["advise", "--classes", "8", "--loss", "arcnegface"]
    #expect(try wedge(words).output.contains("the code's 0.5 beside its α 1.2 cannot"))
    let alike = try wedge(words + ["--bell", "1.2"]).output
    #expect(alike.contains("0.220 rad can be met; the code's 0.5 cannot"))
  }

  @Test func theLimitOfAdaFaceIsACosineOfTheMeanLength() throws {
    let text = try wedge("advise", "--classes", "8", "--loss", "adaface").output
    #expect(text.contains("m from 0 to 0.292 (cosine) can be met"), "\(text)")
    #expect(text.contains("(embeddings of the mean length)"))
  }

  @Test func oneSeedGivesNoInterval() throws {
    let words = [
      "advise", "--data", "blobs", "--classes", "3", "--loss", "arcface", "--steps", "3", "--seeds",
    ]
    #expect(try wedge(words + ["1"]).output.contains("(fixed: one seed gives no interval)"))
    for (seeds, isTold) in [("1", false), ("1,2", true)] {
      let advice = try JSONValue(text: Array(wedge(words + [seeds, "--json"]).output.utf8))
      let loss = try #require(advice["losses"]?["arcface"])
      #expect((loss["interval_half_width"]?.number != nil) == isTold)
      #expect(isTold || loss["as_good_within"]?.number == 0.01)
    }
    let help = try wedge("advise", "--help").output
    #expect(help.contains("as_good_within") && help.contains("pooled"))
  }

  @Test func aMarginAndAScaleAreCalledAsOnTheScreen() throws {
    let words = [
      "advise", "--data", "blobs", "--classes", "3", "--loss", "proxy_anchor", "--steps", "3",
      "--seeds", "1",
    ]
    let text = try wedge(words).output
    #expect(text.contains("Proxy-Anchor δ from 0 to "), "\(text)")
    #expect(text.contains("start δ ") && text.contains("best δ ") && text.contains(", α "))
    #expect(!text.contains(" m ") && !text.contains(" s "), "\(text)")
  }

  @Test func ofALossWithoutAScaleNoScaleIsAdvised() throws {
    let words = ["advise", "--classes", "5", "--loss"]
    #expect(!(try wedge(words + ["lgm"]).output.contains("scale")))
    #expect(try wedge(words + ["lgm,arcface"]).output.contains("AdaCos starts from"))
    let forms = try JSONValue(text: Array(wedge(words + ["lgm", "--json"]).output.utf8))
    #expect(forms["scale_least"]?.number == nil && forms["spacing_degrees"]?.number == 72)
    let measured = try wedge(
      "advise", "--data", "blobs", "--classes", "3", "--loss", "lgm", "--steps", "3", "--seeds", "1"
    )
    #expect(measured.status == 0 && !measured.output.contains("s –"), "\(measured.output)")
  }

  /// The command that is printed last is the run of the first seed, to the last figure.
  @Test func theCommandIsTheRunThatWasMeasured() throws {
    let given = [
      "--data", "digits", "--classes", "6", "--unseen", "2", "--loss", "cosface", "--steps", "5",
      "--seeds", "3..4", "--batch", "64",
    ]
    let advice = try JSONValue(text: Array(wedge(["advise"] + given + ["--json"]).output.utf8))
    #expect(advice["aim"]?.string == "tar")
    let loss = try #require(advice["losses"]?["cosface"])
    let command = try #require(loss["command"]?.string)
    #expect(command.contains("--unseen 2") && command.contains("--batch 64"))
    let words = command.split(separator: " ").dropFirst().map(String.init)
    let means = try ["3", "4"].map { seed in
      let run = words.dropLast() + [seed, "--json"]
      let report = try JSONValue(text: Array(wedge(Array(run)).output.utf8))
      return try #require(report["tar_at_far_0_01_unseen"]?.number)
    }
    #expect(loss["start"]?["mean"]?.number == (means[0] + means[1]) / 2)
    #expect(loss["start"]?["worst_seed"]?.number == means.min())
  }

  /// After two steps in the plane nothing is as good as the rows themselves.
  @Test func whatIsWorseThanTheRowsAsTheyAreIsSaid() throws {
    let words = [
      "advise", "--data", "digits", "--unseen", "3", "--loss", "arcface", "--steps", "2", "--seeds",
      "1",
    ]
    let text = try wedge(words).output
    #expect(text.contains("rows as they are 28.5 %, 1.0 % by chance"), "\(text)")
    #expect(
      text.contains("no better than chance") || text.contains("worse than the rows"), "\(text)")
    let rows = try wedge(
      "train", "--data", "digits", "--encoder", "none", "--unseen", "3", "--json")
    let report = try JSONValue(text: Array(rows.output.utf8))
    let advice = try JSONValue(text: Array(wedge(words + ["--json"]).output.utf8))
    #expect(advice["rows_as_they_are"]?.number == report["tar_at_far_0_01_unseen"]?.number)
  }

  /// A head decides by prototypes, so that class means are what it has to be better than.
  @Test func rowsAsTheyAreAreWorthTheBestOfThreeRules() throws {
    var configuration = Configuration()
    configuration.encoder = .linear
    let found = try UntrainedRows(configuration, .accuracy, seeds: [0, 1])
    func shares(_ loss: String) throws -> (nearest: Double, means: Double) {
      let each = try [UInt64(0), 1].map { seed in
        var rows = configuration
        (rows.encoder, rows.seed, rows.loss) = (.none, seed, loss)
        rows.dimension = rows.usualDimension
        let session = try Session(rows)
        return (
          try #require(session.metrics().accuracyNearestNeighbour),
          try #require(session.snapshot().accuracyByClassMeans)
        )
      }
      return ((each[0].0 + each[1].0) / 2, (each[0].1 + each[1].1) / 2)
    }
    let (byAngle, byDistance) = (try shares("arcface"), try shares("softmax"))
    let better = max(byAngle.nearest, byDistance.nearest, byAngle.means)
    #expect(found.share == better && byAngle.nearest != byDistance.nearest)
    // Which loss comes first does not decide.
    (configuration.loss, configuration.parameters) = ("lsoftmax", LossParameters())
    let again = try UntrainedRows(configuration, .accuracy, seeds: [0, 1])
    #expect(again.share == found.share && again.rule == found.rule)
    let quantity = AdviceAim.accuracy.quantity(isHeldOut: true)
    func warning(_ best: Double) -> String? {
      found.warning(best: best, start: best, reach: 0.01, quantity)
    }
    let rule = try #require(found.rule) == .classMeans ? "class means" : "nearest row"
    #expect(warning(better - 0.02)?.hasPrefix("worse than the \(rule)") == true)
    #expect(warning(better)?.hasPrefix("no better than the \(rule)") == true)
    #expect(warning(better + 0.02) == nil)
    #expect(found.words.hasPrefix(rule) && found.words.contains("of the rows as they are"))
  }

  @Test func aStartOnTheEdgeOfWhatWasTriedIsSaidToLieThere() throws {
    let text = try wedge(
      "advise", "--data", "iris", "--dimension", "3", "--loss", "lgm", "--steps", "3", "--seeds",
      "1"
    ).output
    #expect(text.contains("edge of what was tried, and further out was not measured"), "\(text)")
  }

  /// "Take more --steps" was said of them.
  @Test func runsThatDivergedAreSaidToHave() throws {
    let words = [
      "advise", "--data", "iris", "--loss", "lsoftmax", "--optimizer", "sgd", "--learning-rate",
      "60", "--steps", "20", "--seeds", "0",
    ]
    let text = try wedge(words).output
    #expect(text.contains("all 5 runs diverged: take a lower --learning-rate"), "\(text)")
    #expect(!text.contains("gap between two classes decides"))
    let json = try wedge(words + ["--json"]).output
    #expect(json.contains(#""runs_diverged":5"#) && json.contains(#""start_at_edge":false"#))
  }

  @Test func whatDidNotDecideIsNoReason() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("wedge-\(UUID().uuidString).csv").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    // Three classes on an axis each, which every setting parts.
    let rows = (0..<36).map { row in
      (0..<3).map { $0 == row % 3 ? "\(10 + row)" : "0.\(row % 7)" }.joined(separator: ",")
        + ",c\(row % 3)\n"
    }
    try Data(("u,v,w,class\n" + rows.joined()).utf8).write(to: URL(fileURLWithPath: path))
    let words = [
      "advise", "--data", path, "--encoder", "none", "--loss", "arcface", "--steps", "2", "--seeds",
      "1",
    ]
    let advice = try JSONValue(text: Array(wedge(words + ["--json"]).output.utf8))
    let reason = try #require(advice["losses"]?["arcface"]?["reason"]?.string)
    #expect(
      reason.contains("nor can the narrowest gap") && reason.contains("neighbours"), "\(reason)")
    #expect(
      ["class means", "nearest row", "nearest row by distance"].contains(
        advice["rows_as_they_are_by"]?.string))
  }

  @Test func whatIsFinishedIsNotMeasuredAgain() throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("wedge-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    let words = [
      "advise", "--data", "blobs", "--classes", "3", "--loss", "arcface", "--steps", "3",
      "--seeds", "1", "--out", path,
    ]
    let first = try wedge(words)
    #expect(first.status == 0, "\(first.errors)")
    let log = URL(fileURLWithPath: path + "/runs.advise.jsonl")
    let rows = try Data(contentsOf: log)
    try rows.prefix(rows.count / 2).write(to: log)
    #expect(try wedge(words).output == first.output)
    #expect(try wedge(words).output == first.output)
  }

  @Test(arguments: [
    (["--aim", "tar", "--data", "digits"], "--unseen N"),
    (["--aim", "speed", "--data", "digits"], "accuracy, eer, tar"),
    (["--data", "digits", "--encoder", "none", "--dimension", "3"], "--encoder linear"),
    (["--data", "blobs", "--mode", "free", "--encoder", "linear"], "Give one"),
    (["--data", "digits", "--encoder", "none", "--unseen", "2"], "--encoder linear"),
    (["--data", "digits", "--steps", "0"], "at least one"),
    (["--data", "digits", "--unseen", "1"], "need two"),
    (
      [
        "--data", "blobs", "--mode", "encoder", "--samples", "5", "--unseen", "2", "--aim", "tar",
      ], "aim at eer"
    ),
  ])
  func whatCannotBeIsSaidWithTheRemedy(_ arguments: [String], _ remedy: String) throws {
    let result = try wedge(["advise"] + arguments)
    #expect(result.status == 64 && result.errors.contains(remedy), "\(result.errors)")
  }

  /// An aim that nobody had typed was refused.
  @Test func whereThePairsAreTooFewForATarTheAimIsTheEqualError() throws {
    let result = try wedge(
      "advise", "--data", "blobs", "--mode", "encoder", "--samples", "5", "--unseen", "2", "--loss",
      "arcface", "--steps", "1", "--seeds", "0", "--json")
    #expect(result.status == 0 && result.errors.contains("so the aim is eer"), "\(result.errors)")
    #expect(try JSONValue(text: Array(result.output.utf8))["aim"]?.string == "eer")
  }
}
