import Cells
import Testing

@testable import Laboratory
@testable import Screens

@Test(arguments: 24...120)
func aMarkAtTheRightEndOfTheHeaderCoversNothing(_ width: Int) throws {
  var state = try freeState("asoftmax")
  state.advance(steps: 20)
  state.columnsLeftFree = 15
  var frame = Frame(size: Size(width: width, height: 1))
  Header(state: state).draw(width: width, on: &frame)
  let text = String(
    String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
  #expect(text.suffix(15).allSatisfy { $0 == " " })
  #expect(width < 60 || text.contains("step 20"))
}
