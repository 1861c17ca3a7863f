import Cells
import Laboratory
import Lessons
import Testing

@Suite struct LessonGuessTests {
  @Test func aGuessIsGivenOnceByEnterThatIsPressedTwice() throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.goToTheQuestion()
    taught.press(.enter)
    try #require(try taught.player.phase == .going)
    taught.press(.enter)
    #expect(try taught.player.phase == .going && !taught.stage.isAway)
    #expect(taught.state.message == nil)
  }

  @Test func theEndSaysOfTheGuessThatCountsWhatItWas() throws {
    var taught = try Taught(madeUp)
    try taught.rest()
    taught.press(.enter)
    try taught.rest()
    let isRight = try taught.player.verdict?.isRight
    taught.press(.pageUp)
    let other: [Key] = isRight == true ? [.right, .right, .right] : []
    for key in other { taught.press(key) }
    if isRight == false {
      guard case .number(let truth)? = try taught.player.verdict?.truth else { return }
      for figure in "\(Int(truth))".unicodeScalars { taught.press(.character(figure)) }
    }
    taught.press(.enter)
    try taught.rest()
    taught.press(.pageDown)
    #expect(try taught.player.phase == .ended)
    let verdict = isRight == true ? "right" : "wrong"
    #expect(try taught.screen.joined().contains("your first guess was \(verdict)"))
  }
}
