public import Cells
internal import MarginLosses
internal import Plotting
internal import Training

/// The screen of a state at a size; nothing else decides what is drawn.
public func view(_ state: State, size: Size) -> Frame {
  let theme = Theme(state.display.theme, colors: state.display.colors)
  let ground = Cell(" ", style: Style(foreground: theme.text, background: theme.ground))
  var frame = Frame(size: size, fill: ground)
  if size.width < Layout.smallest.width || size.height < Layout.smallest.height {
    drawTooSmall(state, on: &frame)
  } else if let page = state.helpPage {
    HelpOverlay(state: state, page: page).draw(on: &frame)
  } else {
    drawLaboratory(state, theme, on: &frame)
  }
  if state.display.glyphs == .ascii { frame.becomeASCII() }
  return frame
}

private func drawTooSmall(_ state: State, on frame: inout Frame) {
  let pen = TextPen(state)
  let smallest = Layout.smallest
  let lines = pen.wrapped(
    "needs at least \(smallest.width)×\(smallest.height)", width: max(frame.width, 1))
  for (row, line) in lines.enumerated() {
    pen.write(line, column: 0, row: row, width: frame.width, on: &frame)
  }
}

private func drawLaboratory(_ state: State, _ theme: Theme, on frame: inout Frame) {
  let knobs = state.knobs
  let layout = Layout(
    frame.size, knobs: knobs.count { !$0.startsAnew }, allKnobs: knobs.count,
    hasBefore: state.before != nil)
  Header(state: state).draw(width: frame.width, on: &frame)
  if let row = layout.lossRow {
    LossRow(state: state).draw(row: row, width: frame.width, on: &frame)
  }
  if layout.plane.height < 6 {
    drawAccuracies(state, in: layout.plane, on: &frame)
  } else {
    drawPlane(state, theme, in: layout.plane, on: &frame)
  }
  for (panel, rectangle) in layout.panels { draw(panel, state, theme, in: rectangle, on: &frame) }
  FormulaPanel(state: state).draw(in: layout.formula, on: &frame)
  StatusLine(state: state).draw(
    row: layout.status, spare: layout.formula.height > 0 ? 1 : 0, on: &frame)
  KeyLine(state: state).draw(row: layout.keys, width: frame.width, on: &frame)
}

private func drawPlane(
  _ state: State, _ theme: Theme, in rectangle: Rectangle, on frame: inout Frame
) {
  FeaturePlane(
    snapshot: state.snapshot, loss: state.marginLoss, theme: theme, glyphs: state.display.glyphs,
    isNormalized: state.isNormalized, fill: state.fill
  ).draw(in: rectangle, on: &frame)
}

/// Where a plane would be a handful of dots, the two accuracies say more.
private func drawAccuracies(_ state: State, in rectangle: Rectangle, on frame: inout Frame) {
  let pen = TextPen(state)
  let set = state.snapshot.heldOut.count > 0 ? state.snapshot.heldOut : state.snapshot.training
  guard let accuracy = set.accuracy else { return }
  let lines = [
    state.snapshot.heldOut.count > 0 ? "held out" : "training",
    "as used  \(fixed(100 * accuracy.asUsed, 1)) %",
    "with m   \(fixed(100 * accuracy.withMargin, 1)) %",
  ]
  for (offset, line) in lines.prefix(rectangle.height).enumerated() {
    pen.write(
      line, column: 1, row: rectangle.row + offset, width: frame.width - 1, on: &frame)
  }
}

private func draw(
  _ panel: Layout.Panel, _ state: State, _ theme: Theme, in rectangle: Rectangle,
  on frame: inout Frame
) {
  let glyphs = state.display.glyphs
  switch panel {
  case .accuracy: AccuracyTable(state: state).draw(in: rectangle, on: &frame)
  case .knobs: KnobPanel(state: state).draw(in: rectangle, on: &frame)
  case .happened: WhatHappened(state: state).draw(in: rectangle, on: &frame)
  case .legend: Legend(state: state).draw(in: rectangle, on: &frame)
  case .angles:
    AngleHistogram(snapshot: state.snapshot, theme: theme, glyphs: glyphs)
      .draw(in: rectangle, on: &frame)
  case .targetLogit:
    TargetLogit(
      loss: state.marginLoss, parameters: state.configuration.parameters,
      samples: state.snapshot.training, theme: theme, glyphs: glyphs
    ).draw(in: rectangle, on: &frame)
  case .loss:
    LossCurve(
      snapshot: state.snapshot, history: state.session.history, loss: state.marginLoss,
      theme: theme, glyphs: glyphs
    ).draw(in: rectangle, on: &frame)
  }
}

extension Frame {
  /// Replaces every scalar beyond ASCII by the nearest one within.
  fileprivate mutating func becomeASCII() {
    for index in cells.indices where cells[index].scalar > 126 {
      let scalar = Unicode.Scalar(cells[index].scalar) ?? "?"
      cells[index].scalar = asciiScalar(scalar).value
    }
  }
}
