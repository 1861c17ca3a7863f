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
    let name =
      [
        "keys: run, knobs, losses", "keys: look, ask, keep", "the main view",
        "lines, table, knobs", "the other views",
      ].element(page) ?? "names of classes"
    let number = "page \(page + 1) of \(state.helpPageCount)"
    let titles = [
      "\(name)   \(number)   ? next page   Esc back", "\(name)  \(number)  ? next", name,
    ]
    pen.heading(titles, on: &frame)
    guard page < State.helpPages else {
      return NamesPage(state: state).draw(
        page - State.helpPages, in: area(frame.size), on: &frame)
    }
    shown(frame.size, pen).draw(on: &frame)
  }

  /// A press on a key does what it does; elsewhere the next page comes.
  func action(for mouse: Mouse, size: Size) -> Action? {
    guard mouse.kind == .press else { return nil }
    guard bindings.indices.contains(page),
      let found = shown(size, TextPen(state)).entry(under: mouse)
    else { return .helpTurned }
    let binding = bindings[page][found.index]
    guard let action = binding.stroke(writtenAs: found.scalar)?.action, action != .helpTurned
    else { return .helpTurned }
    return .takenFromHelp(action)
  }

  private func area(_ size: Size) -> Rectangle {
    let top = size.height >= 24 ? 2 : 1
    return Rectangle(column: 1, row: top, width: size.width - 2, height: size.height - top)
  }

  private func shown(_ size: Size, _ pen: TextPen) -> HelpPage {
    let area = area(size)
    let pages = bindings.map(keys) + [mainView, lines, companions]
    return HelpPage(entries: pages[page], area: area, pen: pen)
  }

  private var bindings: [[KeyBinding]] { [State.runBindings, State.lookBindings] }

  private func keys(of bindings: [KeyBinding]) -> [HelpPage.Entry] {
    bindings.map { HelpPage.Entry(sign: $0.keys, meaning: $0.help, priority: $0.priority) }
  }

  private var mainView: [HelpPage.Entry] {
    guard state.shownView != FeaturePlane.description.name else {
      let legend = Legend(state).entries.filter { $0.sign != Legend.namesSign }
      return entries(legend + FeaturePlane.help + whereNamesAre, priority: 1)
    }
    return entries(PanelRegistry.named(state.shownView)?.help ?? [], priority: 1)
  }

  /// Where the help has the full names of classes.
  private var whereNamesAre: [Legend.Entry] {
    NamesPage(state: state).pages.isEmpty
      ? []
      : [Legend.Entry(Legend.namesSign, "of classes in full: page \(State.helpPages + 1)")]
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
    for item in items {
      pen.write(
        entries[item.index].sign, column: item.column, row: item.row, width: item.sign - 1,
        on: &frame)
      for (offset, line) in item.lines.enumerated() {
        pen.write(
          line, column: item.column + item.sign, row: item.row + offset,
          width: item.width - item.sign, on: &frame, tone: .second)
      }
    }
  }

  /// The entry under the mouse, and the scalar of its sign where it stands on that.
  func entry(under mouse: Mouse) -> (index: Int, scalar: Unicode.Scalar?)? {
    let found = items.first { item in
      (item.row..<item.row + item.lines.count).contains(mouse.row)
        && (item.column..<item.column + item.width).contains(mouse.column)
    }
    return found.map { item in
      let sign = Array(entries[item.index].sign.unicodeScalars)
      let place = mouse.column - item.column
      let isOnSign = mouse.row == item.row && sign.indices.contains(place)
      return (item.index, isOnSign ? sign[place] : nil)
    }
  }

  /// An entry and where it stands.
  private struct Item {
    var index: Int
    var lines: [String]
    var column: Int
    var row: Int
    /// Columns of all of it, and of its sign.
    var width: Int
    var sign: Int
  }

  private var items: [Item] {
    let sign = min(2 + (entries.map { pen.width(of: $0.sign) }.max() ?? 0), area.width / 2)
    let isTight = rows(width: area.width - sign) > area.height
    let columns = isTight && area.width >= 140 ? 2 : 1
    let each = area.width / columns - (columns - 1)
    var items: [Item] = []
    var place = (column: 0, row: 0)
    for (index, lines) in fitted(width: each - sign, rows: area.height * columns) {
      if place.row + lines.count > area.height { place = (place.column + 1, 0) }
      guard place.column < columns else { return items }
      items.append(
        Item(
          index: index, lines: lines, column: area.column + place.column * (each + 2),
          row: area.row + place.row, width: each, sign: sign))
      place.row += lines.count
    }
    return items
  }

  private func rows(width: Int) -> Int {
    entries.reduce(0) { $0 + pen.wrapped($1.meaning, width: width).count }
  }

  /// What fits: long sentences are cut to a line, the least important first; then the least
  /// important lines are left out.
  private func fitted(width: Int, rows: Int) -> [(Int, [String])] {
    var shown = entries.indices.map { ($0, pen.wrapped(entries[$0].meaning, width: width)) }
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

extension State {
  /// Pages of the help, with those that names of classes need.
  var helpPageCount: Int { State.helpPages + NamesPage(state: self).pages.count }
}

extension Array {
  /// The element at a position; nil beyond the end.
  fileprivate func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
