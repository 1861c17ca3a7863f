internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Training and held out, as used and with margin: two accuracies are never shown without rows.
struct AccuracyTable: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "accuracy", place: .always, rank: 0, leastWidth: 20
  ) { needs in
    needs.hasBefore ? PanelDescription.Rows(4, 4, 5) : PanelDescription.Rows(3, 3, 3)
  }

  static let help: [LegendEntry] = [
    LegendEntry("as used", "right without the margin, as after training"),
    LegendEntry("with margin", "right although the margin is in place: what training asks for"),
    LegendEntry(
      "mean, 1-NN",
      "without prototypes: the nearest class mean, or the nearest other training point, is right"),
    LegendEntry(
      "before, was",
      "the run before: its numbers at the step that is named (@), kept every ten steps or so, or at "
        + "its end (to): compare runs, not turns of a knob"),
  ]

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    let table = Columns(rectangle)
    let heading = table.isNarrow ? shortHeading : heading
    table.write(heading.0, heading.1, heading.2, 0, pen, .second, on: &frame)
    for (index, row) in rows(table, pen).enumerated() where index + 1 < rectangle.height {
      // Of numbers that ran away nothing is right; the third row is the run before.
      let accuracy = state.session.isFinite || index == 2 ? row.accuracy : nil
      let second = state.isMetric ? accuracy?.nearestNeighbour : accuracy?.withPrototypes
      table.write(
        row.name, percent(accuracy?.asUsed, table), percent(second, table),
        index + 1, pen, index == 2 ? .second : .plain, on: &frame)
    }
    writeMeans(rectangle, pen, on: &frame)
    writeBeforeAngles(rectangle, pen, on: &frame)
  }

  /// Which embeddings are judged, and by what, where that is not plain.
  private func writeMeans(_ rectangle: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    guard state.configuration.isJudged, rectangle.height > 2, let table = state.configuration.table
    else { return }
    let hasMeans = table.hasMeans || table.prototypes.isEmpty || state.isMetric
    let wordings = meansWords(hasMeans: hasMeans)
    guard !wordings.isEmpty else { return }
    pen.write(
      pen.fitting(wordings, width: rectangle.width), column: rectangle.column,
      row: rectangle.row + 2, width: rectangle.width, on: &frame, tone: .second)
  }

  /// The longest first; none where prototypes came with rows that are all judged.
  private func meansWords(hasMeans: Bool) -> [String] {
    let forTest = state.snapshot.training.isCounted
    guard forTest.isEmpty else {
      let others = forTest.count { !$0 }
      return hasMeans
        ? [
          "by means of the \(others) rows for training, drawn but not judged",
          "by means of the \(others) rows for training", "by training means",
        ]
        : [
          "the \(others) rows for training are drawn, but not judged",
          "\(others) rows for training not judged", "rows for test alone",
        ]
    }
    return hasMeans
      ? [
        "by means of all rows, which flatter; wedge judge leaves each out",
        "by means of all rows, which have seen them", "by means of all rows",
      ] : []
  }

  private var heading: (String, String, String) {
    guard state.isMetric else { return ("accuracy", "as used", "with margin") }
    let most = max(state.snapshot.training.count, state.snapshot.heldOut.count)
    let isSample = most > NearestNeighbour.mostQueries
    let asked = isSample ? " of \(NearestNeighbour.mostQueries)" : ""
    return ("accuracy", "nearest mean", "1-NN" + asked)
  }

  private var shortHeading: (String, String, String) {
    state.isMetric ? ("in %", "mean", "1-NN") : ("in %", "used", "with m")
  }

  private struct Row {
    var name: String
    var accuracy: Accuracy?
  }

  private func rows(_ table: Columns, _ pen: TextPen) -> [Row] {
    let training = state.snapshot.training
    let heldOut = state.snapshot.heldOut
    let counts = table.rectangle.width >= 44
    if state.configuration.isJudged {
      let set = state.run.countedSet
      let short = training.isCounted.isEmpty ? "rows" : "test"
      let names = ["\(set) (\(training.counted.count))", set, short]
      let name = pen.fitting(names, width: table.nameWidth)
      return [Row(name: name, accuracy: training.accuracy)]
    }
    var rows = [
      Row(
        name: "training" + (counts ? " (\(training.count))" : ""), accuracy: training.accuracy),
      Row(
        name: "held out" + (counts && heldOut.count > 0 ? " (\(heldOut.count))" : ""),
        accuracy: heldOut.accuracy),
    ]
    if let before = state.before {
      rows.append(
        Row(
          name: pen.fitting(namesBefore(before), width: table.nameWidth),
          accuracy: before.heldOut ?? before.training))
    }
    return rows
  }

  /// What the run before is called, its step and its set; nil without one.
  var nameOfBefore: String? { state.before.map { namesBefore($0)[0] } }

  /// What the run before is called, the longest first, and the step that its numbers are of, which is
  /// seldom this one: a word that came and went with it would flicker.
  private func namesBefore(_ before: RunNumbers) -> [String] {
    let called = state.run.recordBefore?.name(at: before.step)
    let loss = LossRegistry.descriptions.first { $0.name == called?.loss }
    let (name, sign) = (loss?.title ?? "r", loss?.sign ?? "r")
    let end = state.run.isBeyondBefore ? " to \(before.step)" : nil
    let (inFull, step) = (end ?? " at step \(before.step)", end ?? " at \(before.step)")
    let briefly = end ?? " @\(before.step)"
    let set = before.heldOut == nil ? "training" : "held out"
    let margin = called?.margin(at: before.step).map { " \($0)" } ?? ""
    return [
      "before: \(name)\(margin)\(inFull), \(set)", "before: \(name)\(margin)\(inFull)",
      "before: \(name)\(margin)\(step)", "before: \(sign)\(margin)\(step)",
      "was \(sign)\(margin)\(step)", "was \(sign)\(margin)\(briefly)", "before: \(name)\(step)",
      "before: \(sign)\(step)",
      "was \(sign)\(step)", "\(sign)\(step)", "\(sign)@\(before.step)", "was @\(before.step)",
      "@\(before.step)",
    ]
  }

  /// The run before also tells its angles, where there is room.
  private func writeBeforeAngles(
    _ rectangle: Rectangle, _ pen: TextPen, on frame: inout Frame
  ) {
    guard state.classifier.isOfAngles, let before = state.before, let own = before.ownAngle,
      rectangle.height > 4
    else { return }
    let narrowest = before.narrowestAngle.map { "  narrowest \(degreesText($0))" } ?? ""
    pen.write(
      "  at step \(before.step): own \(degreesText(own))\(narrowest)", column: rectangle.column,
      row: rectangle.row + 4, width: rectangle.width, on: &frame, tone: .second)
  }

  /// A share as a percentage, without its sign where there is little room.
  private func percent(_ share: Double?, _ table: Columns) -> String {
    guard let share else { return table.isNarrow ? "–" : "–  " }
    let text = percentText(share, table.isNarrow && share == 1 ? 0 : 1)
    return table.isNarrow ? text : text + " %"
  }

  /// A column of names and two of numbers, these flush right.
  private struct Columns {
    let rectangle: Rectangle
    let isNarrow: Bool
    private let ends: (used: Int, margin: Int)
    /// What is left of the numbers and a space.
    var nameWidth: Int { ends.used - (isNarrow ? 5 : 8) }

    init(_ rectangle: Rectangle) {
      self.rectangle = rectangle
      isNarrow = rectangle.width < 36
      let last = min(rectangle.width, 46)
      ends = isNarrow ? (13, 20) : (last - 15, last - 1)
    }

    func write(
      _ name: String, _ used: String, _ margin: String, _ row: Int, _ pen: TextPen,
      _ tone: TextPen.Tone, on frame: inout Frame
    ) {
      let row = rectangle.row + row
      let columns = [0, ends.used - pen.width(of: used), ends.margin - pen.width(of: margin)]
      for (column, text) in zip(columns, [name, used, margin]) {
        pen.write(
          text, column: rectangle.column + column, row: row, width: rectangle.width - column,
          on: &frame, tone: tone)
      }
    }
  }
}

extension Accuracy {
  /// Right with the margin in place; nil where nearest neighbours were asked in its stead.
  var withPrototypes: Double? { nearestNeighbour == nil ? withMargin : nil }
}
