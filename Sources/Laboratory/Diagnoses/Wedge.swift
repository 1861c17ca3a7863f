internal import Drawing
internal import MarginLosses
internal import Training

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
