internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// What is said under the picture: the sentence or the question, the guess and what came of it, the keys.
struct LessonBand {
  typealias Line = [TextPen.Piece]

  let player: LessonPlayer
  let state: State
  /// The score so far, over all lessons.
  let progress: LessonProgress
  let width: Int

  private var pen: TextPen { TextPen(state.display) }
  private var lesson: Lesson { player.lesson }
  private var words: LessonWords {
    LessonWords(question: lesson.question, classes: state.snapshot.classNames)
  }
  private var room: Int { max(width - 4, 1) }

  /// Rows with the rule above and the keys below; as many at every stop, so that the picture stays.
  var height: Int {
    let says = lesson.steps.map { wrapped($0.say).count }.max() ?? 1
    let asks = wrapped(lesson.question.words).count + GuessControl.lines(lesson.question, room, pen)
    return 2 + max(says + 1, asks, content.count)
  }

  func draw(on frame: inout Frame, row: Int) {
    for row in row..<frame.height { clear(row, on: &frame) }
    pen.title(
      titles, in: Rectangle(column: 1, row: row, width: width - 2, height: 1), on: &frame)
    for (offset, line) in content.enumerated() where row + 1 + offset < frame.height - 1 {
      pen.write(line, column: 2, row: row + 1 + offset, width: room, on: &frame)
    }
    pen.write(keyLine, column: 2, row: frame.height - 1, width: room, on: &frame)
  }

  private func clear(_ row: Int, on frame: inout Frame) {
    guard row >= 0 else { return }
    pen.write(
      String(repeating: " ", count: width), column: 0, row: row, width: width, on: &frame)
  }

  private var titles: [String] {
    let place =
      switch (player.phase, player.stop) {
      case (.ended, _): "end"
      case (_, .question): "question"
      case (_, .step(let index)): "step \(index + 1) of \(lesson.steps.count)"
      }
    return ["\(player.label)  \(lesson.title)   \(place)", "\(player.label)  \(place)"]
  }

  private var content: [Line] {
    if let fault = player.fault { return strong(["The lesson cannot go on: \(fault)"]) }
    switch (player.phase, player.stop) {
    case (.ended, _): return ending
    case (.resting, .question): return asking
    case (.resting, .step(let index)): return strong(lesson.steps[index].say) + verdict
    case (_, .step(let index)): return strong(onTheWay(to: index)) + standing
    case (_, .question): return strong(["…"])
    }
  }

  private func onTheWay(to index: Int) -> [String] {
    let run = lesson.steps[index].run
    return [
      "\(player.phase == .paused ? "Paused on the way" : "Training") to step \(run.steps): "
        + "\(lesson.steps[index].see.isEmpty ? run.options : lesson.steps[index].see)"
    ]
  }

  private var asking: [Line] {
    strong(lesson.question.words)
      + (player.entry.map { GuessControl(entry: $0, words: words, width: room, pen: pen).lines }
        ?? [])
  }

  /// The guess that waits for its answer.
  private var standing: [Line] {
    guard player.verdict == nil, let guess = player.guess else { return [] }
    return [[.init("your guess ", .second), .init(words.text(of: guess), .strong)]]
  }

  private var verdict: [Line] {
    guard let verdict = player.verdict else { return standing }
    let truth = words.text(of: verdict.truth)
    guard let guess = verdict.guess, let isRight = verdict.isRight else {
      return lines([.init("the run says ", .second), .init(truth, .strong)])
    }
    let tail = words.tolerance.isEmpty ? "" : "  " + words.tolerance
    return lines([
      .init(isRight ? " right " : " not so ", .chosen), .init("  your guess ", .second),
      .init(words.text(of: guess), .strong), .init("   the run ", .second),
      .init(truth, .strong), .init(tail, .second),
    ])
  }

  private var ending: [Line] {
    let own =
      switch player.verdict?.isRight {
      case true?: "Your guess was right."
      case false?: "Your guess was not so."
      case nil: "The question was passed over."
      }
    let score =
      progress.answered == 0 ? "" : " So far \(progress.right) of \(progress.answered) right."
    return [[.init(own + score, .strong)]]
      + strong(["The wrong belief: \(lesson.belief)"])
  }

  private var keyLine: Line {
    let keys: [(String, String)] =
      switch (player.phase, player.stop) {
      case (.ended, _): [("PgDn", "next lesson"), ("PgUp", "back"), ("t", "list"), ("q", "leave")]
      case (.resting, .question):
        [
          ("arrows", "guess"), ("Enter", "give it"),
          ("space", player.entry?.isTouched ?? false ? "give it" : "pass over"), ("PgUp", "back"),
          ("b", "big"), ("q", "leave"),
        ]
      case (.resting, _):
        [
          ("space PgDn", "go on"), ("PgUp", "back"), ("b", "big"),
          ("other keys", "the laboratory, t back"), ("q", "leave"),
        ]
      default:
        [
          ("space", player.phase == .paused ? "go on" : "pause"), ("PgDn", "at once"),
          ("PgUp", "back"), ("b", "big"), ("q", "leave"),
        ]
      }
    return keys.enumerated().flatMap { index, item -> Line in
      [.init((index == 0 ? "" : "  ") + item.0), .init(" " + item.1, .second)]
    }
  }

  private func strong(_ texts: [String]) -> [Line] {
    wrapped(texts).map { [TextPen.Piece($0, .strong)] }
  }

  /// Sentences in their own lines where these fit, else wrapped.
  private func wrapped(_ texts: [String]) -> [String] {
    if texts.allSatisfy({ pen.width(of: $0) <= room }) { return texts }
    return pen.wrapped(texts.joined(separator: " "), width: room)
  }

  /// Pieces in a line, or each pair of them in its own where they are too long.
  private func lines(_ pieces: Line) -> [Line] {
    guard pieces.reduce(0, { $0 + pen.width(of: $1.text) }) > room else { return [pieces] }
    return stride(from: 0, to: pieces.count, by: 3).map { start in
      Array(pieces[start..<min(start + 3, pieces.count)])
    }
  }
}
