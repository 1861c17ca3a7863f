import Foundation
import Testing

@testable import wedge

@Suite struct BenchTests {
  @Test func aStepIsTimedWithTheLossThatShowsItWasRight() throws {
    let outcome = try wedge("bench", "step:arcface:64:8:2", "metric:npair:16", "--json")
    #expect(outcome.status == 0)
    let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    let members = try #require(report as? [String: Any])
    #expect(["baseline", "v3", "v4"].contains(members["level"] as? String))
    let rows = try #require(members["workloads"] as? [[String: Any]])
    #expect(rows.map { $0["name"] as? String } == ["step:arcface:64:8:2", "metric:npair:16"])
    for row in rows {
      let (least, most) = (row["least_ns"] as? Double ?? 0, row["most_ns"] as? Double ?? 0)
      let time = try #require(row["unit_ns"] as? Double)
      #expect(0 < least && least <= time && time <= most)
      #expect((row["check"] as? Double ?? 0) > 0)
    }
  }

  @Test(arguments: ["import:csv:40:3", "import:npy:40:3"])
  func anImportIsCheckedByTheNumbersThatItReads(_ name: String) throws {
    let outcome = try wedge("bench", name)
    #expect(outcome.status == 0 && outcome.output.hasSuffix("check 120.0\n"))
  }

  @Test func aSweepIsTimedOnTwoThreads() throws {
    let outcome = try wedge("bench", "sweep:2x2x3:2")
    #expect(outcome.status == 0 && outcome.output.hasPrefix("sweep:2x2x3:2 "))
  }

  @Test func servingTimesABatchForEveryLine() throws {
    let pipe = Pipe()
    pipe.fileHandleForWriting.write(Data("\n\n".utf8))
    try pipe.fileHandleForWriting.close()
    let outcome = try wedge(
      ["bench", "serve", "step:softmax/nobias:32:4:3"], input: pipe.fileHandleForReading)
    let lines = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(outcome.status == 0 && lines.count == 3 && lines.first?.first == "ready")
    for line in lines.dropFirst() { #expect(line.count == 2 && line.allSatisfy { Int($0) != nil }) }
  }

  @Test(arguments: [
    "step", "step:arcface:64:8", "step:arcface:x:8:2", "step:noloss:64:8:2", "metric:arcface:64",
    "raster:0x9:8", "sweep:2x2x3:3", "import:xls:40:3", "", ":",
  ])
  func whatIsNoWorkloadIsRefused(_ name: String) throws {
    let outcome = try wedge("bench", name)
    #expect(outcome.status == 64 && !outcome.errors.isEmpty && outcome.output.isEmpty)
  }
}
