import Laboratory
import Training

/// What of a run outlives the loop: figures, states, recordings, the command that opens it again.
extension RunLoop {
  mutating func tell(_ file: KeptFile) { tell(file.words, isFault: file.isFault) }

  /// Finishes what is recorded, once the loop is over.
  ///
  /// - Returns: what became of it; nil without a recording.
  func finishRecording() -> String? { recording.finish(state, now: ProgramClock.seconds) }

  mutating func writeState() {
    let file = KeptFile.state(state)
    if !file.isFault {
      written = (file.path, state.clock, state.turnCount)
      change { $0.noteKept() }
    }
    tell(file)
  }

  /// The command that opens this very run again.
  var reopening: String {
    if let written, written.step == state.clock, written.turns == state.turnCount {
      return "wedge --state \(written.path)"
    }
    return reopeningAnew
  }

  var reopeningAnew: String {
    Reopening.command(state, data: dataPath, stateFile: stateFile)
  }
}
