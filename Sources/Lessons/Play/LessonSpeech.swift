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
  ///
  /// - Parameter inFull: whether all numbers of the picture are asked for.
  package static func sentences(
    of player: LessonPlayer, _ state: State, _ progress: LessonProgress = LessonProgress(),
    inFull: Bool = false
  ) -> [String] {
    let band = band(of: player, state, progress)
    var shown = state
    shown.isGuessing = player.entry != nil
    let picture = SpokenPicture(shown)
    let content =
      player.entry.map { asking($0, player, shown) }
      ?? band.content.map { $0.map(\.text).joined() } + numbers(saidBy: player, picture)
    let all = [picture.accuracies] + picture.numbers + [picture.directions].compactMap(\.self)
    return ([band.titles.first ?? ""] + content + (inFull ? all : [])).map(SpokenText.cleaned)
      .filter { !$0.isEmpty }
  }

  /// The question, what of the picture it is about, and how it is answered.
  private static func asking(
    _ entry: GuessEntry, _ player: LessonPlayer, _ state: State
  ) -> [String] {
    let question = player.lesson.question
    let words = LessonWords(question: question, classes: state.snapshot.classNames)
    var content = question.words
    switch question.kind {
    case .choice(let choices, _): content += choices
    case .number(let number):
      content.append(
        "From \(words.text(of: Guess.number(number.range.lowerBound))) "
          + "to \(words.text(of: Guess.number(number.range.upperBound))).")
    case .mark(let mark):
      content += mark.words(state)
    }
    let giving = entry.isTouched ? "Enter gives it." : "Enter gives it, a space passes it over."
    return content + [
      "The guess stands at \(words.text(of: entry.guess)). \(words.moving) \(giving)"
    ]
  }

  /// The numbers beside the picture that a sentence names.
  private static func numbers(saidBy player: LessonPlayer, _ picture: SpokenPicture) -> [String] {
    guard player.phase == .resting, case .step(let index) = player.stop else { return [] }
    let words = player.lesson.steps[index].say.joined(separator: " ")
    return (words.contains("held out") ? [picture.accuracies] : [])
      + (words.contains("gap") || words.contains("the angles")
        ? [picture.angles].compactMap(\.self) : [])
  }
}

extension Mark {
  /// What a picture shows of what is asked, in words.
  func words(_ state: State) -> [String] {
    [SpokenPicture(state).directions, whereItIs(state)].compactMap(\.self)
  }

  /// Where what a direction is asked of lies in the picture; nil where that is no direction.
  private func whereItIs(_ state: State) -> String? {
    guard case .direction(let reading, _) = self,
      let degrees = reading.subject.degrees(state.session)
    else { return nil }
    let names = state.snapshot.classNames
    let place = "at \(numberText(degrees, from: 0, through: 0))°"
    switch reading.subject {
    case .needle(let own): return "The points of \(names[own]) lie \(place)."
    case .prototype: return nil
    case .border(let first, let second):
      return "The border between \(names[first]) and \(names[second]) stands \(place)."
    }
  }
}

extension LessonWords {
  /// How a guess is moved.
  fileprivate var moving: String {
    switch question.kind {
    case .number: "Left and right move it, figures type it."
    case .choice: "Up and down choose, or type its number."
    case .mark(.direction): "Left and right turn it by 5°, up and down by 30°."
    case .mark(.classes(let reading)):
      reading.count > 1
        ? "Left and right go round the ring, up and down part them."
        : "Left and right go round the ring."
    }
  }
}
