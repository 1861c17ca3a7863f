import Foundation

/// A folder of its own with a tape in it.
struct TapeFolder {
  let path: String

  init(_ tape: String) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("wedge-record-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let text = "Set Columns 60 Set Rows 20 Set Data blobs\n" + tape.replacing("@", with: path)
    try text.write(toFile: path + "/a.tape", atomically: true, encoding: .utf8)
  }

  func record(_ words: String...) throws -> Outcome {
    try wedge(["record", path + "/a.tape"] + words)
  }

  var files: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func remove() { try? FileManager.default.removeItem(atPath: path) }
}
