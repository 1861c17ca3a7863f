internal import Drawing

/// What a speaker needs of a lesson, as Markdown.
package enum LessonNotes {
  package static func markdown(_ lesson: Lesson) -> String {
    let kind = lesson.isCore ? "core" : "optional"
    var lines = [
      "## \(LessonRegistry.label(of: lesson)) \(lesson.title)", "",
      "\(lesson.minutes) min, \(kind); text: \(lesson.place). `wedge lessons \(lesson.name)`, seed \(lesson.seed).",
      "", "- **Wrong belief:** \(lesson.belief)", "- **What holds:** \(lesson.holds)",
      "- **Ask before step \(lesson.question.before + 1):** \(sentence(lesson.question.words))",
      "- **Answers:** \(answers(lesson.question))", "",
    ]
    for (place, step) in lesson.steps.enumerated() {
      lines.append("\(place + 1). **Say:** \(sentence(step.say))")
      lines.append("   - Run: `\(step.run.options)`, step \(step.run.steps).")
      if !step.see.isEmpty { lines.append("   - See: \(step.see).") }
      for (index, claim) in step.claims.enumerated() {
        lines.append("   - Name: \(named(claim, lesson.band(step: place, claim: index))).")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func sentence(_ lines: [String]) -> String { lines.joined(separator: " ") }

  private static func answers(_ question: Question) -> String {
    let words = LessonWords(question: question, classes: [])
    let tail = words.tolerance.isEmpty ? "" : "; \(words.tolerance)"
    switch question.kind {
    case .number(let number):
      let ends = [number.range.lowerBound, number.range.upperBound].map { plain($0) }
      return "a number from \(ends[0]) to \(ends[1])\(number.unit)\(tail)"
    case .choice(let choices, _):
      return choices.enumerated().map { "(\($0 + 1)) \($1)" }.joined(separator: ", ")
    case .mark(.direction): return "a direction put on the picture\(tail)"
    case .mark(.classes(let reading)):
      return reading.count > 1
        ? "two classes marked on the picture" : "a class marked on the picture"
    }
  }

  /// A number with its band, such as `held out, as used: 95 to 99 %`.
  private static func named(_ claim: Claim, _ band: ClosedRange<Double>) -> String {
    let unit = claim.quantity.unit.suffix
    let ends = "\(plain(band.lowerBound)) to \(plain(band.upperBound))"
    let signed = [band.lowerBound, band.upperBound].map { ($0 > 0 ? "+" : "") + plain($0) }
      .joined(separator: " to ")
    switch claim.relation {
    case .value: return "\(claim.quantity.title): \(ends)\(unit)"
    case .over(let other):
      return
        "\(claim.quantity.title): \(ends) times that of `\(other.options)` at step \(other.steps)"
    case .minus(let other):
      // A difference of shares is one of percentage points.
      let points = unit == " %" ? " points" : unit
      return "\(claim.quantity.title): \(signed)\(points) against `\(other.options)` at step "
        + "\(other.steps)"
    }
  }

  private static func plain(_ value: Double) -> String {
    // A small number is more than 0.
    numberText(value, from: 0, through: value.magnitude < 0.01 ? 5 : 3)
  }
}
