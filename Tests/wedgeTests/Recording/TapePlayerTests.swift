import Cells
import Laboratory
import Recording
import Tapes
import Testing
import Training

@testable import wedge

/// What a tape shows, and where its run stands in the end.
private struct Played {
  /// The first line of each frame and when it is shown, in milliseconds.
  var frames: [(millis: Int, head: String)] = []
  var words: [String] = []
  /// The last row of each frame.
  var feet: [String] = []
  var step = 0
  var end = 0
}

private func played(_ text: String) throws -> Played {
  var settings = TapeSettings()
  let commands = try settings.take(
    try TapeParser.tape("Set Data blobs Set Columns 80 Set Rows 24 Set Framerate 10\n" + text))
  var played = Played()
  let sink = TapePlayer.Sink(
    frame: { frame, _, micros in
      let head = PlainText.text(of: frame).split(separator: "\n").first.map(String.init) ?? ""
      played.frames.append((micros / 1000, head))
      let last = frame.cells.suffix(frame.width).compactMap { Unicode.Scalar($0.scalar) }
      played.feet.append(String(String.UnicodeScalarView(last)))
    },
    words: { kind, text, micros in played.words.append("\(micros / 1000) \(kind) \(text)") },
    still: { _, _ in }, commandEnded: { _ in })
  var player = TapePlayer(try TapeFile.opening(settings), settings, sink)
  try player.play(commands)
  played.step = player.state.clock
  played.end = player.end
  return played
}

private func fault(of text: String) throws -> TapeFault? {
  do {
    _ = try played(text)
    return nil
  } catch let fault as TapeFault {
    return fault
  }
}

@Suite struct TapePlayerTests {
  @Test func aTitleStandsBeforeEverything() throws {
    let plain = try played("Say \"hello\" Sleep 1s Marker \"a\" Ask \"why?\"")
    let titled = try played(
      "Set Title \"0123456789\" Say \"hello\" Sleep 1s Marker \"a\" Ask \"why?\"")
    #expect(titled.frames.first?.millis == 0 && titled.frames.count == plain.frames.count + 1)
    #expect(titled.end == plain.end + 2_500_000)
    let told = plain.words.filter { !$0.contains("status") }
    #expect(told == ["0 caption hello", "1000 chapter a", "1000 caption why?", "1000 stop why?"])
    #expect(
      titled.words.filter { !$0.contains("status") }
        == ["2500 caption hello", "3500 chapter a", "3500 caption why?", "3500 stop why?"])
    #expect(plain.words.contains { $0.hasPrefix("0 status ") })
  }

  /// What was told was what is found of one of them, which is not on the screen.
  @Test func runsSideBySideAreToldAsTheirScreenTellsThem() throws {
    let words = try played(
      "Set Compare \"arcface,cosface\" Step 100 Sleep 1s Type \"-\" Until 200 Sleep 3s"
    ).words.filter { $0.contains(" status ") }
    #expect(!words.isEmpty && words.allSatisfy { !$0.contains("room: ") }, "\(words)")
    #expect(words.contains { $0.contains("②") || $0.contains("Both are right") }, "\(words)")
  }

  @Test func theProgressBarIsFullInTheEnd() throws {
    let played = try played("Set Progress on Sleep 1s")
    #expect(played.feet.first == String(repeating: " ", count: 80))
    #expect(played.feet.last == String(repeating: "━", count: 80))
    #expect(played.feet[5] == String(repeating: "━", count: 40) + String(repeating: " ", count: 40))
  }

  @Test(arguments: ["Hide", "Marker \"a\" Hide", "Hide Show Hide", "Expect \"ArcFace\" Hide"])
  func whatALeadingHideHidesIsNeverShown(_ start: String) throws {
    let hidden = try played("\(start) Type \"4\" Sleep 1s Show Sleep 1s")
    #expect(hidden.frames.filter { $0.head.contains("ArcFace") }.isEmpty || start.contains("Show"))
    #expect(hidden.frames.contains { $0.head.contains("CosFace") })
    #expect(hidden.frames.first?.millis == 0)
    #expect(hidden.end == 1_000_000)
  }

  @Test func showShowsAtOnce() throws {
    let frames = try played("Hide Space Sleep 1s Show").frames
    #expect(frames.map(\.millis) == [0])
  }

  @Test func withoutHideTheFirstPictureIsTheOpening() throws {
    let frames = try played("Type \"4\" Sleep 200ms").frames
    #expect(frames.first?.millis == 0 && frames.first?.head.contains("ArcFace") ?? false)
  }

  @Test(arguments: [
    ("Until 100", 100, 1_700_000), ("Until@3s 100", 100, 3_000_000), ("Until@50ms 7", 7, 50_000),
    ("Until 7 Until 7", 7, 200_000), ("Type@0 \"-\" Until 31", 31, 1_100_000),
    ("Until@10s 40 Type@0 \" \" Until@1s 40", 40, 11_000_000),
  ])
  func untilGoesOnToAStepAndNoFurther(_ text: String, _ step: Int, _ micros: Int) throws {
    let played = try played(text)
    #expect(played.step == step && played.end == micros, "\(played.step) \(played.end)")
  }

  @Test(arguments: [
    ("Until 50 Until 20", "is past it"), ("Space Until 20", "Press Space"),
    ("Space Until@1s 20", "Press Space"), ("Until 99000000", "more than an hour"),
  ])
  func untilSaysWhyAStepIsNotReached(_ text: String, _ words: String) throws {
    let fault = try #require(try fault(of: text))
    #expect(fault.text.contains(words), "\(fault.text)")
  }
}

@Suite struct LiveTapeTests {
  private func tape(_ text: String) throws -> (LiveTape, State) {
    var settings = TapeSettings()
    let commands = try settings.take(try TapeParser.tape("Set Data blobs\n" + text))
    let state = try TapeFile.opening(settings)
    let tape = LiveTape(commands, settings, from: state, now: 0)
    return (tape, state)
  }

  /// What the tape presses at a time.
  private func pressed(_ tape: inout LiveTape, _ state: inout State, at now: Double) -> [Event] {
    tape.play(&state, size: Size(width: 120, height: 40), now: now).compactMap {
      if case .pressed(let event, _, _, _) = $0 { event } else { nil }
    }
  }

  @Test func keysAreSeenWhereTheTapeAsks() throws {
    for isAsked in [true, false] {
      var (tape, state) = try tape(
        "\(isAsked ? "Set Keys on" : "") Set TypingSpeed 0ms Space Sleep 2s Down Sleep 9s")
      let size = Size(width: 120, height: 40)
      let seen = [0, 2.0, 3.5].map { now in
        _ = pressed(&tape, &state, at: now)
        return PlainText.text(of: tape.picture(state, size: size)).contains(" ↓\n")
      }
      #expect(seen == [false, isAsked, false])
    }
  }

  @Test func aTitleStandsOnACardUntilItIsReadOrAKeyIsPressed() throws {
    var (tape, state) = try tape("Set Title \"The wedge\" Sleep 1s Step 3")
    let size = Size(width: 120, height: 40)
    #expect(PlainText.text(of: tape.picture(state, size: size)).contains("The wedge"))
    #expect(pressed(&tape, &state, at: 1) == [] && tape.lastStep(state) == state.clock)
    #expect((1.0...3).contains(tape.patience(at: 0)))
    let before = tape
    _ = pressed(&tape, &state, at: 3)
    #expect(!PlainText.text(of: tape.picture(state, size: size)).contains("The wedge"))
    tape = before
    #expect(!tape.take(.key(.control("c")), &state, size: size, now: 1))
    tape = before
    #expect(tape.take(.key(.character("x")), &state, size: size, now: 1))
    #expect(!PlainText.text(of: tape.picture(state, size: size)).contains("The wedge"))
    #expect(tape.patience(at: 1) == 0)
  }

  @Test(arguments: [40, 80, 120]) func howToGoOnIsSeenBesideAnyWords(_ columns: Int) throws {
    let words = String(repeating: "many words ", count: 60)
    var (tape, state) = try tape("Space Stop \"\(words)\" Sleep 1s")
    for now in [0, 1.0, 2] { _ = pressed(&tape, &state, at: now) }
    let text = PlainText.text(of: tape.picture(state, size: Size(width: columns, height: 24)))
    let shown = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(shown.hasSuffix("1 of 1: space goes on, PgDn PgUp next, previous"), "\(text)")
  }

  @Test(arguments: [40, 80, 120]) func howToTakeOverIsSeenBesideAnyWords(_ columns: Int) throws {
    for count in [3, 9, 20, 60] {
      let words = String(repeating: "many words ", count: count)
      var (tape, state) = try tape("Set TypingSpeed 0ms Space Say \"\(words)\" Sleep 90s")
      for now in [0, 1.0] { _ = pressed(&tape, &state, at: now) }
      let text = PlainText.text(of: tape.picture(state, size: Size(width: columns, height: 24)))
      let shown = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(shown.hasSuffix("space: take over"), "\(text)")
      #expect(count > 3 || shown.hasSuffix("words many words space: take over"), "\(text)")
    }
  }

  @Test func theLastCaptionIsShownUntilItsTimeIsOver() throws {
    var (tape, state) = try tape("Set TypingSpeed 0ms Space Sleep 1s Say \"the end\" Sleep 4s")
    for now in [0, 1.0, 2, 4.9] {
      _ = pressed(&tape, &state, at: now)
      #expect(!tape.isOver, "\(now)")
      #expect(tape.caption() == (now < 1 ? "" : "the end   space: take over"))
      #expect(tape.patience(at: now) <= 4)
    }
    _ = pressed(&tape, &state, at: 5)
    #expect(tape.isOver)
  }

  @Test func untilHoldsTheRunAtItsStepUntilItsTimeIsOver() throws {
    var (tape, state) = try tape("Until@2s 30 Type \"4\"")
    #expect(pressed(&tape, &state, at: 0) == [])
    #expect(tape.lastStep(state) == 30)
    state.advance(steps: 30)
    #expect(pressed(&tape, &state, at: 1) == [])
    #expect(tape.lastStep(state) == 30)
    #expect(pressed(&tape, &state, at: 2.01) == [.key(.character("4"))])
    #expect(tape.lastStep(state) == 30)
    #expect(pressed(&tape, &state, at: 2.01) == [])
    // A key lasts a moment too.
    #expect(tape.lastStep(state) == 32)
  }

  @Test func untilWaitsForASlowMachineAndSaysWhenTheRunRests() throws {
    var (tape, state) = try tape("Until@1s 30 Type \"4\"")
    _ = pressed(&tape, &state, at: 0)
    #expect(pressed(&tape, &state, at: 9) == [])
    #expect(tape.patience(at: 9) > 0)
    _ = update(&state, .pace(.runToggled))
    #expect(pressed(&tape, &state, at: 10) == [])
    #expect(state.message?.contains("rests at step 0") ?? false)
  }
}
