internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The first line: what is trained, on what, how far and how fast.
struct Header {
  private let state: State
  /// Those of the loss's own numbers.
  private let knobs: [Knob]

  init(state: State) {
    self.state = state
    knobs = state.pane.lossKnobs
  }

  func draw(width: Int, on frame: inout Frame) {
    let pen = TextPen(state)
    let room = max(width - 1 - state.columnsLeftFree, 0)
    pen.write(pieces(width: room, pen), column: 1, row: 0, width: room, on: &frame)
  }

  /// The longest wording that fits, its fields as far apart as there is room for.
  private func pieces(width: Int, _ pen: TextPen) -> [TextPen.Piece] {
    for fields in fields {
      for separator in width < 30 ? [" "] : ["   ", "  "] {
        let taken =
          fields.reduce(0) { $0 + pen.width(of: $1.text) } + separator.count * (fields.count - 1)
        guard taken <= width else { continue }
        return fields.enumerated().flatMap { index, field in
          [TextPen.Piece(index == 0 ? "" : separator), field]
        }
      }
    }
    return [TextPen.Piece(pen.cut(title, width: width), .strong)]
  }

  /// Wordings from the longest to the shortest.
  private var fields: [[TextPen.Piece]] {
    let step = plain(
      state.isInThePast ? "step \(state.step) of \(state.timeline.lastStep)" : "step \(state.step)")
    let margin = margin.map(strong)
    let comparison = comparison.map(strong)
    let scale = scale.map(plain)
    let numbers = state.isMetric ? [comparison] : [margin, annealing.map(plain), scale]
    let fewer = state.isMetric ? [comparison] : [margin, scale]
    let least = [(state.isMetric ? shortComparison : shortMargin).map(strong)]
    let name = TextPen.Piece("wedge", .second)
    let seed = plain("seed \(state.configuration.seed)")
    let data = data
    let title = strong(title)
    let loss = [title] + numbers.compactMap(\.self)
    let short = [title] + fewer.compactMap(\.self)
    let speed = plain(speed)
    // Many numbers of a loss do not push out what is trained, and how far.
    let first = [title, strong("\(margins.first?.text ?? "") …")] + [scale].compactMap(\.self)
    let many =
      margins.count < 4
      ? [] : [first + [plain(data), seed, step, speed], first + [plain(data), step, speed]]
    return [
      [name] + loss + [plain(dataInFull), plain(mode), seed, step, speed],
      [name] + loss + [plain("\(data), \(mode)"), seed, step, speed],
      [name] + loss + [plain(data), seed, step, speed], [name] + loss + [plain(data), step, speed],
      loss + [plain(data), step, speed], loss + [plain(state.dataTitle), step, speed],
    ] + many + [
      loss + [step, speed], short + [step, speed], short + [step], short,
      [title] + (least + [scale]).compactMap(\.self), [title] + least.compactMap(\.self),
    ]
  }

  private func plain(_ text: String) -> TextPen.Piece { TextPen.Piece(text) }

  private func strong(_ text: String) -> TextPen.Piece { TextPen.Piece(text, .strong) }

  private var title: String { state.lossDescription.title }

  /// All margins with their units, and the band they ask for between neighbours.
  private var margin: String? {
    guard let shortMargin else { return nil }
    guard let band = state.run.bandText else { return shortMargin }
    guard margins.count == 1, let margin = state.margin, margin.hyperparameter.unit == .radians
    else { return shortMargin + ", " + band }
    // Equal are only an angle and itself; the band need not be as wide.
    let angle = degreesText(margin.value)
    return shortMargin + " = " + angle + (band == "band " + angle ? "" : ", " + band)
  }

  private var shortMargin: String? {
    margins.isEmpty
      ? nil
      : margins.map(\.text).joined(separator: "  ")
  }

  private var margins: [Knob] {
    knobs.filter { $0.subject != scaleSubject && $0.subject != .hyperparameter("lambda") }
  }

  /// What a loss without prototypes is set to: its numbers, then switches and variant in words
  /// where they matter.
  private var comparison: String? {
    guard let shortComparison else { return nil }
    let words = [state.lengthWord, state.variantWord].compactMap(\.self)
    return ([shortComparison] + words).joined(separator: "  ")
  }

  private var shortComparison: String? {
    guard state.isMetric else { return nil }
    let numbers = knobs.compactMap { knob -> String? in
      guard case .hyperparameter(let key) = knob.subject,
        let hyperparameter = state.run.hyperparameter(key), !hyperparameter.isSwitch
      else { return nil }
      return knob.text
    }
    return numbers.joined(separator: "  ") + (state.distanceWord.map { " of \($0)" } ?? "")
  }

  /// The λ of a loss, such as the weight of the plain cosine; not said where it is 0.
  private var annealing: String? {
    guard state.configuration.parameters["lambda"] ?? 0 > 0 else { return nil }
    return knobs.first { $0.subject == .hyperparameter("lambda") }
      .map { "\($0.symbol) \($0.valueText)" }
  }

  private var scaleSubject: KnobSubject? {
    state.lossDescription.scale.map { .hyperparameter($0.key) }
  }

  private var scale: String? {
    if let chosen = state.run.chosenScale { return "s \(chosen)" }
    guard let key = state.lossDescription.scale?.key,
      let knob = knobs.first(where: { $0.subject == scaleSubject })
    else { return nil }
    return "\(knob.shortName) "
      + (state.configuration.parameters[key] == nil ? "–" : knob.valueText)
  }

  private var data: String {
    let words = state.corruptionWords
    return state.dataWords + (words.isEmpty ? "" : " (\(words.joined(separator: ", ")))")
  }

  private var dataInFull: String {
    let heldOut = state.snapshot.heldOut.count
    if state.configuration.isJudged { return "\(data): \(state.snapshot.training.count)" + chosen }
    let held = (heldOut > 0 ? ", \(heldOut) held out" : "") + chosen
    return "\(data): \(state.snapshot.training.count) training\(held)"
  }

  /// From how many rows those on the screen were drawn.
  private var chosen: String {
    guard let table = state.shownTable, table.count < table.originalCount else { return "" }
    return " of \(table.originalCount)"
  }

  private var mode: String {
    "\(state.configuration.modeWords), \(state.configuration.dimension)-D"
  }

  private var speed: String { SpeedWords(state).text }
}

extension Knob {
  /// Its letter and its number.
  fileprivate var text: String { "\(symbol.isEmpty ? title : symbol) \(valueText)" }
}
