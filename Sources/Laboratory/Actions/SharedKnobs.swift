internal import MarginLosses

extension Comparison {
  /// Of several panes those in which a turn means the same number: the margin where one has it chosen, else
  /// what the first has chosen; all of them for what is no turn.
  func turned(by action: Action, among chosen: [Int]) -> [Int] {
    let parts = chosen.map { index in
      action.turnedKnob(of: panes[index]).map(panes[index].run.part)
    }
    guard chosen.count > 1, let first = parts.first ?? nil else { return chosen }
    let part = parts.contains(.margin) ? .margin : first
    return zip(chosen, parts).compactMap { index, other in other == part ? index : nil }
  }

  /// The parts of all runs that can be turned without beginning one again, as the first has them.
  private var sharedParts: [KnobPart] {
    panes[0].run.subjects.map(panes[0].run.part).filter { part in
      panes.allSatisfy { pane in
        pane.run.subject(of: part).map { !pane.run.startsAnew($0) } ?? false
      }
    }
  }

  /// Chooses the next number that all panes have, in each of them.
  mutating func chooseSharedKnob(by step: Int) {
    let parts = sharedParts
    let now = parts.firstIndex(of: panes[0].run.part(panes[0].chosenSubject))
    guard !parts.isEmpty else { return }
    let next = now.map { min(max($0 + step, 0), parts.count - 1) } ?? 0
    for index in panes.indices {
      let run = panes[index].run
      guard let subject = run.subject(of: parts[next]),
        let position = run.subjects.firstIndex(of: subject)
      else { continue }
      panes[index].chosenKnob = position
    }
  }

  /// Which number is chosen in all panes, by the names that it has there.
  var sharedKnobWords: String {
    guard sharedParts.contains(panes[0].run.part(panes[0].chosenSubject)) else {
      return "these losses share no number that can be turned: Tab marks one of them"
    }
    var names: [String] = []
    for pane in panes {
      let words = pane.run.shortName(of: pane.chosenSubject)
      if !names.contains(words) { names.append(words) }
    }
    let title = panes[0].run.name(of: panes[0].chosenSubject).title
    return "\(title) of all: ←→ turn \(names.joined(separator: ", "))"
  }
}

/// What a number is to its run, so that runs of other losses have the same one.
private enum KnobPart: Hashable {
  case margin
  case scale
  case other(String)
}

extension Run {
  fileprivate func part(_ subject: KnobSubject) -> KnobPart {
    guard case .hyperparameter(let key) = subject else { return .other(subject.name) }
    if key == lossDescription.marginKey { return .margin }
    return key == lossDescription.scale?.key ? .scale : .other(key)
  }

  fileprivate func subject(of part: KnobPart) -> KnobSubject? {
    subjects.first { self.part($0) == part }
  }
}
