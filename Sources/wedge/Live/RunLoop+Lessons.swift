import Cells
import Laboratory
internal import Terminal

/// Lessons over the run, of which nothing is recorded.
extension RunLoop {
  /// The person's, where a lesson is on the screen.
  var ownRun: State { player?.ownRun(state) ?? state }

  /// Shows the list of lessons over the run, which waits.
  mutating func openLessons() {
    guard player == nil else {
      return tell("a tape plays: t opens the lessons when it is over", isFault: false)
    }
    guard !recording.isOn else { return refuseLessons() }
    player = LiveLessons(over: &state)
  }

  /// Whether a key leads back to a lesson, of which nothing would be recorded.
  func leavesRecording(_ event: Event) -> Bool {
    guard recording.isOn, case .key(let key) = event else { return false }
    return key == player?.wayBack
  }

  mutating func refuseLessons() {
    isChanged = true
    let words = "lessons are no part of what you do: F2 ends the recording before"
    tell(words + "; wedge record --lesson NAME records one", isFault: true)
  }
}
