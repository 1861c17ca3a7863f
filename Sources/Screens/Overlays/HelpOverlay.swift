internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// Help over the whole screen: what is on it now, every key on three pages, what never leaves, the other
/// views, the formula; a page in as many parts as a small screen needs.
struct HelpOverlay {
  let state: State
  let page: Int
  var part: Int = 0

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    pen.heading([title(frame.size, pen)], on: &frame)
    shown(frame.size, pen).draw(on: &frame)
  }

  /// Which page it is, and the keys that turn it and leave, as long as there is room.
  private func title(_ size: Size, _ pen: TextPen) -> String {
    let name =
      [
        "what is on the screen", "keys: run, knobs, losses", "keys: look and ask",
        "keys: stage, compare, keep, leave", "lines, table, knobs", "the other views",
        "more views", "still more views", "the formula",
      ].element(page) ?? "names of classes"
    let parts = shown(size, pen).partCount
    let place = parts > 1 ? "\(min(part, parts - 1) + 1) of \(parts)" : ""
    let short = parts > 1 ? ", " + place : ""
    let number =
      "page \(page + 1) of \(state.helpPageCount)" + (parts > 1 ? ", part " + place : "")
    let titles = [
      "\(name)   \(number)   ? PgDn next, PgUp before   Esc back",
      "\(name)  \(number)  ? next  Esc back", "\(name)\(short)  ? next Esc back",
      "page \(page + 1)\(short)  ? next Esc back", "? next Esc back",
    ]
    return pen.worded(pen.fitting(titles, width: size.width - 2))
  }

  /// How many parts the page has on a screen.
  func partCount(_ size: Size) -> Int { shown(size, TextPen(state)).partCount }

  /// A press on a key does what it does; elsewhere the next page comes.
  func action(for mouse: Mouse, size: Size) -> Action? {
    guard mouse.kind == .press else { return nil }
    guard mouse.row > 0 else {
      return headingKeys(size).action(for: mouse) ?? .program(.helpTurned)
    }
    guard let bindings = bindings.element(page - Self.firstKeys),
      let found = shown(size, TextPen(state)).entry(under: mouse)
    else { return .program(.helpTurned) }
    let binding = bindings[found.index]
    guard let action = binding.stroke(writtenAs: found.scalar)?.action(in: state),
      action != .program(.helpTurned)
    else { return .program(.helpTurned) }
    return .program(.takenFromHelp(action))
  }

  private func headingKeys(_ size: Size) -> HeadingKeys {
    HeadingKeys(
      text: title(size, TextPen(state)),
      actions: [
        ("PgUp before", .program(.helpTurnedBack)), ("Esc back", .program(.wentBack)),
      ])
  }

  private func area(_ size: Size) -> Rectangle {
    let top = size.height >= 24 ? 2 : 1
    return Rectangle(column: 1, row: top, width: size.width - 2, height: size.height - top)
  }

  private func shown(_ size: Size, _ pen: TextPen) -> HelpPage {
    HelpPage(entries: entries, area: area(size), pen: pen, part: part)
  }

  var entries: [HelpPage.Entry] {
    let pages =
      [mainView] + bindings.map(keys) + [lines] + companions
      + [entries(FormulaTerms(state: state).entries)]
    return pages.element(page) ?? names
  }

  /// The first page of keys.
  static let firstKeys = 1

  private var bindings: [[KeyBinding]] {
    [State.runBindings, State.lookBindings, State.keepBindings]
  }

  private func keys(of bindings: [KeyBinding]) -> [HelpPage.Entry] {
    bindings.map { HelpPage.Entry(sign: $0.keys, meaning: $0.help) }
  }

  /// The full names of classes whose marks are shorter.
  private var names: [HelpPage.Entry] {
    zip(state.snapshot.classNames, state.snapshot.classTitles)
      .map { HelpPage.Entry(sign: $0, meaning: $1) }
  }

  private var mainView: [HelpPage.Entry] {
    if let comparison = state.comparison, state.seat == nil {
      let now = LegendEntry("now", ComparisonWords(comparison).text)
      return entries([now] + ComparisonTable.help) + entries(whereNamesAre)
    }
    let now = entries([LegendEntry("now", state.diagnosis.whole)] + state.askedHelp)
    guard state.shownView != FeaturePlane.description.name else {
      let legend = Legend(state).entries.filter { $0.sign != Legend.namesSign }
      return now + entries(legend + FeaturePlane.help + whereNamesAre)
    }
    let help = PanelRegistry.named(state.shownView)?.help ?? []
    return now + entries(help + whereNamesAre)
  }

  /// Where the help has the full names of classes.
  private var whereNamesAre: [LegendEntry] {
    state.hasLongNames
      ? [LegendEntry(Legend.namesSign, "of classes in full: page \(State.helpPages + 1)")] : []
  }

  /// The lines above and below, and what never leaves the screen.
  private var lines: [HelpPage.Entry] {
    entries(Self.lines + AccuracyTable.help + KnobPanel.help)
  }

  /// The views beside the main one, on three pages.
  private var companions: [[HelpPage.Entry]] {
    let views = PanelRegistry.applicable(to: state).filter {
      $0.description.isView && $0.description.name != state.shownView
        && $0.description.name != FeaturePlane.description.name
    }
    let whole = views.map { entries($0.help) }
    // Few views are parted so that no page is empty.
    let all = whole.count < 3 ? whole.joined().map { [$0] } : whole
    let parts = all.indices.dropFirst().flatMap { first in
      (first + 1..<max(all.count, first + 1)).map { second in
        [all[..<first], all[first..<second], all[second...]].map { $0.flatMap(\.self) }
      }
    }
    func longest(_ pages: [[HelpPage.Entry]]) -> Int { pages.map(length).max() ?? 0 }
    let none = [HelpPage.Entry(sign: "v V", meaning: "no other view of this loss is explained")]
    return parts.min { longest($0) < longest($1) } ?? [all.flatMap(\.self) + none, none, none]
  }

  /// About how many lines entries take on a narrow screen.
  private func length(_ entries: [HelpPage.Entry]) -> Int {
    entries.reduce(0) { $0 + 1 + $1.meaning.unicodeScalars.count / 66 }
  }

  private func entries(_ help: [LegendEntry]) -> [HelpPage.Entry] {
    help.map {
      HelpPage.Entry(sign: $0.sign(in: state.display.glyphs), meaning: $0.meanings.first ?? "")
    }
  }

  private static let lines: [LegendEntry] = [
    LegendEntry(
      "first line",
      "loss, margin and the band it asks for between equally spaced neighbours, scale, data, step"
    ),
    LegendEntry(
      "point", "the training point that is right as used and costs most with the margin"),
    LegendEntry(
      "pull",
      "how strongly training turns a point towards its own class: dL/dθ, of a softmax with a scale "
        + "s·(1 − p)·|slope of ψ|"
    ),
    LegendEntry(
      "ok note !", "how the run stands: well, worth knowing, or wrong and which key helps"),
  ]
}

extension Array {
  /// The element at a position; nil beyond the end.
  fileprivate func element(_ index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
