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
    guard !recording.isOn else { return refuseLessons("F2 ends the recording before") }
    player = LiveLessons(over: &state)
  }

  /// Begins to record, or ends; not where a lesson waits, of which nothing would be recorded.
  mutating func toggleRecording() {
    if let player, !player.isTape, !recording.isOn {
      return refuseLessons("leave them before F2 (t, q, Esc)")
    }
    recording.toggle(&state, size: screen.size, now: ProgramClock.seconds)
  }

  private mutating func refuseLessons(_ remedy: String) {
    let words = "lessons are no part of what you do: \(remedy)"
    tell(words + "; wedge record --lesson NAME records one", isFault: true)
  }
}
