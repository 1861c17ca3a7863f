import Foundation
import Testing

@testable import wedge

/// Rows of three classes about three axes, the longer the farther from their own.
private let rows: String = {
  let lines = (0..<60).map { row -> String in
    let (label, part) = (row % 3, Double(row / 3))
    let length = 10 + 5 * part
    let numbers = (0..<3).map { axis in
      axis == label ? "\(length)" : "\(length * (0.01 * part + 0.001 * Double(axis)))"
    }
    return numbers.joined(separator: ",") + ",c\(label)"
  }
  return "a,b,c,label\n" + lines.joined(separator: "\n") + "\n"
}()

private func verdict(_ path: String, _ loss: String, _ more: String...) throws -> JSONValue {
  let outcome = try wedge(["judge", path, "--losses", loss, "--json"] + more)
  #expect(outcome.status == 0, "\(outcome.errors)")
  let report = try JSONValue(text: Array(outcome.output.utf8))
  return try #require(report["losses"]?.array?.first)
}

@Suite struct JudgedLengthsTests {
  @Test func whatIsOfTheMeanLengthIsSaidToBe() throws {
    try withFile("rows.csv", rows) { path in
      let text = try wedge("judge", path, "--losses", "magface,adaface,arcface").output
      #expect(text.contains("where the margin follows ‖x‖"), "\(text)")
      #expect(text.contains("room is of the mean (MagFace "))
      let adaFace = text.split(separator: "\n").first { $0.contains("  AdaFace ") }
      #expect(adaFace?.contains("rad") == false && adaFace?.contains("μ ") == true)
      let plain = try wedge("judge", path, "--losses", "arcface").output
      #expect(!plain.contains("‖x‖ ("))
      let norm = try verdict(path, "magface")["margin_limit_norm"]?.number
      #expect(norm.map { $0 > 50 && $0 < 70 } == true)
      #expect(try verdict(path, "arcface")["margin_limit_norm"]?.number == nil)
    }
  }

  @Test func whatIsLearntOfRowsIsToldBesideTheSetting() throws {
    try withFile("rows.csv", rows) { path in
      let progress = try verdict(path, "curricularface")["learnt_of_rows"]?["t"]?.number
      #expect(progress.map { $0 > 0.9 && $0 < 1 } == true)
      #expect(try wedge("judge", path, "--losses", "curricularface").output.contains("t 0.9"))
      #expect(try verdict(path, "arcface")["learnt_of_rows"]?.object?.isEmpty == true)
    }
    for command in ["judge", "boundary"] {
      #expect(try wedge(command, "--help").output.contains("CurricularFace's t"))
    }
    let help = try wedge("judge", "--help").output
    #expect(help.contains("learnt_of_rows") && help.contains("margin_limit_norm"))
  }

  @Test(arguments: ["magface", "adaface", "curricularface"])
  func trainSaysTheSameOfEmbeddings(_ loss: String) throws {
    try withFile("rows.csv", rows) { path in
      let share = try verdict(path, loss, "--means", "all")
      let numbers = try #require(share["parameters"]?.object)
      let options = numbers.flatMap { name, value in
        value.number.map { ["--\(name)", "\($0)"] } ?? []
      }
      let run = try wedge(
        ["train", "--data", path, "--as", "embeddings", "--loss", loss, "--steps", "0", "--json"]
          + options)
      #expect(run.status == 0, "\(run.errors)")
      let trained = try JSONValue(text: Array(run.output.utf8))
      #expect(
        trained["accuracy_train_with_margin"]?.number == share["accuracy_with_margin"]?.number)
    }
  }

  @Test func theTableOfLossesSaysOfWhichLengthALimitIs() {
    func limits(_ name: String) -> [String] {
      let row = LossesTable.rows.first { $0[0].hasSuffix("(\(name))") } ?? []
      return row.count > 6 ? [row[5], row[6]] : []
    }
    #expect(limits("magface").allSatisfy { $0.hasSuffix("embeddings of length 4 or more") })
    #expect(limits("adaface").allSatisfy { $0.hasSuffix("embeddings of the mean length") })
    #expect(limits("arcface").allSatisfy { !$0.contains("embeddings") } && limits("arcface") != [])
  }
}
