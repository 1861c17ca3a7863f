import Cells
import Recording
import Testing

@testable import wedge

@Suite struct SpokenLineTests {
  private func keys(_ line: String) -> [Key]? {
    switch SpokenLine(line) {
    case .commands(let commands): return SpokenLine.keys(commands)
    case .turn(let knob, let value): return [knob] + SpokenLine.keys(value)
    case .everything, .fault: return nil
    }
  }

  @Test(arguments: ["m", "s"]) func aKnobsKeyAndANumberSetItsValue(_ knob: Unicode.Scalar) {
    let value: [Key] = [.character("0"), .character("."), .character("5")]
    #expect(keys("\(knob) 0.5") == [.character(knob), .enter] + value + [.enter])
    #expect(keys("\(knob)") == [.character(knob)])
  }

  @Test(arguments: ["PageUp", "pageup", "PAGEUP", "pgup", "PgUp"])
  func aNameIsKnownInWhateverCapitals(_ name: String) {
    #expect(keys(name) == [.pageUp] && keys("\(name) 2") == [.pageUp, .pageUp])
  }

  /// Else a digit would choose a loss.
  @Test(arguments: ["s sixteen", "s 16 3", "x 3", "5 4", "i tab"])
  func aLetterWithSomethingElseBehindItIsRefused(_ line: String) {
    guard case .fault(let words) = SpokenLine(line) else {
      Issue.record("'\(line)' is done")
      return
    }
    #expect(words.contains("s 16 set a value"))
  }

  @Test(arguments: [
    ("m abc", "'abc' is no number"), ("s 16 3", "'16 3' is no number"),
    ("x 3", "nothing is set by 'x 3'"),
    ("foo bar", "'foo' is no command"), ("Foo bar", "'Foo' is no command"),
  ])
  func aFaultNamesWhatWasTyped(_ line: String, _ reason: String) {
    guard case .fault(let words) = SpokenLine(line) else {
      Issue.record("'\(line)' is done")
      return
    }
    #expect(words.contains(reason), "\(words)")
  }

  @Test func keysStandTogetherAndCommandsAreATapes() {
    #expect(keys("oo") == [.character("o"), .character("o")])
    #expect(keys("left 3") == [.left, .left, .left])
    if case .fault = SpokenLine("set loss cosface") {} else { Issue.record("Set is done") }
  }
}
