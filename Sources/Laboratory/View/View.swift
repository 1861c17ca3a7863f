public import Cells
internal import Plotting

/// The screen of a state at a size; nothing else decides what is drawn.
public func view(_ state: State, size: Size) -> Frame {
  let theme = state.display.colorTheme
  let ground = Cell(" ", style: Style(foreground: theme.text, background: theme.ground))
  var frame = Frame(size: size, fill: ground)
  if size.width < Layout.smallest.width || size.height < Layout.smallest.height {
    TooSmall(state: state).draw(on: &frame)
  } else if let page = state.helpPage {
    HelpOverlay(state: state, page: page).draw(on: &frame)
  } else if let chosen = state.chosenPreset ?? state.enlarged?.chosenPreset {
    PresetList(state: state, chosen: chosen).draw(on: &frame)
  } else if state.display.isBig, state.enlarged != nil || state.comparison == nil {
    BigScreen(state: state.enlarged ?? state).draw(on: &frame)
  } else if let pane = state.enlarged {
    LaboratoryScreen(state: pane).draw(on: &frame)
  } else if let comparison = state.comparison {
    ComparisonScreen(state: state, comparison: comparison).draw(on: &frame)
  } else {
    LaboratoryScreen(state: state).draw(on: &frame)
  }
  if state.display.glyphs == .ascii { frame.becomeASCII() }
  return frame
}

/// What is said where nothing can be drawn.
private struct TooSmall {
  let state: State

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    let smallest = Layout.smallest
    let words = "needs at least \(smallest.width)×\(smallest.height)"
    for (row, line) in pen.wrapped(words, width: max(frame.width, 1)).enumerated() {
      pen.write(line, column: 0, row: row, width: frame.width, on: &frame)
    }
  }
}

/// The plane and its panels.
private struct LaboratoryScreen {
  let state: State

  func draw(on frame: inout Frame) {
    let knobs = state.knobs
    let live = knobs.count { !$0.startsAnew }
    let layout = Layout(
      frame.size,
      Layout.Needs(
        liveKnobs: live, otherKnobs: knobs.count - live, hasBefore: state.before != nil),
      view: state.shownView,
      descriptions: PanelRegistry.applicable(to: state).map { $0.description })
    Header(state: state).draw(width: frame.width, on: &frame)
    if let row = layout.lossRow {
      LossRow(state: state).draw(row: row, width: frame.width, on: &frame)
    }
    let main = layout.main.map {
      [Layout.Placement(panel: state.shownView, rectangle: indented($0))]
    }
    for placement in (main ?? []) + layout.panels {
      PanelRegistry.named(placement.panel)?.init(state).draw(in: placement.rectangle, on: &frame)
    }
    drawNotes(layout.notes, on: &frame)
    KeyLine(state: state).draw(row: layout.keys, width: frame.width, on: &frame)
  }

  /// Charts begin a column from the edge; the plane's ring leaves its own.
  private func indented(_ rectangle: Rectangle) -> Rectangle {
    guard state.shownView != FeaturePlane.description.name else { return rectangle }
    return Rectangle(
      column: rectangle.column + 1, row: rectangle.row, width: rectangle.width - 1,
      height: rectangle.height)
  }

  /// The status takes the last rows; the formula gets what is left above it.
  private func drawNotes(_ notes: Rectangle, on frame: inout Frame) {
    let status = StatusLine(state: state)
    let lines = status.lines(width: notes.width, rows: notes.height, TextPen(state))
    var formula = notes
    formula.height -= lines.count
    FormulaPanel(state: state).draw(in: formula, on: &frame)
    status.draw(lines, row: notes.row + formula.height, width: notes.width, on: &frame)
  }
}

extension Frame {
  /// Replaces every scalar beyond ASCII by the nearest one within.
  mutating func becomeASCII() {
    for index in cells.indices where cells[index].scalar > 126 {
      let scalar = Unicode.Scalar(cells[index].scalar) ?? "?"
      cells[index].scalar = asciiScalar(scalar).value
    }
  }
}
