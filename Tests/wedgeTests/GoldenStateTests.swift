import Cells
import Drawing
import Foundation
import Laboratory
import MarginLosses
import Testing
import Training

@testable import Screens
@testable import wedge

/// States that programs of before have written; they open for ever.
@Suite struct GoldenStateTests {
  private static let versions = [2, 3]

  private static func bytes(_ version: Int) throws -> [UInt8] {
    let path = try #require(Bundle.fixtures("state-\(version).json"))
    return Array(try Data(contentsOf: URL(fileURLWithPath: path)))
  }

  private static func state(_ text: String) throws -> State {
    try StateFile.state(Array(text.utf8), path: "s.json", display: Display())
  }

  private static func state(_ bytes: [UInt8]) throws -> State {
    try state(String(decoding: bytes, as: UTF8.self))
  }

  /// The numbers that a file holds in base 64, by the way to them.
  private static func floats(_ bytes: [UInt8], _ name: String) throws -> [Float] {
    let file = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let moments = (file?["state"] as? [String: Any])?["moments"] as? [[String: Any]]
    let session = moments?.last?["session"] as? [String: Any]
    let data = try #require((session?[name] as? String).flatMap { Data(base64Encoded: $0) })
    return stride(from: 0, to: data.count, by: 4).map { start in
      Float(bitPattern: (0..<4).reduce(0) { $0 | UInt32(data[start + $1]) << (8 * UInt32($1)) })
    }
  }

  /// Points, prototypes and numbers of the step where it was written.
  private static func check(_ state: State, _ bytes: [UInt8]) throws {
    #expect(state.step == 40 && state.configuration.loss == "cosface")
    #expect(state.snapshot.training.embeddings == (try floats(bytes, "embeddings")))
    #expect(state.snapshot.prototypes == (try floats(bytes, "prototypes")))
    #expect(abs(state.numbers.loss - 0.000_164_035_3) < 1e-9)
    #expect(abs((state.numbers.narrowestAngle ?? 0) - 1.909_959) < 1e-5)
    #expect(abs((state.numbers.ownAngle ?? 0) - 0.125_693) < 1e-5)
    #expect(state.numbers.training?.asUsed == 1 && state.numbers.training?.withMargin == 1)
    let fixture = try #require(Bundle.fixtures("state-2.txt"))
    let plane = try String(contentsOfFile: fixture, encoding: .utf8).split(separator: "\n")
    // Vectors of the point that is asked about are no part of what was written.
    var state = state
    _ = update(&state, .look(.layersTurned))
    // Where the plane stood on a screen of 80 by 24 when they were written.
    var frame = Frame(size: Size(width: 80, height: 24), fill: Cell(" "))
    FeaturePlane(state).draw(
      in: Rectangle(column: 0, row: 1, width: 40, height: 20), on: &frame)
    let rows = (1..<20).map { row in
      (0..<39).map { String(UnicodeScalar(frame[$0, row].scalar) ?? " ") }.joined()
    }
    for (row, line) in zip(rows.filter { $0.contains { $0 != " " } }, plane) {
      #expect(row.hasPrefix(line) && row.dropFirst(line.count).allSatisfy { $0 == " " })
    }
  }

  @Test(arguments: versions) func aStateOfThisEngineStandsWhereItWasWritten(_ version: Int) throws {
    let bytes = try Self.bytes(version)
    let text = String(decoding: bytes, as: UTF8.self)
      .replacingOccurrences(of: "\"engine\":1", with: "\"engine\":\(engineVersion)")
    let state = try Self.state(text)
    try Self.check(state, bytes)
    #expect(state.fill == .confidence && state.asked == .sample(12) && !state.isRunning)
    #expect(state.knobs[state.chosenKnob].subject == .hyperparameter("s") && state.turnCount > 2)
    #expect(state.memory["arcface"]["m"] != LossMemory()["arcface"]["m"])
    #expect(state.recordBefore == nil && state.notice == nil)
  }

  @Test(arguments: versions) func aStateOfAnOlderEngineOpensToo(_ version: Int) throws {
    var state = try Self.state(try Self.bytes(version))
    try Self.check(state, try Self.bytes(version))
    #expect(state.notice?.contains("another engine came to step 40") ?? false)
    // Back to what was kept, and on over what was kept.
    _ = update(&state, .travel(.steppedBack))
    #expect(state.step == 30)
    _ = update(&state, .travel(.stepped))
    state.refresh()
    #expect(state.step == 40)
    #expect(
      state.snapshot.training.embeddings == (try Self.floats(try Self.bytes(version), "embeddings"))
    )
    state.advance(steps: 5)
    #expect(state.step == 45)
    _ = update(&state, .travel(.steppedBack))
    #expect(state.step == 44)
    _ = update(&state, .travel(.wentToStart))
    #expect(state.step == 0)
  }

  @Test(arguments: versions) func whatIsNotKnownIsPassedOverAndWhatIsMissingIsAsUsual(
    _ version: Int
  ) throws {
    let bytes = try Self.bytes(version)
    var text = String(decoding: bytes, as: UTF8.self)
    for (old, new) in [
      ("\"isBig\":false", "\"isLarge\":{\"a\":[1]},\"isTilted\":true"),
      ("\"fill\":2", "\"fill\":\"stripes\""), ("\"fill\":\"confidence\"", "\"fill\":\"stripes\""),
      ("\"zoom\":{\"level\":0,", "\"zoom\":{\"turn\":3,"),
      ("\"doublings\":0,", ""), ("\"isFinite\":true,", ""), ("\"pendingCount\":0,", ""),
      (
        "\"memory\":{\"parameters\":{",
        "\"memory\":{\"more\":1,\"parameters\":{\"newface\":{\"values\":[]},"
      ),
    ] { text = text.replacingOccurrences(of: old, with: new) }
    var state = try Self.state(text)
    #expect(state.fill == .wedges && state.look.zoom.level == 0)
    _ = update(&state, .look(.fillSwitched))
    try Self.check(state, bytes)
  }

  @Test func whatIsWrittenNowIsReadAgain() throws {
    let state = try Self.state(try Self.bytes(2))
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
      "wedge-golden-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("s.json").path
    try StateFile.write(state, to: path)
    let written = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
    #expect(String(decoding: written, as: UTF8.self).contains("\"arcface\":{\"values\""))
    try Self.check(try Self.state(written), written)
  }
}
