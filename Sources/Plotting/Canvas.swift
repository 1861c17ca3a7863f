public import Cells

/// Layers over a block of cells, drawn in any order and put together once.
///
/// Places are in widths of a cell from the lower left, y upwards; a cell is 1 wide and 2 high, so
/// a circle is round. A cell shows its ground's tint and the glyph of the highest layer present:
/// hatch, lines, points, letters.
public struct Canvas: Sendable {
  public let size: Size
  public let blitter: Blitter
  var cells: [Layers]
  var points: PointLayer

  /// Dots and cells touched so far: what drawing has cost.
  public internal(set) var touches: Int = 0
  /// Every shape as it was drawn, where they are kept; coordinates are the canvas's own.
  var kept: KeptShapes
  /// Whether shapes are kept instead of dots.
  var keepsShapes: Bool { blitter.glyphs == .shapes }

  /// What lies in a cell but for points.
  struct Layers: Sendable {
    var tint: Color
    /// The glyph that hatches it; 0 for none.
    var hatch: UInt32 = 0
    var lineColor: Color = .terminal
    var lineScalar: UInt32 = 0
    /// The class of its first hollow sample, from 1; 0 for none.
    var hollow: UInt32 = 0
    var letter: UInt32 = 0
    var letterColor: Color = .terminal
    var letterAttributes: Attributes = []
    var lineMask: UInt8 = 0
    /// Whether the hollow sample lies above points.
    var isHollowAbove: Bool = false

    /// Whether there is nothing but ground.
    var isBare: Bool { letter | hollow | UInt32(lineMask) == 0 }

    /// Adds a dot of a line.
    mutating func dot(_ bit: UInt8, _ color: Color, _ stroke: UInt32) {
      lineMask |= bit
      lineColor = color
      lineScalar = stroke
    }
  }

  public init(size: Size, glyphs: GlyphTier, ground: Color) {
    let count = size.width * size.height
    self.size = size
    blitter = Blitter(glyphs)
    cells = Array(repeating: Layers(tint: ground), count: count)
    points = PointLayer(cells: count)
    kept = KeptShapes(height: 2 * size.height)
  }

  /// The width and height in the units of places.
  public var extent: Vector { Vector(Double(size.width), Double(2 * size.height)) }

  /// The middle of a cell.
  @inlinable
  public func center(column: Int, row: Int) -> Vector {
    Vector(Double(column) + 0.5, Double(2 * (size.height - row) - 1))
  }

  /// The index of the cell that holds a place; nil outside.
  @inline(__always)
  public func cell(at place: Vector) -> Int? {
    guard place.x >= 0, place.y > 0, place.x < extent.x, place.y <= extent.y else { return nil }
    let row = min(Int((extent.y - place.y) / 2), size.height - 1)
    return row * size.width + Int(place.x)
  }

  /// Whether anything but ground and hatch is drawn in the cell of a place.
  public func isTaken(_ place: Vector) -> Bool {
    guard let cell = cell(at: place) else { return true }
    return cells[cell].lineMask != 0 || holds(cell)
  }

  /// Whether a straight line passes through a cell.
  public func hasLine(column: Int, row: Int) -> Bool {
    cells[row * size.width + column].lineMask != 0
  }

  /// Whether a point or a letter is drawn in the cell of a place; lines do not count.
  public func holdsMark(_ place: Vector) -> Bool {
    guard let cell = cell(at: place) else { return true }
    return holds(cell)
  }

  private func holds(_ cell: Int) -> Bool {
    cells[cell].letter != 0 || points.isTaken[cell] || cells[cell].hollow != 0
  }

  /// Puts a letter into the cell of a place, above everything else.
  public mutating func label(
    _ scalar: Unicode.Scalar, at place: Vector, color: Color, attributes: Attributes = .bold
  ) {
    if keepsShapes {
      kept.letters.append((place, scalar, color, attributes.contains(.reverse)))
    }
    guard let cell = cell(at: place) else { return }
    cells[cell].letter = scalar.value
    cells[cell].letterColor = color
    cells[cell].letterAttributes = attributes
  }
}
