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
  public static let outlines: [Unicode.Scalar] = Array("○△□◇▽▷◁▯◎☆".unicodeScalars)

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
    let summaries = points.summaries()
    let (width, height) = (frame.width, frame.height)
    frame.cells.withUnsafeMutableBufferPointer { cells in
      for y in max(0, -row)..<max(0, -row, min(size.height, height - row)) {
        for x in max(0, -column)..<max(0, -column, min(size.width, width - column)) {
          cells[(row + y) * width + column + x] = cell(
            y * size.width + x, x, y, summaries[y * size.width + x], style, marks, hatch)
        }
      }
    }
  }

  private func cell(
    _ index: Int, _ column: Int, _ row: Int, _ samples: PointLayer.Summary?, _ style: PointStyle,
    _ marks: [ClassMark],
    _ hatch: Color
  ) -> Cell {
    let background = tints[index]
    if letters[index] != 0 {
      return Self.cell(letters[index], letterColors[index], background, letterAttributes[index])
    }
    if hollows[index] != 0, hollowsAbove[index] {
      return hollow(index, background, style, marks)
    }
    if let samples, let (scalar, color) = point(samples, style, marks) {
      return Self.cell(scalar, color, background)
    }
    if hollows[index] != 0 { return hollow(index, background, style, marks) }
    if lineMasks[index] != 0 {
      let stroke = lineScalars[index]
      let scalar = stroke != 0 ? stroke : blitter.scalar(lineMasks[index])
      return Self.cell(scalar, lineColors[index], background)
    }
    if hatches[index] != 0, (column + 2 * row) % 4 == 0 {
      return Self.cell(hatches[index], hatch, background)
    }
    return Self.cell(0x20, hatch, background)
  }

  private func hollow(
    _ index: Int, _ background: Color, _ style: PointStyle, _ marks: [ClassMark]
  ) -> Cell {
    let owner = Int(hollows[index]) - 1
    let sign =
      style == .letters ? marks[owner].letter : Self.outlines[owner % Self.outlines.count]
    return Self.cell(sign.value, marks[owner].color, background)
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
