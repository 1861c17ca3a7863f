import Foundation
import Testing

/// Rows that stand in the program are the rows of the file beside the demos, and are treated alike.
@Test func irisIsTheImportedFile() throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("demos/iris.csv").path
  func numbers(_ data: String, _ more: [String]) throws -> NSDictionary {
    let outcome = try wedge(
      ["train", "--data", data, "--steps", "20", "--seed", "3", "--json"] + more)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    var numbers = try #require(object as? [String: Any])
    numbers["data"] = nil
    numbers["split"] = nil
    return numbers as NSDictionary
  }
  for more in [[], ["--classes", "2"], ["--unseen", "virginica,"], ["--mode", "free"]] {
    #expect(try numbers("iris", more) == numbers(file, more), "\(more)")
  }
}
