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
  /// Whether it is heard, where signs of the picture mean something else.
  var isHeard = false
  /// Whether the picture stands above it; a small screen has no room for one.
  var isPictured = true

  private var pen: TextPen { TextPen(state.display) }
  var lesson: Lesson { player.lesson }
  private var words: LessonWords {
    LessonWords(question: lesson.question, classes: state.snapshot.classNames)
  }
  var room: Int { max(width - 4, 1) }

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
    for (offset, line) in shown(rows: frame.height - row - 2).enumerated() {
      draw(line, row: row + 1 + offset, on: &frame)
    }
    pen.write(keyLine, column: 2, row: frame.height - 1, width: room, on: &frame)
  }

  /// As much as rows hold: sentences are cut before the answer that is asked for, and what the picture holds before
  /// sentences.
  private func shown(rows: Int) -> [Line] {
    let content = content
    guard content.count > rows, rows > 0 else { return rows > 0 ? content : [] }
    let said = content.prefix(while: Self.isSentence)
    let rest = content.dropFirst(said.count)
    let spare = player.phase == .resting && player.stop == .question ? picture.count : 0
    let most = max(rows - (rest.count - spare), min(said.count, 1))
    guard most < said.count else { return content.prefix(rows - 1) + [cut(content[(rows - 1)...])] }
    return Array((said.prefix(most - 1) + [cut(said[(most - 1)...])] + rest).prefix(rows))
  }

  /// Lines in one, cut where it has no room for all.
  private func cut(_ lines: ArraySlice<Line>) -> Line {
    let text = lines.joined().map(\.text).joined(separator: " ")
    return [.init(pen.cut(text, width: room), lines.first?.first?.tone ?? .plain)]
  }

  private static func isSentence(_ line: Line) -> Bool {
    line.count == 1 && line.first?.tone == .strong
  }

  /// A sentence stands in a bar over the whole width, to be read from the last row of a hall.
  private func draw(_ line: Line, row: Int, on frame: inout Frame) {
    guard Self.isSentence(line), let text = line.first?.text else {
      return pen.write(fitted(line), column: 2, row: row, width: room, on: &frame)
    }
    let bar = "  " + pen.worded(text)
    frame.write(
      bar + String(repeating: " ", count: max(width - pen.width(of: bar), 0)), column: 0, row: row,
      foreground: pen.theme.text, background: pen.theme.ground, attributes: [.reverse, .bold])
  }

  /// A line whose last piece that has room is cut with a sign.
  private func fitted(_ line: Line) -> Line {
    var left = room
    var fitted: Line = []
    for piece in line where left > 0 {
      let width = pen.width(of: piece.text)
      fitted.append(
        width <= left ? piece : TextPen.Piece(pen.cut(piece.text, width: left), piece.tone))
      left -= width
    }
    return fitted
  }

  private func clear(_ row: Int, on frame: inout Frame) {
    guard row >= 0 else { return }
    pen.write(
      String(repeating: " ", count: width), column: 0, row: row, width: width, on: &frame)
  }

  /// From the longest to the shortest.
  var titles: [String] {
    let place =
      switch (player.phase, player.stop) {
      case (.ended, _): "end"
      case (_, .question): "question"
      case (_, .step(let index)): "step \(index + 1) of \(lesson.steps.count)"
      }
    let heads = ["\(player.label)  \(lesson.title)   \(place)", "\(player.label)  \(place)"]
    let short = [place.replacing("step ", with: "").replacing(" of ", with: "/"), ""].map {
      $0.isEmpty ? player.label : "\(player.label) \($0)"
    }
    if player.phase == .ended { return heads.map { "\($0)   \(score)" } + heads + short }
    guard player.phase == .resting else { return heads + short }
    // Numbers come before the lesson's name, which the list has said.
    let numbers = player.numbers.map(\.words)
    let counts = (0...numbers.count).reversed()
    return counts.flatMap { count in
      heads.map { ([$0] + numbers.prefix(count)).joined(separator: "   ") }
    } + short
  }

  var content: [Line] {
    if let fault = player.fault { return strong(["The lesson cannot go on: \(fault)"]) }
    switch (player.phase, player.stop) {
    case (.ended, _): return ending
    case (.resting, .question): return asking
    case (.resting, .step(let index)): return strong(lesson.steps[index].say) + verdict
    case (_, .step(let index)): return onTheWay(to: index)
    case (_, .question): return strong(lesson.question.words)
    }
  }

  /// How far the run is, and the guess that waits for it.
  private func onTheWay(to index: Int) -> [Line] {
    let waits = player.verdict == nil && index >= lesson.question.before
    let run = lesson.steps[index].run.steps
    let share = run == 0 ? 1 : Double(min(state.clock, run)) / Double(run)
    let head = player.phase == .paused ? "paused   " : "training "
    let count = "step \(state.clock) of \(run)"
    let guess = waits ? standing : []
    let tail = [.init(" \(count)   ", .second)] + guess.flatMap(\.self)
    let rest = room - pen.width(of: head) - pen.width(of: tail)
    let question = waits ? strong(lesson.question.words) : []
    guard rest >= 2 else {
      let words = pen.fitting([head + count, count, "\(state.clock)/\(run)"], width: room)
      return question + [[.init(words, .second)]] + guess
    }
    let bar = GuessControl.bar(share, length: min(rest, 50))
    return question + [[.init(head, .second), .init(bar)] + tail]
  }

  private var asking: [Line] {
    strong(lesson.question.words) + (control?.lines ?? []) + picture
  }

  /// The picture that a mark belongs into, in words where it is not seen.
  private var picture: [Line] {
    guard !isPictured, case .mark(let mark) = lesson.question.kind else { return [] }
    return pen.wrapped(mark.words(state).joined(separator: " "), width: room)
      .map { [.init($0, .second)] }
  }

  private var control: GuessControl? {
    player.entry.map { GuessControl(entry: $0, words: words, width: room, pen: pen) }
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
      return lines([
        .init("\(signs.truth)the run says\(answered) ", .second), .init(truth, .strong),
      ])
    }
    let tail = words.tolerance.isEmpty ? "" : "  " + words.tolerance
    guard !isHeard else {
      let closing = tail.isEmpty ? "" : "; \(words.tolerance)"
      return strong([
        "\(isRight ? "right" : "wrong"): your guess \(words.text(of: guess)); "
          + "the run\(answered.isEmpty ? ":" : answered) \(truth)\(closing)"
      ])
    }
    return lines([
      .init(isRight ? " right " : " wrong ", .chosen),
      .init("  \(signs.guess)your guess ", .second), .init(words.text(of: guess), .strong),
      .init("   \(signs.truth)the run\(answered) ", .second),
      .init(truth, .strong), .init(tail, .second),
    ])
  }

  /// Those of the marks in the picture, where it has any.
  private var signs: (guess: String, truth: String) {
    isHeard || player.marks.isEmpty ? ("", "") : words.signs
  }

  /// At which step the answer was seen, where the picture is of a later one.
  private var answered: String {
    let step = lesson.answeredAfter
    return player.step > step ? " at step \(step + 1):" : ""
  }

  /// What counts is the first guess, whatever was guessed again.
  private var score: String {
    let counts = player.firstAnswer ?? nil
    let first = counts == player.verdict?.isRight ? "" : "first "
    let own =
      switch counts {
      case true?: "your \(first)guess was right"
      case false?: "your \(first)guess was wrong"
      case nil: "the question was \(first)passed over"
      }
    return progress.answered == 0
      ? own : "\(own), so far \(progress.right) of \(progress.answered) right"
  }

  /// The largest letters are for what holds: who looks up only now reads nothing else.
  private var ending: [Line] {
    wrapped(["Wrong belief: \(lesson.belief)"]).map { [.init($0, .second)] }
      + strong([lesson.holds])
  }

  private var keyLine: Line { pieces(shownKeys) }

  /// Those that have room; the most important come first.
  private var shownKeys: [KeyEntry] {
    var keys = keys
    while keys.count > 1, pen.width(of: pieces(keys)) > room { keys.removeLast() }
    return keys
  }

  /// What a press of the mouse means, at a place from the band's first cell.
  func meaning(column: Int, row: Int, height: Int) -> LessonPress {
    if row == height - 1 { return .key(key(at: column)) }
    guard player.phase == .resting, player.stop == .question, let control else {
      return .key(nil)
    }
    let line = row - 1 - shown(rows: height - 2).prefix(while: Self.isSentence).count
    guard line >= 0, let guess = control.guess(column: column - 2, line: line)
    else { return .key(nil) }
    return .guess(guess)
  }

  /// The key that a place of the last line names; nil where none is.
  private func key(at column: Int) -> Key? {
    let shown = shownKeys
    let index = shown.indices.first { pen.width(of: pieces(Array(shown[...$0]))) > column - 2 }
    guard let index, column >= 2 else { return nil }
    return shown[index].key
  }

  private func pieces(_ keys: [KeyEntry]) -> Line {
    keys.enumerated().flatMap { index, item -> Line in
      [.init((index == 0 ? "" : "  ") + item.name), .init(" " + item.words, .second)]
    }
  }

  private func strong(_ texts: [String]) -> [Line] {
    wrapped(texts).map { [TextPen.Piece($0, .strong)] }
  }

  /// Sentences in one line where that has room, else as they are broken, else wrapped.
  private func wrapped(_ texts: [String]) -> [String] {
    let whole = texts.joined(separator: " ")
    if pen.width(of: whole) <= room { return [whole] }
    if texts.allSatisfy({ pen.width(of: $0) <= room }) { return texts }
    return pen.wrapped(whole, width: room)
  }

  /// Pieces in a line, or each pair of them in its own where they are too long.
  private func lines(_ pieces: Line) -> [Line] {
    guard pen.width(of: pieces) > room else { return [pieces] }
    return stride(from: 0, to: pieces.count, by: 3).flatMap { start -> [Line] in
      let line = Array(pieces[start..<min(start + 3, pieces.count)])
      guard pen.width(of: line) > room, line.count > 1 else { return [line] }
      return [line.dropLast(), line.suffix(1).map { $0 }]
    }
  }
}
