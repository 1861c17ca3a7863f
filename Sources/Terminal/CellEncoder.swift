import CTerminal
import Cells

/// Changed cells as few bytes, for terminals that speak xterm's language.
///
/// Colours are what costs: a colour takes up to nineteen bytes, and a place at most eight. So cells go out
/// colour by colour, and of a colour only what differs from the one before. Blank cells go with any
/// foreground.
struct CellEncoder {
  /// A changed cell: its place in the frame, and the order in which it goes out.
  private struct Entry {
    var style: UInt64
    var place: Int32
  }

  private struct Pen: Equatable {
    var foreground: Int32 = -1
    var background: Int32 = -1
    var attributes: Attributes = []
  }

  private let numbers: ColorNumbers
  private var entries: [Entry] = []
  private var output: [UInt8] = []
  private var pen = Pen()
  /// Where the next glyph would go; nil where that is not known.
  private var cursor: (row: Int, column: Int)?

  /// An encoder of colours of a palette of 256, or of 24 bits.
  init(_ numbers: ColorNumbers) {
    self.numbers = numbers
  }

  mutating func add(_ cell: Cell, at place: Int) {
    entries.append(Entry(style: order(of: cell), place: Int32(place)))
  }

  /// Forgets what was added.
  mutating func clear() { entries.removeAll(keepingCapacity: true) }

  /// The bytes that show all cells that were added, as they are in a frame.
  ///
  /// They begin and end with the terminal's own colours.
  mutating func bytes(of frame: Frame) -> [UInt8] {
    entries.sort { ($0.style, $0.place) < ($1.style, $1.place) }
    output.removeAll(keepingCapacity: true)
    cursor = nil
    for entry in entries {
      let (row, column) = Int(entry.place).quotientAndRemainder(dividingBy: frame.width)
      let cell = frame.cells[Int(entry.place)]
      take(wanted(for: cell))
      move(row: row, column: column)
      write(terminal_glyph(cell.displayedScalar))
      // Behind the last column, terminals differ.
      cursor = column + 1 < frame.width ? (row, column + 1) : nil
    }
    if pen != Pen() { output += [0x1B, UInt8(ascii: "["), UInt8(ascii: "m")] }
    pen = Pen()
    entries.removeAll(keepingCapacity: true)
    return output
  }

  /// By background, then by foreground, blank cells before all others.
  private func order(of cell: Cell) -> UInt64 {
    let style = cell.style
    let background = UInt64(numbers.number(of: style.background) + 1) << 40
    if cell.isBlank { return background }
    return background | UInt64(numbers.number(of: style.foreground) + 2) << 8
      | UInt64(style.attributes.rawValue)
  }

  private func wanted(for cell: Cell) -> Pen {
    let background = numbers.number(of: cell.style.background)
    guard cell.isBlank else {
      return Pen(
        foreground: numbers.number(of: cell.style.foreground), background: background,
        attributes: cell.style.attributes)
    }
    return Pen(
      foreground: pen.foreground, background: background,
      attributes: pen.attributes.subtracting([.reverse, .underline]))
  }

  private mutating func take(_ wanted: Pen) {
    guard wanted != pen else { return }
    output += [0x1B, UInt8(ascii: "[")]
    let start = output.count
    for (attribute, number) in [(Attributes.bold, 1), (.underline, 4), (.reverse, 7)]
    where wanted.attributes.contains(attribute) != pen.attributes.contains(attribute) {
      let isOn = wanted.attributes.contains(attribute)
      parameter(isOn ? number : number == 1 ? 22 : 20 + number, after: start)
    }
    if wanted.foreground != pen.foreground { color(wanted.foreground, base: 30, after: start) }
    if wanted.background != pen.background { color(wanted.background, base: 40, after: start) }
    output.append(UInt8(ascii: "m"))
    pen = wanted
  }

  private mutating func color(_ number: Int32, base: Int, after start: Int) {
    let number = Int(number)
    guard number >= 0 else { return parameter(base + 9, after: start) }
    guard number >= 8 else { return parameter(base + number, after: start) }
    parameter(base + 8, after: start)
    guard numbers.tier == .direct else {
      parameter(5, after: start)
      return parameter(number, after: start)
    }
    parameter(2, after: start)
    for shift in [16, 8, 0] { parameter(number >> shift & 0xFF, after: start) }
  }

  private mutating func parameter(_ number: Int, after start: Int) {
    if output.count > start { output.append(UInt8(ascii: ";")) }
    write(decimal: number)
  }

  /// Moves by the shorter of two ways: to the row and from where the cursor is, or to the place by its
  /// numbers.
  ///
  /// Never up or down by a count, or by line feeds: a region that scrolls, such as ncurses sets before it
  /// knows the size, would stop the cursor at its ends, and a line may turn a line feed into two signs.
  private mutating func move(row: Int, column: Int) {
    let start = output.count
    if let cursor {
      if row != cursor.row { move(row + 1, UInt8(ascii: "d")) }
      moveHorizontally(by: column - cursor.column)
      let absolute = 4 + Self.digits(row + 1) + Self.digits(column + 1)
      if output.count - start <= absolute { return }
      output.removeSubrange(start...)
    }
    output += [0x1B, UInt8(ascii: "[")]
    write(decimal: row + 1)
    output.append(UInt8(ascii: ";"))
    write(decimal: column + 1)
    output.append(UInt8(ascii: "H"))
  }

  private mutating func moveHorizontally(by columns: Int) {
    if columns > 0 {
      move(columns, UInt8(ascii: "C"))
    } else if columns >= -3 {
      for _ in 0..<(-columns) { output.append(0x08) }
    } else {
      move(-columns, UInt8(ascii: "D"))
    }
  }

  private mutating func move(_ count: Int, _ direction: UInt8) {
    output += [0x1B, UInt8(ascii: "[")]
    if count > 1 { write(decimal: count) }
    output.append(direction)
  }

  private static func digits(_ number: Int) -> Int { number < 10 ? 1 : number < 100 ? 2 : 3 }

  private mutating func write(decimal number: Int) {
    if number >= 10 { write(decimal: number / 10) }
    output.append(UInt8(ascii: "0") + UInt8(number % 10))
  }

  /// Writes a scalar as UTF-8.
  private mutating func write(_ scalar: UInt32) {
    for unit in UTF8.encode(Unicode.Scalar(scalar) ?? "?") ?? UTF8.encodedReplacementCharacter {
      output.append(unit)
    }
  }
}
