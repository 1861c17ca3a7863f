import Cells
import Laboratory
import Testing
import Training

@testable import Lessons

@Suite struct LessonSpeechTests {
  /// All that is heard from the first stop to the end, with the guess given as it stands.
  private func heard(_ name: String) throws -> [String] {
    let lesson = try #require(LessonRegistry.all.first { $0.name == name })
    var state = try State(Configuration())
    var player = LessonPlayer(
      lesson, label: LessonRegistry.label(of: lesson), from: state, now: 0, opening: standIn)
    var heard: [String] = []
    for _ in 0..<20 {
      var time = player.due ?? 0
      while let due = player.due, player.fault == nil {
        if let last = player.lastStep(state) { state.advance(steps: last - state.clock) }
        time = max(time, due)
        _ = player.advance(to: time, size: Size(width: 100, height: 40), &state)
      }
      heard += LessonSpeech.sentences(of: player, state)
      if player.phase == .ended { break }
      _ = player.press(player.entry == nil ? .pageDown : .enter, now: time, &state)
    }
    return heard
  }

  /// A picture was asked about of which nothing had been said.
  @Test(arguments: ["G4", "G7", "G9", "G10", "G12", "G13"])
  func whereToLookForTheAnswerIsHeardBeforeItAndHowItIsGiven(_ label: String) throws {
    let lesson = try #require(LessonRegistry.all.first { LessonRegistry.label(of: $0) == label })
    let said = try heard(lesson.name)
    let place = try #require(said.firstIndex { $0.contains("The guess stands at ") })
    let before = said[..<place].joined(separator: "\n")
    #expect(before.contains(" stand, counter-clockwise from the right: "), "\(before)")
    if label == "G4" { #expect(before.contains("The points of D lie at "), "\(before)") }
    if case .mark(.direction) = lesson.question.kind {
      #expect(said[place].contains("turn it by 5°"))
    }
    #expect(said[place].hasSuffix("Enter gives it, a space passes it over."), "\(said[place])")
  }

  @Test func numbersThatASentenceNamesAreHeardBehindIt() throws {
    let lesson = try #require(
      LessonRegistry.all.first { $0.steps[0].say[0].contains("Remember own, gap") })
    let said = try heard(lesson.name)
    let place = try #require(said.firstIndex { $0.contains("Remember own, gap") })
    #expect(
      said[place + 1].hasPrefix("training: ") && said[place + 2].hasPrefix("Angles: own class "))
  }

  @Test func aLessonIsFollowedByItsTextAlone() throws {
    let name = LessonRegistry.all[0].name
    let lesson = LessonRegistry.all[0]
    let text = try heard(name).joined(separator: "\n")
    for step in lesson.steps { for line in step.say { #expect(text.contains(line), "\(line)") } }
    for line in lesson.question.words { #expect(text.contains(line), "\(line)") }
    #expect(text.contains("your guess"))
    #expect(text.contains(lesson.belief) && text.contains(lesson.holds))
  }

  /// They stand in the picture, and are read as an equation that is false.
  @Test func theAnswerToAMarkIsHeardWithoutTheSignsOfThePicture() throws {
    let lesson = try #require(
      LessonRegistry.all.first {
        if case .mark(.direction) = $0.question.kind { true } else { false }
      })
    let said = try #require(try heard(lesson.name).first { $0.contains("your guess") })
    #expect(said.contains(": your guess ") && said.contains("°; the run"), "\(said)")
    #expect(!said.contains("?") && !said.contains("= "), "\(said)")
  }
}
