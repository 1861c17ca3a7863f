import Cells

/// What lies around a picture of a screen, in pixels, as VHS means its settings.
public struct PictureLook: Equatable, Sendable {
  /// What is drawn in the bar of a window: three discs or rings, at the left or at the right.
  public enum WindowBar: String, CaseIterable, Sendable {
    case colorful = "Colorful"
    case colorfulRight = "ColorfulRight"
    case rings = "Rings"
    case ringsRight = "RingsRight"
  }

  /// The height of letters; nil makes a cell ten pixels wide and twenty high.
  public var fontSize: Int?
  /// The font of letters that is tried first; it has one width, or they are moved to the grid.
  public var fontFamily: String?
  public var padding = 0
  public var margin = 0
  /// The colour of the margin, `0xRRGGBB`; nil leaves it clear.
  public var marginFill: UInt32?
  public var windowBar: WindowBar?
  public var windowBarSize = 30
  public var radius = 0
  /// Whether it stands in the middle of 1280 × 640, as pages preview what they link to.
  public var isCard = false

  public init() {}

  private var isPlain: Bool {
    var plain = PictureLook()
    plain.fontFamily = fontFamily
    return self == plain
  }

  /// The whole SVG around a picture in which a cell is ten units wide.
  ///
  /// - Parameters:
  ///   - styles: what stands before everything.
  ///   - words: what is said to who does not see it.
  func document(
    _ picture: String, styles: String = "", size: Size, background: UInt32, words: String
  ) -> String {
    let (width, height) = (size.width * 10, size.height * 20)
    let ground = "fill=\"\(SVGCanvas.hexadecimal(background))\""
    let description = Self.description(words)
    if isPlain {
      return Self.start("\(width)", "\(height)") + description + styles
        + "<rect width=\"\(width)\" height=\"\(height)\" \(ground)/>\n" + picture + "</svg>\n"
    }
    if isCard {
      return Self.start("1280", "640") + description + styles
        + "<rect width=\"1280\" height=\"640\" \(ground)/>\n"
        + "<svg x=\"40\" y=\"20\" width=\"1200\" height=\"600\" viewBox=\"0 0 \(width) \(height)\">\n"
        + picture + "</svg>\n</svg>\n"
    }
    // Hundredths of a pixel.
    let scale = { (units: Int) in fontSize.map { units * $0 * 1000 / 166 } ?? units * 100 }
    let inner = (width: scale(width), height: scale(height))
    let whole = wholeSize(inner)
    return Self.start(decimal(whole.width), decimal(whole.height)) + description + styles
      + clip(inner) + surroundings(inner, ground)
      + (isCut ? "<g clip-path=\"url(#window)\">\n" : "")
      + "<svg x=\"\(filmOrigin.x)\" y=\"\(filmOrigin.y)\" "
      + "width=\"\(decimal(inner.width))\" height=\"\(decimal(inner.height))\" "
      + "viewBox=\"0 0 \(width) \(height)\">\n" + picture + "</svg>\n" + (isCut ? "</g>\n" : "")
      + "</svg>\n"
  }

  /// Whether the screen reaches into the window's round corners.
  private var isCut: Bool { radius > padding }

  /// The window as what the screen is cut to.
  private func clip(_ inner: (width: Int, height: Int)) -> String {
    guard isCut else { return "" }
    return "<clipPath id=\"window\">" + window(inner) + "/></clipPath>\n"
  }

  /// The rectangle of the window, not yet closed.
  private func window(_ inner: (width: Int, height: Int)) -> String {
    let whole = wholeSize(inner)
    return "<rect x=\"\(margin)\" y=\"\(margin)\" width=\"\(decimal(whole.width - margin * 200))\" "
      + "height=\"\(decimal(whole.height - margin * 200))\" rx=\"\(radius)\""
  }

  /// The first of several lines is what the picture is called.
  private static func description(_ words: String) -> String {
    let lines = words.split(separator: "\n").map { escapedText(String($0)) }
    guard let title = lines.first else { return "" }
    guard lines.count > 1 else { return "<desc>\(title)</desc>\n" }
    return "<title>\(title)</title>\n<desc>\(lines.dropFirst().joined(separator: "\n"))</desc>\n"
  }

  /// Whether anything is drawn around a film.
  public var hasSurroundings: Bool { padding > 0 || margin > 0 || windowBar != nil }

  /// Where a film lies in what surrounds it, in pixels.
  public var filmOrigin: (x: Int, y: Int) {
    (margin + padding, margin + padding + (windowBar == nil ? 0 : windowBarSize))
  }

  /// What surrounds a film of so many pixels, as an SVG that is clear where the film is.
  public func surroundings(filmWidth: Int, filmHeight: Int, background: UInt32) -> String {
    let inner = (width: filmWidth * 100, height: filmHeight * 100)
    let whole = wholeSize(inner)
    return Self.start(decimal(whole.width), decimal(whole.height)) + clip(inner)
      + "<mask id=\"film\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
      + "<rect x=\"\(filmOrigin.x)\" y=\"\(filmOrigin.y)\" width=\"\(filmWidth)\" "
      + "height=\"\(filmHeight)\"" + (isCut ? " clip-path=\"url(#window)\"" : "")
      + "/></mask>\n<g mask=\"url(#film)\">\n"
      + surroundings(inner, "fill=\"\(SVGCanvas.hexadecimal(background))\"") + "</g>\n</svg>\n"
  }

  /// The size of all around a picture, in hundredths of a pixel.
  private func wholeSize(_ inner: (width: Int, height: Int)) -> (width: Int, height: Int) {
    let (left, top) = filmOrigin
    return (
      inner.width + left * 200, inner.height + (top + margin + padding) * 100
    )
  }

  /// The margin, the window and its bar around a picture, in hundredths of a pixel.
  private func surroundings(_ inner: (width: Int, height: Int), _ ground: String) -> String {
    let whole = wholeSize(inner)
    let fill = marginFill.map {
      "<rect width=\"100%\" height=\"100%\" fill=\"\(SVGCanvas.hexadecimal($0))\"/>\n"
    }
    return (fill ?? "")
      + window(inner) + " \(ground)/>\n" + lights(until: whole.width - margin * 100)
  }

  private static func start(_ width: String, _ height: String) -> String {
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"\(width)\" height=\"\(height)\" "
      + "viewBox=\"0 0 \(width) \(height)\" role=\"img\">\n"
  }

  private func lights(until right: Int) -> String {
    guard let windowBar else { return "" }
    let isAtRight = [.colorfulRight, .ringsRight].contains(windowBar)
    let isRing = [.rings, .ringsRight].contains(windowBar)
    let colors: [UInt32] = [0xFF5F58, 0xFFBD2E, 0x18C132]
    let radius = windowBarSize * 100 / 5
    return colors.enumerated().map { place, color in
      let offset = radius * 2 + place * radius * 3
      let x = isAtRight ? right - offset : margin * 100 + offset
      let paint = "\"\(SVGCanvas.hexadecimal(isRing ? 0x777777 : color))\""
      return "<circle cx=\"\(decimal(x))\" cy=\"\(decimal(margin * 100 + windowBarSize * 50))\" "
        + "r=\"\(decimal(radius))\" "
        + (isRing ? "fill=\"none\" stroke=\(paint)/>\n" : "fill=\(paint)/>\n")
    }.joined()
  }
}
