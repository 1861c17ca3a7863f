import Laboratory
import Synchronization
import Training

/// A run some steps on, worked out on the second core while the run as it was is still shown.
///
/// What is done meanwhile happens to the run that is shown. Where that leaves the run itself alone, it is
/// done again to the later one, which then takes its place; else the later one is dropped. So a run comes to
/// the same bits as it would one step after the other.
struct Ahead {
  /// What of a run must be as it was.
  private struct Mark: Equatable {
    var step: Int
    var turns: Int
    var configuration: Configuration
    var isFree: Bool

    init(_ state: State) {
      step = state.step
      turns = state.turnCount
      configuration = state.configuration
      isFree = state.isRunning && state.held == nil && state.comparison == nil
    }
  }

  private final class Result: Sendable {
    let state = Mutex<State?>(nil)
  }

  private let start: Mark
  private let result = Result()
  private var since: [@Sendable (inout State) -> Void] = []

  /// - Parameter state: the run as it is shown.
  init(of state: State) { start = Mark(state) }

  /// The work: to be done once, on whatever thread.
  func work(
    on state: State, _ advance: @escaping @Sendable (inout State) -> Void
  ) -> @Sendable () -> Void {
    { [result] in
      var later = state
      advance(&later)
      later.refresh()
      result.state.withLock { $0 = later }
    }
  }

  /// Notes what was just done to the run that is shown.
  mutating func note(_ change: @escaping @Sendable (inout State) -> Void) { since.append(change) }

  /// The later run with all that was done since; nil where it no longer follows.
  func state(following shown: State) -> State? {
    guard Mark(shown) == start, var later = result.state.withLock({ $0 }) else { return nil }
    for change in since { change(&later) }
    return later
  }
}
