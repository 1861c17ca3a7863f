import Cells
import Laboratory
import Recording
import Screens
import Tapes
import Testing
import Training

@testable import wedge

/// A tape in a live laboratory whose clock is told.
private struct Live {
  var tape: LiveTape
  var state: State
  var now = 100.0
  let size = Size(width: 80, height: 24)

  init(_ text: String) throws {
    var settings = TapeSettings()
    let commands = try settings.take(try TapeParser.tape("Set Data blobs Set Classes 4\n" + text))
    state = try TapeFile.opening(settings)
    tape = LiveTape(commands, settings, from: state, now: now)
  }

  /// Lets seconds pass, frame by frame, on a machine that takes the steps asked for.
  mutating func wait(_ seconds: Double) {
    let end = now + seconds
    while now < end, !tape.isOver {
      now += 1 / 30.0
      _ = tape.play(&state, size: size, now: now)
      let left = tape.lastStep(state).map { max($0 - state.clock, 0) } ?? .max
      if state.isRunning { state.advance(steps: min(2, left)) }
    }
  }

  mutating func isTaken(_ key: Key) -> Bool {
    tape.take(.key(key), &state, size: size, now: now)
  }

  /// Presses a key that is the tape's.
  mutating func press(_ key: Key) {
    let isTaken = isTaken(key)
    #expect(isTaken, "\(key)")
  }

  var text: String { PlainText.text(of: tape.picture(state, size: size)) }
  private var lines: [String] { text.split(separator: "\n").map(String.init) }
  var firstLine: String { lines.first ?? "" }
  var lastLine: String { lines.last ?? "" }
}

private let teaching = """
  Set Stops on
  Sleep 1s Marker "one" Sleep 1s Marker "two" Say "said" Sleep 2s Marker "three" Sleep 1s
  """

@Suite struct TeachingTapeTests {
  @Test func aMarkerIsAStopUntilSpaceGoesOn() throws {
    var live = try Live(teaching)
    live.wait(9)
    #expect(live.state.clock == 60 && live.lastLine.contains("one   1 of 3"), "\(live.lastLine)")
    live.press(.character(" "))
    live.wait(9)
    #expect(live.state.clock == 120 && live.lastLine.contains("two   2 of 3"), "\(live.lastLine)")
    #expect(live.state.isRunning)
  }

  @Test func whatRestsAtAStopIsNotShownAsRunning() throws {
    var live = try Live(teaching)
    live.wait(0.5)
    #expect(live.firstLine.contains("▶"), "\(live.firstLine)")
    live.wait(9)
    #expect(live.firstLine.contains("paused"), "\(live.firstLine)")
  }

  /// Those of another place stood on the screen for as long as it rested.
  @Test func keysAreSeenForTheirTimeAndAtNoOtherPlace() throws {
    var live = try Live(
      "Set Keys on Stop \"one\" Type \"m\" Right 4 Stop \"two\" Sleep 9s Left 4 Stop \"three\"")
    live.wait(0.2)
    live.press(.character(" "))
    live.wait(0.8)
    #expect(live.text.contains("→ ×4"))
    live.wait(2)
    #expect(!live.text.contains("→ ×4"))
    live.press(.pageDown)
    #expect(live.lastLine.contains("3 of 3") && !live.text.contains("← ×4"))
    live.press(.pageUp)
    live.press(.character(" "))
    live.wait(0.2)
    #expect(!live.text.contains("→ ×4"))
  }

  @Test func spacePausesOnTheWayAndTimeAtRestIsNotTheTapes() throws {
    var live = try Live(teaching)
    live.wait(0.5)
    live.press(.character(" "))
    let step = live.state.clock
    live.wait(20)
    #expect((1..<60).contains(step) && live.state.clock == step)
    live.press(.character(" "))
    live.wait(0.3)
    #expect((step + 1..<60).contains(live.state.clock), "\(live.state.clock)")
  }

  @Test func pagesGoToMarkersAndBackToTheSameBits() throws {
    var live = try Live(teaching)
    live.wait(9)
    let first = live.state.snapshot.training.embeddings
    for (key, step, words) in [
      (Key.pageDown, 120, "2 of 3"), (.pageDown, 240, "3 of 3"), (.pageUp, 120, "two   2 of 3"),
      (.pageUp, 60, "1 of 3"), (.pageUp, 0, "the beginning   0 of 3"), (.pageUp, 0, "0 of 3"),
      (.pageDown, 60, "1 of 3"),
    ] {
      live.press(key)
      live.wait(1)
      #expect(live.state.clock == step && live.lastLine.contains(words), "\(live.lastLine)")
    }
    live.state.refresh()
    #expect(live.state.snapshot.training.embeddings == first)
  }

  @Test func behindTheLastMarkerAPageGoesOnToTheEnd() throws {
    var live = try Live(teaching)
    for _ in 0..<4 { live.press(.pageDown) }
    live.wait(9)
    #expect(live.tape.isOver && live.state.clock >= 300)
  }

  @Test func withoutStopsAMarkerIsPassedAndSpaceTakesOver() throws {
    var live = try Live("Sleep 1s Marker \"one\" Sleep 5s")
    live.wait(2)
    #expect(live.state.clock > 60 && !live.tape.isOver)
    let isPageTaken = live.isTaken(.pageDown)
    #expect(!isPageTaken)
    live.press(.character(" "))
    #expect(live.tape.isOver)
  }

  @Test func theLastLineIsShownUntilItIsRead() throws {
    var live = try Live("Sleep 1s Say \"good bye\"")
    live.wait(2)
    #expect(!live.tape.isOver && live.lastLine.contains("good bye"))
    live.wait(3)
    #expect(live.tape.isOver)
  }

  @Test func aKeyThatIsPressedTakesTheLastLineAwayAndActs() throws {
    var live = try Live("Sleep 1s Say \"good bye\"")
    live.wait(2)
    let isTaken = live.isTaken(.character("4"))
    #expect(!isTaken && live.tape.isOver)
  }

  @Test func aClickOnTheLineForTheAudienceGoesOnAndPressesNothingBelowIt() throws {
    var live = try Live(teaching)
    live.wait(9)
    for column in [2, 76] {
      let (step, mouse) = (live.state.clock, Mouse(kind: .press, column: column, row: 23))
      let isTaken = live.tape.take(.mouse(mouse), &live.state, size: live.size, now: live.now)
      #expect(isTaken && live.state.clock == step)
      live.wait(9)
      #expect(live.state.clock > step && live.state.isRunning)
    }
  }

  @Test(arguments: [Key.character("?"), .character("p"), .character("/"), .enter])
  func whatAPersonOpensHasTheKeysAndTheTapeWaits(_ key: Key) throws {
    var live = try Live(teaching)
    for rests in [false, true] {
      live.wait(rests ? 9 : 0.5)
      _ = action(for: .key(key), in: live.state, size: live.size).map { update(&live.state, $0) }
      let step = live.state.clock
      #expect(live.state.isCovered)
      for key in [Key.character(" "), .pageDown] {
        let isTaken = live.isTaken(key)
        #expect(!isTaken)
      }
      live.wait(9)
      #expect(live.state.clock == step)
      _ = action(for: .key(.escape), in: live.state, size: live.size).map {
        update(&live.state, $0)
      }
      if rests { live.press(.character(" ")) }
      live.wait(0.3)
      #expect((step + 1..<step + 60).contains(live.state.clock), "\(live.state.clock)")
    }
  }

  @Test func stopsAreOnOrOff() throws {
    #expect {
      _ = try Live("Set Stops maybe")
    } throws: {
      ($0 as? TapeFault)?.text.contains("Set Stops") ?? false
    }
  }
}
