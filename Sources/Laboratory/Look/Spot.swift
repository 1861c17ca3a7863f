internal import Cells

/// A place of the feature plane in the unit of the embeddings, y upwards.
public struct Spot: Hashable, Codable, Sendable {
  public var x: Double
  public var y: Double

  public init(_ x: Double, _ y: Double) {
    self.x = x
    self.y = y
  }

  package var length: Double { (x * x + y * y).squareRoot() }
  package var embedding: [Float] { [Float(x), Float(y)] }

  /// A row of a matrix of two columns.
  package init(_ row: Int, of matrix: [Float]) {
    self.init(Double(matrix[2 * row]), Double(matrix[2 * row + 1]))
  }

  func moved(_ direction: Direction, by length: Double) -> Spot {
    switch direction {
    case .left: Spot(x - length, y)
    case .right: Spot(x + length, y)
    case .up: Spot(x, y + length)
    case .down: Spot(x, y - length)
    }
  }
}
