/// Logits that depend on the angles to all classes, and perhaps on the length of the embedding.
public protocol SphereLogits: Sendable {
  /// Prototypes a class has; its angle is that to the nearest of them.
  var prototypesPerClass: Int { get }
  /// The logits to use for a batch, once its angles are known: a scale that follows them.
  func prepared<Number: Scalar>(for field: SphereField<Number>) -> Self
  /// Fills in the logits and slopes of one sample.
  func fill<Number: Scalar>(_ row: inout SphereRow<Number>)
}
