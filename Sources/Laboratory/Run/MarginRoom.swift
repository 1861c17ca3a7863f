internal import Drawing
internal import Kernels
package import MarginLosses
internal import Training

/// How much room a margin has, and what is to be turned when it asks for more.
extension Run {
  /// Whether more classes than two are to have directions of one axis.
  var hasTooFewDirections: Bool { configuration.dimension == 1 && configuration.classes > 2 }

  /// Radians that neighbours can be apart at most; nil without prototypes and where no angle decides.
  var widestSpacing: Double? {
    guard !isMetric, classifier.isOfAngles else { return nil }
    return Spacing.widest(classes: configuration.classes, dimension: configuration.dimension)
  }

  /// Whether classes can be as far apart, and not less at most.
  var isWidestReached: Bool {
    Spacing.isReached(classes: configuration.classes, dimension: configuration.dimension)
  }

  /// The loss in force as it is told of among these embeddings; nil without prototypes.
  package var marginLoss: (any MarginLoss)? { session.marginLoss.map(snapshot.told) }

  /// The same with the numbers that are set, which a warm-up has yet to reach.
  var settledLoss: (any MarginLoss)? {
    session.isShortOfItsSettings
      ? marginLoss.map { snapshot.told(of: $0.with(configuration.parameters)) } : marginLoss
  }

  /// What room and limits are told of: what is set is what one turns.
  var asking: any Classifier { settledLoss ?? classifier }

  /// Said of what is not in force yet.
  var onceWarmedUp: String { session.isShortOfItsSettings ? " once warmed up" : "" }

  /// Whether the margin asks for more between neighbours than classes can have.
  package var asksTooMuch: Bool {
    guard !hasTooFewDirections, let spacing = widestSpacing else { return false }
    let asking = asking
    guard asking.isBoundBySpacing else { return isMetNowhere || asksEachTooMuch(spacing) }
    return asking.asks(moreThan: spacing) && !isMetByLengths
  }

  /// Whether even the class that is asked least, of classes with margins of their own, is asked for more.
  private func asksEachTooMuch(_ spacing: Double) -> Bool {
    hasOwnMargins
      && (0..<configuration.classes).allSatisfy { label in
        let asked = asking.asked(ofClass: label)
        return asked.isBoundBySpacing && asked.asks(moreThan: spacing)
      }
  }

  /// How many meet the margin that is told of; nil while another one is in force.
  var metShare: String? {
    session.isShortOfItsSettings
      ? nil : percentText(snapshot.training.accuracy?.withMargin ?? 0, 0) + " %"
  }

  /// Whether no point can meet the margin, wherever its class stands; of classes with margins of their own
  /// none of the one that asks for most.
  var isMetNowhere: Bool {
    margin != nil && !isMetric && asking.isOfAngles && !asking.hasRoom(spacing: .pi)
  }

  /// Whether most embeddings meet the margin at lengths of their own, whatever those of the mean length do.
  private var isMetByLengths: Bool {
    snapshot.training.accuracy?.withMargin ?? 0 >= 0.9 && classifier.marginFollowsLength
  }

  /// The limit that the margin is beyond; nil where no margin is met beside the other numbers.
  var exceededLimit: MarginLimit? {
    guard let spacing = widestSpacing, let bound = bound(spacing: spacing), let margin,
      let limit = words(of: bound)
    else { return nil }
    // Below the margin of whoever is asked least it would turn the loss round.
    let least =
      lossDescription.hyperparameters.first { $0.key == lossDescription.leastMarginKey }
      .map { configuration.parameters[$0.key] ?? $0.laboratoryDefault } ?? 0
    return limit.isLeast || (limit.value > least && limit.value < margin.value) ? limit : nil
  }

  /// Which margins neighbours so far apart can meet; nil without prototypes.
  func bound(spacing: Double) -> MarginBound? {
    settledLoss?.marginBound(spacing: spacing, with: configuration.parameters)
  }

  /// The same once a loss has learnt what it learns beside prototypes; nil of a loss that learns nothing.
  func settledBound(spacing: Double) -> MarginBound? {
    lastingLoss?.marginBound(spacing: spacing, with: configuration.parameters)
  }

  /// The loss once it has learnt what it learns beside prototypes; nil where it learns nothing.
  var lastingLoss: (any MarginLoss)? {
    (settledLoss as? any AdaptiveLoss)?.settled(ownCosine: 1)
  }

  /// The end of what can be met; nil where every margin can be, or nobody knows.
  func words(of bound: MarginBound) -> MarginLimit? {
    let form =
      configuration.dimension == 2 ? bound.text(spacing: "2π/\(configuration.classes)") : nil
    func limit(_ value: Double, isLeast: Bool) -> MarginLimit {
      MarginLimit(
        value: value, settable: limitText(value, isUpper: !isLeast), form: form, isLeast: isLeast)
    }
    switch bound {
    case .unbounded, .unknown: return nil
    case .at(let value, _): return limit(value, isLeast: false)
    case .from(let value, _): return limit(value, isLeast: true)
    }
  }

  /// The loss if one number of it were another one.
  private func loss(with value: Double, for key: String) -> any Classifier {
    settledLoss.map {
      snapshot.told(of: $0.with(margin: value, under: key, configuration.parameters))
    }
      ?? classifier
  }

  /// Whether even the least margin is beside the point: something else of the loss asks for more than
  /// neighbours so far apart have.
  func isAskedWithoutMargin(spacing: Double) -> Bool {
    guard let margin else { return false }
    let least = margin.hyperparameter.range.lowerBound
    return loss(with: least, for: margin.hyperparameter.key).asks(moreThan: spacing)
  }

  /// The margins beside the one with a limit that ask for room between neighbours so far apart.
  func otherMargins(spacing: Double) -> [Hyperparameter] {
    // Where not even opposite classes have room bands end, and what a prototype is short of tells.
    func asked(_ loss: any Classifier) -> Double {
      loss.band(spacing: spacing)
        - (loss.hasRoom(spacing: .pi) ? 0 : loss.lead(at: 0, spacing: .pi))
    }
    let inForce = asked(asking)
    return lossDescription.hyperparameters.filter { each in
      guard each.unit != .plain, each.key != lossDescription.marginKey else { return false }
      let neutral: Double = each.unit == .factor ? 1 : 0
      return configuration.parameters[each.key] ?? each.laboratoryDefault > neutral
        && asked(loss(with: neutral, for: each.key)) < inForce - 1e-6
    }
  }

  /// Who asks for that room: the margin, or all where others ask too.
  func askingWords(spacing: Double) -> String {
    margin == nil || !otherMargins(spacing: spacing).isEmpty
      ? "the margins ask" : "\(marginSymbol) asks"
  }

  /// What to lower where the margin's own limit is no help: those of the other margins that ask for
  /// room, by name.
  var lowerOthers: String {
    guard let spacing = widestSpacing else { return "\(marginSymbol) lower" }
    let others = otherMargins(spacing: spacing)
    guard !others.isEmpty else {
      if isAskedWithoutMargin(spacing: spacing) { return "Fewer classes" }
      // The bias that is learnt beside the scale takes the rest.
      let scale =
        asking.isOneByOne ? lossDescription.scale.map { ", or \($0.shortName) higher" } : nil
      return "\(marginSymbol) lower" + (scale ?? "")
    }
    return "Lower \(others.map(\.shortName).joined(separator: ", "))"
      + (margin == nil ? "" : " first")
  }

  /// Those of the nearest two classes that ask for more than lies between them, and radians that the more
  /// demanding one asks for; nil where there is room.
  var tightClasses: (labels: [Int], asked: Double)? {
    guard let pair = snapshot.narrowestPair else { return nil }
    let tight = [pair.first, pair.second].compactMap { label -> (label: Int, angle: Double)? in
      let asked = classifier.asked(ofClass: label)
      guard asked.isBoundBySpacing, asked.asks(moreThan: pair.angle) else { return nil }
      return (label, asked.band(spacing: pair.angle))
    }
    return tight.map(\.angle).max().map { (tight.map(\.label), $0) }
  }

  /// Whether the nearest two prototypes are at least half as far apart as all could be.
  var areSpreadOut: Bool {
    guard let spacing = equalSpacing, let pair = snapshot.narrowestPair else { return true }
    return pair.angle >= spacing / 2
  }

  /// What helps prototypes that point one way; a loss without a scale of its own cannot lower it.
  var partingRemedy: String {
    guard let scale = lossDescription.scale, subjects.contains(.hyperparameter(scale.key)),
      case .scale(let value) = classifier.amplitude
    else { return "R" }
    // Below it no class gets far ahead, and to merge costs next to nothing; of a few rare examples it
    // costs no more up to here, as measured with 8 classes under ArcFace and CosFace.
    let least =
      configuration.imbalance > 1
      ? 16 : ClosedForms.scaleBound(classes: Double(configuration.classes), probability: 0.9)
    // A scale of the letter r is not the key.
    let name = scale.symbol == "r" ? "\(scale.title) r" : scale.shortName
    return "R, \(name) \(value < least ? "higher" : "lower")"
  }
}

extension Classifier {
  /// How far apart neighbours have to be at least for a prototype to meet the margin; nil where they may be
  /// as near as they like.
  var leastSpacing: Double? {
    let near = 1e-6
    return hasRoom(spacing: near) ? nil : band(spacing: near)
  }
}
