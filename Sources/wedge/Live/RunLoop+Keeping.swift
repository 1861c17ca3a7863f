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
    let file = reopening.write(state)
    if !file.isFault { change { $0.noteKept() } }
    tell(file)
  }
}
