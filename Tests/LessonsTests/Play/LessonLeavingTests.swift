import Cells
import Laboratory
import Lessons
import Testing
import Training

/// What becomes of a lesson that is left, and of the list.
@Suite struct LessonLeavingTests {
  @Test func theListThatTheProgramWasOpenedForEndsItByQAndNotByEscape() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short, isWholeProgram: true)
    try taught.rest()
    taught.press(.character("t"))
    #expect(try taught.screen.joined().contains("Esc back  q quit"))
    taught.press(.escape)
    #expect(try taught.screen.joined().contains("step 1 of"))
    taught.press(.character("q"))
    #expect(try taught.screen.joined().contains("t laboratory  q quit"))
    taught.press(.escape)
    #expect(!taught.stage.isOver)
    taught.press(.character("q"))
    #expect(taught.stage.isOver && taught.stage.hasQuit)
  }

  @Test func aLessonThatWasLeftGoesOnWhereItWas() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    taught.press(.pageDown)
    try taught.rest()
    taught.press(.right)
    let (guess, state) = (try taught.player.entry?.guess, try archive(taught.state))
    taught.press(.character("q"))
    #expect(try taught.screen.joined().contains("step 2"))
    #expect(try taught.screen.joined().contains("Enter go on"))
    taught.press(.down)
    #expect(try taught.screen.joined().contains("Enter open"))
    taught.press(.up)
    taught.press(.enter)
    #expect(try taught.player.entry?.guess == guess && archive(taught.state) == state)
    // Behind its end it begins anew.
    for _ in 0..<3 {
      taught.press(.pageDown)
      try taught.rest()
    }
    #expect(try taught.player.phase == .ended)
    taught.press(.character("q"))
    #expect(try taught.screen.joined().contains("Enter open"))
    taught.press(.enter)
    try taught.rest()
    #expect(try taught.screen.joined().contains("step 1 of"))
  }

  @Test func aWayThatWasLeftWaitsUntilItIsComeBackTo() throws {
    var taught = try Taught(try #require(LessonRegistry.named("3")))
    try taught.rest()
    taught.press(.character(" "))
    taught.press(.character("q"))
    taught.now += 60_000_000
    taught.press(.enter)
    #expect(try taught.player.phase == .paused && taught.state.clock == 0)
  }

  @Test func anAnswerThatWasSeenCountsThoughTheLessonIsLeft() throws {
    var taught = try Taught(madeUp)
    try taught.rest()
    for key in [Key.right, .right, .enter] { taught.press(key) }
    try taught.rest()
    #expect(try taught.player.phase == .resting)
    taught.press(.character("q"))
    #expect(taught.stage.progress.entry(of: madeUp.name)?.isRight == true)
  }

  @Test func aKnobTurnedInALessonLeavesThePersonsOwnRunAlone() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    taught.press(.character("4"))
    #expect(taught.stage.isAway && taught.state.configuration.loss == "cosface")
    #expect(taught.stage.ownRun(taught.state).configuration.seed == 99)
    for key: Unicode.Scalar in ["t", "q", "q"] { taught.press(.character(key)) }
    #expect(taught.stage.isOver && taught.state.configuration.seed == 99)
  }

  /// Who opened nothing but lessons has no other.
  @Test func theRunOfLessonsAloneIsTheOneOnTheScreen() throws {
    var taught = try Taught(
      try #require(LessonRegistry.named("1")).short, isWholeProgram: true)
    try taught.rest()
    taught.press(.character("4"))
    #expect(taught.stage.ownRun(taught.state).configuration.loss == "cosface")
  }

  @Test func thePersonsOwnRunComesBackWhenLessonsAreLeft() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    taught.press(.character("q"))
    taught.press(.character("q"))
    #expect(taught.stage.isOver && taught.state.configuration.seed == 99)
  }
}
