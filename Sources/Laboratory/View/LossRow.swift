internal import Cells
internal import MarginLosses
internal import Plotting
internal import Training

/// The losses and their keys, the one in force in brackets, and its variant.
struct LossRow {
  let state: State

  func draw(row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let losses = LossRegistry.descriptions.filter {
      $0.digit != nil || $0.name == state.configuration.loss
    }
    let names = losses.map { "\($0.digit.map { "\($0) " } ?? "")\($0.title)" }
    let chosen = losses.firstIndex { $0.name == state.configuration.loss }
    let taken = names.reduce(2) { $0 + pen.width(of: $1) }
    let gap = taken + 2 * names.count <= width ? 2 : 1
    var column = 1
    for (index, name) in names.enumerated() {
      let text = index == chosen ? "[\(name)]" : name
      guard column + pen.width(of: text) <= width else { return }
      pen.write(
        text, column: column, row: row, width: width - column, on: &frame,
        tone: index == chosen ? .chosen : .second)
      column += pen.width(of: text) + gap
    }
    writeVariant(after: column, row, width, pen, on: &frame)
  }

  private func writeVariant(
    after column: Int, _ row: Int, _ width: Int, _ pen: TextPen, on frame: inout Frame
  ) {
    guard let name = state.variantName else { return }
    let text = "o variant: \(state.variantTitle(name))"
    let start = width - pen.width(of: text) - 1
    guard column + 2 <= start else { return }
    pen.write(text, column: start, row: row, width: width - start, on: &frame, tone: .second)
  }
}

extension State {
  /// The variant of the loss in force; nil where there is nothing to choose.
  var variantName: String? {
    guard let first = lossDescription.variants.first else { return nil }
    return configuration.parameters.variant ?? first.name
  }
}
