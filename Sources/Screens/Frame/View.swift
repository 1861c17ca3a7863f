public import Cells
internal import Drawing
public import Laboratory
internal import Plotting

/// The screen of a state at a size; nothing else decides what is drawn.
public func view(_ state: State, size: Size) -> Frame {
  let theme = state.display.colorTheme
  let ground = Cell(" ", style: Style(foreground: theme.text, background: theme.ground))
  var frame = Frame(size: size, fill: ground)
  if size.width < Size.smallestScreen.width || size.height < Size.smallestScreen.height {
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
    let smallest = Size.smallestScreen
    let words = "needs at least \(smallest.width)×\(smallest.height)"
    for (row, line) in pen.wrapped(words, width: max(frame.width, 1)).enumerated() {
      pen.write(line, column: 0, row: row, width: frame.width, on: &frame)
    }
  }
}
