internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// Runs side by side on the whole screen: discs, their numbers, a table, and what they tell.
struct ComparisonScreen {
  let state: State
  let comparison: Comparison

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    drawHeader(pen, on: &frame)
    let (notes, gap) = rest(frame.size)
    let area = area(frame.size)
    if let grid = ComparisonGrid(area, count: comparison.panes.count) {
      for (index, pane) in drawnPanes(grid).enumerated() {
        frame.put(pane, in: grid.cell(index))
      }
      if let table = grid.table {
        ComparisonTable(comparison: comparison, pen: pen).draw(in: table, on: &frame)
      }
    } else {
      let words = "needs a larger screen for \(comparison.panes.count) runs: c leaves compare"
      for (offset, line) in pen.wrapped(words, width: max(area.width - 2, 1)).enumerated() {
        pen.write(line, column: 1, row: area.row + offset, width: area.width - 1, on: &frame)
      }
    }
    drawWords(row: frame.height - 1 - notes - gap, rows: notes, pen, on: &frame)
    KeyLine(state: state).draw(row: frame.height - 1, width: frame.width, on: &frame)
  }

  /// A press marks a pane, or enlarges the marked one; the wheel zooms in all.
  func action(for mouse: Mouse, size: Size) -> Action? {
    if mouse.row == size.height - 1 {
      return KeyLine(state: state).action(for: mouse, width: size.width)
    }
    guard let grid = ComparisonGrid(area(size), count: comparison.panes.count),
      let pane = comparison.panes.indices.first(where: { grid.cell($0).contains(mouse) })
    else { return nil }
    switch mouse.kind {
    case .press: return pane == comparison.marked ? .pane(.enlarged) : .pane(.marked(pane))
    case .wheelUp: return .look(.zoomedIn(nil))
    case .wheelDown: return .look(.zoomedOut(nil))
    case .drag, .release: return nil
    }
  }

  /// Rows for words, and an empty one above them where there is room.
  private func rest(_ size: Size) -> (notes: Int, gap: Int) {
    (size.height >= 24 ? 2 : 1, size.height >= 56 ? 1 : 0)
  }

  private func area(_ size: Size) -> Rectangle {
    let (notes, gap) = rest(size)
    return Rectangle(column: 0, row: 1, width: size.width, height: size.height - 2 - notes - gap)
  }

  /// Each pane on a frame of its own, so that they can be drawn on two cores.
  private func drawnPanes(_ grid: ComparisonGrid) -> [Frame] {
    let theme = state.display.colorTheme
    let ground = Cell(" ", style: Style(foreground: theme.text, background: theme.ground))
    let size = Size(width: grid.cellWidth, height: grid.cellHeight)
    var frames = [Frame](
      repeating: Frame(size: size, fill: ground), count: comparison.panes.count)
    let names = PaneNames(comparison.panes)
    let panes = comparison.panes.indices.map { index in
      ComparisonPane(
        state: state.focused(on: index), number: index + 1,
        isMarked: index == comparison.marked, names: names.names(of: index), grid: grid)
    }
    frames.mutateEachIndexed(state.forEach) { index, frame in panes[index].draw(on: &frame) }
    return frames
  }

  private func drawHeader(_ pen: TextPen, on frame: inout Frame) {
    let first = comparison.panes[0]
    let data = comparison.dataWords
    let mode = first.configuration.modeWords
    let dimension = "\(first.configuration.dimension)-D"
    let step =
      comparison.step < comparison.lastStep
      ? "step \(comparison.step) of \(comparison.lastStep)" : "step \(comparison.step)"
    let speed = SpeedWords(state).text
    // Where nothing trains there is no start, and chance decides nothing.
    let isJudged = first.configuration.isJudged
    let seed = isJudged ? "" : "seed \(first.configuration.seed)"
    let count = "\(comparison.panes.count) runs"
    let hasSameBatches = comparison.panes.dropFirst()
      .allSatisfy { $0.session.drawsAlike(first.session) }
    let wordings = [
      [
        "compare: \(count)", "\(data), \(mode), \(dimension)",
        isJudged
          ? "" : "one \(seed), one start" + (hasSameBatches ? ", the same batches" : ""),
      ],
      ["compare: \(count)", "\(data), \(mode), \(dimension)", seed], ["\(count)", data, seed],
      ["\(count)", data], [count],
    ]
    let texts = wordings.map { words in
      (["wedge"] + words.filter { !$0.isEmpty } + [step, speed]).joined(separator: "   ")
    }
    pen.heading(texts, on: &frame)
  }

  private func drawWords(row: Int, rows: Int, _ pen: TextPen, on frame: inout Frame) {
    let width = frame.width - 2
    let said = state.message.map { "! \($0)" } ?? state.notice
    let lines =
      said.map { pen.wrapped($0, width: width, most: rows) }
      ?? ComparisonWords(comparison).lines(width: width, most: rows, pen)
    for (offset, line) in lines.enumerated() {
      pen.write(line, column: 1, row: row + offset, width: width, on: &frame)
    }
  }
}

extension Frame {
  /// Copies a smaller frame to where a rectangle begins.
  fileprivate mutating func put(_ part: Frame, in rectangle: Rectangle) {
    for row in 0..<part.height {
      for column in 0..<part.width
      where contains(column: rectangle.column + column, row: rectangle.row + row) {
        self[rectangle.column + column, rectangle.row + row] = part[column, row]
      }
    }
  }
}
