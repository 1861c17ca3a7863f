import Cells
import MarginLosses
import Synchronization
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// Losses at their usual settings, round and round, as many as are asked for.
private func entries(_ count: Int) -> [Comparison.Entry] {
  let descriptions = LossRegistry.descriptions
  return (0..<count).map {
    let description = descriptions[$0 % descriptions.count]
    return Comparison.Entry(
      loss: description.name, parameters: LossMemory.standard(of: description))
  }
}

private func comparing(_ entries: [Comparison.Entry]) throws -> State {
  var state = try freeState()
  try state.compare(entries)
  return state
}

/// Everything that a run has come to, to be compared bit by bit.
private func bits(_ run: Run) -> [UInt32] {
  let snapshot = run.session.snapshot()
  return (snapshot.training.embeddings + snapshot.prototypes + snapshot.bias).map(\.bitPattern)
}

@Suite struct SharedKnobTests {
  private func mixed() throws -> State {
    try comparing(
      ["arcface", "softmax", "triplet"].map {
        Comparison.Entry(loss: $0, parameters: LossParameters())
      })
  }

  private func chosen(_ state: State) -> [String] {
    state.runs.panes.map { $0.run.name(of: $0.chosenSubject).title }
  }

  @Test func arrowsChooseTheSameNumberInAllPanes() throws {
    var state = try mixed()
    for _ in 0..<12 {
      state.press(.down)
      let titles = Set(chosen(state))
      #expect(titles.count == 1, "\(titles)")
      #expect(state.message?.contains(" of all: ←→ turn ") ?? false, "\(state.message ?? "")")
    }
  }

  @Test func aTurnOfTheMarginTurnsMarginsAlone() throws {
    var state = try mixed()
    let before = state.runs.panes.map(\.run.configuration.parameters)
    state.press(.right)
    let after = state.runs.panes.map(\.run.configuration.parameters)
    #expect(before[0] != after[0] && before[2] != after[2], "m and α")
    #expect(before[1] == after[1], "softmax has no margin")
  }

  @Test func aTurnThatIsRefusedIsDoneNowhere() throws {
    var state = try mixed()
    for index in state.runs.panes.indices {
      let subjects = state.runs.panes[index].run.subjects
      state.runs.panes[index].chosenKnob = try #require(
        subjects.lastIndex { index != 1 || state.runs.panes[index].run.startsAnew($0) })
    }
    let before = state.runs.panes.map(\.run.configuration)
    state.press(.right)
    #expect(state.runs.panes.map(\.run.configuration) == before)
  }
}

@Suite struct ComparisonTests {
  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func aPaneIsBitIdenticalToTheSameRunAlone(_ name: String) throws {
    let description = try #require(LossRegistry.description(named: name))
    let parameters = LossMemory.standard(of: description)
    var state = try comparing(
      [Comparison.Entry(loss: name, parameters: parameters)] + entries(2))
    // In reverse, as a second thread might.
    state.forEach = { count, body in for index in (0..<count).reversed() { body(index) } }
    for steps in [1, 4, 25] { state.advance(steps: steps) }
    var alone = try freeState(name)
    alone.advance(steps: 30)
    #expect(try bits(#require(state.comparison).panes[0].run) == bits(alone.run))
  }

  @Test func allGoToTheSameStepThereAndBack() throws {
    var state = try comparing(entries(5))
    state.advance(steps: 70)
    let before = try #require(state.comparison).panes.map { bits($0.run) }
    for key: Key in [.character(","), .character("<"), .home, .character(">"), .end] {
      state.press(key)
      let steps = Set(try #require(state.comparison).panes.map(\.step))
      #expect(steps.count == 1 && !state.isRunning)
    }
    #expect(state.clock == 70)
    #expect(try #require(state.comparison).panes.map { bits($0.run) } == before)
  }

  /// By a stride they stopped where they diverged, by the clock five steps later.
  @Test func runsThatDivergeAreTheSameByAStrideAndByTheClock() throws {
    var configuration = Configuration()
    (configuration.optimizer, configuration.learningRate) = ("sgd", 1.3)
    var strode = try State(configuration)
    try strode.compare(
      ["softmax", "arcface"].map { Comparison.Entry(loss: $0, parameters: LossParameters()) })
    var stepped = strode
    strode.press(.character(">"))
    for _ in 0..<30 { stepped.press(.character(".")) }
    #expect(strode.runs.panes.contains { $0.watch.divergedAt != nil })
    #expect(strode.runs.panes.map { bits($0.run) } == stepped.runs.panes.map { bits($0.run) })
    #expect(strode.runs.panes.map(\.step) == stepped.runs.panes.map(\.step))
  }

  @Test func turnsReachTheMarkedPaneOrAll() throws {
    var state = try comparing([entries(6)[4], entries(6)[5]])
    state.press(.tab)
    state.press(.tab)
    #expect(state.comparison?.marked == 1)
    let before = state.comparison?.panes.map(\.configuration.parameters)
    state.press(.right)
    #expect(state.comparison?.panes[0].configuration.parameters == before?[0])
    #expect(state.comparison?.panes[1].configuration.parameters != before?[1])
    state.press(.escape)
    state.press(.right)
    #expect(state.comparison?.panes[0].configuration.parameters != before?[0])
  }

  @Test func enterEnlargesAndEscapeLeadsBackWithoutQuitting() throws {
    var state = try comparing(entries(3))
    state.press(.enter)
    #expect(state.message?.contains("Tab") ?? false)
    state.press(.tab)
    state.press(.enter)
    #expect(state.enlarged?.lossDescription.name == entries(3)[0].loss)
    state.press(.character("i"))
    #expect(state.enlarged?.probe != nil)
    for _ in 0..<4 { #expect(state.press(.escape) == []) }
    #expect(state.comparison?.isEnlarged == false && state.comparison?.marked == nil)
  }

  @Test func leavingReturnsToTheRunBeforeOrKeepsTheEnlargedOne() throws {
    var state = try freeState()
    state.advance(steps: 12)
    state.press(.character("c"))
    #expect(state.comparison?.panes.count == 9 && state.clock == 0)
    state.press(.character("c"))
    #expect(state.comparison == nil && state.step == 12)
    state.press(.character("c"))
    state.advance(steps: 5)
    state.press(.tab)
    state.press(.enter)
    state.press(.character("c"))
    #expect(state.comparison == nil && state.step == 5)
    #expect(state.lossDescription.name == "softmax")
  }

  @Test(arguments: [Key.character(","), .character(" "), .home])
  func whatOneRunHasInItsHandIsPutDownBeforeAllGoOn(_ key: Key) throws {
    var state = try comparing(entries(3))
    state.advance(steps: 20)
    state.press(.tab)
    state.press(.enter)
    state.press(.character("i"))
    state.press(.enter)
    #expect(state.enlarged?.held != nil)
    state.advance(steps: 5)
    #expect(state.clock == 20)
    state.press(.up)
    state.press(key)
    #expect(state.enlarged?.held == nil && state.enlarged?.hasHandiwork == true)
    #expect(Set(state.runs.panes.map(\.step)).count == 1)
  }

  @Test func whatAnEnlargedRunSaysIsGoneAtTheNextKey() throws {
    var state = try comparing(entries(2))
    state.press(.tab)
    state.press(.enter)
    state.press(.character("u"))
    #expect(state.enlarged?.message != nil)
    state.press(.character("+"))
    #expect(state.enlarged?.message == nil)
  }

  /// `wedge --compare` begins with no run that one could go back to.
  @Test(arguments: [nil, 1])
  func ofRunsBegunSideBySideTheMarkedOrFirstGoesOn(_ marked: Int?) throws {
    var state = try comparing(entries(3))
    state.advance(steps: 7)
    for _ in 0..<(marked.map { $0 + 1 } ?? 0) { state.press(.tab) }
    state = try State(state.archive, display: state.display)
    var pane = try #require(state.comparison).panes[marked ?? 0]
    state.press(.character("c"))
    #expect(state.comparison == nil && state.step == 7 && state.isRunning)
    state.advance(steps: 3)
    pane.advance(steps: 3)
    #expect(bits(state.run) == bits(pane.run))
  }

  @Test func aRunThatIsKeptAloneGoesOnAsItWas() throws {
    var state = try comparing(entries(3))
    state.advance(steps: 30)
    state.press(.tab)
    state.press(.enter)
    var pane = try #require(state.comparison).panes[0]
    state.press(.character("c"))
    #expect(state.comparison == nil && state.isRunning)
    state.advance(steps: 10)
    pane.advance(steps: 10)
    #expect(bits(state.run) == bits(pane.run))
  }

  @Test func aNewSeedIsTheSameForAll() throws {
    var state = try comparing(entries(4))
    state.press(.character("R"))
    #expect(Set(try #require(state.comparison).panes.map(\.configuration.seed)).count == 1)
    #expect(state.comparison?.panes[0].configuration.seed != state.configuration.seed)
  }

  @Test func anotherViewDoesNotStartRunsThatArePaused() throws {
    var state = try comparing(entries(3))
    state.press(.character(" "))
    #expect(!state.isRunning)
    state.press(.character("v"))
    state.press(.character("r"))
    #expect(!state.isRunning && state.clock == 0)
  }

  @Test func aKnobThatStartsAnewIsNotTurnedForOneAlone() throws {
    var state = try comparing(entries(2))
    state.press(.tab)
    for _ in 0..<20 { state.press(.down) }
    state.press(.right)
    #expect(state.message?.contains("alone") ?? false)
  }

  @Test func momentsOfAllPanesShareOneBudget() throws {
    var state = try comparing(entries(9))
    state.advance(steps: 300)
    let bytes = try #require(state.comparison).panes.reduce(0) { $0 + $1.timeline.byteCount }
    #expect(bytes <= Timeline.usualBudget)
  }

  @Test func theBoundaryTableHasNineRunsOfTheSourceText() {
    let table = Comparison.boundaryTable
    #expect(table.count == 9)
    let losses = Set(LossRegistry.all.map { $0.description.name })
    #expect(Set(table.map(\.loss)) == losses)
  }
}
