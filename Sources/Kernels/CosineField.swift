/// The cosines between a batch's embeddings and its prototypes, for losses that are functions of all
/// of them.
public struct CosineField<Number: Scalar>: Sendable {
  public let embeddings: UnitRows<Number>
  public let prototypes: UnitRows<Number>
  public let labels: [Int32]
  /// count × rows; 0 where a vector is zero.
  public let cosines: [Number]
  /// count × rows: squared distances of the unit vectors.
  public let squaredDistances: [Number]
  /// The directions of the prototypes axis by axis.
  @usableFromInline let turned: [Number]

  @inlinable
  public init(_ batch: LossBatch<Number>) {
    embeddings = UnitRows(batch.embeddings, dimension: batch.dimension)
    prototypes = UnitRows(batch.prototypes, dimension: batch.dimension)
    labels = batch.labels
    let (rows, count) = (prototypes.norms.count, batch.count)
    turned = prototypes.turned()
    var measures = SphereMeasures<Number>(rows: rows, samples: 1)
    var cosines = [Number](repeating: 0, count: count * rows)
    var squares = cosines
    for sample in 0..<count {
      measures.takeLengths(embeddings, sample, turned: turned)
      measures.numbers.withUnsafeBufferPointer { lengths in
        for row in 0..<rows {
          cosines[sample * rows + row] = (lengths[rows + row] - lengths[row]) / 4
          squares[sample * rows + row] = lengths[row]
        }
      }
    }
    self.cosines = cosines
    squaredDistances = squares
  }

  public var count: Int { labels.count }
  /// Prototypes, of all classes.
  public var rows: Int { prototypes.norms.count }

  /// The gradient by every number of the batch.
  ///
  /// - Parameter slopes: ∂L/∂c of each cosine, in their order.
  @inlinable
  public func gradient(loss: Number, slopes: [Number]) -> LossGradient<Number> {
    let dimension = embeddings.dimension
    var gradient = LossGradient<Number>()
    gradient.loss = loss
    gradient.embeddings = Array(repeating: 0, count: embeddings.directions.count)
    var pulled = [Number](repeating: 0, count: turned.count)
    var pulls = [Number](repeating: 0, count: rows)
    for sample in 0..<count where embeddings.norms[sample] > 0 {
      for axis in 0..<dimension {
        add(sample, axis, slopes, into: &pulls, &pulled)
        var sum: Number = 0
        for pull in pulls { sum += pull }
        gradient.embeddings[sample * dimension + axis] = sum
      }
    }
    gradient.takePrototypes(turned: pulled, dimension: dimension)
    return gradient
  }

  /// What every prototype pulls a sample by along an axis; what the sample pulls them by is added.
  @inlinable
  func add(
    _ sample: Int, _ axis: Int, _ slopes: [Number], into pulls: inout [Number],
    _ pulled: inout [Number]
  ) {
    let (rows, norm) = (rows, embeddings.norms[sample])
    let here = embeddings.directions[sample * embeddings.dimension + axis]
    let (first, start) = (sample * rows, axis * rows)
    pulls.withUnsafeMutableBufferPointer { pulls in
      pulled.withUnsafeMutableBufferPointer { pulled in
        slopes.withUnsafeBufferPointer { slopes in
          cosines.withUnsafeBufferPointer { cosines in
            turned.withUnsafeBufferPointer { turned in
              prototypes.norms.withUnsafeBufferPointer { norms in
                for row in 0..<rows {
                  let (slope, cosine) = (slopes[first + row], cosines[first + row])
                  let (there, length) = (turned[start + row], norms[row])
                  let pull = slope * (there - cosine * here) / norm
                  let back = slope * (here - cosine * there) / length
                  pulls[row] = length > 0 ? pull : 0
                  pulled[start + row] += length > 0 ? back : 0
                }
              }
            }
          }
        }
      }
    }
  }
}
