internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The losses and their keys, the one in force in brackets, and its variant.
struct LossRow {
  let state: State

  /// All that is drawn of a state.
  private struct Content: Equatable {
    var loss: String
    var variant: String?
  }

  func draw(row: Int, width: Int, on frame: inout Frame) {
    let content = Content(loss: state.configuration.loss, variant: state.variant)
    let line = Rectangle(column: 0, row: row, width: width, height: 1)
    state.pictures.draw(content, state.display, in: line, on: &frame) { frame in
      drawAnew(row: row, width: width, on: &frame)
    }
  }

  private func drawAnew(row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let items = items(width: width, pen)
    for item in items {
      let isChosen = item.loss == state.configuration.loss
      pen.write(
        item.text, column: item.column, row: row, width: width - item.column, on: &frame,
        tone: isChosen ? .chosen : .second)
    }
    if let variant = variant(after: items, width, pen) {
      pen.write(
        variant.text, column: variant.column, row: row, width: width - variant.column, on: &frame,
        tone: .second)
    }
  }

  /// A press on a name chooses the loss, on the variant the next one.
  func action(for mouse: Mouse, width: Int) -> Action? {
    guard mouse.kind == .press else { return nil }
    let pen = TextPen(state)
    let items = items(width: width, pen)
    if let variant = variant(after: items, width, pen), mouse.column >= variant.column {
      return .loss(.nextVariant)
    }
    return items.first { item in
      (item.column..<item.column + pen.width(of: item.text)).contains(mouse.column)
    }.map { .loss(.chosen($0.loss)) }
  }

  /// A loss and where it is written.
  private struct Item {
    var loss: String
    var text: String
    var column: Int
  }

  /// The losses that have a key, and the one in force, as far as there is room.
  private func items(width: Int, _ pen: TextPen) -> [Item] {
    let losses = LossRegistry.descriptions.filter {
      $0.digit != nil || $0.name == state.configuration.loss
    }
    let names = losses.map { "\($0.digit.map { "\($0) " } ?? "")\($0.title)" }
    let taken = names.reduce(2) { $0 + pen.width(of: $1) }
    let gap = taken + 2 * names.count <= width ? 2 : 1
    var items: [Item] = []
    var column = 1
    for (loss, name) in zip(losses, names) {
      let text = loss.name == state.configuration.loss ? "[\(name)]" : name
      guard column + pen.width(of: text) <= width else { break }
      items.append(Item(loss: loss.name, text: text, column: column))
      column += pen.width(of: text) + gap
    }
    return items
  }

  /// The variant in force, at the right where there is room.
  private func variant(
    after items: [Item], _ width: Int, _ pen: TextPen
  ) -> (text: String, column: Int)? {
    guard let name = state.variant else { return nil }
    let text = "o variant: \(state.run.variantTitle(name))"
    let start = width - pen.width(of: text) - 1
    let end = items.last.map { $0.column + pen.width(of: $0.text) } ?? 1
    return end + 4 <= start ? (text, start) : nil
  }
}
