internal import Drawing
package import Laboratory
internal import Screens
internal import Training

/// A lesson in sentences, for who hears it.
package enum LessonSpeech {
  /// Wider than any line, so that none is broken.
  private static let width = 4000

  /// What stands under the picture, in whole sentences.
  static func band(
    of player: LessonPlayer, _ state: State, _ progress: LessonProgress
  ) -> LessonBand {
    LessonBand(player: player, state: state, progress: progress, width: width, isHeard: true)
  }

  /// What is said at the stop, and what waits for an answer.
  package static func sentences(
    of player: LessonPlayer, _ state: State, _ progress: LessonProgress = LessonProgress()
  ) -> [String] {
    let band = band(of: player, state, progress)
    var content = band.content.map { line in line.map(\.text).joined() }
    if let entry = player.entry {
      let words = LessonWords(question: player.lesson.question, classes: state.snapshot.classNames)
      content = player.lesson.question.words
      if case .choice(let choices, _) = player.lesson.question.kind { content += choices }
      if case .number(let number) = player.lesson.question.kind {
        content.append(
          "From \(words.text(of: Guess.number(number.range.lowerBound))) "
            + "to \(words.text(of: Guess.number(number.range.upperBound))).")
      }
      content.append("The guess stands at \(words.text(of: entry.guess)).")
    }
    return ([band.titles.first ?? ""] + content).map(SpokenText.cleaned).filter { !$0.isEmpty }
  }
}
