public import Kernels

/// What a loss says of one sample.
public struct Judgement: Equatable, Sendable {
  public var label: Int32 = 0
  /// The class chosen when the classifier is used: no margin, no scale.
  public var predicted: Int32 = 0
  /// The class, other than the label, whose logit is largest.
  public var nextClass: Int32 = 0
  /// −ln p of the label with the margin in place.
  public var loss: Float = 0
  /// The label's probability with the margin in place.
  public var probability: Float = 0
  /// Radians to the label's prototype.
  public var ownAngle: Float = 0
  /// Radians to the nearest other prototype.
  public var nextAngle: Float = 0
  /// Length of the embedding.
  public var norm: Float = 0
  /// Whether the label's logit with the margin still exceeds every other.
  public var meetsMargin: Bool = false

  public init() {}

  /// Whether the classifier, as used, chooses the label.
  public var isRight: Bool { predicted == label }
}

/// How a trained classifier chooses a class; the margin is never part of it.
public enum DecisionRule: Equatable, Sendable {
  /// The smallest angle to a prototype.
  case angle
  /// The largest w·x + b.
  case innerProduct
}

/// A loss over embeddings and prototypes.
///
/// One file holds formula, slope, boundary, defaults and citation; one line in `LossRegistry`
/// makes it known everywhere.
public protocol MarginLoss: Sendable {
  static var description: LossDescription { get }
  /// Whether it is an `AdaptiveLoss`, which costs a look-up to find out.
  static var isAdaptive: Bool { get }

  /// Makes the loss from its own parameters; absent ones take the laboratory's defaults.
  init(_ parameters: LossParameters)

  /// What it makes of both classes' logits, as formulas with the numbers in force; ψ(θy) against
  /// cos θj unless a loss says more.
  var terms: LogitTerms { get }

  var amplitude: Amplitude { get }
  var rule: DecisionRule { get }
  /// Whether a learnt bias is added to each logit.
  var hasBias: Bool { get }

  /// Mean loss and gradient of a batch.
  func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float>
  /// The same in memory that is there already, for training.
  func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch)
  /// Mean loss and gradient of a batch, for checking.
  func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double>
  /// What the loss says of each sample.
  func judge(_ batch: LossBatch<Float>) -> [Judgement]

  /// The target logit ψ and dψ/dθ at an angle in 0…π, without scale.
  func target(_ theta: Double) -> (logit: Double, slope: Double)

  /// The angles in 0…π at which ψ jumps, or its slope does.
  var bends: [Double] { get }
  /// A number k for which |ψ′| ≤ k and |ψ″| ≤ k² between the bends.
  var steepness: Double { get }
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
  /// Which margins neighbours `spacing` apart can meet, in closed form, by the other numbers in
  /// force; `.unknown`, where none is known, has `marginBound` try them.
  func statedBound(spacing: Double) -> MarginBound
  /// The lowest loss of `classes` point-like classes, equally spaced in the plane; nil where the
  /// loss can be lowered for ever by growing norms.
  func floor(classes: Int) -> Double?
}
