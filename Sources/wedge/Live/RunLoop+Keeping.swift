import Laboratory
import Training

/// What of a run outlives the loop: figures, states, recordings, the command that opens it again.
extension RunLoop {
  mutating func writeFigure() {
    let path = FigureFile.freePath(for: state)
    do {
      state.refresh()
      try OutputFile.write(FigureFile.svg(of: state), to: path)
      tell("drawn: \(path)", isFault: false)
    } catch {
      tell("\(path) cannot be written: \(error.reason)", isFault: true)
    }
  }

  mutating func writeModule() {
    let configuration = state.chosenRun.configuration
    let path = FreePath.path("wedge_\(configuration.loss)", ending: "py")
    do {
      let module = try ExportCommand.module(of: configuration, for: .pytorch)
      try OutputFile.write(Array(module.text.utf8), to: path)
      tell(
        "the loss as it is now, for PyTorch: \(path); run it, and it tests itself", isFault: false)
    } catch let error as OutputError {
      tell("\(path) cannot be written: \(error.reason)", isFault: true)
    } catch let error as UsageError {
      tell(error.text, isFault: true)
    } catch {
      tell("\(error)", isFault: true)
    }
  }

  /// Finishes what is recorded, once the loop is over.
  ///
  /// - Returns: what became of it; nil without a recording.
  func finishRecording() -> String? { recording.finish(state, now: ProgramClock.seconds) }

  mutating func writeState() {
    let path = StateFile.freePath(for: state)
    do {
      try StateFile.write(state, to: path)
      written = (path, state.clock, state.turnCount)
      change { $0.noteKept() }
      tell("written; goes on by: wedge --state \(path)", isFault: false)
    } catch let error as OutputError {
      tell(
        "\(path) cannot be written: \(error.reason). Nothing else was touched", isFault: true)
    } catch {
      tell("\(path) cannot be written: \(error)", isFault: true)
    }
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
