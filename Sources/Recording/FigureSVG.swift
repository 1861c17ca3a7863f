public import Cells

/// A drawing of shapes and the text around it as a vector figure: true circles and arcs, each class in its
/// own shape, no fonts from elsewhere; the same bytes every time.
public enum FigureSVG {
  private static let font = "system-ui,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif"

  /// - Parameters:
  ///   - foreground: what the terminal's own colour stands for, likewise the ground.
  ///   - title: said to those who cannot see the picture.
  public static func svg(
    of frame: Frame, foreground: UInt32, background: UInt32, title: String
  ) -> String {
    let (width, height) = (frame.width * 10, frame.height * 20)
    var canvas = SVGCanvas(foreground: foreground, background: background)
    for row in 0..<frame.height { canvas.draw((0..<frame.width).map { frame[$0, row] }, row: row) }
    let painter = ShapePainter(foreground: foreground, background: background)
    return """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" font-family="\(font)">
      <title>\(escapedText(title))</title>
      <defs>
      \(painter.patterns(of: frame.shapes))\(ShapePainter.symbols)</defs>
      <rect width="\(width)" height="\(height)" fill="\(SVGCanvas.hexadecimal(background))"/>
      \(painter.elements(frame.shapes))\(SVGCanvas.groupStart())\(canvas.fragment)</g>
      </svg>

      """
  }
}

/// A text in which nothing is markup.
func escapedText(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    default: if scalar.value >= 32 { result.unicodeScalars.append(scalar) }
    }
  }
  return result
}

/// One shape as one element.
private struct ShapePainter {
  let foreground: UInt32
  let background: UInt32

  /// All of them, each area clipped to its rectangle.
  func elements(_ shapes: [Shape]) -> String {
    var text = ""
    var areas = 0
    var grounds = SVGLayer()
    for shape in shapes {
      if case .tint = shape {
        add(shape, to: &grounds)
        continue
      }
      text += grounds.paths(in: Self.crisp)
      grounds = SVGLayer()
      guard case .area(let upper, let lower) = shape else {
        text += element(shape)
        continue
      }
      let size =
        "width=\"\(length(lower.x - upper.x))\" height=\"\(length(lower.y - upper.y))\""
      text += areas > 0 ? "</g>\n" : ""
      text +=
        "<clipPath id=\"a\(areas)\"><rect x=\"\(length(upper.x))\" "
        + "y=\"\(length(upper.y))\" \(size)/></clipPath>\n<g clip-path=\"url(#a\(areas))\">\n"
      areas += 1
    }
    return text + grounds.paths(in: Self.crisp) + (areas > 0 ? "</g>\n" : "")
  }

  /// Rectangles beside one another show no seam.
  private static let crisp = "shape-rendering=\"crispEdges\""

  private func add(_ shape: Shape, to grounds: inout SVGLayer) {
    guard case .tint(let corner, let width, let height, let color, let hatch) = shape else {
      return
    }
    let path = "M\(point(corner))h\(length(width))v\(length(height))h-\(length(width))z"
    grounds.add(path, attributes: "fill=\"\(hex(color, background))\"")
    if let hatch { grounds.add(path, attributes: "fill=\"url(#\(Self.name(of: hatch)))\"") }
  }

  private func element(_ shape: Shape) -> String {
    switch shape {
    case .area, .tint: return ""
    case .sector(let center, let radius, let from, let to, let isLarge, let color, let hatch):
      return sector(center, radius, from, to, isLarge, color, hatch)
    case .arc(let radius, let from, let to, let isLarge, let color, let isDashed):
      return "<path d=\"M\(point(from))A\(length(radius)) \(length(radius)) 0 \(isLarge ? 1 : 0) 0 "
        + "\(point(to))\" \(stroke(color, 2.4, isDashed))/>\n"
    case .circle(let center, let radius, let color, let isDashed):
      return "<circle \(at(center)) r=\"\(length(radius))\" \(stroke(color, 2.4, isDashed))/>\n"
    case .line(let points, let color, let isDashed):
      let places = points.map(point).joined(separator: "L")
      return "<path d=\"M\(places)\" \(stroke(color, 1.6, isDashed))/>\n"
    case .sample(let place, let classIndex, let color, let form):
      let name = form == .small ? "s" : "c\(classIndex % Self.forms.count)"
      let color = hex(color, foreground)
      let paint =
        form == .hollow
        ? "fill=\"none\" stroke=\"\(color)\" stroke-width=\"1.4\"" : "fill=\"\(color)\""
      return "<use href=\"#\(name)\" x=\"\(length(place.x))\" y=\"\(length(place.y))\" \(paint)/>\n"
    case .letter(let place, let scalar, let color, let isChosen):
      return letter(place, scalar, color, isChosen)
    }
  }

  private func sector(
    _ center: Place, _ radius: Int, _ from: Place, _ to: Place, _ isLarge: Bool, _ color: Color,
    _ hatch: Unicode.Scalar?
  ) -> String {
    let shape: (String) -> String =
      from == to
      ? { "<circle \(at(center)) r=\"\(length(radius))\" fill=\"\($0)\"/>\n" }
      : {
        "<path d=\"M\(point(center))L\(point(from))A\(length(radius)) \(length(radius)) 0 "
          + "\(isLarge ? 1 : 0) 0 \(point(to))z\" fill=\"\($0)\"/>\n"
      }
    return shape(hex(color, background)) + (hatch.map { shape("url(#\(Self.name(of: $0)))") } ?? "")
  }

  /// With a rim of the ground's colour, so that lines and points under it leave it readable.
  private func letter(
    _ place: Place, _ scalar: Unicode.Scalar, _ color: Color, _ isChosen: Bool
  ) -> String {
    let mark =
      isChosen
      ? "<circle \(at(place)) r=\"10\" fill=\"none\" stroke=\"\(hex(color, foreground))\" "
        + "stroke-width=\"2\"/>\n" : ""
    return mark
      + "<text x=\"\(length(place.x))\" y=\"\(length(place.y + 55))\" text-anchor=\"middle\" "
      + "font-size=\"16\" font-weight=\"bold\" fill=\"\(hex(color, foreground))\" "
      + "stroke=\"\(SVGCanvas.hexadecimal(background))\" stroke-width=\"3\" paint-order=\"stroke\">"
      + escapedText(String(Character(scalar))) + "</text>\n"
  }

  private func point(_ place: Place) -> String { "\(length(place.x)) \(length(place.y))" }
  private func at(_ place: Place) -> String {
    "cx=\"\(length(place.x))\" cy=\"\(length(place.y))\""
  }

  /// Hundredths of a cell's width, of ten units each.
  private func length(_ hundredths: Int) -> String { decimal(hundredths * 10) }

  private func stroke(_ color: Color, _ width: Double, _ isDashed: Bool) -> String {
    "fill=\"none\" stroke=\"\(hex(color, foreground))\" stroke-width=\"\(width)\""
      + " stroke-linecap=\"round\"" + (isDashed ? " stroke-dasharray=\"2 5\"" : "")
  }

  private func hex(_ color: Color, _ own: UInt32) -> String {
    SVGCanvas.hexadecimal(color.rgb(terminal: own))
  }

  /// The shapes of classes, in the order of their colours: as the terminal's glyphs.
  private static let forms: [String] = [
    "<circle r=\"3.2\"/>", "<path d=\"M0-4L3.8 3H-3.8z\"/>",
    "<rect x=\"-3\" y=\"-3\" width=\"6\" height=\"6\"/>", "<path d=\"M0-4.4L4 0 0 4.4-4 0z\"/>",
    "<path d=\"M0 4L3.8-3H-3.8z\"/>", "<path d=\"M4 0L-3-3.8V3.8z\"/>",
    "<path d=\"M-4 0L3-3.8V3.8z\"/>", "<rect x=\"-2\" y=\"-4\" width=\"4\" height=\"8\"/>",
    "<rect x=\"-4\" y=\"-2\" width=\"8\" height=\"4\"/>",
    "<path fill-rule=\"evenodd\" d=\"M-4 0a4 4 0 1 0 8 0 4 4 0 1 0-8 0zM-2 0a2 2 0 1 1 4 0 2 2 0 1 1-4 0z\"/>",
  ]

  static let symbols =
    forms.enumerated().map { "<g id=\"c\($0)\">\($1)</g>\n" }.joined()
    + "<g id=\"s\"><circle r=\"1.6\"/></g>\n"
}

extension ShapePainter {
  /// The band's dots; another hatch is a letter, as in cells.
  private static let dot: Unicode.Scalar = "·"

  private static func name(of hatch: Unicode.Scalar) -> String {
    hatch == dot ? "band" : "hatch-\(String(hatch.value, radix: 16))"
  }

  /// What the hatches of shapes are painted with.
  func patterns(of shapes: [Shape]) -> String {
    var hatches: [Unicode.Scalar] = []
    for case .sector(_, _, _, _, _, _, let hatch?) in shapes where !hatches.contains(hatch) {
      hatches.append(hatch)
    }
    for case .tint(_, _, _, _, let hatch?) in shapes where !hatches.contains(hatch) {
      hatches.append(hatch)
    }
    return hatches.map(pattern).joined()
  }

  private func pattern(of hatch: Unicode.Scalar) -> String {
    let paint = "fill=\"\(SVGCanvas.hexadecimal(foreground))\" fill-opacity=\"0.55\""
    let name = Self.name(of: hatch)
    guard hatch != Self.dot else {
      return "<pattern id=\"\(name)\" width=\"12\" height=\"12\" patternUnits=\"userSpaceOnUse\" "
        + "patternTransform=\"rotate(45)\"><circle cx=\"3\" cy=\"3\" r=\"1.1\" \(paint)/></pattern>\n"
    }
    let letter = escapedText(String(Character(hatch)))
    let texts = [(8, 13), (28, 33)].map { x, y in
      "<text x=\"\(x)\" y=\"\(y)\" text-anchor=\"middle\" font-size=\"11\" \(paint)>\(letter)</text>"
    }
    return "<pattern id=\"\(name)\" width=\"40\" height=\"40\" patternUnits=\"userSpaceOnUse\">"
      + texts.joined() + "</pattern>\n"
  }
}
