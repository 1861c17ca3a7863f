internal import Cells
internal import MarginLosses
internal import Plotting
internal import Training

/// The losses and their keys, the one in force in brackets.
struct LossRow {
  let state: State

  func draw(row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    var column = 1
    for loss in LossRegistry.all.map({ $0.description }) {
      let isChosen = loss.name == state.configuration.loss
      let key = loss.digit.map { "\($0) " } ?? ""
      let text = isChosen ? "[\(key)\(loss.title)]" : "\(key)\(loss.title)"
      guard column + pen.width(of: text) <= width else { return }
      pen.write(
        text, column: column, row: row, width: width - column, on: &frame,
        foreground: isChosen ? pen.theme.text : pen.theme.secondText,
        attributes: isChosen ? [.bold, .reverse] : [])
      column += pen.width(of: text) + (width >= 160 ? 2 : 1)
    }
    writeVariant(column + 2, row, width, pen, on: &frame)
  }

  private func writeVariant(
    _ column: Int, _ row: Int, _ width: Int, _ pen: TextPen, on frame: inout Frame
  ) {
    let variants = state.lossDescription.variants
    guard let first = variants.first else { return }
    let name = state.configuration.parameters.variant ?? first.name
    let text = "o variant: \(name)"
    guard column + pen.width(of: text) <= width else { return }
    pen.write(
      text, column: width - pen.width(of: text) - 1, row: row, width: width, on: &frame,
      foreground: pen.theme.secondText)
  }
}
