import Cells
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Rows of a file in the plane, as they are.
private func state(names: [String] = [], places: [Int32] = []) throws -> State {
  var facts = RowFacts()
  facts.names = names
  facts.places = places
  var configuration = Configuration()
  configuration.data = "file"
  configuration.mode = .free
  configuration.classes = 2
  configuration.table = DataTable(
    name: "rows", width: 2, values: [1, 0, 1, 0.1, 0.9, 0.2, -1, 0, -1, 0.2, -0.8, 0.1],
    labels: [0, 0, 0, 1, 1, 1], classTitles: ["left", "right"], rows: facts)
  return try State(configuration)
}

private let names = ["ann 1", "ann 2", "Bob", "eve", "ann 10", "zoe"]

extension State {
  fileprivate mutating func find(_ name: String) {
    press(.character("/"))
    for scalar in name.unicodeScalars { press(.character(scalar)) }
    press(.enter)
  }
}

@Suite struct FindingTests {
  @Test func aRowIsFoundByItsNameAndAskedAbout() throws {
    var state = try state(names: names)
    state.find("ann 1")
    #expect(state.asked == .sample(0) && state.message == nil && state.finding == nil)
    state.find("BOB")
    #expect(state.asked == .sample(2) && state.notice == nil)
  }

  @Test func ofSeveralTheNextIsAskedAboutRoundAndRound() throws {
    var state = try state(names: names)
    state.find("ann")
    #expect(state.asked == .sample(0) && state.notice?.contains("3 names") == true)
    for expected in [1, 4, 0] {
      state.find("")
      #expect(state.asked == .sample(expected))
    }
  }

  @Test func ofAnUnknownNameNothingChanges() throws {
    var state = try state(names: names)
    state.find("eve")
    state.find("nobody")
    #expect(state.asked == .sample(3) && state.message == "no training row is called “nobody”")
    state.find("")
    #expect(state.asked == .sample(3))
  }

  @Test func ofARowThatIsNotShownIsNotSaidThatThereIsNone() throws {
    var state = try state(places: [1, 5, 9, 12, 13, 40])
    state.find("12")
    #expect(state.asked == .sample(3))
    state.find("11")
    #expect(state.message == "no training row of those that are shown is called “11”")
  }

  @Test func withoutNamesARowGoesByItsPlaceAndADrawnPointByItsNumber() throws {
    var rows = try state()
    rows.find("3")
    #expect(rows.asked == .sample(2))
    rows.find("7")
    #expect(rows.message == "no training row is called “7”" && rows.asked == .sample(2))
    var drawn = try freeState()
    drawn.find("7")
    #expect(drawn.asked == .sample(7))
  }

  @Test func namesStayWithTheirRowsWhenOneIsStruckOutAndBroughtBack() throws {
    var state = try state(names: names)
    state.find("ann 1")
    state.press(.character("x"))
    state.find("Bob")
    #expect(state.asked == .sample(1) && state.session.rowName(of: 1) == "Bob")
    state.press(.character("u"))
    #expect(state.session.samples(called: "ann 1") == [0])
  }

  @Test func lettersThatMeanSomethingElseAreTyped() throws {
    var state = try state(names: names)
    state.press(.character("/"))
    for key: Unicode.Scalar in ["q", "?", " ", "/"] { state.press(.character(key)) }
    #expect(state.finding == "q? /" && state.foundCount == 0)
    for case .key(let key) in state.unpacked(.paste("e\n")) { state.press(key) }
    state.press(.backspace)
    #expect(state.finding == "q? /")
    state.press(.escape)
    #expect(state.finding == nil && state.asked == nil)
  }
}
