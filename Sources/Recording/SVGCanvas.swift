import Cells

/// The layers of a picture of a screen, filled row by row.
package struct SVGCanvas {
  private let foreground: UInt32
  private let background: UInt32
  /// Whether dots and blocks are drawn; as text they take a tenth of the room.
  private let drawsShapes: Bool
  private var grounds = SVGLayer()
  private var blocks = SVGLayer()
  private var outlines = SVGLayer()
  private var dots = SVGLayer()
  private var smallDots = SVGLayer()
  private var texts = SVGLayer()
  private var lastBlock: (block: GlyphShape.Block, fill: String)?

  /// An empty picture on a ground; the colours are what the terminal's own stand for.
  init(foreground: UInt32, background: UInt32, drawsShapes: Bool = true) {
    self.drawsShapes = drawsShapes
    self.foreground = foreground
    self.background = background
  }

  /// Draws one row of cells.
  mutating func draw(_ cells: [Cell], row: Int) {
    for run in runs(of: cells, where: { colors(of: $0).background }) {
      let color = colors(of: cells[run.lowerBound]).background
      if color != background { grounds.add(path(block(run, row: row)), attributes: fill(color)) }
    }
    for (column, cell) in cells.enumerated() {
      if cell.style.attributes.contains(.underline) { underline(cell, column: column, row: row) }
      if drawsShapes, let shape = GlyphShape(cell.displayedScalar) {
        draw(shape, color: colors(of: cell).foreground, column: column, row: row)
      }
    }
    flushBlock()
    for run in runs(of: cells, where: textStyle) { write(cells[run], row: row) }
  }

  /// The whole picture, and what is said to who does not see it.
  func document(size: Size, look: PictureLook, words: String) -> String {
    look.document(
      shapes + Self.groupStart(look.fontFamily) + letters + "</g>\n", size: size,
      background: background,
      words: words)
  }

  /// All that was drawn, to stand within a group for texts.
  var fragment: String { shapes + letters }

  /// Begins a group in which texts stand on the grid.
  ///
  /// - Parameter fonts: those that are tried first.
  static func groupStart(_ fonts: String? = nil) -> String {
    "<g font-family=\"\(fontFamilies(fonts))\" font-size=\"16.6\" xml:space=\"preserve\">\n"
  }

  private var shapes: String {
    let round = "fill=\"none\" stroke-linecap=\"round\" stroke-width"
    return grounds.paths(in: "shape-rendering=\"crispEdges\"")
      + blocks.paths(in: "shape-rendering=\"crispEdges\"")
      + outlines.paths(in: "fill-rule=\"evenodd\"") + dots.paths(in: "\(round)=\"3.8\"")
      + smallDots.paths(in: "\(round)=\"2.6\"")
  }

  private var letters: String { texts.elements { "<g \($0)>\n\($1)</g>\n" } }
}

extension SVGCanvas {
  /// The colours as seen: reversed where the cell says so.
  private func colors(of cell: Cell) -> (foreground: UInt32, background: UInt32) {
    let inner = cell.style.foreground.rgb(terminal: foreground)
    let outer = cell.style.background.rgb(terminal: background)
    return cell.style.attributes.contains(.reverse) ? (outer, inner) : (inner, outer)
  }

  /// How a cell's text is painted, nil where it has none.
  private func textStyle(of cell: Cell) -> String? {
    let scalar = cell.displayedScalar
    guard scalar != 0x20, !drawsShapes || GlyphShape(scalar) == nil else { return nil }
    let weight = cell.style.attributes.contains(.bold) ? " font-weight=\"bold\"" : ""
    return fill(colors(of: cell).foreground) + weight
  }

  /// The ranges of neighbours that have a property in common.
  private func runs<Property: Equatable>(
    of cells: [Cell], where property: (Cell) -> Property
  ) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var last: Property?
    for (column, cell) in cells.enumerated() {
      let current = property(cell)
      if current == last, let run = runs.popLast() {
        runs.append(run.lowerBound..<column + 1)
      } else {
        runs.append(column..<column + 1)
      }
      last = current
    }
    return runs
  }

  private mutating func write(_ run: ArraySlice<Cell>, row: Int) {
    guard let first = run.first, let style = textStyle(of: first) else { return }
    let length = run.count > 1 ? " textLength=\"\(run.count * 10)\"" : ""
    let text = run.compactMap { Unicode.Scalar($0.displayedScalar) }.map(escaped).joined()
    let place = "x=\"\(run.startIndex * 10)\" y=\"\(row * 20 + 15)\""
    texts.add("<text \(place)\(length)>\(text)</text>\n", attributes: style)
  }

  private func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "&": "&amp;"
    case "<": "&lt;"
    case ">": "&gt;"
    default: String(Character(scalar))
    }
  }

  private mutating func underline(_ cell: Cell, column: Int, row: Int) {
    var line = block(column..<column + 1, row: row)
    line.y += 1750
    line.height = 120
    add(line, fill: fill(colors(of: cell).foreground))
  }

  private mutating func draw(_ shape: GlyphShape, color: UInt32, column: Int, row: Int) {
    let (left, top) = (column * GlyphShape.width, row * GlyphShape.height)
    switch shape {
    case .dots(let points):
      dots.add(points.map { dot($0, left, top) }.joined(), attributes: stroke(color))
    case .smallDot:
      let middle = GlyphShape.Point(x: GlyphShape.width / 2, y: GlyphShape.height / 2)
      smallDots.add(dot(middle, left, top), attributes: stroke(color))
    case .blocks(let parts):
      for part in parts {
        add(
          GlyphShape.Block(
            x: left + part.x, y: top + part.y, width: part.width, height: part.height),
          fill: fill(color))
      }
    case .outlines(let shapes):
      outlines.add(shapes.map { outline($0, left, top) }.joined(), attributes: fill(color))
    case .circles(let radii):
      outlines.add(radii.map { circle($0, left, top) }.joined(), attributes: fill(color))
    }
  }

  /// Adds a block; one that goes on where the last one ended becomes part of it.
  private mutating func add(_ block: GlyphShape.Block, fill: String) {
    if let last = lastBlock, last.fill == fill, last.block.y == block.y,
      last.block.height == block.height, last.block.x + last.block.width == block.x
    {
      lastBlock?.block.width += block.width
      return
    }
    flushBlock()
    lastBlock = (block, fill)
  }

  private mutating func flushBlock() {
    if let last = lastBlock { blocks.add(path(last.block), attributes: last.fill) }
    lastBlock = nil
  }
}

extension SVGCanvas {
  private func block(_ columns: Range<Int>, row: Int) -> GlyphShape.Block {
    GlyphShape.Block(
      x: columns.lowerBound * GlyphShape.width, y: row * GlyphShape.height,
      width: columns.count * GlyphShape.width, height: GlyphShape.height)
  }

  private func path(_ block: GlyphShape.Block) -> String {
    let (width, height) = (decimal(block.width), decimal(block.height))
    return "M\(decimal(block.x)) \(decimal(block.y))h\(width)v\(height)h-\(width)z"
  }

  private func dot(_ point: GlyphShape.Point, _ left: Int, _ top: Int) -> String {
    "M\(decimal(left + point.x)) \(decimal(top + point.y))h0"
  }

  private func outline(_ corners: [GlyphShape.Point], _ left: Int, _ top: Int) -> String {
    let places = corners.map { "\(decimal(left + $0.x)) \(decimal(top + $0.y))" }
    return "M\(places.joined(separator: "L"))z"
  }

  private func circle(_ radius: Int, _ left: Int, _ top: Int) -> String {
    let middle =
      "\(decimal(left + GlyphShape.width / 2 - radius)) \(decimal(top + GlyphShape.height / 2))"
    let arc = "a\(decimal(radius)) \(decimal(radius)) 0 1 0"
    return "M\(middle)\(arc) \(decimal(2 * radius)) 0\(arc) \(decimal(-2 * radius)) 0z"
  }

  private func fill(_ rgb: UInt32) -> String { "fill=\"\(Self.hexadecimal(rgb))\"" }

  private func stroke(_ rgb: UInt32) -> String { "stroke=\"\(Self.hexadecimal(rgb))\"" }

  /// `#rrggbb`.
  package static func hexadecimal(_ rgb: UInt32) -> String {
    let digits = String(rgb, radix: 16)
    return "#" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}

/// Fonts of one width in the order in which they are tried, as CSS and SVG name them.
///
/// - Parameter first: names with commas between them.
func fontFamilies(_ first: String?) -> String {
  let names = first?.split(separator: ",").map { $0.drop { $0 == " " } } ?? []
  let quoted = names.map { "'\(escapedText(String($0)))'," }.joined()
  return quoted + "'DejaVu Sans Mono','JetBrains Mono',Menlo,Consolas,monospace"
}
