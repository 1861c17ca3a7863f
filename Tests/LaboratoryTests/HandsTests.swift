import Cells
import Kernels
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// What hands can press while something is asked about.
enum Hands {
  static let keys: [Key] =
    [.enter, .tab, .left, .right, .up, .down] + "aAxuUjkzZ".unicodeScalars.map { .character($0) }
}

private func embeddings(_ state: State) -> [Float] { state.session.snapshot().training.embeddings }

private func bits(_ state: State) -> [UInt32] {
  let snapshot = state.session.snapshot()
  return (snapshot.training.embeddings + snapshot.prototypes + state.session.history.losses)
    .map(\.bitPattern)
}

extension State {
  fileprivate mutating func press(_ keys: String) {
    for key in keys.unicodeScalars { press(.character(key)) }
  }
}

@Suite struct HandsTests {
  @Test func aPointThatIsPutDownStaysWhereItWasPutAndTrainingGoesOnFromThere() throws {
    var state = try freeState()
    state.advance(steps: 30)
    state.press("i")
    let probe = try #require(state.probe)
    let before = embeddings(state)
    state.press(.enter)
    #expect(!state.isRunning)
    for _ in 0..<5 { state.press(.up) }
    state.press(.enter)
    let after = embeddings(state)
    #expect(state.isRunning)
    #expect(after[2 * probe] == before[2 * probe] && after[2 * probe + 1] > before[2 * probe + 1])
    #expect(zip(before, after).count { $0 != $1 } == 1)
    state.advance(steps: 1)
    let next = embeddings(state)
    #expect(abs(next[2 * probe + 1] - after[2 * probe + 1]) < 0.2)
    #expect(state.session.history.marks.count == 1)
  }

  @Test func escapePutsBackWhatIsHeld() throws {
    var state = try freeState()
    state.advance(steps: 30)
    let before = bits(state)
    state.press("i")
    for key: Key in [.enter, .left, .left, .escape] { state.press(key) }
    #expect(bits(state) == before && state.held == nil && state.isRunning)
    #expect(state.timeline.revisions.isEmpty)
  }

  @Test func aPrototypeInTheHandTurnsAndKeepsItsLength() throws {
    var state = try freeState()
    state.advance(steps: 30)
    state.press("i")
    state.press(.tab)
    state.press(.tab)
    guard case .prototype(let row) = state.asked else {
      Issue.record("no prototype is asked about")
      return
    }
    let before = Spot(row, of: state.snapshot.prototypes)
    for key: Key in [.enter, .left, .left, .enter] { state.press(key) }
    let after = Spot(row, of: state.snapshot.prototypes)
    #expect(abs(after.length - before.length) < 1e-5)
    #expect(after != before)
    state.press("u")
    #expect(Spot(row, of: state.snapshot.prototypes) == before)
  }

  @Test func anEncodersPointIsNotDraggedAndTheMessageSaysWhatIs() throws {
    var configuration = Configuration()
    configuration.classes = 3
    var state = try State(configuration)
    state.press("i")
    state.press(.enter)
    #expect(state.held == nil)
    #expect(state.message?.contains("e begins a new run with free points") ?? false)
  }

  @Test func aClassComesInWithAPrototypeAndAPointAndGoesAgain() throws {
    var state = try freeState(classes: 4)
    state.advance(steps: 20)
    let before = bits(state)
    state.press("i")
    state.press(.tab)
    for _ in 0..<8 { state.press(.left) }
    state.press("A")
    #expect(state.snapshot.classNames == ["A", "B", "C", "D", "E"])
    #expect(state.snapshot.prototypes.count == 10)
    #expect(state.configuration.classes == 5)
    #expect(state.session.startConfiguration.classes == 4)
    #expect(state.snapshot.training.judgements.last?.label == 4)
    var undone = state
    undone.press("u")
    #expect(bits(undone) == before && undone.configuration.classes == 4)
    undone.press("U")
    #expect(bits(undone) == bits(state))
    state.press("r")
    #expect(state.configuration.classes == 4 && state.step == 0)
  }

  @Test(arguments: LossRegistry.descriptions)
  func theLastPointOfEachClassStaysAndTheRunGoesOn(_ loss: LossDescription) throws {
    let classes = loss.fewestClasses
    var state = try freeState(loss.name, classes: classes) { $0.samples = 3 }
    for sample in (0..<3 * classes).reversed() where sample % 3 != 0 {
      state.pane.asked = .sample(sample)
      state.press("x")
    }
    #expect(state.snapshot.training.judgements.map(\.label) == (0..<Int32(classes)).map { $0 })
    state.press("x")
    #expect(state.message?.contains("last point of its class") ?? false)
    #expect(state.snapshot.training.count == classes)
    state.advance(steps: 5)
    #expect(state.step == 5)
    _ = view(state, size: Size(width: 80, height: 24))
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name), 0..<4 as Range<UInt64>)
  func whateverHandsDoEveryStepIsReachedAgainBitForBit(_ loss: String, _ seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var state = try freeState(loss, classes: 3) {
      $0.samples = 6
      $0.batch = seed % 2 == 0 ? 0 : 5
      $0.seed = seed
      $0.optimizer = seed % 2 == 0 ? "adam" : OptimizerRegistry.all[1].name
    }
    state.press("i")
    var seen: [Int: [UInt32]] = [:]
    for _ in 0..<60 {
      state.press(Hands.keys[generator.index(below: Hands.keys.count)])
      guard generator.index(below: 3) == 0 else { continue }
      if state.held != nil { state.press(.enter) }
      seen[state.step] = bits(state)
      state.advance(steps: 1 + generator.index(below: 12))
    }
    if state.held != nil { state.press(.enter) }
    seen[state.step] = bits(state)
    for step in seen.keys.sorted(by: >) + seen.keys.sorted() {
      state.go(to: step)
      #expect(bits(state) == seen[step], "\(loss), seed \(seed), step \(step)")
    }
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func undoingEverythingLeavesTheRunAsItWas(_ loss: String) throws {
    var state = try freeState(loss, classes: 3) { $0.samples = 6 }
    state.advance(steps: 10)
    let before = bits(state)
    var generator = SeededGenerator(seed: 3)
    state.press("i")
    for _ in 0..<40 {
      state.press(Hands.keys[generator.index(below: Hands.keys.count)])
    }
    if state.held != nil { state.press(.escape) }
    for _ in 0..<60 { state.press("u") }
    #expect(bits(state) == before)
    #expect(state.message == "nothing is left to undo; U does it again")
  }
}
