public import Cells

/// A picture as its two kinds of readers have it: on a dark ground, and on a light one.
public struct ThemedFrame: Equatable, Sendable {
  public var dark: Frame
  public var light: Frame

  public init(dark: Frame, light: Frame) {
    self.dark = dark
    self.light = light
  }
}

/// What a cell looks like on both grounds; the terminal's own colours are made plain.
struct PageStyle: Hashable {
  /// As it is on one ground.
  struct Look: Hashable {
    var foreground: UInt32
    var background: UInt32
    var attributes: Attributes
  }

  var dark: Look
  var light: Look
}

/// The cells of a picture as numbers: glyphs below 256 are patterns of dots, the others stand in a list.
struct PageCells: Equatable {
  var glyphs: [UInt32]
  var styles: [UInt32]
}

/// The lists of glyphs and styles that the numbers of cells mean.
struct PageAlphabet {
  /// Each glyph on a dark ground and on a light one, which hardly ever differ.
  private(set) var glyphs: [[UInt32]] = []
  private(set) var styles: [PageStyle] = []
  private var glyphNumbers: [[UInt32]: Int] = [:]
  private var styleNumbers: [PageStyle: Int] = [:]

  static let darkGround: UInt32 = 0x121212
  static let lightGround: UInt32 = 0xFFFFFF

  /// A blank on the ground is the first of both, with which every reader begins.
  init() { _ = numbers(of: Cell(), Cell()) }

  mutating func cells(of frame: ThemedFrame) -> PageCells {
    var cells = PageCells(glyphs: [], styles: [])
    cells.glyphs.reserveCapacity(frame.dark.cells.count)
    cells.styles.reserveCapacity(frame.dark.cells.count)
    for (dark, light) in zip(frame.dark.cells, frame.light.cells) {
      let numbers = numbers(of: dark, light)
      cells.glyphs.append(UInt32(numbers.glyph))
      cells.styles.append(UInt32(numbers.style))
    }
    return cells
  }

  private mutating func numbers(of dark: Cell, _ light: Cell) -> (glyph: Int, style: Int) {
    let style = PageStyle(
      dark: Self.look(dark, 0xE0E0E0, Self.darkGround),
      light: Self.look(light, 0x1C1C1C, Self.lightGround))
    return (number(of: [dark.displayedScalar, light.displayedScalar]), number(of: style))
  }

  private mutating func number(of glyph: [UInt32]) -> Int {
    if glyph[0] == glyph[1], 0x2800...0x28FF ~= glyph[0] { return Int(glyph[0]) - 0x2800 }
    if let number = glyphNumbers[glyph] { return number }
    glyphs.append(glyph)
    glyphNumbers[glyph] = glyphs.count + 255
    return glyphs.count + 255
  }

  private mutating func number(of style: PageStyle) -> Int {
    if let number = styleNumbers[style] { return number }
    styles.append(style)
    styleNumbers[style] = styles.count - 1
    return styles.count - 1
  }

  private static func look(_ cell: Cell, _ text: UInt32, _ ground: UInt32) -> PageStyle.Look {
    var look = PageStyle.Look(
      foreground: cell.style.foreground.rgb(terminal: text),
      background: cell.style.background.rgb(terminal: ground),
      attributes: cell.style.attributes.subtracting(.reverse))
    if cell.style.attributes.contains(.reverse) {
      (look.foreground, look.background) = (look.background, look.foreground)
    } else if cell.isBlank {
      // What nobody sees is no style of its own.
      (look.foreground, look.attributes) = (text, [])
    }
    return look
  }
}
