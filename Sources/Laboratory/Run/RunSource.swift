/// Where the steps of a run come from: the timeline asks it what can be had of a step.
enum RunSource: Equatable, Sendable {
  /// A session: every step can be taken, anew and again.
  case session
  /// Up to a step another engine's session, of which only moments that were kept are known; from
  /// there on one of this engine.
  case otherEngine(until: Int)
  /// Records that were given from outside: only they are known, and nothing goes on.
  case records

  /// Whether a session takes what follows a step; else only kept or given moments are there.
  func takesSteps(after step: Int) -> Bool {
    switch self {
    case .session: true
    case .otherEngine(let end): step >= end
    case .records: false
    }
  }

  /// Whether a turn begins a branch: what came after it is no more what happened.
  var branches: Bool { self != .records }

  /// What is left of it on a branch that begins at a step.
  func branched(at step: Int) -> RunSource {
    guard case .otherEngine(let end) = self else { return self }
    return .otherEngine(until: min(end, step))
  }

  /// Until where the run was another engine's; nil where it was not.
  var otherEngineUntil: Int? {
    if case .otherEngine(let end) = self { end } else { nil }
  }
}
