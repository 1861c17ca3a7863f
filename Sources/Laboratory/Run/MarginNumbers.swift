internal import Drawing
internal import Kernels
public import MarginLosses
internal import Training

extension Run {
  /// Radians between neighbours when all classes are equally spaced; nil outside the plane.
  public var equalSpacing: Double? {
    configuration.dimension == 2 ? 2 * .pi / Double(configuration.classes) : nil
  }

  /// Whether the loss compares embeddings with one another, and has neither prototypes nor angles
  /// that a margin could ask for.
  package var isMetric: Bool { session.metricLoss != nil }

  /// The scale as it stands now, of a loss that chooses it itself; nil of any other.
  package var chosenScale: String? {
    session.marginLoss?.chosenScale.map { numberText($0, from: 1, through: 2) }
  }

  /// The band without any class between equally spaced neighbours, in radians; nil outside the
  /// plane, without prototypes and where no angle decides.
  public var equalBand: Double? {
    isMetric || !classifier.isOfAngles ? nil : equalSpacing.map { classifier.band(spacing: $0) }
  }

  /// How far the ground of equally spaced neighbours overlaps, in radians; nil where it does not.
  package var equalOverlap: Double? {
    guard let equalSpacing, equalBand != nil else { return nil }
    let overlap = classifier.overlap(spacing: equalSpacing)
    return overlap > 0 ? overlap : nil
  }

  /// The band between equally spaced neighbours in words, or how far their ground overlaps; nil outside the
  /// plane and where there is nothing to have one.
  public var bandText: String? {
    guard let equalBand else { return nil }
    if let equalOverlap { return "overlap \(degreesText(equalOverlap))" }
    if classifier.hasMargin, !classifier.hasRoom(spacing: .pi) { return "met nowhere" }
    return classifier.hasMargin || equalBand > 1e-9
      ? "band \(atMost)\(degreesText(equalBand))\(lengthOfBand)" : nil
  }

  /// Whether each class has a margin of its own; a band is then that of the class that asks for most.
  package var hasOwnMargins: Bool {
    margin != nil && !classifier.isBoundBySpacing && classifier.isShared
  }

  private var atMost: String { hasOwnMargins ? "≤ " : "" }

  /// At which lengths the band is as wide as is said, where that depends on it.
  package var lengthOfBand: String {
    if classifier.marginFollowsLength {
      return " at ‖x‖ \(numberText(classifier.usualNorm, from: 0, through: 1))"
    }
    return classifier.amplitude == .bothNorms && classifier.hasMargin ? " at equal ‖w‖" : ""
  }

  /// The number of the loss that its limit bounds and the header shows; nil without a margin.
  public var margin: (hyperparameter: Hyperparameter, value: Double)? {
    guard let key = lossDescription.marginKey, let hyperparameter = hyperparameter(key) else {
      return nil
    }
    return (hyperparameter, configuration.parameters[key] ?? hyperparameter.laboratoryDefault)
  }

  /// What the screen calls the margin, `m` without one.
  package var marginSymbol: String { margin?.hyperparameter.shortName ?? "m" }

  /// The scale in force as the screen calls it and the loss counts it, and how much of it makes an amplitude
  /// of 1; nil where the embedding's length is the amplitude.
  var scaleInForce: (symbol: String, value: Double, unit: Double)? {
    guard case .scale(let amplitude) = classifier.amplitude else { return nil }
    guard let scale = lossDescription.scale else { return ("s", amplitude, 1) }
    let value = session.parametersInForce[scale.key] ?? amplitude
    return (scale.shortName, value, amplitude == 0 ? 1 : value / amplitude)
  }

  /// The largest margin that equally spaced neighbours can meet, in the margin's unit.
  public var marginLimit: Double? { equalSpacing.flatMap(bound)?.limit }

  /// The largest margin that the two nearest prototypes can meet as they stand, in the margin's unit.
  public var actualLimit: Double? {
    guard configuration.dimension == 2, let pair = snapshot.narrowestPair else { return nil }
    return bound(spacing: pair.angle)?.limit
  }

  /// Whether equally spaced neighbours can meet the margin; true outside the plane, and where they do not
  /// bound it.
  public var isFeasible: Bool {
    equalSpacing == nil || !asksTooMuch
  }

  /// The position of the margin among the knobs.
  var marginKnob: Int? {
    lossDescription.marginKey.flatMap { subjects.firstIndex(of: .hyperparameter($0)) }
  }

  /// The position of the scale among the knobs.
  var scaleKnob: Int? {
    lossDescription.scale.flatMap { subjects.firstIndex(of: .hyperparameter($0.key)) }
  }
}
