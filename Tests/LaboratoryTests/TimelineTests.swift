import Cells
import Kernels
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// What must not differ by a bit between a run and the same run reached another way.
private struct Bits: Equatable {
  var step: Int
  var prototypes: [Float]
  var embeddings: [Float]
  var heldOut: [Float]
  var history: History
  var watch: Watch
  var turn: Turn?

  init(_ state: State) {
    var state = state
    state.refresh()
    step = state.step
    prototypes = state.snapshot.prototypes
    embeddings = state.snapshot.training.embeddings
    heldOut = state.snapshot.heldOut.embeddings
    history = state.session.history
    watch = state.watch
    turn = state.run.lastTurn
  }
}

@Suite struct TimelineTests {
  private static let everyLoss = LossRegistry.descriptions.map(\.name)

  private static func state(_ loss: String, _ optimizer: String, seed: UInt64) throws -> State {
    try freeState(loss) { configuration in
      configuration.optimizer = optimizer
      configuration.seed = seed
      configuration.batch = seed % 2 == 0 ? 0 : 16
      configuration.warmUp = seed % 2 == 0 ? 0 : 70
      if let description = LossRegistry.description(named: loss) {
        configuration.parameters = LossMemory.standard(of: description)
      }
    }
  }

  @Test(arguments: everyLoss, OptimizerRegistry.all.map(\.name))
  func aRunThatGoesBackAndOnAgainIsTheUntouchedRun(_ loss: String, _ optimizer: String) throws {
    for seed in [3, 4] as [UInt64] {
      var generator = SeededGenerator(seed: seed)
      var straight = try Self.state(loss, optimizer, seed: seed)
      var travelled = straight
      for _ in 0..<5 {
        let steps = generator.index(below: 40)
        straight.advance(steps: steps)
        travelled.advance(steps: steps)
        let keys: [Key] = [.right, .left, .character("o"), .character("l"), .down]
        let key = keys[generator.index(below: keys.count)]
        straight.press(key)
        travelled.press(key)
        let wasAt = travelled.step
        for _ in 0..<3 { travelled.go(to: generator.index(below: max(wasAt, 1))) }
        travelled.press(.end)
        // A loss on the way may not have the knob that was chosen.
        travelled.pane.chosenKnob = straight.chosenKnob
        #expect(travelled.step == wasAt)
        #expect(Bits(travelled) == Bits(straight), "\(loss) \(optimizer) at \(wasAt)")
      }
    }
  }

  @Test func aThousandStepsBackAndOnAgainAreTheSameBitsInAnEncoder() throws {
    var configuration = Configuration()
    configuration.samples = 0
    configuration.classes = 3
    var straight = try State(configuration)
    straight.advance(steps: 530)
    straight.press(.right)
    straight.advance(steps: 530)
    var travelled = straight
    travelled.go(to: 60)
    #expect(travelled.step == 60 && travelled.isInThePast)
    travelled.advance(steps: 1000)
    #expect(Bits(travelled) == Bits(straight))
  }

  @Test func oneStepBackIsTheStepBefore() throws {
    var state = try freeState()
    state.advance(steps: 57)
    let before = Bits(state)
    state.press(.character("."))
    state.press(.character(","))
    #expect(Bits(state) == before)
    #expect(!state.isRunning)
  }

  @Test func keysGoToTheEndsAndByThirty() throws {
    var state = try freeState()
    state.advance(steps: 100)
    state.press(.character("<"))
    #expect(state.step == 70)
    state.press(.character(">"))
    #expect(state.step == 100)
    state.press(.character(">"))
    #expect(state.step == 130 && !state.isInThePast)
    state.press(.home)
    #expect(state.step == 0)
    state.press(.character(","))
    #expect(state.step == 0)
    state.press(.end)
    #expect(state.step == 130)
  }

  @Test func pagesGoFromTurnToTurn() throws {
    var state = try freeState()
    for _ in 0..<3 {
      state.advance(steps: 50)
      state.press(.right)
    }
    state.advance(steps: 20)
    var steps: [Int] = []
    for key in [Key.pageUp, .pageUp, .pageUp, .pageUp, .pageDown, .pageDown] {
      state.press(key)
      steps.append(state.step)
    }
    #expect(steps == [150, 100, 50, 0, 50, 100])
  }

  @Test func aTurnInThePastBeginsABranchAndLeavesAGhost() throws {
    var state = try freeState()
    state.advance(steps: 100)
    let left = state.session.history
    state.go(to: 40)
    state.press(.right)
    #expect(!state.isInThePast)
    #expect(state.timeline.ghost == left)
    state.advance(steps: 30)
    state.go(to: 100)
    #expect(state.step == 70)
    var straight = try freeState()
    straight.advance(steps: 40)
    straight.press(.right)
    straight.advance(steps: 30)
    #expect(Bits(state) == Bits(straight))
    #expect(state.record == straight.record)
  }

  @Test func choosingAKnobInThePastKeepsTheFuture() throws {
    var state = try freeState()
    state.advance(steps: 60)
    state.go(to: 20)
    state.press(.down)
    state.press(.character("v"))
    #expect(state.isInThePast)
    state.press(.end)
    #expect(state.step == 60)
  }

  @Test func aNewRunHasNoPast() throws {
    var state = try freeState()
    state.advance(steps: 60)
    state.press(.character("r"))
    #expect(!state.isInThePast && state.timeline.lastStep == 0)
    state.press(.end)
    #expect(state.step == 0)
  }

  @Test func momentsStayWithinTheirBudgetAndThinOutWithAge() throws {
    var state = try freeState()
    let budget = 60 * (state.session.byteCount + 4000)
    var timeline = Timeline(budget: budget)
    timeline.keep(state.run.now)
    for _ in 0..<3000 {
      state.advance(steps: 1)
      timeline.follow(state.run.now)
    }
    #expect(timeline.byteCount <= budget)
    #expect(timeline.byteCount == timeline.moments.reduce(0) { $0 + $1.session.byteCount })
    let steps = timeline.moments.map(\.step)
    #expect(steps.first == 0 && steps.last == 3000)
    #expect(steps.count < 100)
    let gaps = zip(steps, steps.dropFirst()).map { $1 - $0 }
    #expect(gaps.suffix(5).allSatisfy { $0 == Timeline.interval })
    #expect((gaps.max() ?? 0) < 600)
  }
}
