/// One sample on the sphere: angles to every class go in, logits and their slopes come out.
public struct SphereRow<Number: Scalar>: Sendable {
  /// The sample's place in its batch.
  public var sample: Int = 0
  public var label: Int = 0
  /// Length of the embedding.
  public var norm: Number = 1
  /// Radians to each class, 0…π.
  public var angles: [Number]
  /// One a class, to be filled in.
  public var logits: [Number]
  /// d logit / d angle of each class, to be filled in.
  public var slopes: [Number]
  /// d logit / d (the angle to the label) of each other class whose logit depends on that angle, too;
  /// empty unless filled in.
  public var crossSlopes: [Number] = []
  /// What the sample counts in the mean.
  public var weight: Number = 1
  /// d (the label's logit) / d norm; 0 unless filled in.
  public var radialSlope: Number = 0
  /// What is added to the cross entropy, and its derivative by the norm.
  public var penalty: (value: Number, slope: Number) = (0, 0)

  @inlinable
  public init(classes: Int) {
    angles = Array(repeating: 0, count: classes)
    logits = angles
    slopes = angles
  }

  /// Sets a class's logit, and its slope by the angle.
  @inlinable
  public mutating func set(_ j: Int, _ value: (value: Number, slope: Number), scale: Number) {
    logits[j] = scale * value.value
    slopes[j] = scale * value.slope
  }

  /// Gives every class but the label the plain cosine.
  @inlinable
  public mutating func setRivals(scale: Number) {
    for j in angles.indices where j != label { set(j, ExtendedCosine.raw(angles[j]), scale: scale) }
  }
}
