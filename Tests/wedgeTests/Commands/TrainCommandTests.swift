import Foundation
import Laboratory
import MarginLosses
import Testing
import Training

@testable import wedge

@Suite struct TrainCommandTests {
  @Test func aRunThatGoesOnFromAStateIsTheSameRun() throws {
    var configuration = Configuration()
    configuration.loss = "cosface"
    configuration.parameters["m"] = 0.3
    var state = try State(configuration)
    state.advance(steps: 7)
    try withFile("run.wedge-state", "") { path in
      try StateFile.write(state, to: path + ".json")
      let words = ["train", "--json", "--state", path + ".json", "--steps"]
      let through = ["train", "--json", "--loss", "cosface", "--margin", "0.3", "--steps", "12"]
      #expect(try wedge(words + ["5"]).output == wedge(through).output)
      #expect(try wedge(words.dropLast()).output.contains("\"steps\":7,"))
      let refused = try wedge(words + ["5", "--loss", "arcface"])
      #expect(refused.status == 64 && refused.errors.contains("--loss"), "\(refused)")
    }
  }

  @Test func inItsPastAStateGoesOnByTheTurnsThatWereTaken() throws {
    var state = try State(Configuration())
    state.advance(steps: 5)
    _ = update(&state, .knob(.raised))
    state.advance(steps: 5)
    for _ in 0..<7 { _ = update(&state, .travel(.steppedBack)) }
    #expect(state.step == 3)
    try withFile("run.wedge-state", "") { path in
      try StateFile.write(state, to: path + ".json")
      state.advance(steps: 7)
      let output = try wedge(["train", "--json", "--state", path + ".json", "--steps", "7"]).output
      let session = state.run.session
      let members = RunReport.members(session, session.metrics())
      #expect(Array(output.utf8).dropLast() == (try JSONValue.object(members).text())[...])
      #expect(session.configuration.parameters["m"] ?? 0 > 0.5)
    }
  }

  @Test func runsSideBySideAreEachTheRunAlone() throws {
    let shared = ["--data", "blobs", "--steps", "5"]
    let both = try wedge(["train", "--json", "--compare", "arcface:margin=0.3,softmax"] + shared)
    let alone = try [["--loss", "arcface", "--margin", "0.3"], ["--loss", "softmax"]].map {
      try wedge(["train", "--json"] + $0 + shared).output.dropLast()
    }
    #expect(both.output == "{\"runs\":[\(alone[0]),\(alone[1])]}\n")
    let refused = try wedge(
      ["train", "--compare", "arcface,softmax", "--export", "nowhere.npz"] + shared)
    #expect(refused.status == 64 && refused.errors.contains("side by side"), "\(refused)")
    let passedOver = try wedge(
      ["train", "--compare", "arcface,softmax", "--margin", "0.9"] + shared)
    #expect(passedOver.status == 64 && passedOver.errors.contains("--margin"), "\(passedOver)")
  }

  @Test func judgedRowsForTestAreNoneOfThoseForTraining() throws {
    let training = (0..<12).map { "\(1 + $0 % 3),\($0 % 2 * 4),\($0 % 2 == 0 ? "a" : "b"),train" }
    // All on the wrong side.
    let test = (0..<6).map { "1,\($0 % 2 * 4),\($0 % 2 == 0 ? "b" : "a"),test" }
    let head = "x1,x2,label,split\n"
    try withFile("judged.csv", head + (training + test).joined(separator: "\n")) { path in
      let words = ["train", "--json", "--as", "embeddings", "--data", path]
      let out = path + "-out.csv"
      let both = try wedge(words + ["--split", "split", "--embeddings-out", out]).output
      for member in [
        "\"accuracy_train\":1,", "\"accuracy_test\":0,", "\"samples_train\":12,",
        "\"samples_test\":6,", "\"split\":\"given\"",
      ] {
        #expect(both.contains(member), "\(member) \(both)")
      }
      let written = try String(contentsOfFile: out, encoding: .utf8).split(separator: "\n")
      #expect(written.count { $0.hasSuffix("train") } == 12)
      #expect(written.count { $0.hasSuffix("test") } == 6)
      let refused = try wedge(words + ["--split", "split", "--steps", "5"])
      #expect(refused.status == 64 && refused.errors.contains("--steps"), "\(refused)")
    }
  }
}
