public import Kernels

/// A loss on the sphere whose other classes' logits are more than a scaled cosine, or whose margin
/// depends on the embedding's length.
///
/// A conforming file writes `fill`, and the two lines of `evaluate`.
public protocol SphereLoss: MarginLoss, SphereLogits {
  /// The scale s, or what stands for it.
  var scale: Double { get }
  /// Whether a softmax shares the logits out; true unless it says so.
  var isSoftmax: Bool { get }
  /// Whether the loss of a batch is no mean over its samples; false unless it says so.
  var isOfBatch: Bool { get }
  /// Whether regions are put together from those of pairs; else all classes are asked at once, as where
  /// rivals only count together, or pairs have no closed form; true unless it says so.
  var isPairwise: Bool { get }
  /// Whether a class's logit is made of all its prototypes' angles and not of the nearest alone, of whose
  /// cosine it is no more than the scale makes; false unless it says so.
  var mixesPrototypes: Bool { get }
  /// The logits of a sample by its angles to every prototype, in double precision; of one a class where
  /// only the nearest counts. Without a label there is no margin: as the loss is used.
  func mixed(_ angles: [Double], label: Int?) -> [Double]
  /// Whether a prototype's logit with the margin is above every other one's in a direction; of one
  /// prototype a class, and of embeddings of the usual length.
  func wins(_ own: Int, in crowd: Crowd, at direction: Double) -> Bool
}

extension SphereLoss {
  public var isSoftmax: Bool { !isOneByOne }
  public var isOfBatch: Bool { false }
  public var isPairwise: Bool { true }
  public var mixesPrototypes: Bool { false }
  /// Whether a sample's loss is a softmax of one logit a class, so that its shares can be shown.
  public var isSoftmaxOfLogits: Bool { isSoftmax && !isOfBatch && !mixesPrototypes }
  public func mixed(_ angles: [Double], label: Int?) -> [Double] {
    label.map { filled(angles, label: $0, norm: usualNorm).logits }
      ?? angles.map { scale * Double.cos($0) }
  }
  public var amplitude: Amplitude { .scale(scale) }
  public var rule: DecisionRule { .angle }
  public var hasBias: Bool { false }

  public func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> Self { self }

  public func target(_ theta: Double) -> (logit: Double, slope: Double) {
    target(theta, norm: usualNorm)
  }

  public func target(_ theta: Double, norm: Double) -> (logit: Double, slope: Double) {
    let row = filled([theta, .pi / 2], label: 0, norm: norm)
    return (row.logits[0] / scale, row.slopes[0] / scale)
  }

  public var isBelowCosine: Bool { false }

  /// Searched by tries, where it has no closed form.
  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    triedPairRegion(spacing: spacing)
  }

  public func wins(_ own: Int, in crowd: Crowd, at direction: Double) -> Bool {
    meetsMargin(crowd.angles.map { (direction - $0).wrapped.magnitude }, label: own)
  }

  /// Whether a sample of a class, of the usual length, meets the margin by its angles to all classes.
  package func meetsMargin(_ angles: [Double], label: Int) -> Bool {
    lead(of: label, in: filled(angles, label: label, norm: usualNorm).logits) > 0
  }

  /// The pair region by tries alone. Arcs below half a degree may be missed.
  func triedPairRegion(spacing: Double) -> [Interval] {
    let turn = 2 * Double.pi
    let crowd = Crowd([0, spacing])
    let arcs = ArcScan.arcs(tries: 720) { wins(0, in: crowd, at: $0) }
    return arcs.flatMap { Intervals.between($0.start - turn, $0.start - turn + $0.length) }
      .sorted { $0.lower < $1.lower }
  }

  /// How far the logit of a class is ahead of every other one's, or of 0 where each is asked alone.
  func lead<Number: Scalar>(of owner: Int, in logits: [Number]) -> Number {
    guard !isOneByOne else { return logits[owner] }
    var rival = -Number.infinity
    for j in logits.indices where j != owner { rival = max(rival, logits[j]) }
    return logits[owner] - rival
  }

  /// How strongly a sample's own angle is pulled at, ∂L/∂θ, by the angles to all classes.
  package func pull(_ angles: [Double], label: Int) -> Double {
    let row = filled(angles, label: label, norm: usualNorm)
    var errors = row.logits
    _ = cost(row, into: &errors)
    return (errors[label] * row.slopes[label]).magnitude
  }

  /// The logits of a sample of class `label` with these angles to the classes.
  func filled(_ angles: [Double], label: Int, norm: Double) -> SphereRow<Double> {
    var row = SphereRow(angles: angles)
    row.label = label
    row.norm = norm
    fill(&row)
    return row
  }

  public func lead(own: Double, rival: Double) -> Double {
    let row = filled([own, rival], label: 0, norm: usualNorm)
    return lead(of: 0, in: row.logits) / scale
  }

  public func hasRoom(spacing: Double) -> Bool { lead(at: 0, spacing: spacing) > 0 }

  /// Solves for equal logits between a prototype and the middle of two neighbours; where even the
  /// prototype falls short, for the spacing at which it would not.
  public func band(spacing: Double) -> Double {
    guard hasRoom(spacing: spacing) else {
      guard hasRoom(spacing: .pi) else { return .pi }
      return Bisection.edge(holding: .pi, failing: spacing, hasRoom).holding
    }
    if lead(at: spacing / 2, spacing: spacing) >= 0 { return 0 }
    let edge = Bisection.edge(holding: 0, failing: spacing / 2) {
      lead(at: $0, spacing: spacing) > 0
    }
    return spacing - 2 * edge.holding
  }

  public func floor(classes: Int) -> Double? { floorOfEqualSpacing(classes: classes) }

  /// The loss where every sample is at its own of equally spaced prototypes; nil where it costs less elsewhere.
  func floorOfEqualSpacing(classes: Int) -> Double? {
    let turn = 2 * Double.pi / Double(max(classes, 1))
    let floor = cost(of: (0..<classes).map { min(Double($0), Double(classes - $0)) * turn })
    guard !beatsCosines || !staysBelowAsAtPrototype else { return floor }
    // Off prototypes where the floor has them, and off prototypes that all stand in one place.
    let isLowest = (1...90).allSatisfy { place in
      let angle = Double(place) / 90 * .pi
      let spaced = (0..<classes).map { (Double($0) * turn - angle).wrapped.magnitude }
      let merged = Array(repeating: angle, count: classes)
      return min(cost(of: spaced), cost(of: merged)) >= floor - 1e-9
    }
    return isLowest ? floor : nil
  }

  /// The loss of a sample of the first class, of the usual length, with these angles to the classes.
  private func cost(of angles: [Double]) -> Double {
    let row = filled(angles, label: 0, norm: usualNorm)
    var errors = row.logits
    return cost(row, into: &errors) + row.penalty.value
  }

  /// The same words as of other losses, from logits that `fill` gives.
  public func judge(_ batch: LossBatch<Float>) -> [Judgement] {
    let field = SphereField(batch, prototypesPerClass: prototypesPerClass)
    let every = mixesPrototypes ? SphereField(batch, prototypesPerClass: 1) : nil
    var row = field.row()
    var errors = row.logits
    return (0..<field.count).map { sample in
      field.load(sample, into: &row)
      fill(&row)
      var judgement = Judgement()
      judgement.label = Int32(row.label)
      let (classes, label) = (row.logits.count, row.label)
      if let every {
        let angles = (0..<every.classes).map { Double(every.angle(sample, $0)) }
        row.logits = mixed(angles, label: row.label).map { Float($0) }
        let used = mixed(angles, label: nil).map { Float($0) }
        judgement.predicted = Int32(smallest(of: classes) { -used[$0] }.place)
      } else {
        judgement.predicted = Int32(smallest(of: classes) { row.angle($0) }.place)
      }
      judgement.norm = row.norm
      judgement.ownAngle = row.angle(label)
      judgement.loss = cost(row, into: &errors) + row.penalty.value
      judgement.probability = probability(of: row, &errors)
      guard classes > 1 else { return judgement }
      judgement.nextAngle = smallest(of: classes, except: label) { row.angle($0) }.value
      let next = smallest(of: classes, except: label) { -row.logits[$0] }.place
      judgement.nextClass = Int32(next)
      // A class that is asked alone, or for less than its ground, may say yes where another one wins.
      judgement.meetsMargin = lead(of: row.label, in: row.logits) > 0 && judgement.isRight
      return judgement
    }
  }

  /// The own share of a softmax of the logits, or what a yes of the own class has of 1.
  private func probability(of row: SphereRow<Float>, _ errors: inout [Float]) -> Float {
    if isOneByOne { return softplus(row.logits[row.label]).slope }
    let entropy = softmaxErrors(row.logits, label: row.label, into: &errors)
    return ownShare(error: errors[row.label], entropy: entropy)
  }
}

/// The smallest of so many values but one, and where it stands; the lowest place of equals.
private func smallest(
  of count: Int, except none: Int? = nil, _ value: (Int) -> Float
) -> (place: Int, value: Float) {
  var best = (place: 0, value: none == 0 ? Float.infinity : value(0))
  for place in 1..<max(count, 1) where place != none {
    let value = value(place)
    if value < best.value { best = (place, value) }
  }
  return best
}

extension Classifier {
  /// Itself, where a class's logit is made of all its prototypes' angles; nil where the nearest decides.
  package var mixing: (any SphereLoss)? {
    (self as? any SphereLoss).flatMap { $0.mixesPrototypes ? $0 : nil }
  }

  /// Whether a softmax shares its logits out.
  public var isShared: Bool { (self as? any SphereLoss)?.isSoftmax ?? true }

  /// Whether the others' logits are no plain cosines, of which closed forms of the scale are.
  package var bendsRivals: Bool { self is any SphereLoss && !beatsCosines }

  /// Itself, where all classes have to be asked at once; nil where pairs tell all.
  public var asksAllAtOnce: (any SphereLoss)? {
    guard let loss = self as? any SphereLoss, !loss.isPairwise else { return nil }
    return loss
  }
}
