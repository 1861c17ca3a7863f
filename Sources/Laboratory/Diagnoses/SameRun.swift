internal import Drawing

extension Diagnosis {
  /// D2: a turn goes on with the same run, which a person must not take for an experiment.
  static let sameRun: Diagnosis = Diagnosis(level: .note, subject: .anyLoss) { run in
    guard let turn = run.lastTurn, run.step - turn.lastStep < 300 else { return nil }
    return "same run, \(turn.words) at step \(turn.step): what was learnt stays. r restarts"
  }
}
