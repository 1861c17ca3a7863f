package import Cells
internal import Plotting

/// The cells that a picture changed.
private struct ChangedCells: Sendable {
  private var cells: [(index: Int, cell: Cell)] = []

  /// What differs between a frame and its ground.
  init(of frame: Frame, on ground: Cell) {
    for (index, cell) in frame.cells.enumerated() where cell != ground {
      cells.append((index, cell))
    }
  }

  func put(on frame: inout Frame) {
    for (index, cell) in cells { frame.cells[index] = cell }
  }
}

/// All that a remembered picture depends on.
private struct PictureKey<Content: Equatable & Sendable>: Equatable, Sendable {
  var content: Content
  var display: Display
  var rectangle: Rectangle
  var size: Size
}

extension PictureMemory {
  /// Draws what depends on a content, a display and a place alone: from memory where it was drawn before.
  ///
  /// Shapes are drawn each time, since a figure is drawn once.
  package func draw(
    _ content: some Equatable & Sendable, _ display: Display, in rectangle: Rectangle,
    on frame: inout Frame, _ picture: (inout Frame) -> Void
  ) {
    guard display.glyphs != .shapes else { return picture(&frame) }
    let key = PictureKey(
      content: content, display: display, rectangle: rectangle, size: frame.size)
    recall(key) {
      var alone = Frame(size: key.size, fill: display.ground)
      picture(&alone)
      return ChangedCells(of: alone, on: display.ground)
    }.put(on: &frame)
  }
}

extension Display {
  /// What every screen is filled with.
  package var ground: Cell {
    let theme = colorTheme
    return Cell(" ", style: Style(foreground: theme.text, background: theme.ground))
  }
}
