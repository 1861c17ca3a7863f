/// The rows that distances are taken between: embeddings as they are, or scaled to length 1.
public struct MetricRows<Number: Scalar>: Sendable {
  /// count × dimension.
  public let points: [Number]
  public let dimension: Int
  @usableFromInline let unit: UnitRows<Number>?

  /// - Parameter normalizes: whether rows are scaled to length 1; a row of zeros stays zero.
  @inlinable
  public init(_ rows: [Number], dimension: Int, normalizes: Bool) {
    self.dimension = dimension
    let unit = normalizes ? UnitRows(rows, dimension: dimension) : nil
    self.unit = unit
    points = unit?.directions ?? rows
  }

  @inlinable public var count: Int { dimension > 0 ? points.count / dimension : 0 }

  /// |x − y|² of two rows.
  @inlinable
  public func squaredDistance(_ first: Int, _ second: Int) -> Number {
    var sum: Number = 0
    for axis in 0..<dimension {
      let difference = points[first * dimension + axis] - points[second * dimension + axis]
      sum += difference * difference
    }
    return sum
  }

  /// x · y of two rows.
  @inlinable
  public func innerProduct(_ first: Int, _ second: Int) -> Number {
    var sum: Number = 0
    for axis in 0..<dimension {
      sum += points[first * dimension + axis] * points[second * dimension + axis]
    }
    return sum
  }

  /// The gradient of the embeddings from that of the points: what lies along a scaled row is lost.
  @inlinable
  public func pulledBack(_ gradient: [Number]) -> [Number] {
    guard let unit else { return gradient }
    var result = gradient
    for row in 0..<count {
      let range = row * dimension..<(row + 1) * dimension
      let norm = unit.norms[row]
      guard norm > 0 else {
        for index in range { result[index] = 0 }
        continue
      }
      var radial: Number = 0
      for index in range { radial += gradient[index] * points[index] }
      for index in range { result[index] = (gradient[index] - radial * points[index]) / norm }
    }
    return result
  }
}
