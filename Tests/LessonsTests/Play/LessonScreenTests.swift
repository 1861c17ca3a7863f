import Cells
import Drawing
import Laboratory
import Lessons
import Plotting
import Recording
import Testing
import Training

@Suite struct LessonScreenTests {
  private func text(_ taught: Taught, _ size: Size = Taught.size) throws -> String {
    PlainText.text(of: try #require(taught.stage.picture(taught.state, size: size)))
  }

  /// At every stop of every lesson.
  @Test(arguments: LessonRegistry.all.map(\.name))
  func sentenceQuestionAndKeysAreWholeAtTheSmallestUsualSize(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name)).short
    var taught = try Taught(lesson)
    for _ in 0...lesson.steps.count {
      try taught.rest()
      let isAsked = try taught.player.entry != nil
      let lines = isAsked ? lesson.question.words : lesson.steps[try taught.player.step].say
      for size in [Taught.size, Size(width: 120, height: 40)] {
        let shown = try text(taught, size)
        for word in lines.joined(separator: " ").split(separator: " ") {
          #expect(shown.contains(word), "\(word)\n\(shown)")
        }
        #expect(shown.contains(isAsked ? "Enter give it" : "PgUp back"), "\(shown)")
        #expect(shown.contains(try taught.player.label))
      }
      taught.press(.pageDown)
    }
    // What is read last is what holds, in one piece, and the belief has its word.
    let end = try text(taught)
    for word in "Wrong belief: \(lesson.belief) \(lesson.holds)".split(separator: " ") {
      #expect(end.contains(word), "\(word)\n\(end)")
    }
    #expect(end.contains(lesson.holds), "\(end)")
    let isLast = lesson.name == LessonRegistry.all.last?.name
    #expect(try text(taught).contains(isLast ? "PgDn list" : "PgDn next lesson"))
  }

  /// "step 418 of 48" was read as another number.
  @Test(arguments: [(20, 6), (30, 8), (40, 12)])
  func aNumberOnTheWayIsWholeHoweverSmallTheScreen(_ size: (Int, Int)) throws {
    var taught = try Taught(madeUp)
    try taught.rest()
    taught.press(.enter)
    let shown = try text(taught, Size(width: size.0, height: size.1))
    #expect(shown.contains("step 0 of 20"), "\(shown)")
  }

  /// It asked about a picture that was not there.
  @Test func whereThePictureHasNoRoomItIsToldInWords() throws {
    let lesson = try #require(LessonRegistry.named("9")).short
    var taught = try Taught(lesson)
    try taught.goToTheQuestion()
    #expect(try text(taught, Size(width: 40, height: 12)).contains("Prototypes stand"))
    #expect(!(try text(taught, Size(width: 80, height: 24)).contains("Prototypes stand")))
  }

  @Test func whatIsCutOfAQuestionHasASignAndTheGuessIsSeen() throws {
    let lesson = try #require(LessonRegistry.named("9")).short
    var taught = try Taught(lesson)
    try taught.goToTheQuestion()
    let shown = try text(taught, Size(width: 20, height: 6))
    #expect(shown.contains("…") && shown.contains("90°"), "\(shown)")
    #expect(shown.contains("question"), "\(shown)")
  }

  @Test func theGuessStandsBesideWhatHappened() throws {
    var taught = try Taught(madeUp)
    try taught.rest()
    #expect(try text(taught).contains(" 160"))
    taught.press(.right)
    #expect(try text(taught).contains(" 240"))
    taught.press(.enter)
    try taught.rest()
    let shown = try text(taught)
    #expect(shown.contains(" wrong   your guess 240   the run 320  ±1 is right"), "\(shown)")
  }

  @Test func aFigureThatIsNoAnswerSaysSoUntilTheNextKey() throws {
    var taught = try Taught(try #require(LessonRegistry.named("4")).short)
    try taught.goToTheQuestion()
    let loss = taught.state.configuration.loss
    taught.press(.character("5"))
    #expect(taught.state.configuration.loss == loss)
    let words = "5 is no answer here: arrows move the guess, Enter gives it"
    #expect(taught.state.message == words)
    #expect(try text(taught).contains(words))
    taught.press(.left)
    #expect(taught.state.message == nil)
  }

  @Test func aMarkIsPutInThePlaneAndItsAnswerBesideIt() throws {
    let lesson = try #require(LessonRegistry.named("too-much-margin")).short
    var taught = try Taught(lesson)
    try taught.goToTheQuestion()
    let first = try text(taught)
    taught.press(.left)
    let moved = try text(taught)
    #expect(first.contains("?") && first != moved)
    taught.press(.enter)
    try taught.rest()
    #expect(try taught.player.verdict != nil)
    let answered = try text(taught).split(separator: "\n").prefix(16).joined()
    #expect(answered.contains("=") && answered.contains("?"))
  }

  @Test(arguments: [GlyphTier.braille, .half, .ascii], [ColorTier.direct, .palette16, .none])
  func aLessonIsReadableInEveryTier(_ glyphs: GlyphTier, _ colors: ColorTier) throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    taught.state.display.glyphs = glyphs
    taught.state.display.colors = colors
    try taught.rest()
    #expect(try text(taught).contains("has learnt nothing"))
    if glyphs == .ascii {
      #expect(try text(taught).unicodeScalars.allSatisfy { $0.isASCII })
    }
  }

  @Test(arguments: [
    Size(width: 20, height: 6), Size(width: 30, height: 10), Size(width: 60, height: 15),
  ])
  func aSmallScreenIsDrawnWithoutHarm(_ size: Size) throws {
    var taught = try Taught(try #require(LessonRegistry.named("1")).short)
    try taught.rest()
    #expect(!(try text(taught, size)).isEmpty)
    taught.press(.character("t"))
    #expect(try text(taught, size).contains("G1"))
  }

  @Test func theListSaysThatNothingCanBeKept() {
    let list = LessonList().picture(
      LessonProgress(), Display(), fault: "not kept: no/lessons.json: read-only", size: Taught.size)
    let first = PlainText.text(of: list).split(separator: "\n").first ?? ""
    #expect(first.contains("not kept: no/lessons.json: read-only"), "\(first)")
  }

  @Test func noDiagnosisGivesTheAnswerAway() throws {
    var taught = try Taught(try #require(LessonRegistry.named("contrastive")).short)
    try taught.rest()
    #expect(try taught.player.entry != nil)
    let asked = try text(taught)
    #expect(asked.contains("note  guess first"), "\(asked)")
    taught.press(.enter)
    try taught.rest()
    #expect(try !text(taught).contains("guess first"))
  }

  @Test func theNumbersOfASentenceStandAboveIt() throws {
    var taught = try Taught(try #require(LessonRegistry.named("normalise")).short)
    try taught.rest()
    let first = try row(of: taught)
    #expect(first.contains(#/step 1 of 4   loss [0-9.]+   ‖x‖ /#), "\(first)")
    for _ in 0..<2 {
      taught.press(.pageDown)
      try taught.rest()
    }
    // What the sentence compares with stands before it.
    let second = try row(of: taught)
    #expect(second.contains(#/step 2 of 4   loss [0-9.]+ → [0-9.]+/#), "\(second)")
  }

  private func row(of taught: Taught) throws -> Substring {
    try #require(try text(taught).split(separator: "\n").first { $0.contains(" of 4") })
  }

  @Test func theListSaysWhatWasPassed() throws {
    var progress = LessonProgress()
    progress.pass("wedge-and-band", isRight: true)
    progress.pass("separable", isRight: false)
    progress.pass("scale", isRight: nil)
    // A question that is passed over later takes no answer away.
    progress.pass("separable", isRight: nil)
    let list = LessonList().picture(progress, Display(), size: Taught.size)
    let lines = PlainText.text(of: list).split(separator: "\n")
    let line = { (label: String) in lines.first { $0.contains(" \(label) ") } ?? "" }
    #expect(line("G1").contains("●") && line("G1").contains("right"))
    #expect(line("G3").contains("wrong") && line("G7").contains("seen"))
    #expect(line("G2").contains("·") && lines[0].contains("1 of 2 guesses right"))
  }
}
