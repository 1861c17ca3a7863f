import Lessons
import Recording
import Tapes
import Testing

@testable import wedge

private let beginning = TapePosition(line: 1, column: 1)

@Suite struct LessonClaimTests {
  @Test func everyErrorThatCanBeSeenOpensARun() throws {
    for evidence in ErrataRegistry.all.compactMap(\.evidence) {
      _ = try TapeSettings.opening(evidence.words, beginning)
    }
  }

  /// All that a lesson claims is there on its seed, and its question has an answer to be found.
  @Test(arguments: LessonRegistry.all.map(\.name))
  func aLessonHoldsOnItsSeed(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name))
    var runs = LessonRuns(seed: lesson.seed, opening: TapeSettings.opening)
    let failures = lesson.failures(in: try lesson.measured(&runs))
    #expect(failures.isEmpty, "\(failures.map(\.text).joined(separator: "\n"))")
    let truth = try #require(try lesson.question.truth(&runs))
    if case .number(let number) = lesson.question.kind, case .number(let value) = truth {
      #expect(number.range.contains(value), "\(value)")
      #expect(!lesson.question.accepts(.number(number.start), truth), "\(value) is where it starts")
    }
    if case .classes(let sets) = truth { #expect(!sets.isEmpty) }
  }
}
