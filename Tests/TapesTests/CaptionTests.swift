import Cells
import Laboratory
import Tapes
import Testing
import Training

@Suite struct CaptionTests {
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
}
