public import Kernels

/// A loss that compares embeddings with one another and has no prototypes.
///
/// One file holds formula, gradient, regions, defaults and citation; one line in
/// `LossRegistry.metric` makes it known everywhere.
public protocol MetricLoss: Sendable {
  static var description: LossDescription { get }
  /// What it compares.
  static var comparison: ComparisonKind { get }
  /// Itself as a loss of that kind.
  var byComparison: ComparingLoss { get }
  /// How a batch is drawn when nothing else is asked for.
  static var drawing: BatchDrawing { get }

  /// Makes the loss from its own parameters.
  init(_ parameters: LossParameters)

  /// Whether embeddings are scaled to length 1 first, so that only directions count.
  var normalizes: Bool { get }

  /// The loss of one comparison with what is in force.
  var formula: LossFormula { get }

  /// Whether it chooses among all examples of a batch, so that comparisons drawn one by one will not
  /// do; false unless it says so.
  var needsGroups: Bool { get }
  /// Whether it takes only comparisons without loss, so that nothing moves; false unless it says so.
  var takesOnlyIdle: Bool { get }
  /// What the loss of a batch is the mean of, such as `active triplets`; all comparisons unless it
  /// says so.
  var meanWords: String { get }
  /// How far apart the margin wants two examples to be; nil where it asks for no distance.
  var reach: Double? { get }
  /// What the comparisons that it looks for are like, with a space behind, such as `hard `.
  var soughtWord: String { get }
  /// What is wrong with the formula in force as it was printed; nil where it is as it should be.
  var misprint: String? { get }
  /// Whether most of what has a loss is left out; false unless it says so.
  func leavesOutMost(_ tally: Tally) -> Bool
  /// The loss of embeddings in one place, or without any order; nil where nobody asks.
  func restingLoss(_ tally: Tally) -> RestingLoss?

  /// Distances that training moves, one for all classes or one a class, as they start; none unless it
  /// says so.
  func startRadii(classes: Int) -> [Float]

  /// Mean loss, gradient and tally of a batch.
  func evaluate(_ batch: MetricBatch<Float>) -> MetricGradient<Float>
  /// Mean loss, gradient and tally of a batch, for checking.
  func evaluate(_ batch: MetricBatch<Double>) -> MetricGradient<Double>
  /// Who was compared with whom, for screens.
  func examine(_ batch: MetricBatch<Float>) -> Examination
  /// Who was compared with whom, for checking.
  func examine(_ batch: MetricBatch<Double>) -> Examination
}
