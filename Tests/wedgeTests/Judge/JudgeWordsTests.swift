import Kernels
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

@Test(arguments: [
  (0.9999999, "99.99999 %"), (0.9996, "99.96 %"), (1, "100 %"), (0.5, "50 %"),
  (5.03e-7, "0.00005 %"),
  (0, "0 %"),
])
func whatIsNearlyAllOrNoneIsNotSaidToBeIt(_ share: Double, _ words: String) {
  #expect(NumberWords.percent(share) == words)
}

@Test(arguments: [
  (4.7e-5, "0.000047"), (0, "0"), (0.0123, "0.012"), (1.5, "1.5"), (128, "128"),
  (2.988e-30, "2.99e-30"),
])
func aLengthIsNeverToldAsNone(_ length: Double, _ words: String) {
  #expect(NumberWords.length(length) == words)
}

/// "at least 0.3° (0 to 0.5)" read as if no gap were below 0.
@Test(arguments: [
  (-0.02, 0.5, " (−0.02 to 0.5)"), (0, 0.04, " (0–0.04)"), (7.94, 27.1, " (7.9–27.1)"),
])
func anEndNextToNoneIsNotSaidToBeNone(_ low: Double, _ high: Double, _ words: String) {
  #expect(NumberWords.range(low, high, 1) == words)
  #expect(
    NumberWords.percent(0.993, ConfidenceInterval(low: 0.985, high: 0.99997))
      == "99.3 % (98.5–99.997)")
}

/// A cosine that was rounded up threw away the very pairs that it was said to accept.
@Test(
  arguments: [
    (2.0 / 3, 4.0 / 3), (0.48, 0.4800004), (0.02, 0.020001), (4.8e-9, 4.83e-9),
    (7.5331e-9, 7.5358e-9), (0.0, 2.0),
    (1.9999998, 2.0),
  ] as [(Double, Double)])
func eachMeasureOfAThresholdPartsThePairsAsPrinted(_ accepted: Double, _ refused: Double) throws {
  let text = ThresholdWords(PairThreshold(accepted: accepted, refused: refused)).text
  let numbers = text.split { !"0123456789.-".contains($0) }.compactMap { Double($0) }
  try #require(numbers.count == 3, "\(text)")
  let squared = [2 - 2 * (numbers[0] * Double.pi / 180).cosine, 2 - 2 * numbers[1], numbers[2]]
  for chord in squared { #expect(accepted < chord && chord < refused, "\(text)") }
  #expect(accepted != 2.0 / 3 || text == "48.19°, cosine 0.66666, d² 0.66667", "\(text)")
}

extension Double {
  /// As exact near 0 as its digits are.
  fileprivate var cosine: Double { 1 - 2 * Double.sin(self / 2) * Double.sin(self / 2) }
}

/// It was told at a threshold between two cosines, at which no pairs have it.
@Test func judgeSaysWhichErrorsTheThresholdOfTheEqualErrorHas() throws {
  // Two of three letters: cosines are 0, 1/2 and 1.
  let words = ["1,1,0", "1,0,1", "0,1,1"]
  let rows = (0..<48).map { "\(words[($0 * $0 + $0 / 4) % 3]),c\($0 / 4)" }
  try withFile("rows.csv", "a,b,c,label\n" + rows.joined(separator: "\n") + "\n") { path in
    let options = ["judge", path, "--losses", "arcface", "--far", "0.4"]
    let text = try wedge(options).output
    let line = try #require(text.split(separator: "\n").first { $0.contains("equal error") })
    let report = try JSONValue(text: Array(try wedge(options + ["--json"]).output.utf8))
    let (far, frr) = (
      try #require(report["eer_threshold_far"]?.number),
      try #require(report["eer_threshold_frr"]?.number)
    )
    let eer = try #require(report["eer"]?.number)
    #expect(min(far, frr) < eer - 0.01 && max(far, frr) > eer + 0.01)
    #expect(
      line.hasSuffix("FAR \(NumberWords.percent(far)), FRR \(NumberWords.percent(frr))"), "\(line)")
    let help = try wedge("judge", "--help").output
    for key in ["eer_threshold_far", "eer_threshold_frr", "rows_unheld"] {
      #expect(help.contains(key))
    }
  }
}
