internal import Cells

/// What is wrong, noteworthy or well; a long sentence takes more of the rows it may have.
struct StatusLine {
  let state: State

  /// The lines that a number of rows can hold.
  func lines(width: Int, rows: Int, _ pen: TextPen) -> [String] {
    let line = mark + "  " + text
    if pen.width(of: line) <= width - 2 { return [pen.worded(line)] }
    let lines = pen.wrapped(line, width: width - indent - 1)
    guard lines.count > rows, rows > 0 else { return lines }
    let last = pen.cut(lines[rows - 1] + " " + lines[rows], width: width - indent - 1)
    return lines.prefix(rows - 1) + [last]
  }

  func draw(_ lines: [String], row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    for (offset, line) in lines.enumerated() {
      pen.write(
        line, column: offset == 0 ? 1 : indent, row: row + offset, width: width - 1, on: &frame,
        tone: isAct ? .strong : .plain)
    }
    let tone: TextPen.Tone = isAct ? .chosen : .second
    pen.write(mark, column: 1, row: row, width: width - 1, on: &frame, tone: tone)
  }

  /// Where the second line begins.
  private var indent: Int { 3 + mark.unicodeScalars.count }

  private var isAct: Bool { state.message != nil || state.diagnosis.level == .act }

  private var mark: String {
    if state.message != nil { return "!" }
    switch state.diagnosis.level {
    case .act: return "!"
    case .note: return "note"
    case .ok: return "ok"
    }
  }

  private var text: String { state.message ?? state.diagnosis.text }
}
