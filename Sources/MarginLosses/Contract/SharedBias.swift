public import Kernels

/// A loss with one bias for all classes, which training moves.
///
/// A conforming file writes the two lines of `evaluate` itself, or they would not be compiled for it.
public protocol SharedBias: AdaptiveLoss, SphereLoss {
  var bias: Double { get set }

  /// Where it starts among so many classes.
  func startBias(classes: Int) -> Double
}

extension SharedBias {
  /// Classes that a loss outside of a run is said for.
  static var usualClasses: Int { 10 }

  public var isBoundBySpacing: Bool { false }

  public mutating func start(classes: Int) { bias = startBias(classes: classes) }

  public mutating func descend(_ gradient: LossGradient<Float>, rate: Float) {
    guard let slope = gradient.bias.first, slope.isFinite else { return }
    bias -= Double(rate * slope)
  }

  public mutating func adapt(
    to batch: LossBatch<Float>, drawing generator: inout SeededGenerator
  ) {}

  public var learnt: [UInt64] { [bias.bitPattern] }

  public mutating func recall(_ learnt: [UInt64]) -> Bool {
    guard learnt.count == 1, Double(bitPattern: learnt[0]).isFinite else { return false }
    bias = Double(bitPattern: learnt[0])
    return true
  }

  public mutating func inherit(from other: Self) { bias = other.bias }

  /// The loss with the bias that a batch brings.
  func with<Number: Scalar>(_ given: [Number]) -> Self {
    guard let given = given.first else { return self }
    var loss = self
    loss.bias = Double(given)
    return loss
  }
}
