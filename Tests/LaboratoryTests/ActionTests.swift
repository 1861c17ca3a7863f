import Cells
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// What any key may ask for.
private let actions: [Action] = State.bindings.flatMap(\.strokes).compactMap {
  if case .action(let action) = $0.meaning { action } else { nil }
}

/// A run with a point in the hand.
private func holding() throws -> State {
  var state = try freeState()
  state.pane.asked = .sample(0)
  state.pane.pickUp()
  return state
}

@Suite struct ActionTests {
  @Test(arguments: actions)
  func whatIsHeldStaysInTheHandWhereItsFamilySaysSo(_ action: Action) throws {
    var state = try holding()
    _ = try #require(state.held)
    // The way back ends holding by itself, and picking up puts down.
    guard action != .program(.wentBack), action != .hand(.pickedUp) else { return }
    _ = update(&state, action)
    #expect((state.held != nil) == (action.asOfFamily.hold == .keeps))
  }

  /// What is written down holds no move that its timeline does not know.
  @Test(arguments: [KeepAction.stateWritten, .figureWritten, .moduleWritten, .recordingToggled])
  func whatIsHeldInAnEnlargedPaneIsPutDownToo(_ action: KeepAction) throws {
    var state = try freeState()
    try state.compare(Array(Comparison.boundaryTable.prefix(2)))
    state.press(.tab)
    state.press(.enter)
    let marked = try #require(state.runs.marked)
    state.runs.panes[marked].asked = .sample(0)
    state.runs.panes[marked].pickUp()
    try #require(state.runs.panes[marked].held != nil)
    _ = update(&state, .keep(action))
    #expect(state.runs.panes[marked].held == nil)
  }

  /// The word of the run that waits behind them would open none of them.
  @Test func runsSideBySideHaveNoWordUntilOneIsMarked() throws {
    var state = try freeState()
    try state.compare(Array(Comparison.boundaryTable.suffix(2)))
    state.press(.character("y"))
    #expect(state.notice == nil && state.message?.contains("Tab marks one") == true)
    state.press(.tab)
    state.press(.character("y"))
    let marked = try #require(state.runs.marked)
    let word = try #require(
      StateString.text(state.runs.panes[marked].run.session.startConfiguration))
    #expect(state.notice?.contains(word) == true)
  }

  @Test(arguments: actions)
  func aNumberThatIsTypedIsLeftWhereItsFamilySaysSo(_ action: Action) throws {
    var state = try freeState()
    state.press(.enter)
    state.press(.character("1"))
    try #require(state.entry == "1")
    // The way back ends typing by itself.
    guard action != .program(.wentBack) else { return }
    _ = update(&state, action)
    #expect((state.entry == nil) == action.asOfFamily.leavesEntry)
  }

  @Test(arguments: actions)
  func whatASingleRunIsAskedIsRefusedOfTheGrid(_ action: Action) throws {
    guard case .enlarged = action.asOfFamily.reach else { return }
    var state = try freeState()
    try state.compare(Array(Comparison.boundaryTable.prefix(2)))
    _ = update(&state, action)
    #expect(state.message?.contains("Enter enlarges it") ?? false)
    #expect(state.comparison?.panes.allSatisfy { $0.overlays.isEmpty } ?? false)
  }

  @Test func goingThroughStepsOfTwoRunsIsTheSameAsOfOne() throws {
    let travels: [TravelAction] = [
      .strodeOn, .stepped, .steppedBack, .wentToNewest, .strodeBack, .wentToNextMark,
      .wentToPreviousMark, .strodeOn, .wentToStart,
    ]
    var single = try freeState("normface")
    var panes = single
    try panes.compare(Array(Comparison.boundaryTable.prefix(2)))
    for travel in travels {
      _ = update(&single, .travel(travel))
      _ = update(&panes, .travel(travel))
      #expect(panes.clock == single.clock, "\(travel)")
    }
  }

  @Test func theMouseTurnsNoKnobOfOneRunThatWouldBeginItAnew() throws {
    var state = try freeState()
    try state.compare(Array(Comparison.boundaryTable.prefix(2)))
    state.press(.tab)
    state.press(.enter)
    let pane = try #require(state.enlarged)
    let position = try #require(pane.subjects.firstIndex { pane.run.startsAnew($0) })
    for mouse in [MouseAction.knobNudged(position, 1), .pressed(.knob(position, 3))] {
      _ = update(&state, .mouse(mouse))
      #expect(state.message?.contains("alone") ?? false)
      #expect(state.enlarged?.configuration == pane.configuration)
    }
  }
}
