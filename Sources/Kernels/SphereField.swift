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
    var nearest: Number?
    for row in j * prototypesPerClass..<(j + 1) * prototypesPerClass {
      let (difference, sum) = lengths(sample, row)
      let angle = SpherePair(differenceSquared: difference, sumSquared: sum).angle
      if nearest.map({ angle < $0 }) ?? true { nearest = angle }
    }
    return nearest ?? 0
  }

  /// The cosine of the angle between each sample and the first prototype of its own class.
  @inlinable
  public func ownCosines() -> [Number] {
    var measures = SphereMeasures<Number>(rows: count, samples: 1)
    for sample in 0..<count {
      let own = lengths(sample, Int(labels[sample]) * prototypesPerClass)
      measures.numbers[sample] = own.difference
      measures.numbers[count + sample] = own.sum
    }
    Number.measure(&measures.angles, &measures.numbers)
    return (0..<count).map { measures.plain(0, $0).value }
  }

  /// The cosines of the angles between a sample and every prototype, as products of directions.
  @inlinable
  public func takeCosines(of sample: Int, into cosines: inout [Number]) {
    let (axes, rows) = (embeddings.dimension, prototypes.norms.count)
    turned.withUnsafeBufferPointer { turned in
      cosines.withUnsafeMutableBufferPointer { cosines in
        for j in 0..<rows { cosines[j] = 0 }
        for axis in 0..<axes {
          let here = embeddings.directions[sample * axes + axis]
          for j in 0..<rows { cosines[j] += here * turned[axis * rows + j] }
        }
      }
    }
  }

  /// |x − w|² and |x + w|² of a sample and a prototype.
  @inlinable
  func lengths(_ sample: Int, _ row: Int) -> (difference: Number, sum: Number) {
    var (difference, sum): (Number, Number) = (0, 0)
    for axis in 0..<embeddings.dimension {
      let here = embeddings.directions[sample * embeddings.dimension + axis]
      let there = prototypes.directions[row * embeddings.dimension + axis]
      difference += (here - there) * (here - there)
      sum += (here + there) * (here + there)
    }
    return (difference, sum)
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
