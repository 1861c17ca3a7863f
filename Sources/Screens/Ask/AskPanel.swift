internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// What is asked about, in numbers: a training point, a place of the plane, or a prototype.
struct AskPanel: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "ask", place: .alwaysSecond, rank: 0, leastWidth: 30,
    applies: { $0.asked != nil }
  ) { needs in
    PanelDescription.Rows(min(needs.answerRows, 8), needs.answerRows, needs.answerRows + 1)
  }

  static let help: [LegendEntry] = [
    LegendEntry(
      "ask",
      "i or a click: why a point is pulled, with its gradient beside differences of the loss; Tab: "
        + "who wins on empty plane, prototypes")
  ]

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard let asked = state.asked else { return }
    let pen = TextPen(state)
    let answer: Answer =
      switch asked {
      case .sample(let sample): state.answer(sample: sample)
      case .spot(let spot): state.answer(spot: spot)
      case .prototype(let row): state.answer(prototype: row)
      }
    pen.title(answer.titles, in: rectangle, on: &frame)
    var area = rectangle
    area.row += 1
    area.height -= 1
    if case .sample(let sample) = asked, area.width >= 44, area.height >= 6,
      let picture = state.session.picture(of: sample)
    {
      let sketch = PictureSketch(picture, isASCII: pen.isASCII)
      sketch.draw(
        column: area.column + 1, row: area.row + 1, color: pen.theme.text, on: &frame)
      area.column += sketch.width + 3
      area.width -= sketch.width + 3
    }
    write(answer, in: area, pen, on: &frame)
  }

  /// The verdict, then as many lines as there is room for, the last one for what hands can do.
  private func write(
    _ answer: Answer, in area: Rectangle, _ pen: TextPen, on frame: inout Frame
  ) {
    let verdict = pen.wrapped(answer.verdict, width: area.width).prefix(2)
    let lines = answer.lines.prefix(max(0, area.height - verdict.count - 1))
    let texts =
      verdict.map { ($0, TextPen.Tone.strong) }
      + lines.map { (pen.fitting($0.map(pen.bare), width: area.width), TextPen.Tone.plain) }
      + [(pen.fitting(answer.hints, width: area.width), TextPen.Tone.second)]
    for (offset, text) in texts.enumerated() where offset < area.height {
      pen.write(
        text.0, column: area.column, row: area.row + offset, width: area.width, on: &frame,
        tone: text.1)
    }
  }
}

/// What is said of something that is asked about.
struct Answer: Equatable {
  /// The longest wording first, here and below.
  var titles: [String]
  /// What a student should take away.
  var verdict: String
  /// The most important line first.
  var lines: [[String]]
  /// What hands can do with it.
  var hints: [String]
}

extension State {
  /// Numbers in the letters of a class.
  func className(_ label: Int) -> String {
    snapshot.classNames.indices.contains(label) ? snapshot.classNames[label] : "?"
  }

  /// What hands can do now.
  var handHints: [String] {
    guard pane.held == nil else {
      return [
        "in your hand: arrows move it, Enter puts it down, Esc back",
        "in your hand: Enter puts it down, Esc back", "in hand: Enter puts down, Esc back",
      ]
    }
    switch pane.asked {
    case .spot:
      return ["a adds a point here, A a class; Tab: prototypes", "a adds a point here, A a class"]
    case .prototype: return ["Enter picks it up, arrows turn it; Tab: points", "Enter picks it up"]
    default:
      return configuration.mode == .encoder
        ? ["Tab: empty plane, prototypes; x strikes it out", "Tab: empty plane; x strikes it out"]
        : [
          "Enter picks it up, a adds one beside it, x strikes it out",
          "Enter picks up, a adds, x strikes out",
        ]
    }
  }

  /// The rows that an answer fills with its title, as a rule.
  var answerRows: Int {
    switch pane.asked {
    case nil: 0
    case .sample: run.isMetric ? 8 : 10
    case .spot: run.isMetric ? 4 : 7
    case .prototype: 6
    }
  }
}
