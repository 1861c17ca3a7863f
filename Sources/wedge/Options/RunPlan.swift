internal import Drawing
import Laboratory
import MarginLosses
internal import Screens
import Training

/// What a live command opens with: a configuration, or a whole state.
enum RunPlan {
  case start(Configuration)
  case resume(String)

  /// The laboratory as it opens.
  func state(_ options: Options, _ display: Display) throws -> State {
    switch self {
    case .start(let configuration): return try options.state(configuration, display)
    case .resume(let path):
      var state = try StateFile.read(path, display: display)
      if let speed = options.speed { state.take(speed: speed) }
      try options.showView(in: &state)
      return state
    }
  }
}

extension Options {
  /// Makes the view that was asked for the main one.
  func showView(in state: inout State) throws {
    guard let view, !state.show(view: view) else { return }
    let names = state.applicableViewNames.joined(separator: ", ")
    let run = state.comparison == nil ? "\(state.lossDescription.title) has" : "These runs have"
    throw UsageError.invalid(view, for: "view", "\(run) \(names) here.")
  }

  /// What was asked for, checked as far as it can be before a screen opens.
  func plan() throws -> RunPlan {
    guard let state else { return .start(try liveConfiguration()) }
    try refuseBeside("state")
    guard compare == nil else {
      throw UsageError("'--compare' has no use beside '--state', which says it already.")
    }
    return .resume(state)
  }
}
