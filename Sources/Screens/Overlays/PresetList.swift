internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The settings of the papers and their verdicts, over the whole screen.
struct PresetList {
  let state: State
  /// Position of the chosen one.
  let chosen: Int

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    let room = state.run.verdictRoom
    pen.heading([title(frame.width, pen)], on: &frame)
    let columns = PresetColumns(Preset.all, width: frame.width - 2, pen)
    // The verdict of the chosen one has the last lines to itself where the list cuts it.
    let (first, rows, notes) = shown(columns, height: frame.height)
    for (offset, preset) in Preset.all.enumerated().dropFirst(first).prefix(rows) {
      draw(
        preset, PresetVerdict(preset, room), isChosen: offset == chosen, row: 1 + offset - first,
        columns, pen, on: &frame)
    }
    guard notes > 0, frame.height >= 6 else { return }
    let verdict = PresetVerdict(Preset.all[chosen], room)
    let whole = columns.cut(Preset.all[chosen], pen) + verdict.words
    var lines = pen.wrapped(whole, width: frame.width - 5)
    if lines.count > notes {
      lines[notes - 1] = pen.cut(lines[notes - 1] + " " + lines[notes], width: frame.width - 5)
    }
    for (offset, line) in lines.prefix(notes).enumerated() {
      pen.write(
        (offset == 0 ? verdict.mark : "  ") + " " + line, column: 1,
        row: frame.height - notes + offset, width: frame.width - 2, on: &frame)
    }
  }

  private func title(_ width: Int, _ pen: TextPen) -> String {
    let room = state.run.verdictRoom
    let titles = [
      "settings from the papers, and for the plane   verdicts for \(room.words)   ↑↓ choose   "
        + "\(enter)   Esc back",
      "settings: verdicts for \(room.words)   Enter takes   Esc back",
      "settings   Enter takes   Esc back", "Enter takes   Esc back", "Esc back",
    ]
    return pen.worded(pen.fitting(titles, width: width - 2))
  }

  private var enter: String {
    "Enter \(state.run.verdictRoom.isJudged ? "judges" : "begins a new run") with it"
  }

  /// A preset in words: loss, setting, where it is from.
  static func words(of position: Int) -> String {
    PresetColumns.texts(Preset.all[position], .full).filter { !$0.isEmpty }
      .joined(separator: ", ")
  }

  /// The first one shown, how many are, and how many lines are left for a verdict.
  private func shown(
    _ columns: PresetColumns, height: Int
  ) -> (first: Int, rows: Int, notes: Int) {
    let notes = columns.verdict >= 100 ? 0 : columns.isNarrow ? 4 : 2
    let rows = max(height - 2 - notes, 1)
    return (min(max(0, chosen - rows / 2), max(0, Preset.all.count - rows)), rows, notes)
  }

  /// A press marks a setting, or takes the marked one; the wheel goes through the list.
  func action(for mouse: Mouse, size: Size) -> Action? {
    let columns = PresetColumns(Preset.all, width: size.width - 2, TextPen(state))
    let (first, rows, _) = shown(columns, height: size.height)
    switch mouse.kind {
    case .wheelUp: return .preset(.previous)
    case .wheelDown: return .preset(.next)
    case .press where mouse.row == 0:
      return HeadingKeys(
        text: title(size.width, TextPen(state)),
        actions: [
          (enter, .preset(.taken)), ("Enter takes", .preset(.taken)),
          ("Esc back", .program(.wentBack)),
        ]
      ).action(for: mouse)
    case .press where (1...rows).contains(mouse.row):
      let preset = first + mouse.row - 1
      guard Preset.all.indices.contains(preset) else { return nil }
      return preset == chosen ? .preset(.taken) : .preset(.marked(preset))
    default: return nil
    }
  }

  private func draw(
    _ preset: Preset, _ verdict: PresetVerdict, isChosen: Bool, row: Int, _ columns: PresetColumns,
    _ pen: TextPen, on frame: inout Frame
  ) {
    let tone: TextPen.Tone = isChosen ? .chosen : preset.isPublished ? .plain : .second
    let texts = columns.texts(preset)
    var column = 1
    let line = zip(texts, columns.widths).map { text, width in
      let text = pen.cut(text, width: width)
      return text + String(repeating: " ", count: max(0, width - pen.width(of: text)))
    }
    for text in line {
      pen.write(
        text + " ", column: column, row: row, width: frame.width - column, on: &frame, tone: tone)
      column += pen.width(of: text) + 1
    }
    if columns.verdict >= 40 {
      pen.write(
        "\(verdict.mark) " + pen.cut(verdict.words, width: columns.verdict - 3), column: column,
        row: row,
        width: columns.verdict, on: &frame, tone: isChosen ? .chosen : .second)
    } else {
      pen.write(
        verdict.mark == "  " ? "ok" : verdict.mark, column: column, row: row, width: 2, on: &frame,
        tone: tone
      )
    }
  }
}

extension PresetVerdict {
  /// In two columns; blank where nothing stands in the way.
  fileprivate var mark: String {
    followsLength ? "~ " : !isFeasible ? "! " : isTooSteep ? "s!" : "  "
  }
}

/// The columns of the list: loss, setting, where it is from, and what is left for the verdict.
struct PresetColumns {
  /// How a source is written.
  fileprivate enum Source: CaseIterable {
    case full, short, none
  }

  private(set) var widths: [Int]
  /// Whether settings are cut for want of room.
  private(set) var isNarrow: Bool = false
  private(set) var verdict: Int
  private let source: Source

  init(_ presets: [Preset], width: Int, _ pen: TextPen) {
    let forms = Source.allCases.map { source in
      let texts = presets.map { Self.texts($0, source) }
      var widths = texts[0].indices.map { column in
        texts.map { pen.width(of: $0[column]) }.max() ?? 0
      }
      // One long setting does not take the room of all verdicts.
      if source != .none { widths[1] = min(widths[1], source == .full ? 34 : 31) }
      return (source, widths, width - widths.reduce(0) { $0 + $1 + 1 })
    }
    (source, widths, verdict) = forms.first { $0.2 >= 2 } ?? forms[forms.count - 1]
    guard verdict < 2 else { return }
    isNarrow = true
    widths[1] = max(widths[1] + verdict - 2, 0)
    verdict = 2
  }

  /// The setting of one whose line cuts it.
  func cut(_ preset: Preset, _ pen: TextPen) -> String {
    let setting = texts(preset)[1]
    return pen.width(of: setting) > widths[1] ? setting + ": " : ""
  }

  func texts(_ preset: Preset) -> [String] { Self.texts(preset, source) }

  fileprivate static func texts(_ preset: Preset, _ form: Source) -> [String] {
    guard let description = preset.description, let citation = preset.citation else {
      return form == .none ? ["", ""] : ["", "", ""]
    }
    let setting = description.hyperparameters.compactMap { each -> String? in
      guard let value = preset.parameters[each.key], !each.isSwitch || value == 1 else {
        return nil
      }
      if each.isSwitch { return each.title }
      return "\(each.shortName) \(numberText(value, from: 0, through: 3))"
    }.joined(separator: "  ")
    let first = citation.authors.split { ",&".contains($0) }.first.map(String.init) ?? ""
    let name = first.split(separator: " ").last.map(String.init) ?? ""
    let title = description.title + (preset.note.isEmpty ? "" : " \(preset.note)")
    switch (form, preset.isPublished) {
    case (.none, _): return [title, setting]
    case (_, false): return [title, setting, form == .full ? "for the plane" : "plane"]
    case (.short, true): return [title, setting, "\(name) \(citation.year)"]
    case (.full, true):
      return [title, setting, "\(name) \(citation.venue) \(citation.year), \(preset.origin)"]
    }
  }
}
