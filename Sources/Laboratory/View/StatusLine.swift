internal import Cells

/// What is wrong, noteworthy or well, in one line; the rest of a long sentence goes above it.
struct StatusLine {
  let state: State

  /// The line, and what does not fit into it.
  func lines(width: Int, _ pen: TextPen) -> (first: String, rest: String?) {
    let words = pen.wrapped(text, width: width - 2)
    guard words.count > 1 else { return (words.first ?? "", nil) }
    return (words[0], words.dropFirst().joined(separator: " "))
  }

  func draw(row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let line = lines(width: width, pen).first
    let isAct = state.message != nil || state.diagnosis.level == .act
    pen.write(
      " " + line, column: 0, row: row, width: width, on: &frame,
      attributes: isAct ? [.bold, .reverse] : [])
  }

  private var text: String {
    if let message = state.message { return "! " + message }
    let diagnosis = state.diagnosis
    switch diagnosis.level {
    case .act: return "! " + diagnosis.text
    case .note: return "note  " + diagnosis.text
    case .ok: return "ok  " + diagnosis.text
    }
  }
}
