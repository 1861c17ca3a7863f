import Cells
import Testing

@testable import Laboratory
@testable import Screens

@Test(arguments: ["magface", "npcface"])
func manyNumbersOfALossLeaveDataSeedAndStepInTheHeader(_ loss: String) throws {
  let state = try freeState(loss)
  var frame = Frame(size: Size(width: 80, height: 1))
  Header(state: state).draw(width: 80, on: &frame)
  let text = String(
    String.UnicodeScalarView(frame.cells.compactMap { Unicode.Scalar($0.scalar) }))
  for word in ["blobs", "seed 7", "step 0", "s 8.0", " …"] {
    #expect(text.contains(word), "\(text)")
  }
}

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
