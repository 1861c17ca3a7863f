internal import Drawing
package import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The laboratory in sentences, for who hears it: what a step or a turn has changed, and all when asked.
package struct Speech: Sendable {
  /// What was said last of each thing.
  private struct Told: Equatable, Sendable {
    var run = ""
    var view = ""
    var knobs: [String] = []
    var chosen = ""
    var step = 0
    var accuracies = ""
    /// What the last key said, and what is found of the run.
    var words = ""
    var diagnosis = ""
    var answer: [String] = []
    /// What lies over the picture, and what is typed.
    var over: [String] = []
    var typed = ""
  }

  private var told: Told?

  package init() {}

  /// What has changed since the sentences before; that nothing has, where it is so.
  package mutating func sentences(of state: State) -> [String] {
    let news = news(of: state)
    guard news.isEmpty else { return news }
    let place =
      switch state.topOverlay {
      case .help: "The help is open: Escape leaves it."
      case .presets: "The list of settings is open: up and down choose, Enter takes, Escape leaves."
      case .entry, .finding: Self.typed(in: state)
      case .asking, nil: "Chosen: \(Self.told(of: state).chosen). ? says all."
      }
    return Self.cleaned(["Nothing has changed. " + place])
  }

  /// What a key says next is news, though it be what the key before has said.
  package mutating func forgetWords() { told?.words = "" }

  /// What has changed since the sentences before.
  package mutating func news(of state: State) -> [String] {
    let state = state.enlarged ?? state
    var now = Self.told(of: state)
    let before = told ?? Told()
    // What a key says stands before it.
    if !now.words.isEmpty { now.diagnosis = before.diagnosis }
    told = now
    let words = now.words.isEmpty || now.words == before.words ? [] : [now.words]
    guard now.over.isEmpty else {
      return Self.cleaned(now.over.filter { !before.over.contains($0) } + words)
    }
    var sentences: [String] = []
    if now.run != before.run { sentences.append(now.run) }
    if !before.view.isEmpty, now.view != before.view { sentences.append("View: \(now.view).") }
    if before.run == now.run {
      sentences += zip(before.knobs, now.knobs).filter { $0 != $1 }.map { $1 + "." }
    }
    if now.chosen != before.chosen, !before.chosen.isEmpty {
      let value = now.knobs.first { $0.hasPrefix(now.chosen) } ?? now.chosen
      sentences.append("Chosen: \(value).")
    }
    let isElsewhere = now.step != before.step || now.accuracies != before.accuracies
    if isElsewhere { sentences.append("Step \(now.step). \(now.accuracies)") }
    sentences += now.answer == before.answer ? [] : now.answer
    // Numbers that alone have changed are heard with ?.
    let isNews = Self.withoutNumbers(now.diagnosis) != Self.withoutNumbers(before.diagnosis)
    if isNews || !isElsewhere && now.diagnosis != before.diagnosis {
      sentences.append(now.diagnosis)
    }
    if words.isEmpty, now.typed != before.typed { sentences.append(now.typed) }
    return Self.cleaned(sentences + words)
  }

  /// All that there is to say.
  package func everything(of state: State) -> [String] {
    let state = state.enlarged ?? state
    let now = Self.told(of: state)
    guard now.over.isEmpty else { return Self.cleaned(now.over + [now.words]) }
    let diagnoses =
      state.comparison.map { Self.diagnoses(of: $0, state) }
      ?? state.diagnoses.map(Self.sentence)
    let parts =
      [now.run, "Step \(now.step). \(now.accuracies)", "View: \(now.view)."]
      + (state.comparison.map { ["Settings of \(PaneNames.sign(1 + ($0.marked ?? 0))):"] } ?? [])
      + now.knobs.map { $0 + "." }
      + now.answer + [state.message, state.notice].compactMap(\.self) + diagnoses
      + ["Chosen: \(now.chosen).", now.typed]
    return Self.cleaned(parts)
  }

  private static func told(of state: State) -> Told {
    // Keys turn the marked run, or all: the first stands for them.
    let turned = state.comparison.map { state.focused(on: $0.marked ?? 0) } ?? state
    let knobs = turned.knobs
    let chosen = knobs.indices.contains(turned.chosenKnob) ? name(knobs[turned.chosenKnob]) : ""
    return Told(
      run: run(state), view: turned.shownView, knobs: knobs.map(words), chosen: chosen,
      step: state.clock, accuracies: accuracies(state), words: words(of: state),
      // Side by side, what is found of one run is not told of all.
      diagnosis: state.comparison == nil ? sentence(state.diagnosis) : "",
      answer: answer(state), over: over(state), typed: typed(in: state))
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
    let names = PaneNames(comparison)
    return comparison.panes.indices.map { "\(PaneNames.sign($0 + 1)) \(names.names(of: $0)[0])" }
  }

  private static func diagnoses(of comparison: Comparison, _ state: State) -> [String] {
    comparison.panes.indices.map {
      "\(PaneNames.sign($0 + 1)): \(sentence(state.focused(on: $0).diagnosis))"
    }
  }

  private static func name(_ knob: Knob) -> String {
    [knob.symbol, knob.title].filter { !$0.isEmpty }.joined(separator: " ")
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
  private static func typed(in state: State) -> String {
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

  private static func sentence(_ diagnosis: DiagnosisLine) -> String {
    let level =
      switch diagnosis.level {
      case .act: "Attention: "
      case .note: "Note: "
      case .ok: ""
      }
    return level + diagnosis.text + diagnosis.detail + "."
  }

  /// Both accuracies of each set; of several runs, how they compare.
  private static func accuracies(_ state: State) -> String {
    if let comparison = state.comparison { return ComparisonWords(comparison).text }
    let sets = [
      (state.run.countedSet, state.snapshot.training.accuracy),
      ("held out", state.snapshot.heldOut.accuracy),
    ]
    let parts = sets.compactMap { name, accuracy -> String? in
      guard let accuracy else { return nil }
      let second = state.isMetric ? accuracy.nearestNeighbour : accuracy.withMargin
      let words =
        state.isMetric ? ("nearest mean", "nearest neighbour") : ("right as used", "with margin")
      let first = "\(name): \(percent(accuracy.asUsed)) \(words.0)"
      return first + (second.map { ", \(percent($0)) \(words.1)" } ?? "")
    }
    return parts.isEmpty ? "" : parts.joined(separator: "; ") + "."
  }

  private static func percent(_ share: Double) -> String { percentText(share) + " %" }

  private static func answer(_ state: State) -> [String] {
    guard let asked = state.asked else { return [] }
    let answer: Answer =
      switch asked {
      case .sample(let sample): state.answer(sample: sample)
      case .spot(let spot): state.answer(spot: spot)
      case .prototype(let row): state.answer(prototype: row)
      }
    return [answer.titles.first, answer.verdict].compactMap { $0.map { $0 + "." } }
      + answer.lines.compactMap(\.first)
  }

  private static func withoutNumbers(_ text: String) -> String { text.filter { !$0.isNumber } }

  private static func cleaned(_ sentences: [String]) -> [String] {
    sentences.map(SpokenText.cleaned).filter { !$0.isEmpty }
  }
}
