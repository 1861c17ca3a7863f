internal import Cells
internal import Drawing
internal import Laboratory

/// What is wrong, noteworthy or well; a long sentence takes more of the rows it may have.
struct StatusLine {
  let state: State
  /// Whether it says whose mark it is that is asked about, which no panel has room for.
  var isAnswer: Bool = false

  /// A line and whether it begins a sentence.
  struct Line {
    var text: String
    /// Empty where a sentence goes on.
    var mark: String
    var isAct: Bool
  }

  /// The lines that a height can hold: its first row is the formula's, unless what helps would be cut, or
  /// what was asked for by a key.
  func lines(width: Int, height: Int, _ pen: TextPen) -> [Line] {
    let (diagnoses, rows) = (state.diagnoses, max(height - 1, 1))
    let worst = first(diagnoses)
    let isWhole = worst.level == .act || state.notice != nil || answer != nil
    var lines = lines(worst, width: width, rows: isWhole ? max(height, 1) : rows, pen)
    if let second = second(diagnoses), lines.count < rows {
      lines += self.lines(second, width: width, rows: rows - lines.count, pen)
    }
    return lines
  }

  func draw(_ lines: [Line], row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    for (offset, line) in lines.enumerated() {
      let row = row + offset
      let indent = 1 + (line.mark.isEmpty ? 3 : line.mark.unicodeScalars.count + line.gap)
      pen.write(
        line.text, column: indent, row: row, width: width - indent, on: &frame,
        tone: line.isAct ? .strong : .plain)
      pen.write(
        line.mark, column: 1, row: row, width: width - 1, on: &frame,
        tone: line.isAct ? .chosen : .second)
    }
  }

  private func lines(
    _ diagnosis: DiagnosisLine, width: Int, rows: Int, _ pen: TextPen
  ) -> [Line] {
    let isAct = diagnosis.level == .act
    var first = Line(text: diagnosis.text, mark: diagnosis.level.mark, isAct: isAct)
    let room = width - 2 - first.mark.unicodeScalars.count - first.gap
    if pen.width(of: first.text) <= room {
      let whole = first.text + diagnosis.detail
      if pen.width(of: whole) <= room { first.text = whole }
      return [first]
    }
    var texts = pen.wrapped(first.text, width: room)
    if isAct, texts.count > rows {
      texts = pen.wrapped(shortened(pen.worded(first.text), to: room * rows), width: room)
    }
    // A word wider than the line, which opens a run: no row is spared for its sake.
    if texts.contains(where: { pen.width(of: $0) > room }) {
      texts = broken(pen.worded(first.text), width: room)
    }
    if texts.count > rows, rows > 0 {
      texts = texts.prefix(rows - 1) + [pen.cut(texts[rows - 1] + " " + texts[rows], width: room)]
    }
    first.text = texts.first ?? ""
    return [first] + texts.dropFirst().map { Line(text: $0, mark: "", isAct: isAct) }
  }

  private func broken(_ text: String, width: Int) -> [String] {
    let scalars = Array(text.unicodeScalars)
    return stride(from: 0, to: scalars.count, by: max(width, 1)).map { start in
      String(String.UnicodeScalarView(scalars[start..<min(start + width, scalars.count)]))
    }
  }

  /// A text without the end of its first sentence, so that the last one, which names the key, is seen.
  private func shortened(_ text: String, to length: Int) -> String {
    let sentences = text.split(separator: ". ")
    guard sentences.count > 1, let head = sentences.first, let key = sentences.last else {
      return text
    }
    // A line may end a word short of its width.
    let room = length - key.unicodeScalars.count - 16
    let lines = wrappedLines(String(head), width: max(room, 1))
    return lines[0] + (lines.count > 1 ? " … " : ". ") + key
  }

  private func first(_ diagnoses: [DiagnosisLine]) -> DiagnosisLine {
    finding ?? state.message.map { DiagnosisLine(level: .act, text: $0) }
      ?? state.notice.map { DiagnosisLine(level: .note, text: $0) }
      ?? diagnoses.first { $0.level == .act } ?? answer ?? diagnoses.first ?? state.diagnosis
  }

  private var answer: DiagnosisLine? {
    guard isAnswer, let answer = state.answer, let title = answer.titles.last else { return nil }
    let name = title.replacing("ask: ", with: "")
    return DiagnosisLine(level: .note, text: "\(name): \(answer.verdict)")
  }

  /// The name that is being typed, and how many rows it would find.
  private var finding: DiagnosisLine? {
    guard let typed = state.finding else { return nil }
    let count =
      switch state.foundCount {
      case nil: "   a row's name or its place; Enter alone: the next of the last name"
      case 0?: "   no row"
      case 1?: "   1 row"
      case let count?: "   \(count) rows"
      }
    return DiagnosisLine(level: .note, text: "find /\(typed)_", detail: count)
  }

  /// What was asked, and that the run goes on after a turn, is said even beside something worse.
  private func second(_ diagnoses: [DiagnosisLine]) -> DiagnosisLine? {
    guard state.finding == nil, state.message == nil, state.notice == nil, !diagnoses.isEmpty,
      diagnoses[0].level == .act
    else { return nil }
    if let answer { return answer }
    guard state.run.freshTurn != nil else { return nil }
    return diagnoses.first { $0.level == .note }
  }
}

extension StatusLine.Line {
  /// Columns between the mark and the sentence.
  var gap: Int { isAct ? 1 : 2 }
}

extension DiagnosisLine.Level {
  /// What stands before a sentence of this level.
  var mark: String {
    switch self {
    case .act: "!"
    case .note: "note"
    case .ok: "ok"
    }
  }
}
