import Foundation
import Testing

private let short = [
  "train", "--data", "blobs", "--loss", "cosface", "--margin", "0.3", "--scale", "8",
  "--warm-up", "400", "--steps", "80",
]

@Suite struct WarmUpNoticeTests {
  @Test func aRunThatEndsInItsWarmUpTellsWhatWasInForce() throws {
    let outcome = try wedge(short + ["--json"])
    #expect(outcome.errors.contains("The warm-up of 400 steps does not end within 80"))
    let row = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    #expect(row["margin"] as? Double == 0.3 && row["scale"] as? Double == 8)
    let margin = try #require(row["margin_in_force"] as? Double)
    let scale = try #require(row["scale_in_force"] as? Double)
    #expect((margin - 0.06).magnitude < 1e-3 && (scale - 1.6).magnitude < 0.03)
    #expect(try wedge(short).output.contains("warm-up not ended, step 80 of 400; in force "))
  }

  @Test(arguments: ["cosface", "asoftmax", "combined", "magface", "npcface", "arcface_class"])
  func whatItSaysIsToldIsThere(_ loss: String) throws {
    let outcome = try wedge([
      "train", "--data", "blobs", "--loss", loss, "--warm-up", "20", "--steps", "5", "--json",
    ])
    let row = try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
    let told = outcome.errors.split { " ,.\n".contains($0) }.filter { $0.hasSuffix("_in_force") }
    #expect(!told.isEmpty, "\(outcome.errors)")
    for key in told { #expect(row[String(key)] is Double, "\(loss) \(key)") }
  }

  @Test(arguments: ["coco", "proxy_nca"])
  func aWarmUpOfWhichNothingGrowsSaysSo(_ loss: String) throws {
    let outcome = try wedge(
      ["train", "--data", "blobs", "--loss", loss, "--warm-up", "5", "--steps", "10"])
    #expect(outcome.status == 0 && outcome.errors.contains("grows in a warm-up"), "\(outcome)")
  }

  /// It begins with a margin that nobody can meet.
  @Test func aWarmUpThatBeginsWithTheMostSaysSo() throws {
    let words = ["train", "--data", "blobs", "--warm-up", "5", "--steps", "10", "--loss"]
    let told = try wedge(words + ["circle_class"])
    #expect(told.status == 0 && told.errors.contains("begins with the most"), "\(told)")
    #expect(try wedge(words + ["arcface"]).errors.isEmpty)
  }

  /// Its widest margin goes to the first class, which has most samples there.
  @Test func aLossThatIsToldTheSizesTheWrongWayRoundSaysSo() throws {
    let told = try wedge(
      ["train", "--data", "blobs", "--loss", "ldam", "--imbalance", "20", "--steps", "5"])
    #expect(told.errors.contains("'--size-growth 1' asks all alike"), "\(told)")
    let even = try wedge(["train", "--data", "blobs", "--loss", "ldam", "--steps", "5"])
    #expect(even.errors.isEmpty, "\(even)")
  }
}
