package import Cells
internal import Drawing
package import Laboratory

/// The plane and its panels.
struct LaboratoryScreen {
  let state: State

  func draw(on frame: inout Frame) {
    let layout = layout(frame.size)
    Header(state: state).draw(width: frame.width, on: &frame)
    if let row = layout.lossRow {
      LossRow(state: state).draw(row: row, width: frame.width, on: &frame)
    }
    if let main = layout.main {
      MainView(state: state).draw(in: indented(main), on: &frame)
    }
    for placement in layout.panels {
      PanelRegistry.named(placement.panel)?.init(state).draw(in: placement.rectangle, on: &frame)
    }
    let isAnswered = layout.panels.contains { $0.panel == AskPanel.description.name }
    drawNotes(layout.notes, isAnswered: isAnswered, on: &frame)
    KeyLine(state: state).draw(row: layout.keys, width: frame.width, on: &frame)
  }

  /// Whether a screen has room for the main view.
  func hasMainView(_ size: Size) -> Bool { layout(size).main != nil }

  private func layout(_ size: Size) -> Layout {
    let run = state.run
    let knobs = run.subjects
    let live = knobs.count { !run.startsAnew($0) }
    return Layout(
      size,
      PanelNeeds(
        liveKnobs: live, otherKnobs: knobs.count - live, hasBefore: state.before != nil,
        answerRows: state.answerRows(on: size)),
      view: state.shownView,
      descriptions: descriptions)
  }

  /// What there is to place; while the laboratory is introduced, that takes the histograms' place.
  private var descriptions: [PanelDescription] {
    let all = PanelRegistry.descriptions.filter { $0.applies(state) }
    guard state.isIntroduced else { return all }
    let histograms = [AngleHistogram.description.name, DistanceHistogram.description.name]
    return all.filter { !histograms.contains($0.name) || $0.name == state.shownView }
  }

  private func placements(_ layout: Layout) -> [Layout.Placement] {
    let main = layout.main.map {
      Layout.Placement(panel: state.shownView, rectangle: indented($0))
    }
    return (main.map { [$0] } ?? []) + layout.panels
  }

  /// What the mouse means; a press does what the key of the pressed thing does.
  func action(for mouse: Mouse, size: Size) -> Action? {
    let layout = layout(size)
    let placements = placements(layout)
    if let grip = state.grip, mouse.kind == .drag || mouse.kind == .release {
      if mouse.kind == .release { return .mouse(.released) }
      return placements.first { $0.panel == grip.panel }.flatMap { action(for: mouse, on: $0) }
    }
    if mouse.row == layout.keys {
      return KeyLine(state: state).action(for: mouse, width: size.width)
    }
    if mouse.row == layout.lossRow {
      return LossRow(state: state).action(for: mouse, width: size.width)
    }
    guard let under = placements.first(where: { $0.rectangle.contains(mouse) }) else { return nil }
    if let action = action(for: mouse, on: under) { return action }
    let isView = PanelRegistry.named(under.panel)?.description.isView ?? false
    guard mouse.kind == .press, isView, under.panel != state.shownView else { return nil }
    return .look(.viewChosen(under.panel))
  }

  private func action(for mouse: Mouse, on placement: Layout.Placement) -> Action? {
    PanelRegistry.named(placement.panel)?.init(state)
      .action(for: mouse, in: placement.rectangle)
  }

  /// Charts begin a column from the edge; the plane's ring leaves its own.
  private func indented(_ rectangle: Rectangle) -> Rectangle {
    guard state.shownView != FeaturePlane.description.name else { return rectangle }
    return Rectangle(
      column: rectangle.column + 1, row: rectangle.row, width: rectangle.width - 1,
      height: rectangle.height)
  }

  /// The status takes the last rows; the formula has at least one above it, unless what is wrong needs all,
  /// and what is cut stands in the help.
  private func drawNotes(_ notes: Rectangle, isAnswered: Bool, on frame: inout Frame) {
    let status = StatusLine(state: state, isAnswer: !isAnswered)
    let lines = status.lines(width: notes.width, height: notes.height, TextPen(state))
    var formula = notes
    formula.height -= lines.count
    FormulaPanel(state: state).draw(in: formula, on: &frame)
    status.draw(lines, row: notes.row + formula.height, width: notes.width, on: &frame)
  }
}

extension State {
  /// Whether a screen of a size shows the main view, not numbers alone.
  package func showsMainView(on size: Size) -> Bool {
    guard size.height >= Size.smallestScreen.height else { return false }
    return display.isBig
      ? size.height >= 8 : LaboratoryScreen(state: self).hasMainView(size)
  }
}
