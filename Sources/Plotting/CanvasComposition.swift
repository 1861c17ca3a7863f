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

  /// The same as outlines.
  public static let outlines: [Unicode.Scalar] = Array("○△□◇▽▻◅▯▭◎".unicodeScalars)

  /// Puts the layers together and writes them on a frame from a cell on.
  public func draw(
    column: Int, row: Int, on frame: inout Frame, points style: PointStyle, marks: [ClassMark],
    hatch: Color
  ) {
    if keepsShapes {
      let here = Vector(Double(column), Double(2 * row) + extent.y)
      frame.shapes.append(
        .area(
          Place(x: 100 * column, y: 200 * row),
          Place(x: 100 * (column + size.width), y: 200 * (row + size.height))))
      frame.shapes += kept.shapes(from: here, marks: marks)
      return
    }
    let points = points.summaries
    let (width, height) = (frame.width, frame.height)
    frame.cells.withUnsafeMutableBufferPointer { target in
      for y in max(0, -row)..<max(0, -row, min(size.height, height - row)) {
        for x in max(0, -column)..<max(0, -column, min(size.width, width - column)) {
          let index = y * size.width + x
          let isHatched = (x + 2 * y) % 4 == 0
          target[(row + y) * width + column + x] =
            cells[index].isBare && points[index].isEmpty
            ? ground(cells[index], isHatched, hatch)
            : cell(cells[index], points[index], isHatched, style, marks, hatch)
        }
      }
    }
  }

  private func ground(_ layers: Layers, _ isHatched: Bool, _ hatch: Color) -> Cell {
    Self.cell(layers.hatch != 0 && isHatched ? layers.hatch : 0x20, hatch, layers.tint)
  }

  private func cell(
    _ layers: Layers, _ samples: PointLayer.Summary, _ isHatched: Bool, _ style: PointStyle,
    _ marks: [ClassMark], _ hatch: Color
  ) -> Cell {
    let background = layers.tint
    if layers.letter != 0 {
      return Self.cell(layers.letter, layers.letterColor, background, layers.letterAttributes)
    }
    if layers.hollow != 0, layers.isHollowAbove { return hollow(layers, style, marks) }
    if let (scalar, color) = point(samples, style, marks) {
      return Self.cell(scalar, color, background)
    }
    if layers.hollow != 0 { return hollow(layers, style, marks) }
    if layers.lineMask != 0 {
      let stroke = layers.lineScalar
      let scalar = stroke != 0 ? stroke : blitter.scalar(layers.lineMask)
      return Self.cell(scalar, layers.lineColor, background)
    }
    return ground(layers, isHatched, hatch)
  }

  private func hollow(_ layers: Layers, _ style: PointStyle, _ marks: [ClassMark]) -> Cell {
    let owner = Int(layers.hollow) - 1
    let sign =
      style == .letters ? marks[owner].letter : Self.outlines[owner % Self.outlines.count]
    return Self.cell(sign.value, marks[owner].color, layers.tint)
  }

  private func point(
    _ samples: PointLayer.Summary, _ style: PointStyle, _ marks: [ClassMark]
  ) -> (UInt32, Color)? {
    switch style {
    case .dotsAndLetters where samples.points == 1: return letter(samples, marks)
    case .dots, .dotsAndLetters:
      guard samples.mask != 0 else { return nil }
      return (blitter.scalar(samples.mask), marks[Int(samples.dotClass)].color)
    case .shapes:
      guard let index = samples.pointClass.map(Int.init) else { return nil }
      return (Self.shapes[index % Self.shapes.count].value, marks[index].color)
    case .letters: return letter(samples, marks)
    }
  }

  private func letter(_ samples: PointLayer.Summary, _ marks: [ClassMark]) -> (UInt32, Color)? {
    samples.pointClass.map { (marks[Int($0)].letter.value, marks[Int($0)].color) }
  }

  private static func cell(
    _ scalar: UInt32, _ foreground: Color, _ background: Color, _ attributes: Attributes = []
  ) -> Cell {
    Cell(
      Unicode.Scalar(scalar) ?? " ",
      style: Style(foreground: foreground, background: background, attributes: attributes))
  }
}
