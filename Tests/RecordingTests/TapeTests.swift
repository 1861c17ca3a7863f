import Cells
import Testing

@testable import Recording

private func actions(_ text: String) throws -> [TapeCommand.Action] {
  try TapeParser.tape(text).commands.map(\.action)
}

private func faultIn(_ text: String) -> TapeFault? {
  do {
    _ = try TapeParser.tape(text)
    return nil
  } catch {
    return error
  }
}

@Suite struct TapeTests {
  private static let whole = """
    # A tape with everything
    Output out.cast
    Require wedge
    Set Columns 100 Set Theme "Catppuccin Mocha"
    Set LoopOffset 50%
    Env KEY "VALUE"
    Type@20ms "wedge" 'and more'
    Enter Down@10ms 3 Ctrl+C Shift+Tab Home End F2
    Sleep 500ms Sleep 2s Sleep 0.5
    Wait+Line@3s /conv.*ged/ Wait /a\\/b/
    Hide Show Step 300
    Mouse 10 5 Mouse 10 5 wheel -2 Mouse 1 1 drag 4 1
    Marker "chapter" Capture still.svg Expect "step" Say "look"
    Until 450 Until@7512ms 500
    Screenshot shot.png Copy "x" Paste
    """

  @Test func everyCommandIsRead() throws {
    let tape = try TapeParser.tape(Self.whole)
    #expect(tape.commands.count == 33)
    #expect(tape.commands[0].action == .output("out.cast"))
    #expect(tape.commands[1].action == .require("wedge"))
    #expect(tape.commands[3].action == .set("Theme", "Catppuccin Mocha"))
    #expect(tape.commands[4].action == .set("LoopOffset", "50"))
    #expect(tape.commands[5].action == .environment("KEY", "VALUE"))
    #expect(
      tape.commands[6].action == .type("wedge and more", TapeCommand.Pace(micros: 20_000)))
    #expect(tape.commands[8].action == .key(.down, count: 3, TapeCommand.Pace(micros: 10_000)))
    #expect(tape.commands[31].action == .capture("shot.png"))
    #expect(tape.commands[32].action == .paste("x"))
  }

  @Test(arguments: [
    ("500ms", 500_000), ("2s", 2_000_000), ("0.5", 500_000), ("1m", 60_000_000),
    ("60m", 3_600_000_000),
  ])
  func timesAreWholeMicroseconds(_ text: String, _ micros: Int) {
    #expect(TapeParser.micros(text) == micros)
  }

  @Test func aPasteWithoutACopyIsRefused() {
    #expect(faultIn("Paste")?.text.contains("Write Copy") ?? false)
    #expect(faultIn("Copy \"a\" Paste Copy \"b\" Paste") == nil)
  }

  @Test(arguments: ["-1s", "abc", "2h", "1e3", "", "s", "61m", "1.2.3"])
  func whatIsNoTimeIsRefused(_ text: String) { #expect(TapeParser.micros(text) == nil) }

  @Test func keysAndTheMouseMeanTheirEvents() throws {
    #expect(
      try actions("Ctrl+c Shift+m F1 Escape 2") == [
        .key(.control("c"), count: 1, TapeCommand.Pace()),
        .key(.character("M"), count: 1, TapeCommand.Pace()),
        .key(.function(1), count: 1, TapeCommand.Pace()),
        .key(.escape, count: 2, TapeCommand.Pace()),
      ])
    #expect(
      try actions("Mouse 3 2 drag 5 2") == [
        .mouse([
          Mouse(kind: .press, column: 2, row: 1), Mouse(kind: .drag, column: 3, row: 1),
          Mouse(kind: .drag, column: 4, row: 1), Mouse(kind: .release, column: 4, row: 1),
        ])
      ])
  }

  @Test func aDragCanBeToldPieceByPiece() throws {
    let place = { (kind: Mouse.Kind, column: Int) in Mouse(kind: kind, column: column, row: 1) }
    #expect(
      try actions("Mouse 3 2 press Mouse 5 2 move Mouse 5 2 release Mouse 5 2") == [
        .mouse([place(.press, 2)]), .mouse([place(.drag, 4)]), .mouse([place(.release, 4)]),
        .mouse([place(.press, 4), place(.release, 4)]),
      ])
  }

  @Test func untilNamesAStepAndPerhapsATime() throws {
    #expect(
      try actions("Until 450 Until@7512ms 500") == [
        .until(450, TapeCommand.Pace()), .until(500, TapeCommand.Pace(micros: 7_512_000)),
      ])
  }

  @Test(arguments: [
    ("Sleep 1s\n  Foo", 2, 3, "'Foo' is no command"), ("Sleep", 1, 1, "Sleep needs a time"),
    ("Type 3@", 1, 6, "is no value"), ("Sleep\n abc", 2, 2, "'abc' is no time"),
    ("Type \"a\nb\"", 1, 6, "does not end on its line"),
    ("Wait x", 1, 1, "pattern between slashes"),
    ("Wait /(/", 1, 6, "is no pattern"), ("Alt+x", 1, 1, "is no key of Wedge"),
    ("Step -1", 1, 6, "no whole number"), ("Set MarginFill #674eff\nHide", 1, 5, "in quotes"),
    ("Left 1.5", 1, 6, "no count"), ("Hide\nUp 1e3", 2, 4, "no count"),
    ("Set", 1, 1, "name of a setting"),
    ("Until", 1, 1, "Until needs a whole number"), ("Until x", 1, 7, "no whole number"),
    ("Wait+Word /a/", 1, 6, "is no scope"), ("$", 1, 1, "begins no command"),
  ])
  func faultsHaveALineAColumnTheTokenAndARemedy(
    _ text: String, _ line: Int, _ column: Int, _ words: String
  ) throws {
    let fault = try #require(faultIn(text))
    if words != "is no value" {
      #expect(fault.position == TapePosition(line: line, column: column), "\(fault)")
    }
    #expect(fault.text.contains(words) || words == "is no value", "\(fault.text)")
    #expect(fault.text.hasSuffix("."))
  }

  @Test func aValueGoesOnOverSignsWithoutABlank() throws {
    #expect(
      try actions("Set Compare softmax,arcface:margin=0.3\nSleep 1s")
        == [.set("Compare", "softmax,arcface:margin=0.3"), .sleep(1_000_000)])
    #expect(faultIn("Set Seed 3 =4")?.position == TapePosition(line: 1, column: 12))
  }

  @Test func aSettingThatNeedsNoValueTakesNoCommandForOne() throws {
    let tape = try TapeParser.tape(
      "Set Standardize\nSleep 1s Set Standardize off Set Seed 3", flags: ["Standardize"])
    #expect(
      tape.commands.map(\.action) == [
        .set("Standardize", "on"), .sleep(1_000_000), .set("Standardize", "off"), .set("Seed", "3"),
      ])
  }

  @Test func aLessonStopsAsksAndGoesOverToOtherRuns() throws {
    let tape = try TapeParser.tape(
      "Stop \"here\" Ask 'wider?' State {--loss cosface --seed=3 --data \"my rows.csv\"} State {}")
    #expect(
      tape.commands.map(\.action) == [
        .stop("here"), .ask("wider?"),
        .state(["--loss", "cosface", "--seed=3", "--data", "my rows.csv"]), .state([]),
      ])
  }

  @Test(arguments: [
    ("Stop", "needs a text"), ("Ask", "needs a question"), ("State --loss cosface", "in braces"),
    ("State", "in braces"), ("State {--loss cosface", "Close them"),
  ])
  func whatALessonLacksIsSaid(_ text: String, _ words: String) throws {
    let fault = try #require(faultIn(text))
    #expect(fault.text.contains(words), "\(fault.text)")
  }

  @Test func anotherTapeIsReadInItsPlaceWithoutItsOutputs() throws {
    let tape = try TapeParser.tape("Hide Source inner.tape Show") { name in
      name == "inner.tape" ? "Output x.cast Sleep 1s" : nil
    }
    #expect(tape.commands.map(\.action) == [.hide, .sleep(1_000_000), .show])
    #expect(throws: TapeFault.self) { try TapeParser.tape("Source gone.tape") { _ in nil } }
  }

  /// What was wrong in it was said to stand where it is named.
  @Test func whatIsInAnotherTapeHasItsOwnPlace() throws {
    let source = { (name: String) in name == "a" ? "\n  Set Seed 3\n" : "Sleep\n  Foo" }
    let tape = try TapeParser.tape("Hide\nSource a", source: source)
    let place = tape.commands[1].position
    #expect(place.line == 2 && place.column == 7)
    #expect(place.source == TapeSource(name: "a", line: 2, column: 8))
    let fault = #expect(throws: TapeFault.self) { try TapeParser.tape("Source b", source: source) }
    #expect(fault?.position.line == 2 && fault?.position.source?.name == "b")
  }

  @Test func whatOneTapeCopiesAnotherPastes() throws {
    let tapes = ["copy": "Copy \"a\"", "paste": "Paste Copy \"b\""]
    let tape = try TapeParser.tape("Source copy Paste Source paste Paste") { tapes[$0] }
    #expect(tape.commands.map(\.action) == [.paste("a"), .paste("a"), .paste("b")])
  }

  /// Half a percent was taken for a half.
  @Test(arguments: ["LabelNoise 0.5%", "Columns 80%", "Scale 8 %"])
  func aPercentSignIsTakenWhereVHSHasOne(_ setting: String) throws {
    let fault = try #require(faultIn("Set \(setting)"))
    #expect(fault.text.contains("LoopOffset alone") && fault.text.contains("0.05"), "\(fault)")
    #expect(faultIn("Set LoopOffset 20%") == nil)
  }

  @Test func tenThousandMutatedTapesAreReadOrRefusedWithAPlace() {
    var numbers = TestGenerator(state: 3)
    let start = Array(Self.whole.unicodeScalars)
    let tokens = ["\"", "/", "@", "+", "{", "99999999999", "Wait", "\u{0}", "\n", "Set", "é", "-"]
    for _ in 0..<10_000 {
      var scalars = start
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        let place = Int.random(in: 0..<scalars.count, using: &numbers)
        let other = min(place + Int.random(in: 0...12, using: &numbers), scalars.count)
        switch Int.random(in: 0..<3, using: &numbers) {
        case 0: scalars.removeSubrange(place..<other)
        case 1:
          let token = tokens.randomElement(using: &numbers) ?? ""
          scalars.insert(contentsOf: Array(token.unicodeScalars), at: place)
        default: scalars.insert(contentsOf: scalars[place..<other], at: place)
        }
        if scalars.isEmpty { scalars = start }
      }
      let text = String(String.UnicodeScalarView(scalars))
      if let fault = faultIn(text) {
        let lines = text.unicodeScalars.count { $0 == "\n" } + 1
        #expect((1...lines).contains(fault.position.line) && fault.position.column >= 1)
        #expect(!fault.text.isEmpty)
      }
    }
  }
}
