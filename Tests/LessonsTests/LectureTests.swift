import Lessons
import Testing

@Suite struct LectureTests {
  @Test func twentyLessonsTakeFortyFiveMinutesWithoutTheOptionalOnes() {
    #expect(LessonRegistry.all.count == 20)
    #expect(LessonRegistry.all.filter(\.isCore).reduce(0) { $0 + $1.minutes } == 45)
  }

  @Test func sixQuestionsOrMoreAreAnsweredByAMark() {
    let marks = LessonRegistry.all.filter { lesson in
      if case .mark = lesson.question.kind { true } else { false }
    }
    #expect(marks.count >= 6)
  }
}
