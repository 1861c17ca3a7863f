import Foundation
import Testing

@testable import wedge

/// A head of four classes, and rows of two of them.
private func judged(_ labels: [Int64], names: [String]?, words: Bool) throws -> Outcome {
  var file = NPZFile()
  let axes: [[Float]] = [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 1, 0], [0, 0, 0, 1]]
  file.add(
    "x",
    labels.enumerated().flatMap { row, label in
      axes[Int(label)].map { $0 + 0.01 * Float(row % 5) }
    }, width: 4)
  if words {
    file.add("y", labels.map { "k\($0)" })
  } else {
    file.add("y", labels)
  }
  file.add("W", axes.flatMap { $0 }, width: 4)
  if let names { file.add("class_names", names) }
  let folder = FileManager.default.temporaryDirectory
    .appendingPathComponent("wedge-tests-\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  let path = folder.appendingPathComponent("head.npz")
  try Data(file.bytes).write(to: path)
  return try wedge("judge", path.path, "--losses", "arcface", "--json")
}

/// Each row takes the prototype of its class, where it was refused with a remedy that did not help.
@Suite struct JudgedHeadTests {
  private let labels: [Int64] = (0..<12).map { $0 % 2 == 0 ? 1 : 3 }

  @Test func classesThatAreNamedTakeTheirOwnRows() throws {
    let outcome = try judged(labels, names: ["k2", "k1", "k0", "k3"], words: true)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.errors.contains(
        "2 of 4 rows of array 'W' (of classes without a row here, which are no rivals)"))
    let report = try JSONValue(text: Array(outcome.output.utf8))
    let loss = report["losses"]?.array?.first
    #expect(report["prototypes"]?.string == "given" && report["classes"]?.number == 2)
    // k1 is the second of the names, k3 the last, as rows of W are.
    #expect(loss?["accuracy"]?.number == 1)
  }

  @Test func classesThatAreNumbersTakeTheRowsThatTheseCountTo() throws {
    let outcome = try judged(labels, names: nil, words: false)
    #expect(outcome.status == 0, "\(outcome.errors)")
    let report = try JSONValue(text: Array(outcome.output.utf8))
    #expect(report["losses"]?.array?.first?["accuracy"]?.number == 1)
    #expect(report["prototype_gap_min_degrees"]?.number == 90)
  }

  /// All would take the prototype of the next class.
  @Test func classesThatAreCountedFromOneAreNotGuessedAt() throws {
    let outcome = try judged((0..<12).map { $0 % 3 + 1 }, names: nil, words: false)
    #expect(outcome.status == 2 && outcome.errors.contains("from 0 on"), "\(outcome)")
  }

  @Test func namesThatAreNotThoseOfTheRowsAreRefused() throws {
    let named = try judged(labels, names: ["a", "b", "c", "d"], words: true)
    #expect(named.status == 2 && named.errors.contains("does not name the 4 rows"))
    let unnamed = try judged(labels, names: nil, words: true)
    #expect(unnamed.status == 2 && unnamed.errors.contains("name them in an array 'class_names'"))
  }
}
