public import Kernels

/// A loss with numbers that training moves: a running mean, a scale that follows the angles,
/// centres, margins drawn anew.
public protocol AdaptiveLoss: MarginLoss {
  /// Puts the numbers where they start among so many classes; nothing unless it says so.
  mutating func start(classes: Int)

  /// Moves the numbers that descend a gradient of their own; none unless it says so.
  mutating func descend(_ gradient: LossGradient<Float>, rate: Float)

  /// Has the run's own optimiser move numbers against their gradient; none unless it says so.
  ///
  /// - Parameter update: takes the numbers and their gradient.
  mutating func move(
    along gradient: LossGradient<Float>, by update: (inout [Float], [Float]) -> Void)

  /// Moves them after a step.
  ///
  /// - Parameters:
  ///   - batch: the batch of the step, as it was evaluated.
  ///   - generator: the source of what is drawn for the next step.
  mutating func adapt(to batch: LossBatch<Float>, drawing generator: inout SeededGenerator)

  /// Whether training moves anything with the numbers that are set; true unless it says so.
  var movesInTraining: Bool { get }

  /// What training has moved so far, as words of bits, to be written down.
  var learnt: [UInt64] { get }

  /// Goes on with what was written down.
  ///
  /// - Returns: false when that is not what this loss learns.
  mutating func recall(_ learnt: [UInt64]) -> Bool

  /// Whether all that training has moved is finite; true unless it says so, of what no word makes otherwise.
  var isFinite: Bool { get }

  /// Whether it can have been learnt beside so many numbers of prototypes; true unless it says so.
  func fits(prototypes count: Int) -> Bool

  /// Takes over the numbers of the same loss with other hyperparameters.
  mutating func inherit(from other: Self)
}

extension AdaptiveLoss {
  public static var isAdaptive: Bool { true }
  public var movesInTraining: Bool { true }
  public var isFinite: Bool { true }
  public func fits(prototypes count: Int) -> Bool { true }
  public mutating func start(classes: Int) {}
  public mutating func descend(_ gradient: LossGradient<Float>, rate: Float) {}
  public mutating func move(
    along gradient: LossGradient<Float>, by update: (inout [Float], [Float]) -> Void
  ) {}

  /// Takes over the numbers of another loss if it is of the same kind.
  public mutating func inherit(fromAny other: any MarginLoss) {
    if let other = other as? Self { inherit(from: other) }
  }
}

extension MarginLoss {
  /// The loss as it starts among so many classes.
  package func started(classes: Int) -> any MarginLoss {
    guard var adaptive = self as? any AdaptiveLoss else { return self }
    adaptive.start(classes: classes)
    return adaptive
  }
}
