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
      if let view = options.view, !state.show(view: view) {
        let names = state.applicableViewNames.joined(separator: ", ")
        throw UsageError.invalid(
          view, for: "view", "\(state.lossDescription.title) has \(names) here.")
      }
      return state
    }
  }
}

extension Options {
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
