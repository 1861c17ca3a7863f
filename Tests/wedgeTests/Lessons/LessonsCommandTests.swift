import Laboratory
import Lessons
import Recording
import Testing
import Training

@testable import wedge

@Suite struct LessonsCommandTests {
  @Test(arguments: LessonRegistry.all.map(\.name))
  func everyRunOfALessonIsOneThatTheCommandLineTakes(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name))
    for step in lesson.steps {
      let state = try TapeSettings.opening(
        step.words(seed: lesson.seed), TapePosition(line: 1, column: 1))
      #expect(state.configuration.seed == UInt64(lesson.seed) && state.clock == 0)
    }
  }

  @Test func aNameThatIsNoLessonsSaysTheNearest() {
    #expect {
      try LessonsCommand.lesson(named: "wedge-band")
    } throws: {
      let text = ($0 as? UsageError)?.text ?? ""
      return text.contains("wedge-and-band") && text.contains("G1 to G\(LessonRegistry.all.count)")
    }
    #expect(Wedge.status(of: ["lessons", "nothing"]) == 64)
    #expect(Wedge.status(of: ["lessons", "--check", "--notes"]) == 64)
    #expect(Wedge.status(of: ["lessons", "--seed", "3"]) == 64)
    #expect(Wedge.status(of: ["lessons", "--measure", "1"]) == 64)
  }

  @Test(arguments: [
    ["1", "--check", "-o", "f"], ["--check", "--speak"], ["--notes", "--speak"],
    ["--measure", "--speak"], ["errata", "--check"], ["errata", "--notes"],
    ["errata", "--seed", "3"],
    ["errata", "--speak"], ["1", "-o", "f"],
  ])
  func whatWouldChangeNothingIsRefused(_ arguments: [String]) {
    #expect(Wedge.status(of: ["lessons"] + arguments) == 64)
  }

  @Test func whatIsLikeAWordComesFirst() {
    #expect(Nearness.distance("kitten", "sitting") == 3 && Nearness.distance("", "abc") == 3)
    #expect(
      Nearness.nearest(to: "scal", among: ["circle", "scale", "n-pair"], count: 1) == ["scale"])
  }

  @Test func aLessonIsRecordedWithoutATapeAndWithoutOptionsOfARun() {
    #expect(Wedge.status(of: ["record", "--lesson", "1"]) == 64)
    #expect(Wedge.status(of: ["record", "--lesson", "1", "a.tape", "-o", "a.cast"]) == 64)
    #expect(Wedge.status(of: ["record", "--lesson", "1", "--seed", "3", "-o", "a.cast"]) == 64)
    #expect(Wedge.status(of: ["record"]) == 64)
  }
}
