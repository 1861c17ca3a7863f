import Cells
import Drawing
import Laboratory
import Lessons
import Recording
import Screens
import Testing
import Training

/// A lesson at each of its stops, as somebody comes there who only goes on.
private func stops(_ lesson: Lesson) throws -> [String] {
  var taught = try Taught(lesson)
  var states: [String] = []
  for _ in 0...lesson.steps.count {
    try taught.rest()
    states.append(try archive(taught.state))
    taught.press(.pageDown)
  }
  return states
}

@Suite struct LessonStageTests {
  @Test(arguments: LessonRegistry.all.map(\.name))
  func whateverIsPressedAStopIsTheSameBits(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name)).short
    let wanted = try stops(lesson)

    // By space, with a guess, and with a way back and forth at every stop.
    var guessed = try Taught(lesson)
    for (stop, state) in wanted.enumerated() {
      try guessed.rest()
      #expect(try archive(guessed.state) == state, "stop \(stop)")
      guessed.press(.right)
      guessed.press(.left)
      if stop > 0 {
        guessed.press(.pageUp)
        #expect(try archive(guessed.state) == wanted[stop - 1], "back from stop \(stop)")
        guessed.press(.character(" "))
        guessed.press(.pageDown)
        try guessed.rest()
        #expect(try archive(guessed.state) == state, "stop \(stop) again")
      }
      guessed.press(.character(" "))
    }

    // In one leap each, and with an interruption at every stop and on every way.
    var left = try Taught(lesson)
    left.press(.pageDown)
    for (stop, state) in wanted.enumerated() {
      try left.rest()
      for key in [Key.character("m"), .left, .character("4"), .character("."), .character("r")] {
        left.press(key)
      }
      #expect(left.stage.isAway)
      #expect(try archive(left.state) != state)
      left.press(.character("t"))
      #expect(try archive(left.state) == state && !left.stage.isAway, "back at stop \(stop)")
      left.press(.pageDown)
      left.press(.character("h"))
      left.press(.character("t"))
      if try left.player.phase != .ended { left.press(.pageDown) }
    }
  }

  @Test(arguments: LessonRegistry.all.map(\.name))
  func aGuessIsHeldAgainstTheRun(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name)).short
    var verdicts: [Verdict?] = []
    for givesGuess in [true, false] {
      var taught = try Taught(lesson)
      for _ in 0...lesson.steps.count {
        try taught.rest()
        if try taught.player.entry != nil, givesGuess {
          taught.press(.right)
          taught.press(.enter)
        } else {
          taught.press(.pageDown)
        }
      }
      #expect(try taught.player.phase == .ended)
      verdicts.append(try taught.player.verdict)
      let entry = try #require(taught.stage.progress.entry(of: lesson.name))
      #expect(entry.isRight == (try taught.player.verdict)?.isRight)
    }
    // Small runs may lack a number; where there is one, both see the same.
    #expect(verdicts[0]?.truth == verdicts[1]?.truth)
    #expect(verdicts[1]?.isRight == nil)
    if let verdict = verdicts[0], let guess = verdict.guess {
      #expect(verdict.isRight == lesson.question.accepts(guess, verdict.truth))
    }
  }

  @Test func theRightGuessIsRightAndAnotherIsNot() throws {
    // Sixteen points a step, twenty steps.
    for (keys, isRight) in [
      ([Key.right, .right, .enter], true), ([.right, .enter], false), ([.enter], false),
      ([.character("3"), .character("2"), .character("0"), .enter], true),
      ([.up, .up, .character(" ")], true), ([.left, .right, .pageDown], false),
    ] {
      var taught = try Taught(madeUp)
      try taught.rest()
      for key in keys { taught.press(key) }
      try taught.rest()
      #expect(try taught.player.verdict?.truth == .number(320))
      #expect(try taught.player.verdict?.isRight == isRight, "\(keys)")
    }
  }

  @Test func whatIsUntouchedIsPassedOverBySpace() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    taught.press(.character(" "))
    try taught.rest()
    taught.press(.character(" "))
    try taught.rest()
    #expect(try taught.player.guess == nil)
    #expect(try taught.player.verdict?.isRight == nil)
  }

  @Test(arguments: [[Key.right, .right, .enter], [.right, .right, .pageDown], [.enter]])
  func whoGoesBackToAQuestionFindsTheGuess(_ keys: [Key]) throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    taught.press(.pageDown)
    try taught.rest()
    let start = try #require(try taught.player.entry?.guess)
    for key in keys { taught.press(key) }
    try taught.rest()
    let given = try #require(try taught.player.guess)
    #expect((given == start) == (keys.count == 1))
    taught.press(.pageUp)
    #expect(try taught.player.entry?.guess == given)
    taught.press(.pageUp)
    taught.press(.pageDown)
    try taught.rest()
    taught.press(.pageDown)
    try taught.rest()
    #expect(try taught.player.guess == given)
  }

  @Test func whoGoesBackToAQuestionSeesNothingOfItsAnswerInTheHeading() throws {
    var changes = 0
    for lesson in LessonRegistry.all {
      var taught = try Taught(lesson.short)
      try taught.rest()
      try taught.goToTheQuestion()
      let asked = try taught.screen[0]
      taught.press(.pageDown)
      try taught.rest()
      changes += try taught.screen[0] == asked ? 0 : 1
      taught.press(.pageUp)
      #expect(try taught.screen[0] == asked, "\(lesson.name)")
    }
    #expect(changes > 10, "a heading has numbers of its step")
  }

  @Test func keysOfARemoteDoNothingElse() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    let before = try archive(taught.state)
    for key in [Key.character("."), .function(5), .escape, .enter, .left, .up] {
      taught.press(key)
      #expect(try taught.screen.joined().contains("no key of a lesson"))
    }
    #expect(try archive(taught.state) == before && !taught.stage.isAway)
    #expect(taught.state.message != nil)
    taught.press(.character("b"))
    #expect(taught.state.display.isBig && !taught.stage.isAway)
  }

  @Test func spacePausesOnTheWayAndGoesOn() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")))
    try taught.rest()
    taught.press(.character(" "))
    try taught.rest()
    taught.press(.character(" "))
    while taught.state.clock == 0 {
      taught.now += 33_000
      _ = taught.stage.advance(to: taught.now, size: Taught.size, &taught.state)
      if let last = taught.stage.lastStep(taught.state), last > 0 { taught.state.advance(steps: 9) }
    }
    taught.press(.character(" "))
    #expect(try taught.player.phase == .paused)
    #expect(taught.stage.lastStep(taught.state) == taught.state.clock && taught.stage.due == nil)
    taught.press(.character(" "))
    try taught.rest()
    #expect(taught.state.clock == 120)
  }

  @Test func pagesLeadThroughTheWholeCore() throws {
    var taught = try Taught(LessonRegistry.all[0])
    for lesson in LessonRegistry.all where lesson.isCore {
      #expect(try taught.player.label == LessonRegistry.label(of: lesson))
      // All stops of it would take its steps: the last one is far enough from the first.
      taught.stage.open(lesson.short, now: taught.now, &taught.state)
      for _ in 0...lesson.steps.count {
        try taught.rest()
        taught.press(.pageDown)
      }
      #expect(try taught.player.phase == .ended)
      taught.press(.pageDown)
    }
    // Behind the last one stands the list.
    let picture = try #require(taught.stage.picture(taught.state, size: Taught.size))
    #expect(PlainText.text(of: picture).contains("\(LessonRegistry.all.count) lessons"))
  }

  @Test func backFromTheFirstStopIsTheLessonBefore() throws {
    var taught = try Taught(try #require(LessonRegistry.named("G3")).short)
    try taught.rest()
    taught.press(.pageUp)
    #expect(try taught.player.label == "G2")
  }

  @Test func aPressOfTheMouseIsTheLaboratorys() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    taught.press(column: 9, row: 9)
    #expect(taught.stage.isAway && !taught.state.isRunning)
    #expect(taught.stage.wayBack?.contains("G1") ?? false)
  }

  @Test func aPressOnTheLineOfKeysIsTheKeyAndOneBesideItIsNothing() throws {
    var taught = try Taught(try #require(LessonRegistry.named("G3")).short)
    try taught.press("space")
    #expect(try taught.player.phase == .paused)
    try taught.press("space")
    #expect(try taught.player.phase == .going)
    taught.press(column: 79, row: 23)
    #expect(try taught.player.phase == .going && !taught.stage.isAway)
    try taught.press("PgDn")
    #expect(try taught.player.phase == .resting)
    try taught.press("q")
    #expect(try taught.screen.joined().contains("\(LessonRegistry.all.count) lessons"))
  }

  @Test(arguments: LessonRegistry.all)
  func whatIsPointedAtIsGuessed(_ lesson: Lesson) throws {
    var taught = try Taught(lesson.short)
    for _ in 0..<20 where try taught.player.entry == nil {
      taught.press(.pageDown)
      try taught.rest()
    }
    switch lesson.question.kind {
    case .number(let number):
      let row = try #require(try taught.screen.lastIndex { $0.contains("●") })
      let bar = Array(try taught.screen[row])
      let last = try #require(bar.lastIndex { "●╌━".contains($0) })
      taught.press(column: last, row: row)
      #expect(try taught.player.entry?.guess == .number(number.range.upperBound))
    case .choice(let choices, _):
      let (row, text) = (try taught.screen, choices[choices.count - 1].prefix(12))
      let line = try #require(row.lastIndex { $0.contains(text) })
      let place = try #require(row[line].ranges(of: text).last)
      taught.press(
        column: row[line].distance(from: row[line].startIndex, to: place.lowerBound), row: line)
      #expect(try taught.player.entry?.guess == .choice(choices.count - 1))
    case .mark(.direction):
      // Right of the middle of the plane.
      taught.press(column: 30, row: 9)
      guard case .direction(let degrees)? = try taught.player.entry?.guess else {
        Issue.record("no direction")
        return
      }
      #expect(degrees < 60 || degrees > 300, "\(degrees)")
    case .mark(.classes(let reading)):
      let before = try taught.player.entry?.guess
      for row in 3..<16 { taught.press(column: 12, row: row) }
      let after = try taught.player.entry?.guess
      guard case .classes(let classes)? = after else {
        Issue.record("no classes")
        return
      }
      #expect(classes.count == reading.count && after != before)
    }
    #expect(try taught.player.entry?.isTouched ?? false && !taught.stage.isAway)
  }

  @Test func aPressInTheListMarksALessonAndASecondOneOpensIt() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    taught.press(.character("t"))
    let row = try #require(try taught.screen.firstIndex { $0.contains("G3") })
    taught.press(column: 5, row: row)
    #expect(try taught.screen[23 - 1].contains("Against"))
    taught.press(column: 5, row: row)
    #expect(try taught.player.label == "G3")
  }
}
