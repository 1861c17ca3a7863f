/// A guided lesson: a few runs, what is said of each, and one question that is asked before it is shown.
package struct Lesson: Sendable {
  /// As on the command line.
  package let name: String
  package let title: String
  /// Where in the text it belongs.
  package let place: String
  /// The wrong belief that it cures.
  package let belief: String
  /// What holds instead, as its steps show it.
  package let holds: String
  package let minutes: Int
  /// Whether it belongs to the lecture of 45 minutes.
  package let isCore: Bool
  /// On which its point is seen; every run of the lesson is made with it.
  package let seed: Int
  package let question: Question
  package let steps: [LessonStep]

  package init(
    _ name: String, _ title: String, place: String, belief: String, holds: String, minutes: Int,
    isCore: Bool = true, seed: Int, question: Question, steps: [LessonStep]
  ) {
    self.name = name
    self.title = title
    self.place = place
    self.belief = belief
    self.holds = holds
    self.minutes = minutes
    self.isCore = isCore
    self.seed = seed
    self.question = question
    self.steps = steps
  }

  /// The step after which every run that the answer needs has been seen.
  package var answeredAfter: Int {
    let needed = question.runs
    return steps.lastIndex { needed.contains($0.run) } ?? question.before
  }
}
