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

@Test func theMapIsThatOfTheLossAndTheSettingsThatAreNamed() throws {
  let path = folder()
  defer { try? FileManager.default.removeItem(atPath: path) }
  let options = ["--data", "blobs", "--steps", "2", "--grid", "m=0,0.2", "--grid", "classes=3,5"]
  #expect(
    try wedge(["sweep", "--loss", "arcface,cosface"] + options + ["--out", path]).status == 0)
  func show(_ more: String...) throws -> Outcome {
    try wedge(["sweep", "show", path, "--format", "text"] + more)
  }
  #expect(try show().output.contains("map 1 of 4"))
  #expect(try show("--loss", "arcface").output.contains("map 3 of 4"))
  #expect(try show("--loss", "arcface", "--classes", "5").output.contains("map 4 of 4"))
  #expect(try show("--classes", "5").output.contains("map 2 of 4"))
  #expect(try show("--loss", "amsoftmax").output.contains("map 1 of 4"))
  #expect(try show("--loss", "foo").errors.contains("Choose from"))
  let none = try show("--loss", "softmax")
  #expect(none.status == 64 && none.errors.contains("cosface (blobs · C 5"), "\(none.errors)")
  #expect(try show("--margin", "0.2").status == 64)
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
  ["sweep", "export", "x"], ["sweep", "--out", "x", "--grid", "m=0", "--grid", "margin=1"],
  ["sweep", "--out", "x", "--grid", "m=0", "--seeds", "0..999999", "--grid", "s=1,2"],
  ["advise", "--margin", "0.3"], ["advise", "--loss", "triplet"],
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
}

@Test(arguments: ["--data", "--labels", "--test"])
func aFileIsFoundFromEveryFolder(_ option: String) throws {
  try withFile("te.csv", "1,2\n") { path in
    let roundabout = path.replacing("/te.csv", with: "/./te.csv")
    let real = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    #expect(SweepRequest.sharedArguments(of: [option, roundabout]) == [option, real])
    #expect(SweepRequest.sharedArguments(of: ["\(option)=\(roundabout)"]) == ["\(option)=\(real)"])
  }
}

@Test func nothingToMergeIsSaid() throws {
  let path = folder()
  defer { try? FileManager.default.removeItem(atPath: path) }
  try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  let empty = try wedge("sweep", "merge", path)
  #expect(empty.status == 2 && empty.errors.contains("runs.*.jsonl"))
  try Data("{\"id\":".utf8).write(to: URL(fileURLWithPath: path + "/runs.0.jsonl"))
  let torn = try wedge("sweep", "merge", path)
  #expect(torn.status == 0 && torn.output.isEmpty && torn.errors.contains("no finished run"))
}

@Test func aMapInAPipeNamesTheFormats() throws {
  let path = folder()
  defer { try? FileManager.default.removeItem(atPath: path) }
  #expect(try wedge(grid + [path]).status == 0)
  let result = try wedge("sweep", "show", path)
  #expect(result.status == 1 && result.errors.contains("--format text"), "\(result.errors)")
}

/// A folder that two files of rows were swept into, and how its rows are told apart.
@Suite struct SweptFiles {
  private let path = folder()

  private func sweep(_ name: String, _ rows: String, _ more: [String] = []) throws {
    let file = path + name
    try Data(rows.utf8).write(to: URL(fileURLWithPath: file))
    let options = ["--data", file, "--grid", "m=0,0.2", "--steps", "5", "--out", path]
    let result = try wedge(["sweep"] + options + more)
    #expect(result.status == 0, "\(result.errors)")
  }

  private func rows(_ shift: Int) -> String {
    (0..<40).map { "\($0 % 7 + shift),\($0 % 5),\(["a", "b", "c"][$0 % 3])\n" }.joined()
  }

  private func map() throws -> Outcome {
    try wedge("sweep", "show", path, "--format", "text", "--size", "160x40")
  }

  @Test func haveMapsOfTheirOwnHoweverTheyAreCalled() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try sweep("one.csv", rows(0))
    #expect(try !map().output.contains("map 1 of"))
    try sweep("copy.csv", rows(0))
    #expect(try !map().output.contains("map 1 of"), "the same rows are the same data")
    try sweep("two.csv", rows(3))
    let picture = try map()
    #expect(picture.output.contains("map 1 of 2") && picture.output.contains("data "))
    try sweep("two.csv", rows(3), ["--mode", "encoder", "--unseen", "1"])
    #expect(try map().output.contains("map 1 of 3"))
    let table = try wedge("sweep", "export", path, "--csv").output
    #expect(table.contains("data_digest") && table.contains("one.csv") && table.contains("split"))
  }

  @Test func areNotTheSameDataAtOtherStepsOrSamples() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    for more in [["--steps", "5"], ["--steps", "6"], ["--steps", "5", "--samples", "9"]] {
      #expect(try wedge(grid + [path] + more).status == 0)
    }
    #expect(try map().output.contains("map 1 of 3"))
  }

  @Test func ofOlderRowsNobodyKnowsWhich() throws {
    defer { try? FileManager.default.removeItem(atPath: path) }
    try sweep("one.csv", rows(0))
    let log = URL(fileURLWithPath: path + "/runs.0.jsonl")
    let text = String(decoding: try Data(contentsOf: log), as: UTF8.self)
    let older = text.replacingOccurrences(
      of: "\"data_digest\":\"[0-9a-f]*\",", with: "", options: .regularExpression)
    try Data(older.utf8).write(to: log)
    #expect(try !map().errors.contains("older rows"), "the recipe knows the run")
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where name.hasPrefix("sweep.") { try FileManager.default.removeItem(atPath: path + "/" + name) }
    #expect(try map().errors.contains("2 older rows do not say of which file"))
    #expect(try wedge("sweep", "merge", path).errors.contains("2 older rows"))
    try sweep("two.csv", rows(3))
    #expect(try map().output.contains("map 1 of 2"))
  }
}
