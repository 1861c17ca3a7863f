import Cells
import Foundation
import Kernels
import Laboratory
import Recording
import Screens
import Tapes
import Testing
import Training

@testable import wedge

/// A live session without a terminal: keys and the mouse at any time, steps as the machine takes them.
private struct Session {
  var state: State
  var script: TapeScript
  var lines = ""
  var now = 5.0
  let size = Size(width: 100, height: 30)

  init(_ state: State) {
    self.state = state
    script = TapeScript(state, now: now)
  }

  mutating func steps(_ count: Int, in seconds: Double) {
    for _ in 0..<count where state.isRunning { state.advance(steps: 1) }
    now += seconds
  }

  mutating func press(_ event: Event) {
    state.refresh()
    guard let action = action(for: event, in: state, size: size) else { return }
    let step = state.clock
    _ = update(&state, action)
    lines += script.lines(for: event, at: step, state, now: now)
  }
}

private func archive(_ state: State) throws -> String {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  encoder.nonConformingFloatEncodingStrategy = .convertToString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  return String(decoding: try encoder.encode(state.archive), as: UTF8.self)
}

/// The state that a tape leads to, and the time it takes.
private func replay(_ text: String, from start: State, size: Size) throws -> (State, Int) {
  var settings = TapeSettings()
  let commands = try settings.take(try TapeParser.tape("Set TypingSpeed 0ms\n" + text))
  settings.manner.size = size
  settings.manner.frameRate = 3
  let sink = TapePlayer.Sink(
    frame: { _, _, _ in }, words: { _, _, _ in }, still: { _, _ in }, commandEnded: { _ in })
  var player = TapePlayer(start, settings, sink)
  try player.play(commands)
  return (player.state, player.end)
}

private func blobs() throws -> State {
  var configuration = Configuration()
  configuration.data = "blobs"
  configuration.mode = .free
  configuration.classes = 4
  configuration.samples = 5
  configuration.batch = 0
  configuration.learningRate = 0.03
  var state = try State(configuration)
  state.advance(steps: 37)
  return state
}

@Suite struct SessionTapeTests {
  private static let keys: [Key] =
    "  ,.<>+-msrRlLoOvVbcijkaxuUzZhnfg0458p[]".unicodeScalars.map { .character($0) } + [
      .up, .down, .left, .right, .enter, .escape, .tab, .backTab, .home, .end, .backspace,
      .character(" "), .character(" "), .function(1),
    ]

  @Test(arguments: 1...6)
  func aReplayComesToTheVeryStateOfAnySession(_ seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let start = try blobs()
    var live = Session(start)
    for _ in 0..<90 {
      live.steps(
        Int.random(in: 0...12, using: &numbers), in: Double.random(in: 0...0.4, using: &numbers))
      if Int.random(in: 0..<4, using: &numbers) == 0 {
        let kinds: [Mouse.Kind] = [.press, .drag, .drag, .release, .wheelUp, .wheelDown]
        live.press(
          .mouse(
            Mouse(
              kind: kinds[Int.random(in: 0..<6, using: &numbers)],
              column: Int.random(in: 0..<100, using: &numbers),
              row: Int.random(in: 0..<30, using: &numbers))))
      } else {
        live.press(.key(Self.keys[Int.random(in: 0..<Self.keys.count, using: &numbers)]))
      }
    }
    live.steps(9, in: 0.31)
    live.lines += live.script.ending(live.state, now: live.now)
    let (state, _) = try replay(live.lines, from: start, size: live.size)
    let (wanted, found) = (try archive(live.state), try archive(state))
    #expect(wanted == found, "seed \(seed)\n\(live.lines)")
  }

  @Test func everyKeyComesAtItsStepAndItsTime() throws {
    let start = try blobs()
    var live = Session(start)
    live.steps(413, in: 7.5124)
    live.press(.key(.character("4")))
    live.press(.key(.character(" ")))
    live.steps(0, in: 0.75)
    live.press(.key(.home))
    live.steps(0, in: 3700)
    live.lines += live.script.ending(live.state, now: live.now)
    #expect(
      live.lines == """
        Until@7512ms 450
        Type "4"
        Space
        Sleep 750ms
        Home
        Sleep 3600000ms
        Sleep 100000ms

        """)
    let (state, micros) = try replay(live.lines, from: start, size: live.size)
    #expect(state.step == 0 && micros == 3_708_262_000)
  }

  @Test func stepsOfATapeThatPlaysMeanwhileAreToldToo() throws {
    var live = Session(try blobs())
    live.press(.key(.character(" ")))
    live.state.advance(steps: 20)
    live.now += 0.1
    live.press(.key(.character("4")))
    #expect(live.lines == "Space\nStep 20\nSleep 100ms\nType \"4\"\n")
  }
}
