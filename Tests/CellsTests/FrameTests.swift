import Cells
import Testing

private func text(_ frame: Frame, _ row: Int) -> String {
  String(
    String.UnicodeScalarView(
      (0..<frame.width).compactMap { Unicode.Scalar(frame[$0, row].displayedScalar) }))
}

struct FrameTests {
  @Test func textIsCutAtBothEdgesAndRowsOutsideAreNobodys() {
    var frame = Frame(size: Size(width: 4, height: 2))
    frame.write("abcdef", column: -2, row: 0, foreground: .terminal)
    frame.write("xyz", column: 2, row: 1, foreground: .terminal)
    let before = frame
    frame.write("no", column: 0, row: -1, foreground: .terminal)
    frame.write("no", column: 0, row: 2, foreground: .terminal)
    frame.write("no", column: 4, row: 0, foreground: .terminal)
    #expect(frame == before)
    #expect(text(frame, 0) == "cdef")
    #expect(text(frame, 1) == "  xy")
  }

  @Test func textKeepsTheGroundBehindItUnlessItBringsItsOwn() {
    let ground = Cell(".", style: Style(background: .indexed(4)))
    var frame = Frame(size: Size(width: 2, height: 1), fill: ground)
    frame.write("a", column: 0, row: 0, foreground: .indexed(1), attributes: .bold)
    frame.write("b", column: 1, row: 0, foreground: .indexed(1), background: .direct(0x10_2030))
    #expect(
      frame[0, 0]
        == Cell(
          "a",
          style: Style(foreground: .indexed(1), background: .indexed(4), attributes: .bold)))
    #expect(frame[1, 0].style.background == .direct(0x10_2030))
  }

  @Test func rowsFollowOneAnother() {
    var frame = Frame(size: Size(width: 3, height: 2))
    frame[1, 1] = Cell("x")
    #expect(frame.cells[4] == Cell("x"))
    #expect(frame.cells.count == 6)
    #expect(frame.contains(column: 2, row: 1))
    #expect(!frame.contains(column: 3, row: 0) && !frame.contains(column: 0, row: -1))
  }

  @Test func framesThatKeepOtherShapesDiffer() {
    let frame = Frame(size: Size(width: 1, height: 1))
    var other = frame
    other.shapes = [.tint(Place(x: 0, y: 0), width: 1, height: 1, .terminal, hatch: nil)]
    #expect(frame != other)
  }
}

struct RectangleTests {
  @Test func theMouseIsOverARectangleUpToItsLastCell() {
    let rectangle = Rectangle(column: 2, row: 1, width: 3, height: 2)
    func contains(_ column: Int, _ row: Int) -> Bool {
      rectangle.contains(Mouse(kind: .press, column: column, row: row))
    }
    #expect(contains(2, 1) && contains(4, 2))
    #expect(!contains(1, 1) && !contains(5, 1) && !contains(2, 0) && !contains(2, 3))
    let empty = Rectangle(column: 0, row: 0, width: 0, height: 1)
    #expect(!empty.contains(Mouse(kind: .press, column: 0, row: 0)))
  }
}
