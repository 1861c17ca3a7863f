/// Logits that depend on the angles to all classes, and perhaps on the length of the embedding.
public protocol SphereLogits: Sendable {
  /// Prototypes a class has; its angle is that to the nearest of them.
  var prototypesPerClass: Int { get }
  /// The logits to use for a batch: a scale that follows its angles, margins of its classes.
  func prepared<Number: Scalar>(for batch: LossBatch<Number>) -> Self
  /// The loss of a row of logits, and its slopes by them: cross entropy of their softmax unless it says
  /// so.
  func cost<Number: Scalar>(_ row: SphereRow<Number>, into errors: inout [Number]) -> Number
  /// What one number that all classes share adds to each logit as it grows; nil without one.
  var sharedSlope: Double? { get }
  /// Fills in the logits and slopes of one sample.
  func fill<Number: Scalar>(_ row: inout SphereRow<Number>)
}

extension SphereLogits {
  @inlinable
  public func cost<Number: Scalar>(
    _ row: SphereRow<Number>, into errors: inout [Number]
  ) -> Number {
    softmaxErrors(row.logits, label: row.label, into: &errors)
  }

  @inlinable public var sharedSlope: Double? { nil }
}
