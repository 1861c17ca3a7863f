import Foundation
import Kernels
import MarginLosses
import Testing

@testable import wedge

/// Two clusters of the plane, one narrow and one wide, of which distances alone tell too little.
private let clusters: String = {
  let rows = (0..<80).map { row in
    let (turn, reach) = (Double(row) * 2.4, 1 + Double(row % 5))
    let isWide = row % 2 == 0
    let place = isWide ? (reach, 0.0) : (0.2 * reach, 3.0)
    let spread = isWide ? 1.5 : 0.1
    return
      "\(place.0 + spread * cos(turn)),\(place.1 + spread * sin(turn)),\(isWide ? "wide" : "slim")"
  }
  return (["a,b,kind"] + rows).joined(separator: "\n") + "\n"
}()

private func lines(_ path: String) throws -> [[String]] {
  let text = try String(contentsOfFile: path, encoding: .utf8)
  return text.split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
}

/// The classes that four columns of prototypes say.
private func gaussians(_ path: String, _ margin: Double) throws -> Gaussians {
  let rows = try lines(path).map { $0.compactMap(Double.init) }
  return Gaussians(
    means: rows.flatMap { $0[..<2] }, logVariances: rows.flatMap { $0[2...] }, margin: margin,
    dimension: 2)
}

@Suite struct RunFilesTests {
  /// The exported prototypes of L-GM lacked the learnt σ: by them alone 91.5 % of the digits were
  /// right where the run said 97.0 %, and `boundary` drew the wedges of other classes.
  @Test func gaussiansThatAreWrittenJudgeAsTheRunDid() throws {
    try withFile("X.csv", "") { table in
      let prototypes = table + ".W.csv"
      let run = try wedge(
        "train", "--loss", "lgm", "--steps", "200", "--json", "--force", "--embeddings-out", table,
        "--weights-out", prototypes)
      let report = try JSONValue(text: Array(run.output.utf8))
      let classes = try gaussians(prototypes, 0.1)
      let rows = try lines(table).dropFirst().filter { $0[3] == "test" }
      let right = rows.count { row in
        let place = row[..<2].compactMap(Double.init)
        return classes.lead(Int(row[2]) ?? 0, at: place, isAsked: false) > 0
      }
      #expect(report["accuracy_test"]?.number == Double(right) / Double(rows.count))
    }
  }

  @Test func boundaryDrawsTheGaussiansThatWereWritten() throws {
    try withFile("rows.csv", clusters) { table in
      let prototypes = table + ".W.csv"
      let words = ["--loss", "lgm", "--margin", "0.3"]
      let run = try wedge(
        ["train", "--data", table, "--steps", "300", "--weights-out", prototypes] + words)
      #expect(run.status == 0, "\(run.errors)")
      let drawn = try wedge(
        ["boundary", "--weights", prototypes, "--radius", "3", "--json"] + words)
      #expect(drawn.status == 0 && drawn.errors.isEmpty, "\(drawn.errors)")
      let arcs = try #require(try JSONValue(text: Array(drawn.output.utf8))["classes"]?.array)
      let classes = try gaussians(prototypes, 0.3)
      #expect(classes.logVariances.contains { $0 != 0 })
      for step in 0..<360 {
        let angle = (Double(step) + 0.5) * .pi / 180
        let place = [3 * Double.cos(angle), 3 * Double.sin(angle)]
        for (label, each) in arcs.enumerated() {
          let isIn = (each["test_arcs"]?.array ?? []).contains { arc in
            let numbers = arc.flattened
            let offset = (angle - numbers[0]).truncatingRemainder(dividingBy: 2 * .pi)
            return (offset < 0 ? offset + 2 * .pi : offset) < numbers[1]
          }
          #expect(
            isIn == (classes.lead(label, at: place, isAsked: false) > 0), "\(label) at \(step)°")
        }
      }
    }
  }

  /// Held against the means that they had made, 72 % of rows were right where 5 % are.
  @Test(arguments: ["triplet", "supcon"])
  func aRunWithoutPrototypesIsJudgedByTheOtherRowsOfEachClass(_ loss: String) throws {
    try withFile("run.npz", "") { path in
      let run = try wedge(
        "train", "--loss", loss, "--data", "blobs", "--steps", "1", "--force", "--export", path)
      #expect(run.status == 0, "\(run.errors)")
      let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
      #expect(bytes.range(of: Data("means.npy".utf8)) != nil)
      #expect(bytes.range(of: Data("prototypes.npy".utf8)) == nil)
      let judged = try wedge("judge", path, "--losses", "arcface", "--json")
      let report = try JSONValue(text: Array(judged.output.utf8))
      #expect(report["prototypes"]?.string == "class means", "\(judged)")
      #expect(report["means"]?.string == "others", "\(judged)")
    }
  }

  @Test(arguments: [
    ["softmax", "--bias", "off", "--dimension", "3"],
    ["softmax", "--bias", "on", "--dimension", "3"], ["lgm", "--dimension", "3"],
    ["arcface", "--dimension", "4"],
  ])
  func boundaryRefusesPrototypesThatAreNotOfThePlane(_ words: [String]) throws {
    try withFile("W.csv", "") { path in
      let run = try wedge(
        ["train", "--data", "blobs", "--steps", "1", "--force", "--weights-out", path, "--loss"]
          + words)
      #expect(run.status == 0, "\(run.errors)")
      let head = try lines(path)[0]
      #expect(head[0] == "# x1" && head.contains("bias") == words.contains("on"), "\(head)")
      #expect(try lines(path).allSatisfy { $0.count == head.count })
      let drawn = try wedge(["boundary", "--weights", path, "--loss", words[0]])
      #expect(drawn.status == 2 && drawn.errors.contains("dimensions"), "\(drawn)")
    }
  }

  @Test func whereNoVarianceIsLearntNoneIsWritten() throws {
    try withFile("W.csv", "") { path in
      let run = try wedge(
        "train", "--loss", "lgm", "--variant", "identity", "--steps", "5", "--force",
        "--weights-out", path)
      #expect(run.status == 0, "\(run.errors)")
      #expect(try lines(path).allSatisfy { $0.count == 2 })
    }
  }
}
