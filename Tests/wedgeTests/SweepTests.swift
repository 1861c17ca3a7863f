import Foundation
import Testing

@testable import wedge

private func folder() -> String {
  FileManager.default.temporaryDirectory.appendingPathComponent("wedge-\(UUID().uuidString)").path
}

private let grid = [
  "sweep", "--data", "blobs", "--classes", "3", "--grid", "m=0:0.2:0.1", "--seeds", "1..2",
  "--steps", "5", "--out",
]

@Test func aSweepWritesARowARunAndNoTime() throws {
  let path = folder()
  defer { try? FileManager.default.removeItem(atPath: path) }
  #expect(try wedge(grid + [path]).status == 0)
  let merged = try wedge("sweep", "merge", path).output.split(separator: "\n")
  #expect(merged.count == 6)
  let row = try JSONValue(text: Array(merged[0].utf8))
  for key in ["id", "engine", "loss_floor", "feasible", "gap_deg_p05", "status"] {
    #expect(row[key] != nil)
  }
  let table = try wedge("sweep", "export", path, "--csv").output
  #expect(table.hasPrefix("id,"))
  #expect(table.split(separator: "\r\n").count == 7)
  let map = try wedge("sweep", "show", path, "--format", "text", "--size", "80x24").output
  #expect(map.contains("6 of 6 runs"))
}

@Test func aListedCommandRunsThatRunAlone() throws {
  let path = folder()
  defer { try? FileManager.default.removeItem(atPath: path) }
  let commands = try wedge(grid + [path, "--list"]).output.split(separator: "\n")
  #expect(commands.count == 6)
  let words = commands[2].split(separator: " ").dropFirst().map(String.init)
  #expect(try wedge(words).status == 0)
  let merged = try wedge("sweep", "merge", path).output
  #expect(merged.contains(words[words.count - 1]))
  #expect(merged.split(separator: "\n").count == 1)
}

@Test(arguments: [
  ["sweep", "--grid", "m=0,1"], ["sweep", "merge"], ["sweep", "melt", "DIR"],
  ["sweep", "--out", "x", "--shard", "4/4"], ["sweep", "--out", "x", "--seeds", "4..1"],
  ["sweep", "--out", "x", "--loss", "normface", "--margin", "0.1"],
  ["sweep", "--out", "x", "--loss", "nothing"], ["sweep", "--out", "x", "--only", "12"],
  ["sweep", "--out", "x", "--grid", "m=9"], ["sweep", "--out", "x", "--grid", "nothing=1"],
  ["sweep", "export", "x"], ["advise", "--margin", "0.3"], ["advise", "--loss", "triplet"],
])
func aSweepThatCannotBeIsAUsageError(_ arguments: [String]) throws {
  let path = folder()
  defer { try? FileManager.default.removeItem(atPath: path) }
  let result = try wedge(arguments.map { $0 == "x" ? path : $0 })
  #expect(result.status == 64, "\(result.errors)")
}

@Test func aFolderThatIsNotThereIsNamed() throws {
  let result = try wedge("sweep", "merge", "no/such/folder")
  #expect(result.status == 2)
  #expect(result.errors.contains("no/such/folder"))
}

@Test func argumentsOfAPartAreNotThoseOfTheSweep() {
  let shared = SweepRequest.sharedArguments(of: [
    "--grid", "m=0,1", "--out", "DIR", "--shard=0/4", "--jobs", "2", "--list", "--seeds", "0..4",
  ])
  #expect(shared == ["--grid", "m=0,1", "--seeds", "0..4"])
  #expect(SweepRequest.quoted("it's here") == "'it'\\''s here'")
}
