import Cells
import Drawing
import Laboratory
import Tapes
import Testing
import Training

@Suite struct CaptionTests {
  @Test(arguments: [
    ("one two", ["a", "one two"]), ("one two three four", ["one two", "three four"]),
    ("unbreakablewords", ["unbreakabl", "ewords"]),
    ("one two six ten at a time and on", ["one two", "six ten at", "a time an…"]),
  ])
  func aLongLineWrapsBetweenWords(_ text: String, _ wanted: [String]) throws {
    var frame = Frame(size: Size(width: 12, height: 3), fill: Cell("a"))
    Caption.write(text, try State(Configuration()), on: &frame)
    let rows = (0..<3).map { row in
      String((0..<12).compactMap { Unicode.Scalar(frame[$0, row].scalar).map(Character.init) })
    }
    for (row, line) in zip(rows.suffix(wanted.count), wanted) where line != "a" {
      #expect(row == " " + line + String(repeating: " ", count: 11 - line.count))
    }
    #expect(rows.count { $0.allSatisfy { $0 == "a" } } == 3 - wanted.count { $0 != "a" })
  }

  /// What a mark of four columns leaves of a first line that is as wide as the screen.
  private func marked(_ line: String) throws -> String {
    var frame = Frame(size: Size(width: line.unicodeScalars.count, height: 2))
    frame.write(line, column: 0, row: 0, foreground: .terminal)
    Caption.mark("MARK", try State(Configuration()), on: &frame)
    return String(
      (0..<frame.width).compactMap { Unicode.Scalar(frame[$0, 0].scalar).map(Character.init) })
  }

  @Test(arguments: [
    ("seed 1  step 123456", "seed 1         MARK"), ("seed 1  step  123  ", "seed 1  step   MARK"),
    ("seed 1  step 12    ", "seed 1  step 12MARK"), ("seed 1  step 12  no", "seed 1  step 12MARK"),
    ("seed 1 step 1 2 345", "seed 1 step 1  MARK"),
  ])
  func aMarkLeavesNoHalfOfAField(_ line: String, _ wanted: String) throws {
    #expect(try marked(line) == wanted)
  }

  @Test func aMarkIsASCIIWhereTheScreenIs() throws {
    var state = try State(Configuration())
    state.display.glyphs = .ascii
    var frame = Frame(size: Size(width: 20, height: 2))
    Caption.mark(" ● F2 ", state, on: &frame)
    #expect(frame.cells.allSatisfy { $0.scalar < 127 })
  }
}
