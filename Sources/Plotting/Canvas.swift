public import Cells

/// Layers over a block of cells, drawn in any order and put together once.
///
/// Places are in widths of a cell from the lower left, y upwards; a cell is 1 wide and 2 high, so
/// a circle is round. A cell shows its ground's tint and the glyph of the highest layer present:
/// hatch, lines, points, letters.
public struct Canvas: Sendable {
  public let size: Size
  public let blitter: Blitter
  var tints: [Color]
  /// The glyph that hatches a cell; 0 for none.
  var hatches: [UInt32]
  var lineMasks: [UInt8]
  var lineColors: [Color]
  var lineScalars: [UInt32]
  var points: PointLayer
  /// The class of the first hollow sample of a cell, from 1; 0 for none.
  var hollows: [UInt32]
  /// Whether it lies above points.
  var hollowsAbove: [Bool]

  /// Dots and cells touched so far: what drawing has cost.
  public internal(set) var touches: Int = 0
  /// Every shape as it was drawn, where they are kept; coordinates are the canvas's own.
  var kept = KeptShapes()
  /// Whether shapes are kept instead of dots.
  var keepsShapes: Bool { blitter.glyphs == .shapes }
  var letters: [UInt32]
  var letterColors: [Color]
  var letterAttributes: [Attributes]

  public init(size: Size, glyphs: GlyphTier, ground: Color) {
    let cells = size.width * size.height
    self.size = size
    blitter = Blitter(glyphs)
    tints = Array(repeating: ground, count: cells)
    hatches = Array(repeating: 0, count: cells)
    lineMasks = Array(repeating: 0, count: cells)
    lineColors = Array(repeating: .terminal, count: cells)
    lineScalars = Array(repeating: 0, count: cells)
    points = PointLayer(cells: cells)
    hollows = Array(repeating: 0, count: cells)
    hollowsAbove = Array(repeating: false, count: cells)

    letters = Array(repeating: 0, count: cells)
    letterColors = Array(repeating: .terminal, count: cells)
    letterAttributes = Array(repeating: [], count: cells)
  }

  /// The width and height in the units of places.
  public var extent: Vector { Vector(Double(size.width), Double(2 * size.height)) }

  /// The middle of a cell.
  @inlinable
  public func center(column: Int, row: Int) -> Vector {
    Vector(Double(column) + 0.5, Double(2 * (size.height - row) - 1))
  }

  /// The index of the cell that holds a place; nil outside.
  public func cell(at place: Vector) -> Int? {
    guard place.x >= 0, place.y > 0, place.x < extent.x, place.y <= extent.y else { return nil }
    let row = min(Int((extent.y - place.y) / 2), size.height - 1)
    return row * size.width + Int(place.x)
  }

  /// Whether anything but ground and hatch is drawn in the cell of a place.
  public func isTaken(_ place: Vector) -> Bool {
    guard let cell = cell(at: place) else { return true }
    return lineMasks[cell] != 0 || holds(cell)

  }

  /// Whether a point or a letter is drawn in the cell of a place; lines do not count.
  public func holdsMark(_ place: Vector) -> Bool {
    guard let cell = cell(at: place) else { return true }
    return holds(cell)
  }

  private func holds(_ cell: Int) -> Bool {
    letters[cell] != 0 || points.isTaken[cell] || hollows[cell] != 0
  }

  /// Puts a letter into the cell of a place, above everything else.
  public mutating func label(
    _ scalar: Unicode.Scalar, at place: Vector, color: Color, attributes: Attributes = .bold
  ) {
    if keepsShapes {
      kept.letters.append((place, scalar, color, attributes.contains(.reverse)))
    }
    guard let cell = cell(at: place) else { return }
    letters[cell] = scalar.value
    letterColors[cell] = color
    letterAttributes[cell] = attributes
  }

  /// Gives a cell its ground.
  ///
  /// - Parameter hatch: the glyph in every fourth cell; nil for none. A figure's is drawn by labels.
  public mutating func tint(
    column: Int, row: Int, color: Color, hatch: Unicode.Scalar? = nil
  ) {
    touches += 1
    if keepsShapes { kept.tints.append((center(column: column, row: row), color)) }
    tints[row * size.width + column] = color
    if let hatch { hatches[row * size.width + column] = hatch.value }
  }
}
