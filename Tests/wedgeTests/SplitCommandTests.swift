import Foundation
import Testing

@testable import wedge

/// Forty rows of three numbers: two classes that a column tells apart, and who brought each row.
private func rows(_ numbers: Range<Int> = 0..<40, isTold: Bool = true) -> String {
  let lines = numbers.map { row in
    let (kind, value) = (row % 2 == 0 ? "rose" : "lily", row % 2 == 0 ? 4 : -4)
    return "\(value + row % 3),\(row % 5),\(row % 7),\(kind)"
      + (isTold ? ",\(row % 4 == 3 ? "test" : row % 8 == 2 ? "test" : "train"),p\(row / 4)" : "")
  }
  return (["a,b,c,kind" + (isTold ? ",part,who" : "")] + lines).joined(separator: "\n") + "\n"
}

private func trained(_ arguments: String...) throws -> [String: JSONValue] {
  let outcome = try wedge(["train", "--steps", "20", "--json"] + arguments)
  #expect(outcome.status == 0, "\(outcome.errors)")
  return try #require(try JSONValue(text: Array(outcome.output.utf8)).object)
}

@Suite struct SplitCommandTests {
  @Test func trainingHoldsOutWhatASplitSays() throws {
    try withFile("rows.csv", rows()) { path in
      let members = try trained("--data", path, "--split", "part", "--ignore", "who")
      #expect(members["split"]?.string == "given")
      #expect(members["samples_train"]?.number == 25 && members["samples_test"]?.number == 15)
      #expect(members["accuracy_test"]?.number ?? 0 > 0.9)
    }
  }

  @Test func trainingHoldsOutTheRowsOfAFileForTest() throws {
    try withFile("rows.csv", rows(0..<30, isTold: false)) { path in
      let test = path + ".test.csv"
      try Data(rows(30..<40, isTold: false).utf8).write(to: URL(fileURLWithPath: test))
      let members = try trained("--data", path, "--test", test)
      #expect(members["split"]?.string == "given")
      #expect(members["samples_train"]?.number == 30 && members["samples_test"]?.number == 10)
      let beside = try wedge("train", "--data", path, "--test", test, "--split", "part")
      #expect(beside.status == 64 && beside.errors.contains("no use beside '--test'"))
    }
  }

  /// Rows for training were judged along with those for test, and nothing said so.
  @Test func arraysOfARunThatAreJudgedAlikeAreSaidToBeDivided() throws {
    try withFile("A.npz", "") { path in
      let run = try wedge("train", "--steps", "5", "--force", "--export", path)
      #expect(run.status == 0, "\(run.errors)")
      let alike = try wedge("judge", path, "--losses", "arcface")
      #expect(alike.errors.contains("Give --split split to divide them, or --ignore split."))
      for said in [["--split", "split"], ["--ignore", "split"]] {
        let judged = try wedge(["judge", path, "--losses", "arcface"] + said)
        #expect(judged.status == 0 && !judged.errors.contains("taken alike"), "\(said)")
      }
    }
  }

  @Test func trainingHoldsOutWholeGroups() throws {
    try withFile("rows.csv", rows()) { path in
      let members = try trained("--data", path, "--group", "who", "--ignore", "part")
      #expect(members["split"]?.string == "a quarter, by whole groups")
      #expect(members["samples_test"]?.number.map { Int($0) % 4 } == 0)
      let divided = try wedge("train", "--data", path, "--group", "who", "--split", "part")
      #expect(divided.status == 2 && divided.errors.contains("both for training and for test"))
      let free = try wedge(
        "train", "--data", path, "--split", "part", "--ignore", "who", "--mode", "free")
      #expect(free.status == 64 && free.errors.contains("--mode encoder"))
    }
  }

  @Test func withoutASplitTheRunSaysWhatItHeldOut() throws {
    try withFile("rows.csv", rows(isTold: false)) { path in
      let members = try trained("--data", path)
      #expect(members["split"]?.string == "a quarter of each class")
      #expect(members["samples_train"]?.number == 30 && members["samples_test"]?.number == 10)
      #expect(try trained("--data", "digits")["split"]?.string == nil)
    }
  }

  @Test func howRowsAreReadHasNoUseWithoutAFile() throws {
    for option in ["--id", "--split", "--group", "--test"] {
      let outcome = try wedge("train", option, "x")
      #expect(outcome.status == 64 && outcome.errors.contains("no use without a file"))
    }
    let given = try options([
      "--data", "d.csv", "--id", "1", "--split", "my part", "--group=who", "--labels-header", "on",
    ])
    #expect(
      given.dataWords == "d.csv --id 1 --split 'my part' --group who --labels-header on")
  }

  @Test func trainingSaysHowManyClassesItTakes() throws {
    let many = (0..<2010).map { "\(1 + $0 % 7),\($0 % 11),\($0 % 13),n\($0 % 1005)\n" }.joined()
    try withFile("many.csv", "a,b,c,label\n" + many) { path in
      let outcome = try wedge("train", "--data", path, "--steps", "1")
      #expect(outcome.status == 2 && outcome.errors.contains("training takes at most 1000"))
      let judged = try wedge("judge", path, "--losses", "arcface", "--json")
      #expect(judged.status == 0 && judged.output.contains("\"classes\":1005"))
    }
  }

  @Test func rowsOfFourThousandNumbersAreJudged() throws {
    let line = { (kind: String, shift: Int, width: Int) in
      (0..<width).map { "\(($0 * 7 + shift * 5) % 9)" }.joined(separator: ",") + ",\(kind)\n"
    }
    let text = { (width: Int) in
      (0..<6).map { line($0 % 2 == 0 ? "a" : "b", $0, width) }.joined()
    }
    try withFile("wider.csv", text(4097)) { path in
      let outcome = try wedge("judge", path, "--losses", "arcface", "--json")
      #expect(outcome.status == 2 && outcome.errors.contains("at most 4096"))
    }
    try withFile("wide.csv", text(4096)) { path in
      let outcome = try wedge("judge", path, "--losses", "arcface", "--json")
      #expect(outcome.status == 0 && outcome.output.contains("\"dimension\":4096"))
    }
  }
}
