internal import Cells
internal import Plotting
internal import Training

/// Training and held out, as used and with margin: two accuracies are never shown without rows.
struct AccuracyTable {
  let state: State

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    let wide = rectangle.width >= 50
    let columns = wide ? (22, 35) : (16, 27)
    let row = rectangle.row
    write("accuracy", 0, row, rectangle, pen, on: &frame, isSecond: true)
    write("as used", columns.0, row, rectangle, pen, on: &frame, isSecond: true)
    write("with margin", columns.1 - 1, row, rectangle, pen, on: &frame, isSecond: true)
    let training = state.snapshot.training
    let heldOut = state.snapshot.heldOut
    let counts = rectangle.width >= 44
    var rows: [(String, Accuracy?)] = [
      ("training" + (counts ? " (\(training.count))" : ""), training.accuracy),
      ("held out" + (counts && heldOut.count > 0 ? " (\(heldOut.count))" : ""), heldOut.accuracy),
    ]
    if let before = state.before { rows.append(("before r", before.heldOut ?? before.training)) }
    for (index, entry) in rows.enumerated() where index + 1 < rectangle.height {
      let line = row + index + 1
      write(entry.0, 0, line, rectangle, pen, on: &frame, isSecond: index == 2)
      let texts = [entry.1?.asUsed, entry.1?.withMargin].map(percent)
      for (column, text) in zip([columns.0, columns.1], texts) {
        write(text, column, line, rectangle, pen, on: &frame, isSecond: index == 2)
      }
    }
    writeBeforeAngles(rows.count, rectangle, pen, on: &frame)
  }

  /// The row of the run before also tells its angles, where there is room.
  private func writeBeforeAngles(
    _ rows: Int, _ rectangle: Rectangle, _ pen: TextPen, on frame: inout Frame
  ) {
    guard let before = state.before, let own = before.ownAngle, rectangle.height > rows + 1 else {
      return
    }
    let narrowest = before.narrowestAngle.map { "  narrowest \(degreesText($0))" } ?? ""
    write(
      "   own \(degreesText(own))\(narrowest), at step \(before.step)", 0, rectangle.row + rows + 1,
      rectangle, pen, on: &frame, isSecond: true)
  }

  private func write(
    _ text: String, _ column: Int, _ row: Int, _ rectangle: Rectangle, _ pen: TextPen,
    on frame: inout Frame, isSecond: Bool = false
  ) {
    pen.write(
      text, column: rectangle.column + column, row: row, width: rectangle.width - column,
      on: &frame, foreground: isSecond ? pen.theme.secondText : nil)
  }

  /// A share as a percentage, right-aligned to six columns.
  private func percent(_ share: Double?) -> String {
    let text = share.map { fixed(100 * $0, 1) + " %" } ?? "–  "
    return String(repeating: " ", count: max(0, 7 - text.unicodeScalars.count)) + text
  }
}
