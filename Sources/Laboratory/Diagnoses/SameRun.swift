internal import Drawing

extension Diagnosis {
  /// A turn goes on with the same run, which a person must not take for an experiment.
  static let sameRun: Diagnosis = Diagnosis(level: .note, subject: .anyLoss) { run in
    guard let turn = run.freshTurn else { return nil }
    return "same run, \(turn.words) at step \(turn.step): \(turn.stayingWords). r restarts"
  } detail: { run in
    // The numbers of A-Softmax's m wait for no turn to be forgotten.
    run.wedge.map { ". \($0.spanText), the gap \($0.gapText)" }
  }
}
