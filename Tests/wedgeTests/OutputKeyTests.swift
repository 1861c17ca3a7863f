import MarginLosses
import Testing
import Training

@testable import wedge

/// Every key that a run writes, and every status, is defined in the help of train.
@Test(arguments: ["arcface", "triplet", "npair", "uniface", "magface", "soft_triple", "margin"])
func helpDefinesEveryKeyOfARun(_ loss: String)
  throws
{
  let run = try wedge("train", "--loss", loss, "--steps", "1", "--json")
  let members = try #require(try JSONValue(text: Array(run.output.utf8)).object)
  let words = HelpText.text(for: TrainCommand.self).split { " \n,:.".contains($0) }.map(String.init)
  let own = LossRegistry.description(named: loss)?.hyperparameters.map(\.option) ?? []
  for key in members.keys where !own.contains(key) {
    // Of all that a warm-up moves alike.
    let number = key.hasSuffix("_in_force") ? String(key.dropLast("_in_force".count)) : key
    #expect(words.contains(key) || number != key && words.contains(number), "\(key)")
  }
  for status in Status.allCases { #expect(words.contains(status.rawValue)) }
  #expect(members.keys.contains("angle_own_median_degrees_to_prototype"))
}

/// One that is cut short accepts more than it says.
@Test func thresholdsOfATableHaveTheDigitsThatTheyNeed() throws {
  let options = ["train", "--data", "identities", "--steps", "1"]
  let values = try #require(
    try JSONValue(text: Array(wedge(options + ["--json"]).output.utf8)).object)
  let lines = try wedge(options).output.split(separator: "\n")
  let thresholds = values.keys.filter { $0.contains("_threshold_") }
  #expect(thresholds.contains { values[$0]?.number != nil })
  for key in thresholds {
    guard let exact = values[key]?.number else { continue }
    let name = key.replacing("_0_01", with: " 0.01").replacing("_", with: " ")
    let line = lines.first { $0.hasPrefix("  \(name) ") }
    let told = line?.split(separator: " ").last.flatMap { Double($0) }
    #expect((try #require(told) - exact).magnitude < 6e-8, "\(key)")
  }
}

@Test func aPublishedNumberSaysWhereItStands() throws {
  let lines = try wedge("losses").output.split(separator: "\n")
  let published = lines.filter { $0.contains(", published ") }
  #expect(published.count > 20)
  #expect(published.allSatisfy { $0.contains("(paper)") || $0.contains("(code)") })
  #expect(lines.contains { $0.contains("Liu, Wen, Raj, Singh & Weller") })
  for title in ["ElasticFace", "AdaFace"] {
    let rest = lines.drop { !$0.hasPrefix(title) }.prefix { !$0.contains("et al") }.prefix(12)
    #expect(rest.contains { $0.hasPrefix("  differs") }, "\(title)")
  }
}
