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

  @inlinable
  public init(_ batch: LossBatch<Number>) {
    embeddings = UnitRows(batch.embeddings, dimension: batch.dimension)
    prototypes = UnitRows(batch.prototypes, dimension: batch.dimension)
    labels = batch.labels
    var cosines: [Number] = []
    var squares: [Number] = []
    for sample in 0..<batch.count {
      for row in 0..<batch.classes {
        var (difference, sum): (Number, Number) = (0, 0)
        for axis in 0..<batch.dimension {
          let here = embeddings.directions[sample * batch.dimension + axis]
          let there = prototypes.directions[row * batch.dimension + axis]
          difference += (here - there) * (here - there)
          sum += (here + there) * (here + there)
        }
        cosines.append((sum - difference) / 4)
        squares.append(difference)
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
    gradient.prototypes = Array(repeating: 0, count: prototypes.directions.count)
    for sample in 0..<count where embeddings.norms[sample] > 0 {
      for row in 0..<rows where prototypes.norms[row] > 0 {
        let (slope, cosine) = (slopes[sample * rows + row], cosines[sample * rows + row])
        for axis in 0..<dimension {
          let (x, w) = (sample * dimension + axis, row * dimension + axis)
          let (here, there) = (embeddings.directions[x], prototypes.directions[w])
          gradient.embeddings[x] += slope * (there - cosine * here) / embeddings.norms[sample]
          gradient.prototypes[w] += slope * (here - cosine * there) / prototypes.norms[row]
        }
      }
    }
    return gradient
  }
}
