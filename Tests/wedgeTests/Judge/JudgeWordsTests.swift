import Testing

@testable import Training
@testable import wedge

/// Room was said to be 0 rad, and to be what m is set by.
@Test func aLossWithoutRoomIsSaidToHaveNone() throws {
  // Two classes 5.7° apart, where m3 0.2 asks for 37°.
  try withFile("rows.csv", "x,y,label\n1,0,a\n1,0.01,a\n1,0.1,b\n1,0.11,b\n") { path in
    let options = ["judge", path, "--losses", "combined,arcface", "--margin", "0.01"]
    let text = try wedge(options).output
    #expect(text.contains("no m can be met by the nearest two prototypes (combined)"), "\(text)")
    #expect(!text.contains("room (combined"))
    let report = try JSONValue(text: Array(try wedge(options + ["--json"]).output.utf8))
    let guides = report["losses"]?.array?.map { $0["margin_set_by"]?.string }
    #expect(guides?.count == 2 && guides?[0] == .some(nil) && guides?[1] != .some(nil))
  }
}

/// It asked for pairs of which there were enough.
@Test func whereTheSampleIsWhatLimitsItIsSaid() throws {
  let table = DataTable(
    name: "t", width: 2, values: (0..<40).flatMap { [Float($0), 20] },
    labels: (0..<40).map { $0 / 10 }, classTitles: ["a", "b", "c", "d"])
  var choices = JudgingChoices()
  (choices.far, choices.mostPairs) = (0.02, 100)
  let report = try EmbeddingReport(table, losses: [], choices: choices)
  #expect(
    JudgeTable(report: report, table: table).deployment?.text
      == "not told: 500 pairs of two classes are needed, and of 600 only a sample of 100 is looked at"
  )
}

@Test(arguments: [
  (0.001, "0.1 %"), (1e-7, "0.00001 %"), (1.5e-8, "0.0000015 %"), (1e-12, "1e-12"),
])
func aFarKeepsItsFigures(_ share: Double, _ words: String) {
  #expect(NumberWords.far(share) == words)
}

@Test(arguments: [(0.9999999, "99.999 %"), (0.9996, "99.96 %"), (1, "100 %"), (0.5, "50 %")])
func whatIsNearlyAllIsNotSaidToBeAll(_ share: Double, _ words: String) {
  #expect(NumberWords.percent(share) == words)
}

@Test(arguments: [(4.7e-5, "0.000047"), (0, "0"), (0.0123, "0.012"), (1.5, "1.5"), (128, "128")])
func aLengthIsNeverToldAsNone(_ length: Double, _ words: String) {
  #expect(NumberWords.length(length) == words)
}
