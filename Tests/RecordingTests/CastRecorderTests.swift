import Cells
import Foundation
import Testing

@testable import Recording

/// A cast as a player reads it.
private struct Cast {
  var head: [String: Any]
  var events: [(time: Double, code: String, data: String)]

  init(_ bytes: [UInt8]) throws {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    let objects = try lines.map { try JSONSerialization.jsonObject(with: Data($0.utf8)) }
    head = try #require(objects.first as? [String: Any])
    events = try objects.dropFirst().map { object in
      let parts = try #require(object as? [Any])
      return (
        try #require(parts[0] as? Double), try #require(parts[1] as? String),
        try #require(parts[2] as? String)
      )
    }
  }
}

private func recorded(_ version: CastVersion, frames: [Frame], every micros: Int) -> [UInt8] {
  var recorder = CastRecorder(
    version, size: frames[0].size, title: "a \"title\" \u{1B}[2J")
  for (index, frame) in frames.enumerated() { recorder.add(frame, at: index * micros) }
  recorder.mark("end", at: frames.count * micros)
  return recorder.finish(at: frames.count * micros)
}

@Suite struct CastRecorderTests {
  /// Every second frame is like the one before.
  private let frames = (0..<200).map { index in
    var generator = TestGenerator(state: UInt64(index / 2))
    return Frame.random(Size(width: 30, height: 8), using: &generator)
  }

  @Test(arguments: CastVersion.allCases)
  func replayedFramesAreTheFramesThatWereDrawn(_ version: CastVersion) throws {
    let cast = try Cast(recorded(version, frames: frames, every: 33_333))
    var terminal = VirtualTerminal(Frame(size: frames[0].size, fill: Cell("x")))
    var time = 0.0
    for event in cast.events.dropLast() {
      time = version == .two ? event.time : time + event.time
      guard event.code == "o" else { continue }
      terminal.feed(Array(Self.withoutModes(event.data).utf8))
      let index = Int((time * 30).rounded())
      #expect(Self.seen(terminal.frame) == Self.seen(frames[index]), "\(index)")
    }
  }

  @Test func timesOfVersionTwoAreSinceTheStartAndThoseOfThreeDoNotDrift() throws {
    let two = try Cast(recorded(.two, frames: frames, every: 33_333))
    let three = try Cast(recorded(.three, frames: frames, every: 33_333))
    #expect(two.head["version"] as? Int == 2 && three.head["version"] as? Int == 3)
    #expect(two.head["timestamp"] == nil && two.head["env"] == nil)
    let times = two.events.map(\.time)
    #expect(times == times.sorted() && times.last == 6.6666)
    let sum = three.events.reduce(0) { $0 + $1.time }
    #expect((sum - 6.667).magnitude < 1e-9)
  }

  @Test func theCursorIsHiddenFirstAndShownLastOnThePrimaryScreen() throws {
    let cast = try Cast(recorded(.two, frames: frames, every: 33_333))
    #expect(cast.events.first?.data.hasPrefix("\u{1B}[?25l\u{1B}[2J\u{1B}[H") ?? false)
    // Nothing scrolls; what a shell prints after it stands below the picture where there is a row.
    #expect(cast.events.last?.data == "\u{1B}[0m\u{1B}[9H\u{1B}[?25h")
    #expect(!cast.events.contains { $0.data.contains("1049") })
    #expect(
      cast.events.filter { $0.code == "o" }.dropLast().allSatisfy {
        $0.data.contains("\u{1B}[?2026h") && $0.data.hasSuffix("\u{1B}[?2026l")
      })
  }

  @Test func whatIsDrawnAsAFilmShowsNoCursor() throws {
    var recorder = CastRecorder(.two, size: frames[0].size, title: "film")
    recorder.add(frames[0], at: 0)
    recorder.add(frames[2], at: 500_000)
    recorder.add(frames[2], at: 900_000)
    let cast = try Cast(recorder.pictures)
    // The rest of the last picture is told apart.
    #expect(cast.events.last?.time == 0.5)
    #expect(!cast.events.contains { $0.data.contains("?25h") || $0.data.contains("\n") })
  }

  @Test func aWholeRepaintAndAMarkerComeEveryFewSeconds() throws {
    let cast = try Cast(recorded(.two, frames: frames, every: 100_000))
    let markers = cast.events.filter { $0.code == "m" }.map(\.data)
    #expect(markers == ["5 s", "10 s", "15 s", "end"])
  }

  /// Cells as seen: on a blank only the ground counts.
  private static func seen(_ frame: Frame) -> [Cell] {
    frame.cells.map { $0.isBlank ? Cell(" ", style: Style(background: $0.style.background)) : $0 }
  }

  private static func withoutModes(_ data: String) -> String {
    ["\u{1B}[?25l", "\u{1B}[?25h", "\u{1B}[?2026h", "\u{1B}[?2026l", "\u{1B}[2J"].reduce(data) {
      $0.replacingOccurrences(of: $1, with: "")
    }
  }
}
