internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// One of several runs: its name, its picture, its numbers, and its angles where there is room.
struct ComparisonPane {
  let state: State
  /// From 1.
  let number: Int
  let isMarked: Bool
  /// What it is called, the longest first.
  let names: [String]
  let grid: ComparisonGrid

  init(
    state: State, number: Int, isMarked: Bool, names: [String], grid: ComparisonGrid
  ) {
    var state = state
    state.seat = Seat(count: grid.columns * grid.rows, isEnlarged: false)
    self.state = state
    self.number = number
    self.isMarked = isMarked
    self.names = names
    self.grid = grid
  }

  /// On a frame of its own.
  func draw(on frame: inout Frame) {
    draw(
      in: Rectangle(column: 0, row: 0, width: frame.width, height: frame.height), on: &frame)
  }

  func draw(in cell: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    let width = cell.width
    let title = pen.fitting(names.map { "\(PaneNames.sign(number)) \($0)" }, width: width - 1)
    let padding = String(repeating: " ", count: max(0, width - 1 - pen.width(of: title)))
    pen.write(
      isMarked ? title + padding : title, column: cell.column + 1, row: cell.row,
      width: width - 1, on: &frame,
      tone: isMarked ? .chosen : .strong)
    drawPicture(in: cell, on: &frame)
    let numbers = ComparisonNumbers(state.run).lines(width: width - 1, rows: grid.numberRows, pen)
    for (offset, line) in numbers.enumerated() {
      pen.write(
        line, column: cell.column + 1, row: cell.row + 1 + grid.discHeight + offset,
        width: width - 1, on: &frame,
        tone: offset == 0 ? .plain : .second)
    }
    drawAngles(in: cell, from: 1 + grid.discHeight + grid.numberRows, pen, on: &frame)
  }

  /// The plane in the middle of its cell; another view takes the whole width.
  private func drawPicture(in cell: Rectangle, on frame: inout Frame) {
    let isPlane = state.shownView == FeaturePlane.description.name
    let width = isPlane ? min(cell.width, 2 * grid.discHeight + 4) : cell.width - 1
    let rectangle = Rectangle(
      column: cell.column + (isPlane ? (cell.width - width) / 2 : 1), row: cell.row + 1,
      width: width, height: grid.discHeight)
    MainView(state: state).draw(in: rectangle, on: &frame)
  }

  /// Angles to the own and to the nearest other prototype on one axis.
  private func drawAngles(
    in cell: Rectangle, from row: Int, _ pen: TextPen, on frame: inout Frame
  ) {
    let height = cell.height - row - 1
    guard height >= 3, cell.width >= 24, !state.isMetric, state.classifier.isOfAngles
    else { return }
    let width = cell.width - 2
    let bars = Rectangle(
      column: cell.column + 1, row: cell.row + row, width: width, height: min(height - 1, 4))
    let judgements = state.snapshot.training.counted
    let own = Bars(judgements.map { Double($0.ownAngle).inDegrees }, upTo: 90, columns: width)
    let next = Bars(judgements.map { Double($0.nextAngle).inDegrees }, upTo: 90, columns: width)
    let theme = pen.theme
    next.draw(in: bars, on: &frame, color: theme.secondText, glyphs: pen.glyphs)
    own.draw(in: bars, on: &frame, color: theme.text, glyphs: pen.glyphs)
    AngleTicks(limit: 90, most: width / 8).write(below: bars, theme: theme, on: &frame)
  }
}
