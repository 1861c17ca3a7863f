internal import Cells
internal import Plotting

/// The keys that matter now, from the key table; the least important are dropped at word ends.
struct KeyLine {
  let state: State

  func draw(row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.write(
      " " + text(width: width - 1, pen), column: 0, row: row, width: width, on: &frame,
      foreground: pen.theme.secondText)
  }

  /// As many bindings as fit, in the table's order, groups apart.
  func text(width: Int, _ pen: TextPen) -> String {
    if state.entry != nil {
      return fitted(["0–9 . - type", "Enter take", "Esc leave"], width, pen)
    }
    let spoken = State.bindings.indices.filter { !State.bindings[$0].words.isEmpty }
    let byPriority = spoken.sorted {
      (State.bindings[$0].priority, $0) < (State.bindings[$1].priority, $1)
    }
    for count in stride(from: byPriority.count, to: 0, by: -1) {
      let line = joined(byPriority.prefix(count).sorted())
      if pen.width(of: line) <= width { return line }
    }
    return ""
  }

  private func joined(_ indices: [Int]) -> String {
    var line = ""
    var group: Int?
    for index in indices {
      let binding = State.bindings[index]
      if let last = group { line += last == binding.group ? "  " : " │ " }
      group = binding.group
      let words = binding.keys == "space" && state.isRunning ? "pause" : binding.words
      line += "\(binding.keys) \(words)"
    }
    return line
  }

  private func fitted(_ words: [String], _ width: Int, _ pen: TextPen) -> String {
    for count in stride(from: words.count, to: 0, by: -1) {
      let line = words.prefix(count).joined(separator: "  ")
      if pen.width(of: line) <= width { return line }
    }
    return ""
  }
}
