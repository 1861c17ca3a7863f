import Foundation
import Testing

@testable import wedge

/// Options are served or refused, never passed over.
@Suite struct UnservedOptionsTests {
  private static let small = [
    "--data", "blobs", "--mode", "free", "--classes", "3", "--samples", "3", "--steps", "5",
  ]

  @Test func theViewIsThatOfEveryPane() throws {
    let pane = Self.small + ["--compare", "arcface,cosface"]
    let plane = try wedge(["snapshot"] + pane)
    let angles = try wedge(["snapshot"] + pane + ["--view", "angle-plane"])
    #expect(plane.status == 0 && angles.status == 0)
    // The axis of the view, once a pane.
    #expect(angles.output.components(separatedBy: "90°│").count == 3)
    #expect(!plane.output.contains("90°│"))
  }

  @Test func aViewThatNoPaneHasIsRefused() throws {
    let outcome = try wedge(
      ["snapshot"] + Self.small + ["--compare", "contrastive,triplet", "--view", "gradients"])
    #expect(outcome.status == 64 && outcome.errors.contains("These runs have plane"))
  }

  @Test func aFigureOfSeveralRunsShowsAllWhereTheyStand() throws {
    let outcome = try wedge(
      ["figure"] + Self.small + ["--compare", "arcface,cosface,softmax"])
    #expect(outcome.status == 0 && outcome.output.contains("<title>3 runs, step 5</title>"))
    #expect(outcome.output.components(separatedBy: "<clipPath").count == 4)
  }

  @Test(arguments: [
    ["snapshot", "--compare", "arcface,cosface", "--margin", "0.2"],
    ["figure", "--compare", "arcface,cosface", "--loss", "softmax"],
    ["snapshot", "-o", "frame.png"], ["snapshot", "-o", "frame.cast"],
    ["snapshot", "-o", "--force"],
    ["export", "--to", "pytorch", "-o", "--force"], ["train", "--data", "--classes=3"],
    ["advise", "--classes", "10", "--steps", "5"], ["advise", "--out", "nowhere"],
    ["figure", "--glyphs", "ascii"], ["figure", "--color", "mono"], ["figure", "--speed", "30"],
    ["sweep", "--grid", "m=0,0.3", "--margin", "0.3", "--out", "nowhere"],
    ["sweep", "--grid", "classes=3,4", "--classes", "5", "--out", "nowhere"],
    ["sweep", "--grid", "m=0", "--out", "nowhere", "-o", "a.csv"],
    ["sweep", "merge", "nowhere", "--format", "svg"], ["sweep", "show", "nowhere", "--jobs", "2"],
    ["sweep", "export", "nowhere", "--csv", "--list"], ["judge", "-", "-", "--format", "csv"],
  ]) func whatHasNoUseIsRefused(_ arguments: [String]) throws {
    let outcome = try wedge(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty && !outcome.errors.isEmpty)
  }
}
