internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Training

/// What there is to say of a state, each thing by itself, so that what was said before is not said again.
struct Told: Equatable, Sendable {
  var run = ""
  var view = ""
  /// The numbers of that view.
  var viewNumbers: [String] = []
  var knobs: [SpokenItem] = []
  var look: [SpokenItem] = []
  var chosen = ""
  var step = 0
  var accuracies = ""
  /// What the last key said, and what is found of the run.
  var words = ""
  var diagnosis = ""
  /// What it is about, whatever its numbers.
  var finding = ""
  /// What the threshold of the open set is worth.
  var threshold = ""
  var answer: [String] = []
  /// What lies over the picture, and what is typed.
  var over: [String] = []
  var typed = ""
}

extension Told {
  init(of state: State) {
    // Keys turn the marked run, or all: the first stands for them.
    let turned = state.comparison.map { state.focused(on: $0.marked ?? 0) } ?? state
    let knobs = turned.knobs
    self.knobs = knobs.map { SpokenItem(name: Self.name($0), words: Self.words($0) + ".") }
    if knobs.indices.contains(turned.chosenKnob) { chosen = Self.name(knobs[turned.chosenKnob]) }
    run = Self.run(state)
    view = turned.shownView
    look = SpokenItem.look(of: turned)
    step = state.clock
    accuracies =
      state.comparison.map { ComparisonWords($0).text } ?? SpokenPicture(state).accuracies
    words = Self.words(of: state)
    answer = Self.answer(state)
    over = Self.over(state)
    typed = Self.typed(in: state)
    // Side by side, what is found of one run is not told of all.
    guard state.comparison == nil else { return }
    let picture = SpokenPicture(state)
    diagnosis = Self.sentence(state.diagnosis)
    finding = state.findingBesideFigures
    viewNumbers = picture.numbersOfView
    threshold = picture.threshold ?? ""
  }

  /// What is trained; of several runs, each by its sign.
  private static func run(_ state: State) -> String {
    guard let comparison = state.comparison else {
      return "\(state.lossDescription.title), \(state.dataTitle), seed \(state.configuration.seed)."
    }
    let first = comparison.panes[0]
    let marked = comparison.marked.map { " Keys turn \(PaneNames.sign($0 + 1)) alone." } ?? ""
    return "\(comparison.panes.count) runs side by side, \(first.run.dataTitle), seed "
      + "\(first.configuration.seed): \(titles(of: comparison).joined(separator: "; "))." + marked
  }

  private static func titles(of comparison: Comparison) -> [String] {
    let names = PaneNames(comparison.panes)
    return comparison.panes.indices.map { "\(PaneNames.sign($0 + 1)) \(names.names(of: $0)[0])" }
  }

  /// Symbol and title, once where they are alike.
  private static func name(_ knob: Knob) -> String {
    let names = [knob.symbol, knob.title].filter { !$0.isEmpty }
    return names.first == names.last ? names.first ?? "" : names.joined(separator: " ")
  }

  private static func words(_ knob: Knob) -> String {
    "\(name(knob)) \(knob.valueText)" + (knob.extraText.map { ", \($0)" } ?? "")
  }

  /// What the last key said.
  private static func words(of state: State) -> String {
    state.message.map { "Attention: \($0)." } ?? state.notice.map { "\($0)." } ?? ""
  }

  /// What hides the picture.
  private static func over(_ state: State) -> [String] {
    switch state.topOverlay {
    case .help: SpokenText.lines(over: state)
    case .presets(let marked):
      SpokenText.lines(over: state, rows: Preset.all.count + 8) + [
        "Chosen: \(PresetList.words(of: marked))."
      ]
    case .entry, .finding, .asking, nil: []
    }
  }

  /// What is being typed; empty where nothing is.
  static func typed(in state: State) -> String {
    let knobs = state.knobs
    switch state.topOverlay {
    case .entry(let typed) where knobs.indices.contains(state.chosenKnob):
      let value = "the value of \(name(knobs[state.chosenKnob]))"
      return (typed.isEmpty ? "Type \(value)" : "Typed as \(value): \(typed)")
        + "; Enter takes it, Escape leaves it."
    case .finding(let typed):
      guard !typed.isEmpty else {
        return "Type the name of a row, or its place; Enter asks about it, Escape leaves it."
      }
      return "Typed as the name of a row: \(typed); \(state.foundCount ?? 0) found."
    default: return ""
    }
  }

  static func sentence(_ diagnosis: DiagnosisLine) -> String {
    let level =
      switch diagnosis.level {
      case .act: "Attention: "
      case .note: "Note: "
      case .ok: ""
      }
    return level + diagnosis.text + diagnosis.detail + "."
  }

  private static func answer(_ state: State) -> [String] {
    guard let answer = state.answer else { return [] }
    return [answer.titles.first, answer.verdict].compactMap { $0.map { $0 + "." } }
      + answer.lines.compactMap(\.first)
  }
}
