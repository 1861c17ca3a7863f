/// A batch on the sphere, whose angles are measured a few samples at a time.
public struct SphereField<Number: Scalar>: Sendable {
  public let embeddings: UnitRows<Number>
  public let prototypes: UnitRows<Number>
  public let labels: [Int32]
  public let classes: Int
  public let prototypesPerClass: Int
  /// dimension × rows: the directions of the prototypes.
  @usableFromInline let turned: [Number]

  @inlinable
  public init(_ batch: LossBatch<Number>, prototypesPerClass: Int) {
    embeddings = UnitRows(batch.embeddings, dimension: batch.dimension)
    prototypes = UnitRows(batch.prototypes, dimension: batch.dimension)
    labels = batch.labels
    self.prototypesPerClass = max(prototypesPerClass, 1)
    classes = batch.classes / self.prototypesPerClass
    turned = prototypes.turned()
  }

  public var count: Int { labels.count }

  /// Radians between a sample and a class.
  @inlinable
  public func angle(_ sample: Int, _ j: Int) -> Number {
    let rows = prototypes.norms.count
    var nearest: Number?
    for row in j * prototypesPerClass..<(j + 1) * prototypesPerClass {
      var (difference, sum): (Number, Number) = (0, 0)
      for axis in 0..<embeddings.dimension {
        let here = embeddings.directions[sample * embeddings.dimension + axis]
        let there = turned[axis * rows + row]
        difference += (here - there) * (here - there)
        sum += (here + there) * (here + there)
      }
      let angle = SpherePair(differenceSquared: difference, sumSquared: sum).angle
      if nearest.map({ angle < $0 }) ?? true { nearest = angle }
    }
    return nearest ?? 0
  }

  /// A row for this batch's samples.
  ///
  /// - Parameter samples: how many may be measured at once.
  @inlinable
  public func row(samples: Int = 1) -> SphereRow<Number> {
    SphereRow(
      classes: classes, SphereMeasures(rows: prototypes.norms.count, samples: samples))
  }

  /// Puts a sample's label, length and angles into a row.
  @inlinable
  public func load(_ sample: Int, into row: inout SphereRow<Number>) {
    row.measures.measure(embeddings, sample..<sample + 1, turned: turned)
    select(sample, slot: 0, in: &row)
  }

  /// Puts a sample that was measured among others into a row.
  @inlinable
  func select(_ sample: Int, slot: Int, in row: inout SphereRow<Number>) {
    (row.sample, row.slot, row.label) = (sample, slot, Int(labels[sample]))
    row.norm = embeddings.norms[sample]
    row.findOwners(of: prototypesPerClass)
  }
}
