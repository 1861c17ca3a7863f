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
    // Grown bit by bit, they would be moved again and again, and come as new pages at every step.
    owners.reserveCapacity(batch.count * classes)
    pairs.reserveCapacity(batch.count * classes)
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

  /// A batch whose angles nobody asks for: lengths alone.
  public init(lengthsOf batch: LossBatch<Number>, prototypesPerClass: Int) {
    embeddings = UnitRows(batch.embeddings, dimension: batch.dimension)
    prototypes = UnitRows(batch.prototypes, dimension: batch.dimension)
    labels = batch.labels
    classes = batch.classes / max(prototypesPerClass, 1)
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
