import Lessons
import Plotting
import Testing

@Suite struct LessonRegistryTests {
  @Test func namesAreUniqueWordsOfTheCommandLine() {
    let names = LessonRegistry.all.map(\.name)
    #expect(Set(names).count == names.count)
    for name in names {
      #expect(name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" }, "\(name)")
    }
  }

  @Test func aLessonIsFoundByNameAndByPlace() {
    for (place, lesson) in LessonRegistry.all.enumerated() {
      for text in [
        lesson.name, lesson.name.uppercased(), "G\(place + 1)", "g\(place + 1)", "\(place + 1)",
      ] {
        #expect(LessonRegistry.named(text)?.name == lesson.name, "\(text)")
      }
      #expect(LessonRegistry.label(of: lesson) == "G\(place + 1)")
    }
    for text in ["", "G", "G0", "0", "\(LessonRegistry.all.count + 1)", "-1", "wedge"] {
      #expect(LessonRegistry.named(text) == nil, "\(text)")
    }
  }

  @Test(arguments: LessonRegistry.all.map(\.name))
  func whatIsSaidFitsOnTwoLines(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name))
    for lines in [lesson.question.words, [lesson.holds]] + lesson.steps.map(\.say) {
      #expect((1...2).contains(lines.count))
      for line in lines {
        #expect((1...76).contains(line.count), "\(line)")
        #expect((1...76).contains(asciiText(line).count), "\(line)")
        #expect(asciiText(line).filter { $0 == "?" } == line.filter { $0 == "?" }, "\(line)")
      }
    }
    #expect(!lesson.belief.isEmpty && !lesson.place.isEmpty)
    #expect(lesson.steps.allSatisfy { !$0.see.isEmpty })
  }

  @Test(arguments: LessonRegistry.all.map(\.name))
  func theQuestionIsAskedAndAnsweredWithinTheLesson(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name))
    let question = lesson.question
    #expect(lesson.steps.indices.contains(question.before))
    // What is asked is seen afterwards, and nothing of it was seen before.
    let runs = Set(lesson.steps[question.before...].map(\.run))
    #expect(question.runs.isSubset(of: Set(lesson.steps.map(\.run))))
    #expect(!question.runs.isDisjoint(with: runs))
    #expect(lesson.answeredAfter >= question.before)
    #expect(question.before > 0 || question.picture == .start)
    switch question.kind {
    case .number(let number):
      #expect(number.range.contains(number.start) && number.stride > 0 && number.tolerance > 0)
    case .choice(let choices, let rule):
      #expect(choices.count == rule.count && choices.count > 1)
      #expect(choices.allSatisfy { (1...40).contains($0.count) }, "\(choices)")
    case .mark: break
    }
  }
}

extension ChoiceRule {
  /// How many choices it decides between.
  fileprivate var count: Int {
    switch self {
    case .least(let readings), .greatest(let readings): readings.count
    case .cut(_, let places): places.count + 1
    }
  }
}
