internal import Drawing
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// That a class of A-Softmax may spread over more than the gap beside it, and from which m on it
  /// may not, which is what its authors ask.
  static let widerThanGap: Diagnosis = Diagnosis(
    level: .note, occasion: .choosing(.hyperparameter("m"))
  ) { run in
    guard let wedge = run.wedge, !wedge.isNarrower else { return nil }
    return "\(wedge.text), its gap is \(wedge.gapText); from m 3 on no more"
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

/// A class of mθ1 < θ2 among equally spaced ones.
struct Wedge {
  var factor: Double
  /// Radians over which a class may spread, and to the next class.
  var spread: Double
  var gap: Double
  /// Whether there are two classes: how far apart they stand is then for training to choose.
  var isPair: Bool

  var isNarrower: Bool { spread <= gap + 1e-9 }
  var text: String { "m \(numberText(factor, from: 0, through: 2)): a\(spanText.dropFirst())" }
  var spanText: String { "A class may span \(degreesText(spread))" }
  var gapText: String { degreesText(gap) }
  var why: String {
    "any two of a class are nearer than any two of two classes ("
      + (isPair ? "facing each other; in any place" : "two classes in any place:")
      + " from 2+√3 = 3.73)"
  }
}

extension Run {
  /// Nil for any other loss, and where nothing is known of the angles between classes.
  var wedge: Wedge? {
    guard let factor = session.marginLoss?.wedgeFactor,
      let spacing = equalSpacing, configuration.dimension == 2, isFeasible
    else { return nil }
    return Wedge(
      factor: factor, spread: 2 * spacing / (factor + 1),
      gap: spacing * (factor - 1) / (factor + 1), isPair: configuration.classes == 2)
  }
}
