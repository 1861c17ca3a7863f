import Testing

@testable import wedge

@Suite struct AdvisedCommandTests {
  /// They were refused.
  @Test(arguments: [
    ["--loss", "cosface,arcface", "--variant", "easy"],
    ["--loss", "arcface,mv_softmax", "--easy", "on"],
    ["--loss", "arcface,lsoftmax", "--lambda", "0.7"],
  ])
  func noCommandHasAnOptionThatItsLossDoesNotTake(_ given: [String]) throws {
    let advice = try wedge(
      ["advise", "--data", "blobs", "--classes", "3", "--steps", "2", "--seeds", "1", "--json"]
        + given)
    let losses = try #require(
      try JSONValue(text: Array(advice.output.utf8))["losses"]?.object, "\(advice.errors)")
    #expect(losses.count == 2)
    for (loss, found) in losses {
      let command = try #require(found["command"]?.string)
      #expect(command.contains(given[2]) == (loss == given[1].split(separator: ",").last ?? ""))
      #expect(command.contains(" --data blobs --classes 3 "), "\(command)")
      let words = command.split(separator: " ").dropFirst().map(String.init)
      #expect(try wedge(words + ["--json"]).status == 0, "\(command)")
    }
  }

  /// It trained digits, or was refused for the column of labels.
  @Test func theCommandReadsTheSameRowsTheSameWay() throws {
    let rows = (0..<12).map {
      "\($0 % 2 == 0 ? "a" : "b"),\($0 * 7 % 5).5,\($0 % 2 == 0 ? $0 : -$0)"
    }
    try withFile("rows.csv", "kind,x,y\n" + rows.joined(separator: "\n") + "\n") { path in
      let reading = ["--data", path, "--as", "features", "--label", "kind", "--header", "on"]
      let advice = try wedge(
        ["advise", "--loss", "cosface", "--steps", "2", "--seeds", "1", "--json"] + reading)
      let command = try #require(
        try JSONValue(text: Array(advice.output.utf8))["losses"]?["cosface"]?["command"]?.string,
        "\(advice.errors)")
      #expect(command.contains(reading.joined(separator: " ")), "\(command)")
      let words = command.split(separator: " ").dropFirst().map(String.init)
      let run = try wedge(words + ["--json"])
      #expect(run.output.contains(#""classes":2"#), "\(run.errors)")
    }
  }

  @Test func aSeedThatIsGivenTwiceIsOne() throws {
    let words = [
      "advise", "--data", "blobs", "--classes", "3", "--loss", "lgm", "--steps", "2", "--seeds",
      "1,1,2",
    ]
    let advice = try wedge(words)
    #expect(advice.output.contains("2 seeds a setting"), "\(advice.errors)")
    let json = try wedge(words + ["--json"]).output
    #expect(json.contains(#""seeds":[1,2]"#))
  }
}
