internal import Drawing

/// A guess and the answer in words.
struct LessonWords {
  let question: Question
  /// Signs of the classes on the screen.
  let classes: [String]

  func text(of guess: Guess) -> String {
    switch guess {
    case .number(let value): number(value)
    case .choice(let index): choice(index)
    case .direction(let degrees): "\(numberText(degrees, from: 0, through: 0))°"
    case .classes(let classes): names(classes)
    }
  }

  func text(of truth: Truth) -> String {
    switch truth {
    case .number(let value): number(value)
    case .choice(let index): choice(index)
    case .direction(let degrees): "\(numberText(degrees, from: 0, through: 0))°"
    case .classes(let sets): sets.first.map(names) ?? "none"
    }
  }

  /// What stands in the picture for the guess and for the answer, before their words.
  var signs: (guess: String, truth: String) {
    if case .mark = question.kind { ("? ", "= ") } else { ("", "") }
  }

  /// How far off still counts; empty where nothing does.
  var tolerance: String {
    switch question.kind {
    case .number(let number) where number.tolerance > 0:
      // Ten percent of a percentage would be less.
      "±\(numberText(number.tolerance, from: 0, through: 2))"
        + "\(number.unit == " %" ? " points" : number.unit) is right"
    case .mark(.direction(_, let tolerance)):
      "±\(numberText(tolerance, from: 0, through: 0))° is right"
    default: ""
    }
  }

  private func number(_ value: Double) -> String {
    guard case .number(let number) = question.kind else { return "" }
    let digits = number.stride < 0.1 ? 2 : 1
    return numberText(value, from: 0, through: digits) + number.unit
  }

  private func choice(_ index: Int) -> String {
    guard case .choice(let choices, _) = question.kind, choices.indices.contains(index) else {
      return ""
    }
    return choices[index]
  }

  private func names(_ classes: [Int]) -> String {
    classes.map { self.classes.indices.contains($0) ? self.classes[$0] : "\($0)" }
      .joined(separator: " and ")
  }
}
