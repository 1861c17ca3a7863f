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
      let words = command.split(separator: " ").dropFirst().map(String.init)
      #expect(try wedge(words + ["--json"]).status == 0, "\(command)")
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
