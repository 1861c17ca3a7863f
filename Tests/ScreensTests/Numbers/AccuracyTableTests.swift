import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

@Suite struct AccuracyTableTests {
  /// Ten steps under each loss, then again under the second.
  private func row(_ first: Unicode.Scalar, _ second: Unicode.Scalar) throws -> String {
    var state = try freeState()
    state.press(.character(first))
    state.advance(steps: 10)
    state.press(.character(second))
    state.press(.character("r"))
    state.advance(steps: 10)
    state.refresh()
    let rows = picture(AccuracyTable(state), width: 52, height: 5)
    return try #require(rows.first { $0.contains("was ") })
  }

  @Test func theRunBeforeHasTheNameAndTheColumnsOfItsNumbers() throws {
    #expect(try row("5", "4").hasPrefix("was Arc m 0.50 at"))
    let neighbours = try row("8", "5")
    #expect(neighbours.hasPrefix("was trip a 0.50 at") && neighbours.hasSuffix(" -"))
    let margins = try row("5", "8")
    #expect(margins.hasPrefix("was Arc m 0.50 at") && margins.hasSuffix(" -"))
  }
}
