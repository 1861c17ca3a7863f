internal import Drawing
package import Laboratory

/// The laboratory in sentences, for who hears it: what a step or a turn has changed, and all when asked.
package struct Speech: Sendable {
  /// What was said last of each thing.
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
      case .entry, .finding: Told.typed(in: state)
      case .asking, nil: "Chosen: \(Told(of: state).chosen). ? says all."
      }
    return Self.cleaned(["Nothing has changed. " + place])
  }

  /// What a key says next is news, though it be what the key before has said.
  package mutating func forgetWords() { told?.words = "" }

  /// What has changed since the sentences before.
  package mutating func news(of state: State) -> [String] {
    let state = state.enlarged ?? state
    var now = Told(of: state)
    let isFirst = told == nil
    let before = told ?? Told()
    // What a key says stands before it.
    if !now.words.isEmpty { (now.diagnosis, now.finding) = (before.diagnosis, before.finding) }
    told = now
    let words = now.words.isEmpty || now.words == before.words ? [] : [now.words]
    guard now.over.isEmpty else {
      return Self.cleaned(now.over.filter { !before.over.contains($0) } + words)
    }
    let settings = isFirst ? [] : Self.settings(now, before)
    return Self.cleaned(
      (now.run == before.run ? [] : [now.run]) + settings + Self.course(now, before)
        + (words.isEmpty && now.typed != before.typed ? [now.typed] : []) + words)
  }

  /// What was turned: the view, knobs, how it is looked at.
  private static func settings(_ now: Told, _ before: Told) -> [String] {
    var sentences: [String] = []
    if now.view != before.view { sentences += ["View: \(now.view)."] + now.viewNumbers }
    let knobs = now.run == before.run ? now.knobs.changes(since: before.knobs) : []
    sentences += knobs
    if !knobs.isEmpty, now.step == before.step, now.threshold != before.threshold {
      sentences.append(now.threshold)
    }
    sentences += now.look.changes(since: before.look)
    if now.chosen != before.chosen {
      let value = now.knobs.first { $0.name == now.chosen }?.words ?? now.chosen + "."
      sentences.append("Chosen: \(value)")
    }
    return sentences
  }

  /// Where the run is, what is asked about, and what is found.
  private static func course(_ now: Told, _ before: Told) -> [String] {
    var sentences: [String] = []
    let isElsewhere = now.step != before.step || now.accuracies != before.accuracies
    if isElsewhere { sentences.append("Step \(now.step). \(now.accuracies)") }
    sentences += now.answer == before.answer ? [] : now.answer
    // Numbers that alone have changed are heard with ?.
    if now.finding != before.finding || !isElsewhere && now.diagnosis != before.diagnosis {
      sentences.append(now.diagnosis)
    }
    return sentences
  }

  /// All that there is to say.
  package func everything(of state: State) -> [String] {
    let state = state.enlarged ?? state
    let now = Told(of: state)
    guard now.over.isEmpty else { return Self.cleaned(now.over + [now.words]) }
    let diagnoses =
      state.comparison.map { Self.diagnoses(of: $0, state) }
      ?? state.diagnoses.map(Told.sentence)
    let numbers = state.comparison == nil ? SpokenPicture(state).numbers : []
    let parts =
      [now.run, "Step \(now.step). \(now.accuracies)"] + numbers + ["View: \(now.view)."]
      + now.look.filter { !$0.isUsual }.map(\.words)
      + (state.comparison.map { ["Settings of \(PaneNames.sign(1 + ($0.marked ?? 0))):"] } ?? [])
      + now.knobs.map(\.words)
      + now.answer + [state.message, state.notice].compactMap(\.self) + diagnoses
      + ["Chosen: \(now.chosen).", now.typed]
    return Self.cleaned(parts)
  }

  private static func diagnoses(of comparison: Comparison, _ state: State) -> [String] {
    comparison.panes.indices.map {
      "\(PaneNames.sign($0 + 1)): \(Told.sentence(state.focused(on: $0).diagnosis))"
    }
  }

  private static func cleaned(_ sentences: [String]) -> [String] {
    sentences.map(SpokenText.cleaned).filter { !$0.isEmpty }
  }
}
