/// A block of cells: columns and rows from 0 at the top left.
public struct Rectangle: Hashable, Sendable {
  public var column: Int
  public var row: Int
  public var width: Int
  public var height: Int

  @inlinable
  public init(column: Int, row: Int, width: Int, height: Int) {
    self.column = column
    self.row = row
    self.width = width
    self.height = height
  }
  /// Whether the mouse is over it.
  public func contains(_ mouse: Mouse) -> Bool {
    (column..<column + width).contains(mouse.column) && (row..<row + height).contains(mouse.row)
  }
}
