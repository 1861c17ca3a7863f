import Cells
import Foundation
import Testing

@testable import Laboratory
@testable import Screens

@Suite struct HeadingKeysTests {
  private static let size = Size(width: 100, height: 30)

  /// Presses the mouse on words of the first line.
  private func press(_ words: String, _ state: inout State) throws {
    let line = view(state, size: Self.size).lines[0]
    let place = try #require(line.range(of: words), "\(line)")
    let column = line.unicodeScalars.distance(from: line.startIndex, to: place.lowerBound)
    let mouse = Event.mouse(Mouse(kind: .press, column: column, row: 0))
    _ = update(&state, try #require(action(for: mouse, in: state, size: Self.size)))
  }

  /// Each turned to the next page.
  @Test func aPressOnTheHeadingOfTheHelpDoesWhatItsWordsSay() throws {
    var state = try freeState()
    for _ in 0..<3 { state.press(.character("?"), Self.size) }
    #expect(state.helpPage == 2)
    try press("PgUp before", &state)
    #expect(state.helpPage == 1)
    try press("PgDn next", &state)
    #expect(state.helpPage == 2)
    try press("Esc back", &state)
    #expect(state.helpPage == nil)
  }

  /// Each did nothing.
  @Test(arguments: ["Esc back", "Enter "])
  func aPressOnTheHeadingOfTheSettingsLeavesOrTakesOne(_ words: String) throws {
    var state = try freeState()
    state.press(.character("p"), Self.size)
    #expect(state.chosenPreset != nil)
    try press(words, &state)
    #expect(state.chosenPreset == nil)
  }
}
