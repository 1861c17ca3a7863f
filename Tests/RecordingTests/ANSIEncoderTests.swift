import Cells
import Recording
import Testing

struct ANSIEncoderTests {
  /// Cells as seen: on a blank only the ground counts.
  private func seen(_ frame: Frame) -> [Cell] {
    frame.cells.map { $0.isBlank ? Cell(" ", style: Style(background: $0.style.background)) : $0 }
  }

  @Test(arguments: 0..<300)
  func replayedBytesShowTheNextFrame(seed: Int) {
    var generator = TestGenerator(state: UInt64(seed))
    let size = Size(
      width: Int.random(in: 1...30, using: &generator),
      height: Int.random(in: 1...8, using: &generator))
    let first = Frame.random(size, using: &generator)
    var second = first
    second.change(count: Int.random(in: 0...20, using: &generator), using: &generator)
    var terminal = VirtualTerminal(Frame(size: size, fill: Cell("x")))
    for (previous, next) in [(nil, first), (first, second), (second, first)] {
      terminal.feed(ANSIEncoder.bytes(from: previous, to: next))
      #expect(seen(terminal.frame) == seen(next))
      #expect(terminal.style == Style())
    }
    #expect(terminal.offences == [])
  }

  @Test func equalFramesGiveNoBytes() {
    var generator = TestGenerator(state: 1)
    let frame = Frame.random(Size(width: 40, height: 10), using: &generator)
    #expect(ANSIEncoder.bytes(from: frame, to: frame).isEmpty)
  }

  @Test func unseenChangesGiveNoBytes() {
    let size = Size(width: 3, height: 1)
    let red = Frame(size: size, fill: Cell(" ", style: Style(foreground: .indexed(1))))
    #expect(ANSIEncoder.bytes(from: Frame(size: size), to: red).isEmpty)
  }

  @Test func anotherSizeSendsEveryCell() {
    let next = Frame(size: Size(width: 2, height: 2), fill: Cell("a"))
    let bytes = ANSIEncoder.bytes(from: Frame(size: Size(width: 3, height: 2)), to: next)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[Haa\u{1B}[2Haa")
  }

  @Test func shortGapsAreWrittenAndLongOnesJumped() {
    var next = Frame(size: Size(width: 20, height: 2))
    next.write("a  b", column: 1, row: 1, foreground: .terminal)
    next.write("c", column: 15, row: 1, foreground: .terminal)
    let bytes = ANSIEncoder.bytes(from: Frame(size: next.size), to: next)
    #expect(String(decoding: bytes, as: UTF8.self) == "\u{1B}[2;2Ha  b\u{1B}[10Cc")
  }

  @Test func coloursAreByIndexWhereThereIsOneAndElseBySemicolons() {
    var next = Frame(size: Size(width: 4, height: 1))
    let colors: [Color] = [.indexed(3), .indexed(11), .indexed(33), .direct(0x01_0203)]
    for (column, color) in colors.enumerated() {
      next[column, 0] = Cell("a", style: Style(foreground: color))
    }
    let bytes = ANSIEncoder.bytes(from: Frame(size: next.size), to: next)
    let expected = "[H[33ma[93ma[38;5;33ma[38;2;1;2;3ma[m"
    #expect(
      String(decoding: bytes, as: UTF8.self).replacing("\u{1B}", with: "") == expected)
  }

  @Test func aPageIsALineARowAndPlainAtEveryEnd() {
    var frame = Frame(size: Size(width: 5, height: 2))
    frame.write("ab", column: 0, row: 0, foreground: .indexed(1))
    frame[4, 1] = Cell(" ", style: Style(background: .indexed(2)))
    let page = String(decoding: ANSIEncoder.page(of: frame), as: UTF8.self)
    #expect(page.replacing("\u{1B}", with: "") == "[31mab[m\n    [42m [m\n")
  }

  @Test func hostileTextNeverReachesTheBytes() {
    let hostile = (0...0x3000).compactMap { Unicode.Scalar($0) }.filter { !isDisplayable($0.value) }
    var frame = Frame(size: Size(width: 64, height: hostile.count / 64 + 1))
    for (place, scalar) in hostile.enumerated() { frame.cells[place] = Cell(scalar) }
    var terminal = VirtualTerminal(Frame(size: frame.size))
    terminal.feed(ANSIEncoder.bytes(from: nil, to: frame))
    #expect(terminal.offences == [])
    #expect(terminal.frame[0, 0].scalar == 0x20)
    #expect(terminal.frame[1, 0].scalar == 0xFFFD)
  }
}
