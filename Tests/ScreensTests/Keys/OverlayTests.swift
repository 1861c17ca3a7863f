import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// Every key that means something anywhere, and some that mean nothing.
private let allKeys: [Key] =
  State.bindings.flatMap(\.strokes).map(\.key)
  + "0123456789.-abcxyz".unicodeScalars.map(Key.character)
  + [.enter, .escape, .tab, .backspace, .up, .down]

/// What a key must not change behind the help or the list.
private func run(_ state: State) -> String {
  let all = state.runs.panes
  return all.map { "\($0.configuration) \($0.step) \($0.timeline.revisions.count)" }.joined()
    + "\(state.isRunning) \(state.comparison?.marked ?? -1) \(state.comparison?.isEnlarged ?? false)"
}

@Suite struct OverlayTests {
  /// A single run, a grid with and without a marked pane, and an enlarged pane.
  static func stages() throws -> [State] {
    var single = try freeState()
    single.advance(steps: 12)
    var asking = single
    asking.press(.character("i"))
    var grid = single
    try grid.compare(Array(Comparison.boundaryTable.prefix(3)))
    grid.advance(steps: 12)
    var marked = grid
    marked.press(.tab)
    var enlarged = marked
    enlarged.press(.enter)
    var askingThere = enlarged
    askingThere.press(.character("i"))
    return [single, asking, grid, marked, enlarged, askingThere]
  }

  @Test func noKeyChangesTheRunBehindTheHelp() throws {
    for stage in try Self.stages() {
      for key in allKeys {
        var state = stage
        state.press(.character("?"))
        let effects = state.press(key)
        #expect(run(state) == run(stage), "\(key)")
        #expect(!effects.contains(.quit) || key == .control("c"))
      }
    }
  }

  /// Of few views the first of three pages was empty.
  @Test(arguments: [
    ("contrastive", "pairs"), ("contrastive", "distances"), ("npair", "tuple"), ("lgm", "plane"),
    ("triplet", "difficulty"), ("multi_similarity", "weights"), ("arcface", "boundaries"),
  ])
  func noPageOfTheHelpIsEmpty(_ loss: String, _ main: String) throws {
    var state = try freeState(loss)
    let isShown = state.show(view: main)
    #expect(isShown)
    for page in 0..<State.helpPages {
      #expect(!HelpOverlay(state: state, page: page).entries.isEmpty, "\(page)")
    }
  }

  /// Of two authors the second was named.
  @Test func theListNamesTheFirstAuthor() throws {
    var state = try freeState()
    state.press(.character("p"))
    let lines = view(state, size: Size(width: 120, height: 90)).lines
    let row = try #require(lines.first { $0.contains("tuplet margin") })
    #expect(row.contains("Yu ICCV 2019"), "\(row)")
  }

  @Test func theHelpOverTheListTakesNoPreset() throws {
    for stage in try Self.stages() where stage.comparison == nil || stage.enlarged != nil {
      var state = stage
      state.press(.character("p"))
      state.press(.down)
      let marked = (state.enlarged ?? state).chosenPreset
      #expect(marked != nil)
      state.press(.character("?"))
      state.press(.enter)
      #expect(run(state) == run(stage) && state.helpPage == 0)
      state.press(.character("q"))
      #expect(state.helpPage == nil && (state.enlarged ?? state).chosenPreset == marked)
      #expect(state.press(.character("q")) == [])
      #expect((state.enlarged ?? state).chosenPreset == nil && run(state) == run(stage))
    }
  }

  @Test func onlyTheListsOwnKeysDoSomethingInTheList() throws {
    for stage in try Self.stages() where stage.comparison == nil || stage.enlarged != nil {
      for key in allKeys where key != .enter {
        var state = stage
        state.press(.character("p"))
        let effects = state.press(key)
        #expect(run(state) == run(stage), "\(key)")
        #expect(!effects.contains(.quit) || key == .control("c"), "\(key)")
      }
    }
  }

  @Test(arguments: [Key.escape, .character("q")])
  func theTopOneIsClosedFirst(_ key: Key) throws {
    var state = try freeState()
    state.press(.character("i"))
    let asked = state.asked
    state.press(.character("p"))
    state.press(.character("?"))
    #expect(state.topOverlay == .help(page: 0) && state.waysOut == [.control("c")])
    state.press(key)
    #expect(state.helpPage == nil && state.chosenPreset != nil)
    state.press(key)
    #expect(state.chosenPreset == nil && state.asked == asked)
    state.press(.escape)
    #expect(state.asked == nil && state.topOverlay == nil)
    #expect(state.waysOut == [.control("c"), .character("q")])
  }

  @Test func whatIsPressedInTheHelpIsDoneInTheOpen() throws {
    var state = try freeState()
    state.press(.character("p"))
    state.press(.character("?"))
    _ = update(&state, .program(.takenFromHelp(.pace(.runToggled))))
    #expect(state.topOverlay == nil && !state.isRunning)
  }

  @Test func whatIsAskedOfTheRunThatWaitsDoesNotTakeTheKeysOfTheGrid() throws {
    var state = try freeState()
    state.press(.character("i"))
    state.press(.character("c"))
    state.press(.tab)
    #expect(state.comparison?.marked == 0)
    state.press(.escape)
    #expect(state.comparison?.marked == nil)
    state.press(.character("c"))
    #expect(state.asked != nil)
  }

  @Test func aNumberIsNotTakenByAnotherKnobThanItWasTypedFor() throws {
    var state = try freeState()
    state.press(.enter)
    for key: Unicode.Scalar in ["0", ".", "2"] { state.press(.character(key)) }
    _ = update(&state, .mouse(.knobNudged(state.chosenKnob + 1, 1)))
    #expect(state.entry == nil)
    state.press(.enter)
    #expect(state.margin?.value == 0.5)
  }
}
