import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

extension State {
  /// The same runs side by side.
  fileprivate func beside(_ others: State...) -> State {
    var state = self
    state.runs = Comparison(
      panes: [pane] + others.map(\.pane), marked: nil, isEnlarged: false, inPlaceOf: pane,
      hasWayBack: true)
    return state
  }
}

/// What hands, knobs and runs that fail make of panes that were alike.
@Suite struct ToldApartTests {
  /// "0.00 above" its floor, and 25 % right, of numbers that were none.
  @Test func ofARunThatDivergedNoNumberIsTold() throws {
    var state = try freeState()
    state.runs.panes[0].run.numbers.loss = .nan
    let numbers = ComparisonNumbers(state.run)
    let texts = [
      numbers.used, numbers.withMargin, numbers.own, numbers.narrowest, numbers.loss, numbers.above,
    ]
    #expect(texts.allSatisfy { $0 == "–" }, "\(texts)")
    let sound = try freeState()
    var comparison = try #require(sound.beside(sound, state).comparison)
    #expect(ComparisonWords(comparison).text.contains("The other 2 are right on"))
    comparison.panes[0] = comparison.panes[2]
    #expect(!ComparisonWords(comparison).text.contains("right"))
  }

  /// It ended the program on the way back to all panes.
  @Test(arguments: ["arcface,cosface", "arcface,cosface,triplet", "triplet,contrastive"], [0, 1])
  func aClassThatHandsAddToOnePaneIsToldApart(_ losses: String, _ place: Int) throws {
    var state = try freeState()
    try state.compare(
      losses.split(separator: ",").map { .init(loss: String($0), parameters: LossParameters()) })
    state.advance(steps: 20)
    _ = update(&state, .pane(.marked(place)))
    for key: Key in [.enter, .character("i"), .character("A"), .escape, .escape] {
      state.press(key)
    }
    let count = try #require(state.comparison).panes.map { $0.snapshot.classes }
    #expect(Set(count) == [4, 5] && count[place] == 5)
    state.refresh()
    let lines = view(state, size: Size(width: 160, height: 45)).lines
    #expect(lines[0].contains(" and blobs ") && !lines[0].contains("same batches"), "\(lines[0])")
    let words = ComparisonWords(try #require(state.comparison)).text
    #expect(words.contains("Hands changed the points of some") && !words.contains("right on"))
    state.advance(steps: 5)
  }

  /// A point that came in by hand, or another kind of loss, ends them.
  @Test func sameBatchesAreSaidOfRunsThatDrawThemAlike() throws {
    var state = try freeState { $0.batch = 16 }
    let usual = LossMemory.standard(of: state.lossDescription)
    func isSaid(_ state: State) -> Bool {
      view(state, size: Size(width: 160, height: 45)).lines[0].contains("the same batches")
    }
    try state.compare([
      .init(loss: "arcface", parameters: usual),
      .init(loss: "triplet", parameters: LossParameters()),
    ])
    state.advance(steps: 10)
    #expect(!isSaid(state))
    _ = update(&state, .pane(.marked(1)))
    _ = update(&state, .loss(.chosen("arcface")))
    state.advance(steps: 10)
    #expect(!isSaid(state))
    try state.compare(Array(repeating: .init(loss: "arcface", parameters: usual), count: 2))
    state.advance(steps: 10)
    #expect(isSaid(state))
  }

  /// The first of several centres may serve no point.
  @Test func ofSeveralCentresTheMeansOfClassesStandInAnOrder() throws {
    var state = try freeState()
    let usual = LossMemory.standard(of: state.lossDescription)
    try state.compare([
      .init(loss: "arcface", parameters: usual),
      .init(loss: "subcenter_arcface", parameters: LossParameters(["m": 0.5, "s": 8, "K": 3])),
    ])
    state.advance(steps: 60)
    state.refresh()
    var comparison = try #require(state.comparison)
    let before = ComparisonWords(comparison).text
    let count = comparison.panes[1].snapshot.prototypes.count
    for place in stride(from: 0, to: count, by: 6) {
      comparison.panes[1].run.snapshot.prototypes[place] *= -1
    }
    #expect(ComparisonWords(comparison).text == before)
  }
}
