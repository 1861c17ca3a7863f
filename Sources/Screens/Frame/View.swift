public import Cells
internal import Drawing
public import Laboratory
internal import Plotting

/// The screen of a state at a size; nothing else decides what is drawn.
public func view(_ state: State, size: Size) -> Frame {
  var frame = Frame(size: size, fill: state.display.ground)
  if size.width < Size.smallestScreen.width || size.height < Size.smallestScreen.height {
    TooSmall(state: state).draw(on: &frame)
  } else {
    state.scene.draw(on: &frame)
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
