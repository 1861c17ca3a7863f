import Cells

/// Pictures as what changes from each to the next, in so few bits as neighbours foretell.
///
/// The script of a page reads them with the same kinds in the same order.
struct PageStream {
  private let size: Size
  private let stride: Int
  private let glyphBits: Int
  private let styleBits: Int
  private var writer: BitWriter
  /// The picture so far, with a blank margin so that every cell has neighbours.
  private var glyphs: [Int]
  private var styles: [Int]
  private var hasChanged: [Bool]

  /// Where the kinds of bits begin.
  private enum Kinds {
    static let kept = 192
    static let left = 204
    static let above = 216
    static let sameGlyph = 218
    static let isDots = 221
    static let dots = 256
    static let style = 1280
  }

  init(size: Size, glyphCount: Int, styleCount: Int) {
    self.size = size
    stride = size.width + 3
    glyphBits = Self.bits(glyphCount)
    styleBits = Self.bits(styleCount)
    let margined = stride * (size.height + 1)
    glyphs = Array(repeating: 256, count: margined)
    styles = Array(repeating: 0, count: margined)
    hasChanged = Array(repeating: false, count: margined)
    writer = BitWriter(kinds: Kinds.style + 512 << styleBits + 512 << glyphBits)
  }

  /// How many bits number so many things.
  static func bits(_ count: Int) -> Int { max(Int.bitWidth - (count - 1).leadingZeroBitCount, 1) }

  mutating func add(_ cells: PageCells) {
    var changes = Array(repeating: false, count: hasChanged.count)
    for index in cells.glyphs.indices {
      let (row, column) = index.quotientAndRemainder(dividingBy: size.width)
      let place = (row + 1) * stride + column + 2
      let (glyph, style) = (Int(cells.glyphs[index]), Int(cells.styles[index]))
      let isChanged = glyphs[place] != glyph || styles[place] != style
      writer.write(isChanged, kind: flagKind(place, changes))
      guard isChanged else { continue }
      changes[place] = true
      write(glyph, style, at: place, changes)
      (glyphs[place], styles[place]) = (glyph, style)
    }
    hasChanged = changes
  }

  mutating func finish() -> [UInt8] {
    writer.finish()
    return writer.bytes
  }

  /// 0 a blank, 1 dots, 2 any other glyph.
  private func form(_ place: Int) -> Int { glyphs[place] == 256 ? 0 : glyphs[place] < 256 ? 1 : 2 }

  private func flagKind(_ place: Int, _ changes: [Bool]) -> Int {
    let neighbours = [
      changes[place - 1], changes[place - stride], changes[place - stride + 1], changes[place - 2],
      hasChanged[place], hasChanged[place + 1],
    ]
    let pattern = neighbours.reversed().reduce(0) { $0 * 2 + ($1 ? 1 : 0) }
    return pattern * 3 + form(place)
  }

  private mutating func write(_ glyph: Int, _ style: Int, at place: Int, _ changes: [Bool]) {
    let old = (glyph: glyphs[place], style: styles[place], form: form(place))
    let (left, above) = (styles[place - 1], styles[place - stride])
    let leftChanged = changes[place - 1] ? 1 : 0
    let aboveChanged = changes[place - stride] ? 1 : 0
    let isKept = style == old.style
    writer.write(
      isKept, kind: Kinds.kept + (leftChanged * 3 + old.form) * 2 + (old.style == left ? 1 : 0))
    if !isKept {
      write(
        style, left: left, above: above, old: old.style,
        kind: (leftChanged * 2 + aboveChanged) * 3 + old.form, aboveChanged)
      writer.write(glyph == old.glyph, kind: Kinds.sameGlyph + old.form)
      if glyph == old.glyph { return }
    }
    let leftGlyph = glyphs[place - 1]
    let dotsKind = (old.form * 2 + (leftGlyph < 256 ? 1 : 0)) * 2 + (isKept ? 1 : 0)
    writer.write(glyph < 256, kind: Kinds.isDots + dotsKind)
    if glyph < 256 {
      writeDots(glyph, at: place)
    } else {
      let context = leftGlyph < 256 ? 0 : (leftGlyph - 255) & 511
      let kinds = Kinds.style + 512 << styleBits + context << glyphBits
      writer.write(glyph - 256, bits: glyphBits, kinds: kinds)
    }
  }

  private mutating func write(
    _ style: Int, left: Int, above: Int, old: Int, kind: Int, _ aboveChanged: Int
  ) {
    if left != old {
      writer.write(style == left, kind: Kinds.left + kind)
      if style == left { return }
    }
    if above != old, above != left {
      writer.write(style == above, kind: Kinds.above + aboveChanged)
      if style == above { return }
    }
    writer.write(style, bits: styleBits, kinds: Kinds.style + (left & 511) << styleBits)
  }

  /// Each dot by those before it, by what it was, and by the one beside it in another cell.
  private mutating func writeDots(_ glyph: Int, at cell: Int) {
    var node = 1
    for place in (0..<8).reversed() {
      let bit = glyph >> place & 1
      let beside =
        place == 3 ? dot(7, of: cell - stride) : dot(Self.placeAtLeft[place], of: cell - 1)
      writer.write(bit == 1, kind: Kinds.dots + node * 4 + dot(place, of: cell) * 2 + beside)
      node = node * 2 + bit
    }
  }

  /// Which dot of the cell at the left a dot touches; 8 is none.
  private static let placeAtLeft = [3, 4, 5, 8, 8, 8, 7, 8]

  private func dot(_ place: Int, of cell: Int) -> Int {
    glyphs[cell] < 256 ? glyphs[cell] >> place & 1 : 0
  }
}
