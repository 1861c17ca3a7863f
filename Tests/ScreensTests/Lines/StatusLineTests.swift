import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct StatusLineTests {
  /// It is nowhere else to be read.
  @Test func theWordThatOpensARunIsReadWholeAt80Columns() throws {
    var state = try freeState("combined") {
      $0.imbalance = 3
      $0.labelNoise = 0.1
    }
    state.press(.character("y"))
    let word = try #require(StateString.text(state.session.startConfiguration))
    #expect(word.count > 72)
    let rows = lines(state, 80, 24).suffix(3).map { $0.filter { $0 != " " } }
    #expect(rows.joined().contains(word), "\(rows)")
  }
}
