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
    case (.mark(.direction), _): [placed("?  at", ["turn it: ←→ 5°, ↑↓ 30°", "←→ 5°, ↑↓ 30°"])]
    default: [placed("?  ", mark)]
    }
  }

  private var mark: [String] {
    guard case .mark(.classes(let reading)) = words.question.kind, reading.count > 1 else {
      return ["←→ go round the ring"]
    }
    return ["←→ go round the ring, ↑↓ part them", "←→ turn both, ↑↓ part them"]
  }

  /// - Parameter keys: what they do, the longest wording first.
  private func placed(_ sign: String, _ keys: [String]) -> LessonBand.Line {
    let head: LessonBand.Line = [
      .init("\(sign) ", .second), .init(words.text(of: entry.guess), .strong),
    ]
    let tails = keys.map { "   in the picture; \($0)" } + keys.suffix(1).map { "   \($0)" } + [""]
    return head + [.init(pen.fitting(tails, width: width - pen.width(of: head)), .second)]
  }

  /// What a press at a place of these lines guesses; nil where that is nothing.
  func guess(column: Int, line: Int) -> Guess? {
    switch words.question.kind {
    case .number(let number):
      let (ends, length) = scale(number)
      let place = column - ends[0].count - 1
      guard line == 0, (0..<length).contains(place) else { return nil }
      let span = number.range.upperBound - number.range.lowerBound
      let value = number.range.lowerBound + span * Double(place) / Double(length - 1)
      return .number((value / number.stride).rounded() * number.stride)
    case .choice(let choices, _):
      guard Self.isOneLine(choices, width, pen) else {
        return choices.indices.contains(line) ? .choice(line) : nil
      }
      var start = 0
      let places = choices.map { text -> Range<Int> in
        let place = start..<start + pen.width(of: text) + 4
        start = place.upperBound + 2
        return place
      }
      return line == 0 ? places.firstIndex { $0.contains(column) }.map { .choice($0) } : nil
    case .mark: return nil
    }
  }

  /// The ends of a bar, and how long it is; 0 where there is no room for one beside its value.
  private func scale(_ number: NumberQuestion) -> (ends: [String], length: Int) {
    let ends = [number.range.lowerBound, number.range.upperBound].map {
      numberText($0, from: 0, through: 2)
    }
    let room = width - ends.reduce(0) { $0 + $1.count } - 16
    return (ends, room < 5 ? 0 : min(room, 50))
  }

  private func bar(_ number: NumberQuestion, _ value: Double) -> LessonBand.Line {
    let (least, most) = (number.range.lowerBound, number.range.upperBound)
    let text = entry.typed.isEmpty ? words.text(of: entry.guess) : entry.typed + number.unit
    let (ends, length) = scale(number)
    guard length > 0 else { return [.init(" \(text) ", .chosen)] }
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
