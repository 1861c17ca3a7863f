public import Cells

/// How a class looks on a canvas.
public struct ClassMark: Hashable, Sendable {
  public var color: Color
  public var letter: Unicode.Scalar

  public init(color: Color, letter: Unicode.Scalar) {
    self.color = color
    self.letter = letter
  }
}

/// How points are shown.
public enum PointStyle: Hashable, Sendable {
  /// Dots finer than a cell.
  case dots
  /// Dots, and a letter where a point is alone in its cell.
  case dotsAndLetters
  /// The class's own shape.
  case shapes
  /// The class's letter.
  case letters
}

extension Canvas {
  /// The shapes of classes, in the order of their colours.
  public static let shapes: [Unicode.Scalar] = Array("●▲■◆▼►◄▮▬◉".unicodeScalars)

  /// Puts the layers together and writes them on a frame from a cell on.
  public func draw(
    column: Int, row: Int, on frame: inout Frame, points style: PointStyle, marks: [ClassMark],
    hatch: Color
  ) {
    for y in 0..<size.height where row + y >= 0 && row + y < frame.height {
      for x in 0..<size.width where column + x >= 0 && column + x < frame.width {
        frame[column + x, row + y] = cell(y * size.width + x, x, y, style, marks, hatch)
      }
    }
  }

  private func cell(
    _ index: Int, _ column: Int, _ row: Int, _ style: PointStyle, _ marks: [ClassMark],
    _ hatch: Color
  ) -> Cell {
    let background = tints[index]
    if letters[index] != 0 {
      return Self.cell(letters[index], letterColors[index], background, .bold)
    }
    if let (scalar, color) = point(index, style, marks) {
      return Self.cell(scalar, color, background)
    }
    if lineMasks[index] != 0 {
      let stroke = lineScalars[index]
      let scalar = stroke != 0 ? stroke : blitter.scalar(lineMasks[index])
      return Self.cell(scalar, lineColors[index], background)
    }
    if hatched[index], (column + 2 * row) % 4 == 0 {
      return Self.cell(blitter.glyphs == .ascii ? 0x3A : 0xB7, hatch, background)
    }
    return Self.cell(0x20, hatch, background)
  }

  private func point(
    _ index: Int, _ style: PointStyle, _ marks: [ClassMark]
  ) -> (UInt32, Color)? {
    if style == .dots || style == .dotsAndLetters {
      guard let winner = winner(index) else { return nil }
      if style == .dotsAndLetters, let (only, points) = majority(index), points == 1 {
        return (marks[only].letter.value, marks[only].color)
      }
      return (blitter.scalar(pointMasks[index * classes + winner]), marks[winner].color)
    }
    guard let (winner, _) = majority(index) else { return nil }
    let shape = Self.shapes[winner % Self.shapes.count]
    let scalar = style == .shapes ? shape : marks[winner].letter
    return (scalar.value, marks[winner].color)
  }

  private static func cell(
    _ scalar: UInt32, _ foreground: Color, _ background: Color, _ attributes: Attributes = []
  ) -> Cell {
    Cell(
      Unicode.Scalar(scalar) ?? " ",
      style: Style(foreground: foreground, background: background, attributes: attributes))
  }
}
