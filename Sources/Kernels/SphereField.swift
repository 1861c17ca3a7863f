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
    var lengths = SphereLengths(of: prototypes)
    for sample in 0..<batch.count {
      lengths.take(embeddings, sample)
      for j in 0..<classes {
        var owner = j * prototypesPerClass
        var best = lengths.pair(owner)
        for row in owner + 1..<max(owner + prototypesPerClass, owner + 1) {
          let other = lengths.pair(row)
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

  /// Puts a sample's label, length and angles into a row.
  @inlinable
  public func load(_ sample: Int, into row: inout SphereRow<Number>) {
    row.sample = sample
    row.label = Int(labels[sample])
    row.norm = embeddings.norms[sample]
    for j in 0..<classes { row.angles[j] = angle(sample, j) }
  }
}

/// |x − w|² and |x + w|² of one embedding and every prototype, side by side: axis by axis, so that each
/// sum goes in the order of the axes and all prototypes at once.
@usableFromInline
struct SphereLengths<Number: Scalar> {
  /// dimension × rows.
  @usableFromInline let turned: [Number]
  @usableFromInline var differences: [Number]
  @usableFromInline var sums: [Number]

  @inlinable
  init(of prototypes: UnitRows<Number>) {
    let (rows, dimension) = (prototypes.norms.count, prototypes.dimension)
    var turned = [Number](repeating: 0, count: rows * dimension)
    for row in 0..<rows {
      for axis in 0..<dimension {
        turned[axis * rows + row] = prototypes.directions[row * dimension + axis]
      }
    }
    self.turned = turned
    differences = Array(repeating: 0, count: rows)
    sums = differences
  }

  @inlinable
  mutating func take(_ embeddings: UnitRows<Number>, _ sample: Int) {
    Self.take(embeddings, sample, turned, &differences, &sums)
  }

  @inlinable
  static func take(
    _ embeddings: UnitRows<Number>, _ sample: Int, _ turned: [Number],
    _ differences: inout [Number], _ sums: inout [Number]
  ) {
    let (rows, first) = (differences.count, sample * embeddings.dimension)
    turned.withUnsafeBufferPointer { turned in
      differences.withUnsafeMutableBufferPointer { differences in
        sums.withUnsafeMutableBufferPointer { sums in
          differences.update(repeating: 0)
          sums.update(repeating: 0)
          for axis in 0..<embeddings.dimension {
            let here = embeddings.directions[first + axis]
            for row in 0..<rows {
              let there = turned[axis * rows + row]
              differences[row] += (here - there) * (here - there)
              sums[row] += (here + there) * (here + there)
            }
          }
        }
      }
    }
  }

  @inlinable
  func pair(_ row: Int) -> SpherePair<Number> {
    SpherePair(differenceSquared: differences[row], sumSquared: sums[row])
  }
}
