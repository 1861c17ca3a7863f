internal import Cells

/// What is wrong, noteworthy or well, in one line; a longer sentence also takes the line above.
struct StatusLine {
  let state: State

  func draw(row: Int, spare: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let isAct = state.message != nil || state.diagnosis.level == .act
    let lines = pen.wrapped(text, width: frame.width - 2).prefix(1 + spare)
    for (offset, line) in lines.enumerated() {
      let padding = String(repeating: " ", count: frame.width - line.unicodeScalars.count - 1)
      pen.write(
        " " + line + padding, column: 0, row: row - lines.count + 1 + offset, width: frame.width,
        on: &frame, attributes: isAct ? [.bold, .reverse] : [])
    }
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
