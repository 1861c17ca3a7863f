import Foundation
import Testing

@Suite struct OutputCheckTests {
  private let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent(UUID().uuidString)
  private let rows = "x,y,label\n1,0,a\n2,0.1,a\n0,1,b\n0,2,b\n"

  init() throws {
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(rows.utf8).write(to: folder.appendingPathComponent("rows.csv"))
    try FileManager.default.createSymbolicLink(
      at: folder.appendingPathComponent("link.csv"),
      withDestinationURL: folder.appendingPathComponent("rows.csv"))
  }

  @Test(arguments: [
    ["judge", "rows.csv", "-o", "rows.csv"], ["judge", "rows.csv", "-o", "link.csv"],
    ["judge", "rows.csv", "link.csv", "-o", "rows.csv"],
    ["evaluate", "rows.csv", "-o", "rows.csv"],
    ["snapshot", "--data", "rows.csv", "-o", "rows.csv"],
    ["train", "--data", "rows.csv", "--steps", "1", "--embeddings-out", "rows.csv", "--force"],
  ])
  func whatIsReadIsNeverWrittenOver(_ arguments: [String]) throws {
    let outcome = try wedge(
      arguments.map { $0.hasSuffix(".csv") ? folder.appendingPathComponent($0).path : $0 })
    #expect(outcome.status == 64 && outcome.errors.contains("would be lost"), "\(outcome.errors)")
    let kept = try String(contentsOf: folder.appendingPathComponent("rows.csv"), encoding: .utf8)
    #expect(kept == rows)
    try FileManager.default.removeItem(at: folder)
  }

  @Test func theEndingOfAFileSaysWhatIsWritten() throws {
    func written(_ name: String, _ arguments: [String]) throws -> String {
      let file = folder.appendingPathComponent(name)
      let outcome = try wedge(arguments + ["-o", file.path])
      #expect(outcome.status == 0, "\(outcome.errors)")
      return try String(contentsOf: file, encoding: .utf8)
    }
    let snapshot = ["snapshot", "--data", "blobs", "--mode", "free", "--steps", "1"]
    #expect(try written("a.svg", snapshot).hasPrefix("<svg"))
    #expect(try written("a.ans", snapshot).contains("\u{1B}["))
    #expect(try written("a.txt", snapshot).contains("ArcFace"))
    #expect(try !written("b.svg", snapshot + ["--format", "text"]).hasPrefix("<"))
    let judge = ["judge", folder.appendingPathComponent("rows.csv").path]
    #expect(try written("a.json", judge).hasPrefix("{"))
    #expect(try !written("b.txt", judge).hasPrefix("{"))
    try FileManager.default.removeItem(at: folder)
  }

  @Test func behindALinkAFileIsReplacedWhole() throws {
    let (old, link) = (folder.appendingPathComponent("old"), folder.appendingPathComponent("link"))
    try Data(String(repeating: "old line\n", count: 9999).utf8).write(to: old)
    try FileManager.default.createSymbolicLink(at: link, withDestinationURL: old)
    let path = folder.appendingPathComponent("rows.csv").path
    let told = try wedge("judge", path, "--json")
    #expect(try wedge("judge", path, "--json", "-o", link.path).status == 0)
    #expect(try String(contentsOf: old, encoding: .utf8) == told.output)
    #expect(try FileManager.default.destinationOfSymbolicLink(atPath: link.path) == old.path)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 4)
    try FileManager.default.removeItem(at: folder)
  }

  /// Not after the hours that a run may take.
  @Test func aFolderThatIsNotThereIsSaidBeforeTheWork() throws {
    let path = folder.appendingPathComponent("nowhere/x.npz").path
    let outcome = try wedge("train", "--steps", "1", "--export", path)
    #expect(outcome.status == 1 && outcome.errors.contains("nowhere/x.npz cannot be written"))
    #expect(outcome.output.isEmpty)
    try FileManager.default.removeItem(at: folder)
  }

  @Test(arguments: ["/new.csv", "/./new.csv"])
  func twoThingsAreNotWrittenIntoOneFile(_ other: String) throws {
    let path = folder.appendingPathComponent("new.csv").path
    let outcome = try wedge(
      "train", "--steps", "1", "--weights-out", path, "--embeddings-out", folder.path + other)
    #expect(outcome.status == 64 && outcome.errors.contains("Give each a file of its own"))
    #expect(!FileManager.default.fileExists(atPath: path))
    try FileManager.default.removeItem(at: folder)
  }
}
