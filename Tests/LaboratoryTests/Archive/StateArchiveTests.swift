import Cells
import Foundation
import Kernels
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// A state through text and back.
private func reread(_ state: State) throws -> State {
  let decoder = JSONDecoder()
  decoder.nonConformingFloatDecodingStrategy = .convertFromString(
    positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
  let archive = try decoder.decode(StateArchive.self, from: exactEncoder().encode(state.archive))
  return try State(archive, display: state.display)
}

private func bits(_ state: State) -> [UInt32] {
  let snapshot = state.session.snapshot()
  return
    (snapshot.training.embeddings + snapshot.heldOut.embeddings + snapshot.prototypes
    + snapshot.bias + state.session.history.losses).map(\.bitPattern)
}

@Suite struct StateArchiveTests {
  @Test(arguments: ["softmax", "adacos"])
  func aKnobInThePlaceOfTheMarginIsTheMarginAgain(_ loss: String) throws {
    var state = try freeState()
    state.press(.character("m"))
    _ = update(&state, .loss(.chosen(loss)))
    #expect(state.margin == nil)
    var restored = try reread(state)
    restored.press(.character("5"))
    #expect(restored.knobs[restored.chosenKnob].symbol == "m")
    #expect(try reread(freeState("softmax")).pane.standsForMargin == false)
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name), OptimizerRegistry.all.map(\.name))
  func aRestoredRunGoesOnToTheSameBits(_ loss: String, _ optimizer: String) throws {
    for seed in [5, 6] as [UInt64] {
      var generator = SeededGenerator(seed: seed)
      var straight = try freeState(loss) { configuration in
        configuration.optimizer = optimizer
        configuration.seed = seed
        configuration.batch = seed % 2 == 0 ? 0 : 16
        configuration.warmUp = seed % 2 == 0 ? 50 : 0
        configuration.noise = seed % 2 == 0 ? 0.4 : 0
      }
      for _ in 0..<3 {
        straight.advance(steps: generator.index(below: 50))
        let keys: [Key] = [.right, .left, .character("o"), .character("l"), .down]
        straight.press(keys[generator.index(below: keys.count)])
      }
      straight.advance(steps: 7)
      var restored = try reread(straight)
      #expect(bits(restored) == bits(straight), "\(loss) \(optimizer) \(seed)")
      restored.advance(steps: 25)
      straight.advance(steps: 25)
      #expect(bits(restored) == bits(straight), "\(loss) \(optimizer) \(seed)")
      #expect(restored.watch == straight.watch && restored.record == straight.record)
      restored.go(to: 20)
      straight.go(to: 20)
      #expect(bits(restored) == bits(straight), "\(loss) \(optimizer) \(seed)")
      #expect(restored.configuration == straight.configuration)
    }
  }

  @Test func theCaseOfATripletThatIsShownIsKept() throws {
    var state = try freeState("triplet")
    for key in [Key.character("i"), .tab, .tab] { state.press(key) }
    var read = try reread(state)
    #expect(read.look.askedCase == .semihard && read.probe == state.probe)
    read.press(.escape)
    read.press(.character("i"))
    #expect(read.look.askedCase == nil)
  }

  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func whatHandsChangedIsRestoredBitForBit(_ loss: String) throws {
    for seed in 0..<4 as Range<UInt64> {
      var generator = SeededGenerator(seed: seed)
      var straight = try freeState(loss) { $0.batch = seed % 2 == 0 ? 0 : 16 }
      straight.advance(steps: 12)
      straight.press(.character("i"))
      for _ in 0..<30 {
        straight.press(Hands.keys[generator.index(below: Hands.keys.count)])
        if generator.index(below: 4) == 0 { straight.advance(steps: 3) }
      }
      if straight.held != nil { straight.press(.enter) }
      straight.advance(steps: 5)
      var restored = try reread(straight)
      #expect(bits(restored) == bits(straight), "\(loss) \(seed)")
      #expect(restored.asked == straight.asked && restored.look == straight.look)
      for step in [3, straight.step - 2, straight.step + 9] {
        restored.go(to: step)
        straight.go(to: step)
        if restored.step < step { restored.advance(steps: step - restored.step) }
        if straight.step < step { straight.advance(steps: step - straight.step) }
        #expect(bits(restored) == bits(straight), "\(loss) \(seed) at \(step)")
      }
      restored.press(.character("u"))
      straight.press(.character("u"))
      #expect(bits(restored) == bits(straight), "\(loss) \(seed)")
    }
  }

  @Test func anEncoderOnDigitsIsRestoredBitForBit() throws {
    var configuration = Configuration()
    configuration.classes = 3
    // Drawn anew at every step.
    configuration.noise = 0.2
    var straight = try State(configuration)
    straight.advance(steps: 45)
    var restored = try reread(straight)
    #expect(bits(restored) == bits(straight))
    restored.advance(steps: 15)
    straight.advance(steps: 15)
    #expect(bits(restored) == bits(straight))
  }

  @Test func howItIsLookedAtComesBack() throws {
    var state = try freeState()
    state.advance(steps: 30)
    for key: Key in [.character("v"), .character("f"), .character("+"), .character(" "), .down] {
      state.press(key)
    }
    state.press(.character("i"))
    let restored = try reread(state)
    #expect(restored.mainView == state.mainView && restored.fill == state.fill)
    #expect(restored.speed == state.speed && restored.isRunning == state.isRunning)
    #expect(restored.probe == state.probe && restored.chosenKnob == state.chosenKnob)
    let size = Size(width: 120, height: 40)
    #expect(Screens.view(restored, size: size) == Screens.view(state, size: size))
  }

  /// A state with more or fewer prototypes than the loss in force has, or than the last step moved, could not
  /// be opened.
  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func aRunThatHasJustBeenTurnedComesBack(_ loss: String) throws {
    for keys in ["8", "8.", "8.5", "5", "0", "l", "L", "l.l"] {
      var straight = try freeState(loss)
      straight.advance(steps: 12)
      straight.isRunning = false
      for key in keys.unicodeScalars { straight.press(.character(key)) }
      var restored = try reread(straight)
      #expect(bits(restored) == bits(straight), "\(loss) \(keys)")
      straight.advance(steps: 5)
      restored.advance(steps: 5)
      #expect(bits(restored) == bits(straight), "\(loss) \(keys)")
    }
  }

  @Test(arguments: ["soft_triple", "subcenter_arcface"])
  func aRunWithMoreCentresThanItHasMovedComesBack(_ loss: String) throws {
    var straight = try freeState(loss)
    straight.advance(steps: 12)
    straight.choose(.hyperparameter("K"))
    straight.type("5")
    var restored = try reread(straight)
    straight.advance(steps: 5)
    restored.advance(steps: 5)
    #expect(bits(restored) == bits(straight))
  }

  @Test func whatALossCannotBeSetToIsNotRemembered() throws {
    var memory = LossMemory()
    memory["cosface"]["m"] = 0.317
    memory["soft_triple"]["K"] = 7
    let text = try String(decoding: JSONEncoder().encode(memory), as: UTF8.self)
    for (margin, centres, expected) in [("1e300", "3.5", (0.2, 3.0)), ("0.25", "5", (0.25, 5))] {
      let changed = text.replacing("0.317", with: margin).replacing(
        #""number":7"#, with: #""number":\#(centres)"#)
      let read = try JSONDecoder().decode(LossMemory.self, from: Data(changed.utf8))
      #expect(read["cosface"]["m"] == expected.0 && read["soft_triple"]["K"] == expected.1)
    }
  }

  @Test func aRunInItsPastComesBackInItsPast() throws {
    var state = try freeState()
    state.advance(steps: 200)
    let history = state.session.history
    state.press(.home)
    state.press(.character(">"))
    let restored = try reread(state)
    #expect(restored.step == 30 && restored.timeline.lastStep == 200)
    // The curve of the steps to come is dotted, as it was.
    #expect(restored.run.timeline.newestHistory == history)
    var (first, second) = (restored, state)
    first.press(.end)
    second.press(.end)
    #expect(bits(first) == bits(second))
  }

  @Test func runsSideBySideComeBackSideBySide() throws {
    var state = try freeState()
    state.press(.character("c"))
    state.press(.tab)
    state.advance(steps: 12)
    let restored = try reread(state)
    #expect(restored.comparison?.panes.count == 9)
    for index in state.runs.panes.indices {
      #expect(bits(restored.focused(on: index)) == bits(state.focused(on: index)))
    }
    #expect(restored.comparison?.marked == state.comparison?.marked)
  }

  @Test func rowsOfAFileComeWithTheirState() throws {
    var configuration = Configuration()
    configuration.table = DataTable(
      name: "t.csv", width: 2, values: [1, 0, 0, 1, 2, 0.5, 0.5, 2], labels: [0, 1, 0, 1],
      classTitles: ["left", "right"])
    configuration.data = TableData.name
    configuration.classes = 2
    configuration.mode = .free
    var state = try State(configuration)
    state.advance(steps: 10)
    let restored = try reread(state)
    #expect(bits(restored) == bits(state) && restored.dataTitle == "t.csv")
  }

  @Test func momentsOfAnotherRunAreRefused() throws {
    var one = try freeState()
    one.advance(steps: 100)
    let text = String(decoding: try JSONEncoder().encode(one.archive), as: UTF8.self)
    let other = text.replacingOccurrences(
      of: "\"start\":{", with: "\"start\":{\"seed\":99,")
    #expect(throws: (any Error).self) {
      let archive = try JSONDecoder().decode(StateArchive.self, from: Data(other.utf8))
      _ = try State(archive, display: Display())
    }
  }
}

@Suite struct StateStringTests {
  @Test(arguments: LossRegistry.descriptions.map(\.name))
  func everyConfigurationComesBackFromItsWord(_ loss: String) throws {
    var generator = SeededGenerator(seed: 11)
    let description = try #require(LossRegistry.description(named: loss))
    for _ in 0..<40 {
      var configuration = Configuration()
      configuration.loss = loss
      configuration.parameters = LossMemory.standard(of: description)
      configuration.data = generator.index(below: 2) == 0 ? "digits" : "blobs"
      configuration.mode = Mode.allCases[generator.index(below: 2)]
      configuration.classes = 2 + generator.index(below: 9)
      configuration.optimizer =
        OptimizerRegistry.all[generator.index(below: OptimizerRegistry.all.count)].name
      configuration.learningRate =
        generator.index(below: 2) == 0 ? configuration.usualLearningRate : 0.0123
      configuration.batch = [0, 16, 128][generator.index(below: 3)]
      configuration.seed = generator.next()
      configuration.initialization = Initialization.allCases[generator.index(below: 2)]
      configuration.noise = Double(generator.index(below: 4)) / 7
      configuration.warmUp = generator.index(below: 3) * 50
      let word = try #require(StateString.text(configuration))
      #expect(try StateString.configuration(word) == configuration, "\(word)")
    }
  }

  @Test func theOpeningFitsOnASlide() throws {
    let word = try #require(StateString.text(Configuration()))
    #expect(word.count <= 60)
    #expect(word.hasPrefix("w1:arcface,m=0.5,s=8:digits,classes=8:seed=7:"))
  }

  @Test func everySlipOfOneLetterIsToldOrHarmless() throws {
    let word = try #require(StateString.text(Configuration()))
    for index in word.indices {
      var changed = word
      let letter: Character = word[index] == "3" ? "4" : "3"
      changed.replaceSubrange(index...index, with: [letter])
      #expect(throws: StateString.Fault.self, "\(changed)") {
        try StateString.configuration(changed)
      }
    }
  }

  @Test func whatIsWrongIsSaid() {
    #expect(throws: StateString.Fault.self) { try StateString.configuration("") }
    #expect(throws: StateString.Fault.self) { try StateString.configuration("w9:a:b:c:d") }
  }
}
