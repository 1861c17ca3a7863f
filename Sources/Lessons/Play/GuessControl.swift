internal import Drawing

/// A guess in the making, as it is shown: a bar, choices, or where the mark stands.
struct GuessControl {
  let entry: GuessEntry
  let words: LessonWords
  let width: Int
  let pen: TextPen

  /// How many lines a question takes.
  static func lines(_ question: Question, _ width: Int, _ pen: TextPen) -> Int {
    guard case .choice(let choices, _) = question.kind, !isOneLine(choices, width, pen) else {
      return 1
    }
    return choices.count
  }

  private static func isOneLine(_ choices: [String], _ width: Int, _ pen: TextPen) -> Bool {
    choices.reduce(0) { $0 + pen.width(of: $1) + 6 } <= width
  }

  var lines: [LessonBand.Line] {
    switch (words.question.kind, entry.guess) {
    case (.number(let number), .number(let value)): [bar(number, value)]
    case (.choice(let choices, _), .choice(let chosen)): self.choices(choices, chosen)
    case (.mark(.direction), _): [placed("?  at", "turn it: ←→ 5°, ↑↓ 30°")]
    default: [placed("?  ", mark)]
    }
  }

  private var mark: String {
    guard case .mark(.classes(let reading)) = words.question.kind, reading.count > 1 else {
      return "←→ go round the ring"
    }
    return "←→ go round the ring, ↑↓ part them"
  }

  private func placed(_ sign: String, _ keys: String) -> LessonBand.Line {
    [
      .init("\(sign) ", .second), .init(words.text(of: entry.guess), .strong),
      .init("   in the picture; \(keys)", .second),
    ]
  }

  private func bar(_ number: NumberQuestion, _ value: Double) -> LessonBand.Line {
    let (least, most) = (number.range.lowerBound, number.range.upperBound)
    let text = entry.typed.isEmpty ? words.text(of: entry.guess) : entry.typed + number.unit
    let ends = [least, most].map { numberText($0, from: 0, through: 2) }
    let room = width - ends.reduce(0) { $0 + $1.count } - 16
    let length = min(max(room, 5), 50)
    let bar = Self.bar((value - least) / max(most - least, 1e-12), length: length)
    return [
      .init("\(ends[0]) ", .second), .init(bar), .init(" \(ends[1])   ", .second),
      .init(" \(text) ", .chosen),
    ]
  }

  /// A mark at a share of a bar.
  static func bar(_ share: Double, length: Int) -> String {
    let place = Int((share * Double(length - 1)).rounded())
    return String(repeating: "━", count: place) + "●"
      + String(repeating: "╌", count: max(length - 1 - place, 0))
  }

  private func choices(_ choices: [String], _ chosen: Int) -> [LessonBand.Line] {
    let items = choices.enumerated().map { index, text -> LessonBand.Line in
      [
        .init("\(index + 1) ", .second),
        .init(" \(text) ", index == chosen ? .chosen : .plain),
      ]
    }
    return Self.isOneLine(choices, width, pen)
      ? [Array(items.joined(separator: [.init("  ", .second)]))] : items
  }
}
