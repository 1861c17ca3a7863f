/// A batch on the sphere, whose angles are measured a sample at a time.
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

  /// Puts a sample's label, length and angles into a row.
  @inlinable
  public func load(_ sample: Int, into row: inout SphereRow<Number>) {
    row.sample = sample
    row.label = Int(labels[sample])
    row.norm = embeddings.norms[sample]
    guard prototypesPerClass > 1 else {
      return row.measures.measure(embeddings, sample, turned: turned)
    }
    let rows = prototypes.norms.count
    if row.everyMeasure.angles.count != rows { row.everyMeasure = SphereMeasures(rows: rows) }
    row.everyMeasure.measure(embeddings, sample, turned: turned)
    row.keepNearest(of: prototypesPerClass)
  }
}
