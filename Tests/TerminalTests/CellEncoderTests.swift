import Cells
import Glibc
import Testing

@testable import Terminal

/// A terminal that knows what the encoder sends.
private struct TinyTerminal {
  var cells: [Cell]
  let width: Int
  private var place = (row: 0, column: 0)
  private var style = Style()

  init(_ frame: Frame) {
    cells = frame.cells
    width = frame.width
  }

  mutating func take(_ bytes: [UInt8]) {
    let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
    var index = 0
    while index < scalars.count {
      switch scalars[index] {
      case "\u{1B}":
        let end = scalars[(index + 2)...].firstIndex { ("A"..."z").contains($0) } ?? index
        let numbers = String(String.UnicodeScalarView(scalars[(index + 2)..<end]))
          .split(separator: ";").map { Int($0) ?? 0 }
        obey(scalars[end], numbers)
        index = end
      case "\u{8}": place.column -= 1
      default:
        cells[place.row * width + place.column] = Cell(scalars[index], style: style)
        place.column += 1
      }
      index += 1
    }
  }

  private mutating func obey(_ command: Unicode.Scalar, _ numbers: [Int]) {
    let count = numbers.first ?? 1
    switch command {
    // Up and down by a count are no commands: the end of a region that scrolls would stop them.
    case "d": place.row = count - 1
    case "C": place.column += count
    case "D": place.column -= count
    case "H": place = (numbers[0] - 1, numbers[1] - 1)
    case "m": paint(numbers)
    default: Issue.record("an unknown command: \(command)")
    }
  }

  private mutating func paint(_ numbers: [Int]) {
    if numbers.isEmpty { style = Style() }
    var rest = numbers[...]
    while let number = rest.popFirst() {
      switch number {
      case 1: style.attributes.insert(.bold)
      case 4: style.attributes.insert(.underline)
      case 7: style.attributes.insert(.reverse)
      case 22: style.attributes.remove(.bold)
      case 24: style.attributes.remove(.underline)
      case 27: style.attributes.remove(.reverse)
      case 30...39: style.foreground = color(number - 30, &rest)
      case 40...49: style.background = color(number - 40, &rest)
      default: Issue.record("an unknown rendition: \(number)")
      }
    }
  }

  private func color(_ kind: Int, _ rest: inout ArraySlice<Int>) -> Color {
    if kind == 9 { return .terminal }
    if kind < 8 { return .indexed(UInt8(kind)) }
    if rest.popFirst() == 5 { return .indexed(UInt8(rest.popFirst() ?? 0)) }
    return .direct((0..<3).reduce(0) { sum, _ in sum << 8 | UInt32(rest.popFirst() ?? 0) })
  }
}

/// Numbers that look like chance and are the same each time.
private struct Numbers {
  private var state: UInt64 = 9

  mutating func next(below end: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % end
  }
}

/// What is seen of a cell: a blank one has no foreground.
private func seen(_ cell: Cell) -> Cell {
  guard cell.isBlank else { return cell }
  return Cell(" ", style: Style(background: cell.style.background))
}

@Test(arguments: [ColorTier.direct, .palette256])
func encodedChangesShowTheFrame(_ tier: ColorTier) {
  setlocale(LC_CTYPE, "C.UTF-8")
  var numbers = Numbers()
  let glyphs = Array(" a7⠿█·θ".unicodeScalars)
  func color() -> Color {
    if tier == .palette256 { return .indexed(UInt8(numbers.next(below: 20))) }
    let choice = numbers.next(below: 6)
    return choice == 0 ? .terminal : .direct(UInt32(0x10_2030 * choice))
  }
  var shown = Frame(size: Size(width: 23, height: 9))
  var terminal = TinyTerminal(shown)
  var encoder = CellEncoder(ColorNumbers(tier: tier, isEight: false))
  for _ in 0..<60 {
    for _ in 0..<numbers.next(below: 80) {
      let place = numbers.next(below: shown.cells.count)
      let attributes = Attributes(rawValue: UInt8(max(0, numbers.next(below: 16) - 8)))
      let cell = Cell(
        glyphs[numbers.next(below: glyphs.count)],
        style: Style(foreground: color(), background: color(), attributes: attributes))
      guard shown.cells[place] != cell else { continue }
      shown.cells[place] = cell
      encoder.add(cell, at: place)
    }
    terminal.take(encoder.bytes(of: shown))
    #expect(terminal.cells.map(seen) == shown.cells.map(seen))
  }
}

@Test func cellsOfOneColourTakeOneColour() {
  var frame = Frame(size: Size(width: 40, height: 10))
  var encoder = CellEncoder(ColorNumbers(tier: .direct, isEight: false))
  for place in stride(from: 0, to: 400, by: 7) {
    frame.cells[place] = Cell(
      "x", style: Style(foreground: .direct(0x123456 * UInt32(1 + place % 2))))
    encoder.add(frame.cells[place], at: place)
  }
  let text = String(decoding: encoder.bytes(of: frame), as: UTF8.self)
  #expect(text.split(separator: "38;2").count == 3)
  #expect(encoder.bytes(of: frame).isEmpty)
}
