public import Kernels

/// A loss over embeddings and prototypes.
///
/// One file holds formula, slope, boundary, defaults and citation; one line in `LossRegistry`
/// makes it known everywhere.
public protocol MarginLoss: Classifier {
  static var description: LossDescription { get }
  /// Whether it is an `AdaptiveLoss`, which costs a look-up to find out.
  static var isAdaptive: Bool { get }
  /// Whether who knows the embeddings has to tell their mean length, of which bands and limits are then, by
  /// `judging(lengths:)`; false where nothing follows the length, or the loss learns it itself.
  static var isToldOfMeanLength: Bool { get }

  /// Makes the loss from its own parameters; absent ones take the laboratory's defaults.
  init(_ parameters: LossParameters)

  /// Mean loss and gradient of a batch.
  func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float>
  /// The same in memory that is there already, for training.
  func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch)
  /// Mean loss and gradient of a batch, for checking.
  func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double>

  /// The scale as it stands, of a loss that chooses it itself; nil unless it says so.
  var chosenScale: Double? { get }

  /// Itself as it is once it has seen embeddings at this mean cosine to their own prototypes for long;
  /// itself, unless it learns from their angles.
  func settled(ownCosine: Double) -> Self

  /// Itself as it judges embeddings of these lengths where they lie: their mean is the usual length, and how
  /// they spread is known; itself, unless its margin follows the length.
  func judging(lengths: [Double]) -> Self

  /// Itself as it judges rows of so many a class; itself, unless it asks of a class by its size.
  func judging(sizes: [Double]) -> Self

  /// What it has learnt of the embeddings that it sees, by name; nothing unless it says so.
  var learntOfRows: [(name: String, value: Double)] { get }

  /// m, where a class is what lies within m·θ1 < θ2; nil unless it says so.
  var wedgeFactor: Double? { get }

  /// Which margins neighbours `spacing` apart can meet, in closed form, by the other numbers in
  /// force; `.unknown`, where none is known, has `marginBound` try them.
  func statedBound(spacing: Double) -> MarginBound
}

extension MarginLoss {
  public static var isAdaptive: Bool { false }
  public static var isToldOfMeanLength: Bool { false }

  public var chosenScale: Double? { nil }
  public var wedgeFactor: Double? { nil }

  public func settled(ownCosine: Double) -> Self { self }
  public func judging(lengths: [Double]) -> Self { self }
  public func judging(sizes: [Double]) -> Self { self }
  public var learntOfRows: [(name: String, value: Double)] { [] }

  public func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> {
    var gradient = LossGradient<Float>()
    evaluate(batch, into: &gradient, LossScratch())
    return gradient
  }

  /// Losses without a fast kernel of their own.
  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    gradient = evaluate(batch)
  }

  public var hasMargin: Bool { Self.description.marginKey != nil }
}
