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
    var status = ""
    var answer: [String] = []
  }

  private var told: Told?

  package init() {}

  /// What has changed since the sentences before; that nothing has, where it is so.
  package mutating func sentences(of state: State) -> [String] {
    let news = news(of: state)
    guard news.isEmpty else { return news }
    return Self.cleaned(["Nothing has changed. Chosen: \(Self.told(of: state).chosen). ? says all."]
    )
  }

  /// What has changed since the sentences before.
  package mutating func news(of state: State) -> [String] {
    let now = Self.told(of: state)
    let before = told ?? Told()
    told = now
    if state.isCovered { return Self.cleaned(SpokenText.lines(over: state)) }
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
    let isNews = Self.withoutNumbers(now.status) != Self.withoutNumbers(before.status)
    if isNews || !isElsewhere && now.status != before.status { sentences.append(now.status) }
    return Self.cleaned(sentences)
  }

  /// All that there is to say.
  package func everything(of state: State) -> [String] {
    let now = Self.told(of: state)
    let diagnoses = state.diagnoses.map(Self.sentence)
    let parts =
      [now.run, "Step \(now.step). \(now.accuracies)", "View: \(now.view)."]
      + now.knobs.map { $0 + "." }
      + now.answer + [state.message, state.notice].compactMap(\.self) + diagnoses
      + ["Chosen: \(now.chosen)."]
    return Self.cleaned(parts)
  }

  private static func told(of state: State) -> Told {
    let knobs = state.knobs
    let chosen = knobs.indices.contains(state.chosenKnob) ? name(knobs[state.chosenKnob]) : ""
    return Told(
      run: "\(state.lossDescription.title), \(state.dataTitle), seed \(state.configuration.seed).",
      view: state.shownView, knobs: knobs.map(words), chosen: chosen, step: state.step,
      accuracies: accuracies(state), status: status(state), answer: answer(state))
  }

  private static func name(_ knob: Knob) -> String {
    [knob.symbol, knob.title].filter { !$0.isEmpty }.joined(separator: " ")
  }

  private static func words(_ knob: Knob) -> String {
    "\(name(knob)) \(knob.valueText)" + (knob.extraText.map { ", \($0)" } ?? "")
  }

  /// As the status line has it.
  private static func status(_ state: State) -> String {
    state.message.map { "Attention: \($0)." } ?? state.notice.map { "\($0)." }
      ?? sentence(state.diagnosis)
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
