/// Rows scaled to length 1, beside their lengths; a row of zeros stays zero.
public struct UnitRows<Number: Scalar>: Sendable {
  /// count × dimension.
  public var directions: [Number]
  /// One a row.
  public var norms: [Number]
  public let dimension: Int

  @inlinable
  public init(_ rows: [Number], dimension: Int) {
    self.dimension = dimension
    let count = dimension > 0 ? rows.count / dimension : 0
    directions = rows
    norms = Array(repeating: 0, count: count)
    directions.withUnsafeMutableBufferPointer { numbers in
      for row in 0..<count {
        let numbers = UnsafeMutableBufferPointer(
          rebasing: numbers[row * dimension..<(row + 1) * dimension])
        let norm = UnitRows.norm(numbers)
        norms[row] = norm
        guard norm > 0 else { continue }
        for axis in numbers.indices { numbers[axis] /= norm }
      }
    }
  }

  /// The directions axis by axis.
  @inlinable
  func turned() -> [Number] {
    var turned = [Number](repeating: 0, count: directions.count)
    let rows = norms.count
    for row in 0..<rows {
      for axis in 0..<dimension { turned[axis * rows + row] = directions[row * dimension + axis] }
    }
    return turned
  }

  /// The Euclidean length, without overflow or underflow of the squares.
  @inlinable
  static func norm(_ row: UnsafeMutableBufferPointer<Number>) -> Number {
    var largest: Number = 0
    for value in row where value.magnitude > largest { largest = value.magnitude }
    guard largest > 0, largest.isFinite else { return largest }
    var sum: Number = 0
    for value in row {
      let scaled = value / largest
      sum += scaled * scaled
    }
    return largest * sum.squareRoot()
  }
}
