import Cells
import Drawing
import Foundation
import Laboratory
import Plotting
import Recording
import Tapes
import Testing
import Training

private func blobs(seed: UInt64 = 7) throws -> State {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.classes = 4
  configuration.samples = 5
  configuration.batch = 0
  configuration.learningRate = 0.03
  configuration.seed = seed
  return try State(configuration)
}

/// Every bit of a state that can be written.
private func archive(_ state: State) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  return String(decoding: try encoder.encode(state.archive), as: UTF8.self)
}

/// Another run is another seed.
private func open(_ words: [String], _ position: TapePosition) throws(TapeFault) -> State {
  guard let seed = words.last.flatMap(UInt64.init), let state = try? blobs(seed: seed) else {
    throw TapeFault(position, "no seed")
  }
  return state
}

private let manner = {
  var manner = TapeManner()
  manner.size = Size(width: 80, height: 20)
  manner.frameRate = 10
  manner.typingMicros = 0
  return manner
}()

private func run(_ text: String, _ clock: TapeClock, _ state: State) throws -> TapeRun {
  TapeRun(try TapeParser.tape(text).commands, manner, clock, from: state, opening: open)
}

/// What came of a tape that was played through.
private struct Played {
  var run: TapeRun
  var state: State
  var events: [TapeEvent] = []

  init(_ text: String, _ clock: TapeClock) throws {
    state = try blobs()
    run = try TapesTests.run(text, clock, state)
  }

  var fault: String? {
    for case .fault(let fault) in events { return fault.text }
    return nil
  }

  /// Plays on, to a stop or to the end; outside the machine takes steps in uneven portions.
  mutating func play(toStop stop: Int = .max) {
    var now = run.due
    var turn = 0
    while !run.isOver, run.stop < stop {
      events += run.advance(to: now, &state)
      turn += 1
      guard run.clock == .outside else {
        now = run.due
        continue
      }
      now = max(run.due, now + 17_000)
      guard !run.isOver else { break }
      let left = run.lastStep(state).map { max($0 - state.clock, 0) } ?? .max
      if state.isRunning { state.advance(steps: min([0, 1, 3, 8][turn % 4], left)) }
    }
  }
}

/// Every key comes at its step, and several at one.
private let lesson = """
  Until 20 Type "4-" Stop "the loss" Sleep 400ms Until@1s 45 Space Step 7 Sleep 1s Stop "at rest"
  Type "m" Left@10ms 3 Space Ask "narrower?" Until 60 Wait@1s /step 72/ Type@200ms "+5"
  State {--seed 3} Until 12 Stop "another" Until 30 Space
  """

@Suite struct TapeRunTests {
  @Test func everyClockComesToTheSameStateAtEachStop() throws {
    var recorded = try Played(lesson, .frames)
    var live = try Played(lesson, .outside)
    var stepped = try Played(lesson, .steps)
    for stop in 1...5 {
      recorded.play(toStop: stop)
      live.play(toStop: stop)
      stepped.play(toStop: stop)
      let wanted = try archive(recorded.state)
      #expect(recorded.fault == nil && live.fault == nil && stepped.fault == nil)
      #expect(try archive(live.state) == wanted, "stop \(stop)")
      #expect(try archive(stepped.state) == wanted, "stop \(stop)")
    }
    #expect(recorded.run.isOver && live.run.isOver && stepped.run.isOver)
    #expect(recorded.state.clock == 30 && !recorded.state.isRunning)
    #expect(recorded.state.configuration.seed == 3)
  }

  /// They were told to who sees nothing, at the end too.
  @Test func aLineThatIsHiddenIsToldOnceItIsShown() throws {
    var played = try Played(
      "Hide Say \"a\" Say \"b\" Sleep 1s Show Sleep 1s Hide Say \"c\" Sleep 1s Say \"b\" Show "
        + "Sleep 1s Hide Say \"d\" Ask \"e\" Say \"f\"", .frames)
    played.play()
    let told = played.events.compactMap { event in
      if case .caption(let text, let micros) = event {
        "\(text) \(micros / 1_000_000)"
      } else {
        nil
      }
    }
    #expect(told == ["b 0", "e 2"])
  }

  @Test func aChapterIsReadAsItIsWritten() throws {
    var played = try Played("Marker \"Cafe\u{301}\"", .frames)
    played.play()
    let chapters = played.events.compactMap {
      if case .marker(let text, _) = $0 { text } else { nil }
    }
    #expect(chapters.map { Array($0.unicodeScalars) } == [Array("Cafe\u{301}".unicodeScalars)])
  }

  @Test func whatATapeLaysOverThePictureIsASCIIToo() throws {
    var played = try Played("Type \"m\" Right 4 Say \"a → b …\" Sleep 200ms", .frames)
    played.run.manner.showsKeys = true
    played.state.display.glyphs = .ascii
    played.play()
    var frames = [TitleCard.frame("Title", played.state, size: manner.size)]
    for case .frame(let frame, _, _) in played.events { frames.append(frame) }
    #expect(frames.count > 3 && frames.allSatisfy { $0.cells.allSatisfy { $0.scalar < 127 } })
  }

  /// They turned over the header, where the wheel means nothing.
  @Test(arguments: ["ScrollUp 5", "ScrollDown 2"])
  func theWheelTurnsOverTheMainView(_ command: String) throws {
    var played = try Played(command, .frames)
    played.play()
    let count = played.events.count { if case .pressed = $0 { true } else { false } }
    #expect(count == (command.hasPrefix("ScrollUp") ? 5 : 2))
  }

  @Test(arguments: [TapeClock.frames, .outside, .steps])
  func aTapeQuitsUnaskedHoweverManyStepsItTook(_ clock: TapeClock) throws {
    var played = try Played("Space Step 700 Type \"q\" Sleep 1s", clock)
    played.play()
    #expect(played.state.clock == 700 && played.fault == nil && played.run.isOver)
  }

  @Test(arguments: ["Step 5", "Expect \"no such text\"", "Wait /never/", "Capture after.svg"])
  func whatATapeWantsToSeeBehindItsEndIsAMistake(_ command: String) throws {
    var played = try Played("Step 2 Type \"q\" Sleep 1s \(command)", .frames)
    played.play()
    #expect(played.fault?.contains("has quit before this") == true)
  }

  @Test(arguments: [TapeClock.frames, .outside, .steps])
  func goingToAStopGivesBackItsStateBitForBit(_ clock: TapeClock) throws {
    var played = try Played(lesson, clock)
    var kept = [try archive(played.state)]
    for stop in 1...4 {
      played.play(toStop: stop)
      kept.append(try archive(played.state))
    }
    for stop in [2, 4, 0, 1, 3] {
      try played.run.go(to: stop, &played.state)
      #expect(try archive(played.state) == kept[stop] && played.run.stop == stop)
    }
    // And it goes on from there as it did before.
    try played.run.go(to: 1, &played.state)
    played.run.resume(at: 9_000_000)
    played.play(toStop: 2)
    #expect(try archive(played.state) == kept[2])
  }

  @Test func aLeapBringsWhatTheTapeDoesToTheDisplayAndLeavesWhatThePersonDid() throws {
    let text = "Stop \"one\" Type \"b\" Stop \"big\" Type \"b\" Stop \"small\""
    var played = try Played(text, .outside)
    played.play(toStop: 1)
    played.state.display.theme = .light
    for (stop, isBig) in [(2, true), (3, false), (2, true), (1, false), (0, false)] {
      try played.run.go(to: stop, &played.state)
      #expect(played.state.display.isBig == isBig, "stop \(stop)")
      #expect(played.state.display.theme == .light)
    }
    played.state.display.isBig = true
    try played.run.go(to: 1, &played.state)
    #expect(played.state.display.isBig)
  }

  @Test(arguments: [TapeClock.frames, .outside, .steps])
  func aStopThatWasNeverReachedIsPlayedUnseen(_ clock: TapeClock) throws {
    var played = try Played(lesson, clock)
    played.play(toStop: 4)
    var jumped = try Played(lesson, clock)
    try jumped.run.go(to: 4, &jumped.state)
    #expect(jumped.run.stop == 4)
    #expect(try archive(jumped.state) == archive(played.state))
  }

  @Test func whatKeepsATapeFromAStopIsSaid() throws {
    var played = try Played("Until 20 Until 10 Stop \"never\"", .frames)
    #expect(throws: TapeFault.self) { try played.run.go(to: 1, &played.state) }
    #expect(played.run.stop == 0 && played.state.clock == 0)
  }

  /// Whatever the machine takes for its steps, and whatever was pressed before.
  @Test(arguments: [
    "Sleep 730ms", "Until 5 Sleep 50ms", "Type@310ms \"+-\"", "Until@1s 7 Sleep 990ms Until 200",
    "Space Sleep 2s Space Sleep 130ms", "Wait /step 30/ Sleep 20ms", "Sleep 1s Home Sleep 1s",
    "Type \"+++++\" Sleep 240ms", "Stop \"one\" Sleep 70ms Stop \"two\" Sleep 50ms",
  ])
  func aWaitIsAsManyStepsLiveAsInARecording(_ text: String) throws {
    var recorded = try Played(text, .frames)
    var live = try Played(text, .outside)
    recorded.play()
    live.play()
    #expect(recorded.fault == nil && live.fault == nil)
    #expect(try archive(live.state) == archive(recorded.state), "\(live.state.clock)")
  }

  @Test func whatWasPlayedUnseenGoesOnInTheStepsOfARecording() throws {
    let text = "Sleep 1130ms Stop \"one\" Sleep 470ms Stop \"two\" Sleep 350ms Stop \"three\""
    var recorded = try Played(text, .frames)
    recorded.play(toStop: 3)
    var live = try Played(text, .outside)
    live.play(toStop: 1)
    try live.run.go(to: 2, &live.state)
    live.run.resume(at: 30_000_000)
    live.play(toStop: 3)
    #expect(try archive(live.state) == archive(recorded.state), "\(live.state.clock)")
  }

  @Test func aTapeComesBackAtEachStopWithWhatIsSaidThere() throws {
    var played = try Played("Stop \"one\" Ask \"two?\" Marker \"m\"", .frames)
    var stops: [String] = []
    while !played.run.isOver {
      let events = played.run.advance(to: .max, &played.state)
      for event in events {
        switch event {
        case .stop(let number, let text, _): stops.append("\(number) \(text)")
        case .ask(let number, let text, _): stops.append("\(number) \(text)")
        case .marker(let text, let time): stops.append("\(text) at \(time)")
        default: break
        }
      }
    }
    #expect(stops == ["1 one", "2 two?", "m at 0"])
    #expect(played.run.caption == "two?" && played.run.stopCount == 2)
  }

  @Test(arguments: [
    ("Sleep 2s", 120), ("Space Sleep 2s", 0), ("Until 50", 50), ("Until@3s 50 Sleep 1s", 110),
    ("Step 30", 30), ("Type@500ms \"45\"", 60),
  ])
  func onTheClockOfStepsTimeIsStepsOfTheRun(_ text: String, _ steps: Int) throws {
    var played = try Played(text, .steps)
    played.play()
    #expect(played.run.isOver && played.state.clock == steps, "\(played.state.clock)")
    #expect(played.fault == nil)
  }

  @Test func theClockOfStepsGoesNoFurtherThanItIsTold() throws {
    var played = try Played("Sleep 2s", .steps)
    for now in [5, 40, 41, 119] {
      _ = played.run.advance(to: now, &played.state)
      #expect(played.state.clock == now && !played.run.isOver)
    }
    _ = played.run.advance(to: 130, &played.state)
    #expect(played.state.clock == 120 && played.run.isOver)
  }

  @Test(arguments: [TapeClock.frames, .outside, .steps])
  func whatCannotBeIsAFaultAtItsPlaceOnEveryClock(_ clock: TapeClock) throws {
    for (text, words) in [
      ("Until 9\nSpace Until 20", "Press Space"), ("Until 9\nExpect \"nothing\"", "does not show"),
      ("Until 9\nSpace Wait@100ms /nothing/", "saw no"), ("Until 9\nState {--seed x}", "no seed"),
    ] {
      var played = try Played(text, clock)
      played.play()
      #expect(played.fault?.contains(words) ?? false, "\(text) \(played.fault ?? "")")
      #expect(played.run.isOver && played.run.position.line == 2)
    }
  }

  @Test(arguments: [TapeClock.frames, .outside, .steps])
  func aViewBecomesTheMainOne(_ clock: TapeClock) throws {
    var played = try Played("View loss Until 9 View plane View loss", clock)
    played.play()
    #expect(played.fault == nil && played.state.mainView == "loss")
    played = try Played("View nothing", clock)
    played.play()
    #expect(played.fault?.contains("It has plane") ?? false, "\(played.fault ?? "")")
  }

  @Test func anotherRunKeepsTheWindowOfTheOne() throws {
    var played = try Played("State {--seed 3} Sleep 1s", .frames)
    played.state.display.theme = .light
    played.play()
    #expect(played.state.display.theme == .light && played.state.configuration.seed == 3)
  }
}
