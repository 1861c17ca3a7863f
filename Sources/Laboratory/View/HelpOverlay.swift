internal import Cells
internal import Plotting

/// Help over the whole screen: every key on two pages, the main view, what never leaves, the other views.
///
/// Where a page does not fit, long sentences are cut and then the least important left out.
struct HelpOverlay {
  let state: State
  let page: Int

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    let name = [
      "keys: run, knobs, losses", "keys: look, ask, keep", "the main view",
      "lines, table, knobs", "the other views",
    ][page]
    let number = "page \(page + 1) of \(State.helpPages)"
    let titles = [
      "\(name)   \(number)   ? next page   Esc back", "\(name)  \(number)  ? next", name,
    ]
    pen.heading(titles, on: &frame)
    let top = frame.height >= 24 ? 2 : 1
    let area = Rectangle(
      column: 1, row: top, width: frame.width - 2, height: frame.height - top)
    let pages = [
      keys(of: State.runBindings), keys(of: State.lookBindings), mainView, lines, companions,
    ]
    HelpPage(entries: pages[page], area: area, pen: pen).draw(on: &frame)
  }

  private func keys(of bindings: [KeyBinding]) -> [HelpPage.Entry] {
    bindings.map { HelpPage.Entry(sign: $0.keys, meaning: $0.help, priority: $0.priority) }
  }

  private var mainView: [HelpPage.Entry] {
    guard state.shownView != FeaturePlane.description.name else {
      return entries(Legend(state).entries + FeaturePlane.help, priority: 1)
    }
    return entries(PanelRegistry.named(state.shownView)?.help ?? [], priority: 1)
  }

  /// The lines above and below, and what never leaves the screen.
  private var lines: [HelpPage.Entry] {
    entries(Self.lines + AccuracyTable.help + KnobPanel.help, priority: 1)
  }

  /// The views beside the main one.
  private var companions: [HelpPage.Entry] {
    let views = PanelRegistry.applicable(to: state).filter {
      $0.description.isView && $0.description.name != state.shownView
        && $0.description.name != FeaturePlane.description.name
    }
    return views.flatMap { entries($0.help, priority: 3 + $0.description.rank) }
  }

  private func entries(_ help: [Legend.Entry], priority: Int) -> [HelpPage.Entry] {
    help.map {
      HelpPage.Entry(sign: $0.sign, meaning: $0.meanings.first ?? "", priority: priority)
    }
  }

  private static let lines: [Legend.Entry] = [
    Legend.Entry(
      "first line",
      "loss, margin and the band it asks for between equally spaced neighbours, scale, data, step"
    ),
    Legend.Entry(
      "point", "the training point that is right as used and costs most with the margin"),
    Legend.Entry("pull", "how strongly its own class turns it: s · (1 − p) · |slope of ψ|"),
    Legend.Entry(
      "ok note !", "how the run stands: well, worth knowing, or wrong and which key helps"),
  ]
}

/// Signs and their meanings in as many columns as there is room for.
struct HelpPage {
  /// A sign, its meaning, and how soon it is left out: the largest first.
  struct Entry {
    var sign: String
    var meaning: String
    var priority: Int
  }

  var entries: [Entry]
  var area: Rectangle
  var pen: TextPen

  func draw(on frame: inout Frame) {
    let sign = min(2 + (entries.map { pen.width(of: $0.sign) }.max() ?? 0), area.width / 2)
    let isTight = rows(width: area.width - sign) > area.height
    let columns = isTight && area.width >= 140 ? 2 : 1
    let each = area.width / columns - (columns - 1)
    let shown = fitted(width: each - sign, rows: area.height * columns)
    var place = (column: 0, row: 0)
    for (entry, lines) in shown {
      if place.row + lines.count > area.height { place = (place.column + 1, 0) }
      guard place.column < columns else { return }
      let left = area.column + place.column * (each + 2)
      let row = area.row + place.row
      pen.write(entry.sign, column: left, row: row, width: sign - 1, on: &frame)
      for (offset, line) in lines.enumerated() {
        pen.write(
          line, column: left + sign, row: row + offset, width: each - sign, on: &frame,
          tone: .second)
      }
      place.row += lines.count
    }
  }

  private func rows(width: Int) -> Int {
    entries.reduce(0) { $0 + pen.wrapped($1.meaning, width: width).count }
  }

  /// What fits: long sentences are cut to a line, the least important first; then the least
  /// important lines are left out.
  private func fitted(width: Int, rows: Int) -> [(Entry, [String])] {
    var shown = entries.map { ($0, pen.wrapped($0.meaning, width: width)) }
    let ranked = entries.indices.sorted {
      (entries[$0].priority, $0) < (entries[$1].priority, $1)
    }
    var taken = shown.reduce(0) { $0 + $1.1.count }
    for index in ranked.reversed() where taken > rows && shown[index].1.count > 1 {
      taken -= shown[index].1.count - 1
      shown[index].1 = [pen.cut(entries[index].meaning, width: width)]
    }
    return ranked.prefix(rows).sorted().map { shown[$0] }
  }
}
