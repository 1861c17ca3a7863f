internal import Cells

/// What is wrong, noteworthy or well, in one line; a longer sentence also takes the line above.
struct StatusLine {
  let state: State

  func draw(row: Int, spare: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let isAct = state.message != nil || state.diagnosis.level == .act
    var lines = pen.wrapped(text, width: frame.width - 2)
    if lines.count == 1, let second { lines += pen.wrapped(second, width: frame.width - 2) }
    lines = Array(lines.prefix(1 + spare))
    for (offset, line) in lines.enumerated() {
      let padding = String(repeating: " ", count: frame.width - line.unicodeScalars.count - 1)
      pen.write(
        " " + line + padding, column: 0, row: row - lines.count + 1 + offset, width: frame.width,
        on: &frame, attributes: isAct ? [.bold, .reverse] : [])
    }
  }

  /// That the run goes on after a turn is said even beside something worse.
  private var second: String? {
    let diagnoses = state.diagnoses
    guard state.message == nil, diagnoses.count > 1, diagnoses[0].level == .act,
      let turn = state.lastTurn, state.step - turn.lastStep < 300
    else { return nil }
    return diagnoses.first { $0.level == .note }.map { "note  " + $0.text }
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
