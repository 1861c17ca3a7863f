internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The text's table of boundaries, live: what each loss asks for of the same two classes, as it is set or
/// was set last, and an angle plane of each over the same axes.
struct BoundaryTable: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "boundaries", isView: true, place: .viewOnly, rank: 12, leastWidth: 60,
    applies: {
      $0.session.metricLoss == nil && $0.classifier.isOfAngles && $0.snapshot.classes > 1
    }
  ) { _ in PanelDescription.Rows(12, 20, 60) }

  static let help: [LegendEntry] = [
    LegendEntry("training", "where both classes' logits are equal, with the margin"),
    LegendEntry("as used", "where the decision changes, without it"),
    LegendEntry(
      "band",
      "between the two prototypes as they stand; > where it is more than they leave; overlap: both say yes"
    ),
    LegendEntry(
      "pictures", "angles to both prototypes, the same axes; line: as used, coloured: in training"),
    LegendEntry("press", "on a loss: trains it from here on"),
  ]

  private let rows: [BoundaryRow]
  private let state: State
  /// Nil where fewer than two prototypes point anywhere.
  private let angles: PairAngles?

  /// Whether the loss that trains has a say in the prototypes' lengths.
  private let lengthsCount: Bool

  init(_ state: State) {
    self.state = state
    lengthsCount = state.classifier.amplitude == .bothNorms
    rows = BoundaryRow.all(of: state)
    var angles = AnglePlane(state).pair.map { PairAngles(state.snapshot, pair: $0) }
    if !lengthsCount { angles?.norms = (1, 1) }
    self.angles = angles
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    guard let angles else {
      pen.title(["boundaries"], in: rectangle, on: &frame)
      return pen.write(
        "needs two prototypes", column: rectangle.column + 2, row: rectangle.row + 2,
        width: rectangle.width - 2, on: &frame, tone: .second)
    }
    let places = BoundaryPlaces(rectangle, count: rows.count)
    pen.title(titles(angles), in: places.title, on: &frame)
    write(headings, row: places.headings.row, rectangle, pen, .second, on: &frame)
    for (row, place) in zip(rows, places.rows) {
      write(
        cells(row, angles), row: place.row, rectangle, pen, row.isChosen ? .chosen : .plain,
        on: &frame)
    }
    if let caption = places.caption {
      pen.write(
        pen.fitting(captions(angles), width: caption.width), column: caption.column,
        row: caption.row, width: caption.width, on: &frame, tone: .second)
    }
    for (row, place) in zip(rows, places.pictures) {
      let picture = BoundaryPicture(
        state: state, row: row, angles: angles, limit: angles.limit)
      picture.draw(in: place, on: &frame)
    }
  }

  func action(for mouse: Mouse, in rectangle: Rectangle) -> Action? {
    guard mouse.kind == .press, angles != nil else { return nil }
    let places = BoundaryPlaces(rectangle, count: rows.count)
    let index =
      places.rows.firstIndex { $0.contains(mouse) }
      ?? places.pictures.firstIndex { $0.contains(mouse) }
    guard let index, !rows[index].isChosen else { return nil }
    return .loss(.chosen(rows[index].description.name))
  }

  private func ratio(_ angles: PairAngles) -> Double {
    angles.norms.second / max(angles.norms.first, .leastNormalMagnitude)
  }

  private func names(_ angles: PairAngles) -> (own: String, other: String) {
    let names = state.snapshot.classNames
    let glyphs = state.display.glyphs
    return (
      ClassSign.angleName(names[angles.pair.first], glyphs),
      ClassSign.angleName(names[angles.pair.second], glyphs)
    )
  }

  private func captions(_ angles: PairAngles) -> [String] {
    let names = names(angles)
    let axes = "\(names.own) to the right, \(names.other) up, 0° to \(angles.limit)°"
    let lines = "\(axes); thin: as used, coloured: in training"
    let full = "\(lines), between them the band"
    guard state.display.glyphs == .shapes else {
      return ["\(full). A press trains a loss.", lines, axes]
    }
    let hasRoom = rows.allSatisfy { $0.hasRoom(angles) }
    let noRoom = hasRoom ? "" : "; >: more than has room"
    return [full + noRoom, lines + noRoom, full, lines, axes]
  }

  private func titles(_ angles: PairAngles) -> [String] {
    let names = state.snapshot.classNames
    let pair = "\(names[angles.pair.first]) and \(names[angles.pair.second])"
    let apart = "\(degreesText(angles.between)) apart"
    let bands = lengthsCount ? "; bands at equal ‖w‖" : ""
    return [
      "boundaries between \(pair), \(apart)\(bands): each loss as it is set, or was last",
      "boundaries between \(pair), \(apart): each loss as it is set, or was last",
      "boundaries between \(pair), \(apart)", "\(pair), \(apart)", "boundaries",
    ]
  }
}

extension BoundaryTable {
  /// What a row says, each cell's longest wording first.
  private struct Cells {
    var loss: [String]
    var setting: [String]
    var training: [String]
    var used: [String]
    var band: [String]
  }

  private var headings: Cells {
    Cells(
      loss: ["loss"], setting: ["set to"], training: ["in training"], used: ["as used"],
      band: ["band"])
  }

  private func cells(_ row: BoundaryRow, _ angles: PairAngles) -> Cells {
    let names = names(angles)
    return Cells(
      loss: [row.description.title], setting: [row.setting],
      training: row.inTraining(
        of: angles.pair.first, names, ratio: lengthsCount ? ratio(angles) : nil),
      used: [row.loss.boundaryAsUsed(names.own, names.other)],
      band: [row.bandText(angles)])
  }

  /// Loss, setting and band have the room they need; what is left is for the rules.
  private func write(
    _ cells: Cells, row: Int, _ area: Rectangle, _ pen: TextPen, _ tone: TextPen.Tone,
    on frame: inout Frame
  ) {
    let longest = rows.map { pen.width(of: $0.description.title) }.max() ?? 0
    let bands = angles.map { angles in rows.map { pen.width(of: $0.bandText(angles)) } } ?? []
    let loss = min(max(longest + 2, 13), area.width >= 100 ? 22 : 16)
    let band = max(8, (bands.max() ?? 0) + 1)
    let setting = area.width >= 100 ? 22 : 0
    let used = area.width >= 78 ? 24 : 0
    let training = max(area.width - loss - setting - used - band, 0)
    var column = area.column
    for (texts, width) in [
      (cells.loss, loss), (cells.setting, setting), (cells.training, training),
      (cells.used, used),
    ] where width > 0 {
      let text = pen.cut(pen.fitting(texts, width: width - 2), width: width - 2)
      pen.write(text, column: column, row: row, width: width - 2, on: &frame, tone: tone)
      column += width
    }
    let text = cells.band[0]
    pen.write(
      text, column: area.column + area.width - pen.width(of: text) - 1, row: row, width: band,
      on: &frame, tone: tone)
  }
}
