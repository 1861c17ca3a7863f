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

/// Logits that depend on the angles to all classes, and perhaps on the length of the embedding.
public protocol SphereLogits: Sendable {
  /// Prototypes a class has; its angle is that to the nearest of them.
  var prototypesPerClass: Int { get }
  /// The logits to use for a batch, once its angles are known: a scale that follows them.
  func prepared<Number: Scalar>(for field: SphereField<Number>) -> Self
  /// Fills in the logits and slopes of one sample.
  func fill<Number: Scalar>(_ row: inout SphereRow<Number>)
}

/// A batch on the sphere: the angle of every embedding to every class.
public struct SphereField<Number: Scalar>: Sendable {
  public let embeddings: UnitRows<Number>
  public let prototypes: UnitRows<Number>
  public let labels: [Int32]
  public let classes: Int
  /// count × classes: the nearest of a class's prototypes.
  @usableFromInline var owners: [Int] = []
  /// count × classes, to that prototype.
  @usableFromInline var pairs: [SpherePair<Number>] = []

  @inlinable
  public init(_ batch: LossBatch<Number>, prototypesPerClass: Int) {
    embeddings = UnitRows(batch.embeddings, dimension: batch.dimension)
    prototypes = UnitRows(batch.prototypes, dimension: batch.dimension)
    labels = batch.labels
    classes = batch.classes / max(prototypesPerClass, 1)
    for sample in 0..<batch.count {
      for j in 0..<classes {
        var owner = j * prototypesPerClass
        var best = pair(sample, owner)
        for row in owner + 1..<max(owner + prototypesPerClass, owner + 1) {
          let other = pair(sample, row)
          if other.angle < best.angle { (owner, best) = (row, other) }
        }
        owners.append(owner)
        pairs.append(best)
      }
    }
  }

  public var count: Int { labels.count }

  /// Radians between a sample and a class.
  @inlinable
  public func angle(_ sample: Int, _ j: Int) -> Number { pairs[sample * classes + j].angle }

  @inlinable
  func pair(_ sample: Int, _ row: Int) -> SpherePair<Number> {
    let dimension = embeddings.dimension
    var difference: Number = 0
    var sum: Number = 0
    for axis in 0..<dimension {
      let here = embeddings.directions[sample * dimension + axis]
      let there = prototypes.directions[row * dimension + axis]
      difference += (here - there) * (here - there)
      sum += (here + there) * (here + there)
    }
    return SpherePair(differenceSquared: difference, sumSquared: sum)
  }

  /// Puts a sample's label, length and angles into a row.
  @inlinable
  public func load(_ sample: Int, into row: inout SphereRow<Number>) {
    row.sample = sample
    row.label = Int(labels[sample])
    row.norm = embeddings.norms[sample]
    for j in 0..<classes { row.angles[j] = angle(sample, j) }
  }
}
