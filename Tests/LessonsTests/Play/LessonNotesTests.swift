import Lessons
import Testing

@Suite struct LessonNotesTests {
  @Test(arguments: LessonRegistry.all.map(\.name))
  func notesSayWhatToAskWhatToSayAndWhichNumbersToName(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name))
    let notes = LessonNotes.markdown(lesson)
    #expect(notes.hasPrefix("## \(LessonRegistry.label(of: lesson)) \(lesson.title)\n"))
    #expect(notes.contains(lesson.belief) && notes.contains(lesson.holds))
    for lines in [lesson.question.words] + lesson.steps.map(\.say) {
      #expect(notes.contains(lines.joined(separator: " ")))
    }
    let claims = lesson.steps.reduce(0) { $0 + $1.claims.count }
    #expect(notes.split(separator: "\n").count { $0.contains("- Name: ") } == claims)
  }
}
