public import Cells
internal import Drawing
public import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// A view as a drawing for slides and papers, or that of several runs: a title, the view, how it is read, and what the run has come
/// to; the same panels as on the screen, their shapes kept as they are.
///
/// - Precondition: the state's glyphs are shapes, and the size is that of the smallest figure at least.
public func figure(_ state: State, size: Size) -> Frame {
  let least = Size.smallestFigure
  precondition(size.width >= least.width && size.height >= least.height, "\(size)")
  var frame = Frame(size: size, fill: state.display.ground)
  if let comparison = state.comparison, !comparison.isEnlarged {
    PanesFigure(state: state, comparison: comparison).draw(on: &frame)
  } else {
    FigureScreen(state: state.figured).draw(on: &frame)
  }
  return frame
}

extension Size {
  /// Below this nothing of a view is left between its title and its numbers.
  public static let smallestFigure = Size(width: 20, height: 12)
}

private struct FigureScreen {
  let state: State

  /// Columns of the notes beside the view.
  private static let notes = 42

  func draw(on frame: inout Frame) {
    let pen = TextPen(state)
    pen.heading(titles, row: 1, indent: 2, on: &frame)
    let body = Rectangle(column: 2, row: 3, width: frame.width - 4, height: frame.height - 7)
    let panel = PanelRegistry.named(state.shownView)
    let hasNotes = body.width >= Self.notes + 44 && panel?.description.place != .viewOnly
    let view = Rectangle(
      column: body.column, row: body.row, width: body.width - (hasNotes ? Self.notes + 2 : 0),
      height: body.height)
    MainView(state: state).draw(in: view, on: &frame)
    if hasNotes {
      let notes = Rectangle(
        column: body.column + view.width + 2, row: body.row, width: Self.notes,
        height: body.height)
      drawNotes(in: notes, pen, on: &frame)
    }
    pen.write(
      pen.fitting(state.formula.wordings().map(\.text), width: frame.width - 4), column: 2,
      row: frame.height - 3, width: frame.width - 4, on: &frame)
    pen.write(
      pen.cut(numbers, width: frame.width - 4), column: 2, row: frame.height - 2,
      width: frame.width - 4, on: &frame, tone: .second)
  }

  private var titles: [String] {
    let setting = SettingWords(state.pane)
    let data = state.dataWords
    let run = "step \(state.step), seed \(state.configuration.seed)"
    let loss = [setting.title, setting.inFull, state.run.bandText].compactMap(\.self).joined(
      separator: "   ")
    let step = "step \(state.step)"
    return [
      "\(loss)   \(data)   \(run)", "\(loss)   \(run)",
      "\(setting.title)  \(setting.inFull)  \(step)",
      "\(setting.title) \(setting.short) \(step)", loss, setting.title,
    ]
  }

  private var numbers: String {
    let numbers = ComparisonNumbers(state.run)
    let second = state.isMetric ? "1-NN" : "with margin"
    let angles =
      state.classifier.isOfAngles
      ? "own class \(numbers.own)°   narrowest pair \(numbers.narrowest)°   " : ""
    // Angles and the loss are of what is trained on.
    let training = state.numbers.heldOut == nil ? "" : "training: "
    return "\(numbers.setName): right \(numbers.used) %, \(second) \(numbers.second) %   "
      + "\(training)\(angles)loss \(numbers.loss)"
  }

  /// How the view is read: its legend, behind the classes whose samples it shows.
  private func drawNotes(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    let isPlane = state.shownView == FeaturePlane.description.name
    let entries =
      isPlane
      ? planeLegend(on: frame) : PanelRegistry.named(state.shownView)?.init(state).legend ?? []
    var row = area.row
    if PanelRegistry.named(state.shownView)?.description.showsClasses ?? false {
      row = drawClasses(area, pen, on: &frame)
    }
    let indent = 1 + (entries.map { pen.width(of: $0.sign) } + [10]).reduce(0, max)
    for entry in entries {
      let lines = pen.wrapped(entry.meanings.first ?? "", width: area.width - indent)
      guard row + lines.count <= area.row + area.height else { return }
      pen.write(entry.sign, column: area.column, row: row, width: indent - 1, on: &frame)
      for (offset, line) in lines.enumerated() {
        pen.write(
          line, column: area.column + indent, row: row + offset, width: area.width - indent,
          on: &frame, tone: .second)
      }
      row += lines.count
    }
  }

  /// Without the sign of widths where no band had room for one.
  private func planeLegend(on frame: Frame) -> [LegendEntry] {
    let hasWidths = frame.shapes.contains {
      if case .letter(_, "°", _, _) = $0 { true } else { false }
    }
    return Legend(state).entries.filter { hasWidths || $0.sign != Legend.widthSign }
  }

  /// Every class's shape and what it is called; the row after them.
  private func drawClasses(_ area: Rectangle, _ pen: TextPen, on frame: inout Frame) -> Int {
    let titles = state.snapshot.classTitles
    frame.shapes.append(
      .area(
        Place(x: 100 * area.column, y: 200 * area.row),
        Place(x: 100 * (area.column + area.width), y: 200 * (area.row + area.height))))
    let room = area.height / 2
    // The last row says how many more there are.
    let shown = titles.prefix(titles.count > room ? room - 1 : room)
    for (index, title) in shown.enumerated() {
      let row = area.row + index
      frame.shapes.append(
        .sample(
          Place(x: 100 * area.column + 50, y: 200 * row + 100), classIndex: index,
          pen.theme.point(index), .full))
      let name = state.snapshot.classNames[index]
      pen.write(
        name == title ? "class \(name)" : "\(name)  \(title)", column: area.column + 2, row: row,
        width: area.width - 2, on: &frame)
    }
    let rest = titles.count - shown.count
    guard rest > 0 else { return area.row + shown.count + 1 }
    pen.write(
      "… and \(rest) more", column: area.column + 2, row: area.row + shown.count,
      width: area.width - 2, on: &frame, tone: .second)
    return area.row + shown.count + 2
  }
}
