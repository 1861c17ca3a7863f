/// Width and height in cells.
public struct Size: Hashable, Sendable {
  /// The smallest screen that is drawn on.
  public static let smallestScreen: Size = Size(width: 20, height: 6)

  public var width: Int
  public var height: Int

  @inlinable
  public init(width: Int, height: Int) {
    self.width = width
    self.height = height
  }
}

/// A whole screen of cells, row-major; what every output is made from.
public struct Frame: Equatable, Sendable {
  public let size: Size
  public var cells: [Cell]
  /// What canvases keep as shapes, lowest first; empty for screens.
  public var shapes: [Shape] = []

  /// A frame filled with one cell.
  public init(size: Size, fill: Cell = Cell()) {
    self.size = size
    cells = Array(repeating: fill, count: size.width * size.height)
  }

  @inlinable public var width: Int { size.width }
  @inlinable public var height: Int { size.height }

  /// The cell at a column and a row, both from 0 at the top left.
  @inlinable
  public subscript(column: Int, row: Int) -> Cell {
    get { cells[row * size.width + column] }
    set { cells[row * size.width + column] = newValue }
  }

  /// Whether a column and a row lie inside the frame.
  @inlinable
  public func contains(column: Int, row: Int) -> Bool {
    column >= 0 && column < size.width && row >= 0 && row < size.height
  }

  /// Writes text from a cell on to the right, cut at a width and at the frame's edge; one scalar a cell.
  ///
  /// A nil background keeps what is already behind each cell.
  public mutating func write(
    _ text: String, column: Int, row: Int, width: Int? = nil, foreground: Color,
    background: Color? = nil, attributes: Attributes = []
  ) {
    guard row >= 0, row < size.height else { return }
    let end = width.map { min(column + $0, size.width) } ?? size.width
    var column = column
    for scalar in text.unicodeScalars {
      if column >= end { return }
      if column >= 0 {
        let behind = background ?? self[column, row].style.background
        self[column, row] = Cell(
          scalar,
          style: Style(foreground: foreground, background: behind, attributes: attributes))
      }
      column += 1
    }
  }
}
