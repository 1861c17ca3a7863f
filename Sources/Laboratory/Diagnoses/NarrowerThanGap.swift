internal import Drawing

extension Diagnosis {
  /// That a class of A-Softmax may spread over more than the gap beside it, and from which m on it
  /// may not, which is what its authors ask.
  static let widerThanGap: Diagnosis = Diagnosis(
    level: .note, occasion: .choosing(.hyperparameter("m"))
  ) { run in
    guard let wedge = run.wedge, !wedge.isNarrower else { return nil }
    return "\(wedge.text), its gap is \(wedge.gapText); from m 3 on no wider"
  } detail: { run in
    run.wedge.map { ": then \($0.why)" }
  }

  static let narrowerThanGap: Diagnosis = Diagnosis(
    level: .ok, occasion: .choosing(.hyperparameter("m"))
  ) { run in
    guard let wedge = run.wedge, wedge.isNarrower else { return nil }
    return "\(wedge.text), no more than its gap of \(wedge.gapText); so from m 3"
  } detail: { run in
    run.wedge.map { " on: \($0.why)" }
  }
}
