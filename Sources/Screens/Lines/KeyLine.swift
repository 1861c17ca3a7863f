internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The keys that matter now, from the key table; the least important are dropped at word ends.
struct KeyLine {
  let state: State

  func draw(row: Int, width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let items = items(width: width - 1, pen)
    pen.write(pieces(items.map(\.text)), column: 1, row: row, width: width - 1, on: &frame)
  }

  /// A press does what the key does that is written there; one on the words, the first of their keys.
  func action(for mouse: Mouse, width: Int) -> Action? {
    guard mouse.kind == .press else { return nil }
    let pen = TextPen(state)
    let items = items(width: width - 1, pen)
    var column = 1
    for (piece, item) in zip(pieces(items.map(\.text)), pieceItems(items)) {
      let text = pen.worded(piece.text).unicodeScalars
      defer { column += text.count }
      guard let item, (column..<column + text.count).contains(mouse.column) else { continue }
      let scalar = Array(text)[mouse.column - column]
      return item.binding.stroke(writtenAs: piece.tone == .plain ? scalar : nil)?.action(in: state)
    }
    return nil
  }

  /// The item of each piece; nil for what parts them.
  private func pieceItems(_ items: [Item]) -> [Item?] {
    items.enumerated().flatMap { index, item in index == 0 ? [item, item] : [nil, item, item] }
  }

  /// Keys and the words for what they do; items of one group stand together.
  private struct Item {
    var text: ItemText
    var binding: KeyBinding
  }

  private struct ItemText: Equatable {
    var keys: String
    var words: String
    var group: Int
    var priority: Int
  }

  /// All that decides which items fit.
  private struct Content: Equatable {
    var items: [ItemText]
    var width: Int
    var isASCII: Bool
  }

  /// As many items as fit, in the table's order.
  private func items(width: Int, _ pen: TextPen) -> [Item] {
    let all = all
    let content = Content(items: all.map(\.text), width: width, isASCII: pen.isASCII)
    return state.pictures.recall(content) { fitting(content.items, width: width, pen) }
      .map { all[$0] }
  }

  /// The places of the items that fit.
  private func fitting(_ all: [ItemText], width: Int, _ pen: TextPen) -> [Int] {
    let byPriority = all.indices.sorted { (all[$0].priority, $0) < (all[$1].priority, $1) }
    for count in stride(from: byPriority.count, to: 0, by: -1) {
      let chosen = byPriority.prefix(count).sorted()
      let taken = pen.width(of: pieces(chosen.map { all[$0] }))
      if taken <= width { return chosen }
    }
    return []
  }

  /// Whether nothing trains, and no step is known but the first.
  private var isStill: Bool { state.configuration.isJudged && state.timeline.lastStep == 0 }

  private var all: [Item] {
    let hasVariants = state.lossDescription.variants.count > 1
    let useful = state.currentBindings.filter {
      !$0.words.isEmpty && (hasVariants || $0.keys != "o O") && !(isStill && $0.needsTraining)
        && (state.snapshot.dimension == 2 || !$0.needsPlane)
    }
    return useful.map { binding in
      let words =
        switch binding.words {
        case "run" where state.isRunning: "pause"
        case "quit" where state.isOfMap: "map"
        default: binding.words
        }
      let text = ItemText(
        keys: binding.keys, words: words, group: binding.group,
        priority: binding.priority)
      return Item(text: text, binding: binding)
    }
  }

  private func pieces(_ items: [ItemText]) -> [TextPen.Piece] {
    var pieces: [TextPen.Piece] = []
    var group: Int?
    for item in items {
      if let last = group {
        pieces.append(TextPen.Piece(last == item.group ? "  " : " │ ", .second))
      }
      group = item.group
      pieces.append(TextPen.Piece(item.keys))
      pieces.append(TextPen.Piece(" " + item.words, .second))
    }
    return pieces
  }
}

extension KeyBinding {
  /// Whether it does nothing where nothing trains.
  fileprivate var needsTraining: Bool {
    switch strokes.first?.meaning {
    case .action(.pace), .action(.travel), .action(.start), .action(.hand):
      true
    default: false
    }
  }

  /// Whether it does nothing without a plane.
  fileprivate var needsPlane: Bool {
    if case .action(.look(let action)) = strokes.first?.meaning { return action.isOfPlane }
    return false
  }
}
