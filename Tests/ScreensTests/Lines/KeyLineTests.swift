import Cells
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct KeyLineTests {
  private func keys(_ state: State) -> String { lines(state, 200, 60).last ?? "" }

  @Test(arguments: [1, 3])
  func noKeyOfThePlaneIsOfferedWithoutOne(_ dimension: Int) throws {
    let beyond = try freeState { $0.dimension = dimension }
    #expect(keys(try freeState()).contains("f fill") && !keys(beyond).contains("f fill"))
  }

  @Test func whatTheEncoderRefusesIsNotOffered() throws {
    var free = try freeState()
    var encoded = try State(Configuration())
    for key: Key in [.character("i")] {
      free.press(key)
      encoded.press(key)
    }
    #expect(keys(free).contains("pick up") && keys(free).contains("add, class"))
    #expect(!keys(encoded).contains("pick up") && !keys(encoded).contains("add, class"))
    #expect(keys(encoded).contains("x strike out"))
  }
}
