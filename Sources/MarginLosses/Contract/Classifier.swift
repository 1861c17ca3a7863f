public import Kernels

/// How a class is chosen among prototypes, in use and with whatever margin training asks for.
public protocol Classifier: Sendable {
  /// What it makes of both classes' logits, as formulas with the numbers in force; ψ(θy) against
  /// cos θj unless it says more.
  var terms: LogitTerms { get }
  /// The same with what the gradient takes for a constant marked as held; `terms` where it takes nothing.
  var heldTerms: LogitTerms { get }
  /// The loss of one sample with what is in force: cross entropy over `terms` unless it says more.
  var formula: LossFormula { get }

  var amplitude: Amplitude { get }
  var rule: DecisionRule { get }
  /// Whether its logits are of angles, with lengths or without, so that who looks at angles sees what
  /// decides; true unless it says so.
  var isOfAngles: Bool { get }
  /// Whether a bias is added to each logit.
  var hasBias: Bool { get }
  /// Whether the own class has to win by a margin in training.
  var hasMargin: Bool { get }

  /// Prototypes a class has, in consecutive rows; 1 unless it says so.
  var prototypesPerClass: Int { get }
  /// Whether each class has a yes or no of its own, so that the margin is met where the own logit is above
  /// 0, whatever the others are; false unless it says so.
  var isOneByOne: Bool { get }

  /// Itself as it asks of a class: another loss where classes have margins of their own.
  func asked(ofClass index: Int) -> any Classifier
  /// Whether the room between equally spaced classes bounds the margin; true unless it says so. Not where
  /// a bias that is learnt gives way to the margin, nor where classes have margins of their own, of which
  /// those that ask for less make room.
  var isBoundBySpacing: Bool { get }

  /// What it says of each sample.
  func judge(_ batch: LossBatch<Float>) -> [Judgement]

  /// Whether the margin in force depends on how long an embedding is, as its `terms` have it; bounds are of
  /// the usual length then. False unless it says so.
  var marginFollowsLength: Bool { get }
  /// The length of an embedding of which ψ, bands and limits are told where the margin follows it; 1 unless
  /// it says so.
  var usualNorm: Double { get }
  /// How long the embeddings are of which that is told, in words; nil where their length does not count.
  var usualLength: String? { get }
  /// The target logit ψ and dψ/dθ at an angle in 0…π, without scale.
  func target(_ theta: Double) -> (logit: Double, slope: Double)
  /// The same of an embedding of some length, which is asked only where the margin follows it.
  func target(_ theta: Double, norm: Double) -> (logit: Double, slope: Double)

  /// How far the own logit is ahead of another class's at these angles to both prototypes, which are of
  /// length 1; without scale.
  func lead(own: Double, rival: Double) -> Double
  /// The same at an angle from a prototype towards its neighbour.
  func lead(at angle: Double, spacing: Double) -> Double

  /// Whether the margin is met where ψ is above the plain cosine of every other class, whichever class is
  /// asked; true unless it says so.
  var beatsCosines: Bool { get }
  /// Whether ψ never exceeds the cosine: the margin can then be met only where the class wins in
  /// use as well.
  var isBelowCosine: Bool { get }
  /// The directions t in which the target logit of a prototype, ρi·ψ(|t|), beats the plain logit
  /// of another one, ρj·cos(Δ − t); t is signed, from the own prototype towards the other one.
  ///
  /// - Parameters:
  ///   - spacing: Δ, radians in 0…π.
  ///   - ownNorm: ρi; 1 unless the logits keep both norms.
  ///   - rivalNorm: ρj, likewise.
  /// - Returns: open intervals within −π…π, ascending, without overlap.
  func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval]

  /// The width in radians of the band without any class between two neighbours this far apart.
  ///
  /// Where the margin cannot be met this is what it asks for, which is more than `spacing`.
  func band(spacing: Double) -> Double
  /// Whether a prototype itself meets the margin beside a neighbour this far from it.
  func hasRoom(spacing: Double) -> Bool
  /// The lowest loss of `classes` point-like classes, equally spaced in the plane; nil where the
  /// loss can be lowered for ever by growing norms.
  func floor(classes: Int) -> Double?
}
