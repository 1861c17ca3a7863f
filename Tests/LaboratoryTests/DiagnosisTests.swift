import Cells
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

struct DiagnosisTests {
  @Test func theOpeningRunNeverAsksToAct() throws {
    var state = try State(Configuration())
    for _ in 0..<48 {
      state.advance(steps: 10)
      state.refresh()
      #expect(state.acts == [], "step \(state.step)")
    }
    let words = "room: each class keeps 16.4° of its 45.0°; m may go up to 0.785 (2π/8)"
    #expect(state.diagnosis.level == .ok && state.diagnosis.text == words)
  }

  @Test(arguments: textLossNames) func everyLossOnTheOpeningDataIsLeftInPeace(name: String) throws {
    var configuration = Configuration()
    configuration.loss = name
    let description = try #require(LossRegistry.named(name)?.description)
    configuration.parameters = LossMemory.standard(of: description)
    var state = try State(configuration)
    for _ in 0..<48 {
      state.advance(steps: 10)
      #expect(state.acts == [], "step \(state.step)")
    }
  }

  /// Three classes for 2000 steps, and normalisation alone: nothing is wrong there.
  @Test(arguments: [("arcface", 3, 2000), ("normface", 8, 480)])
  func lessonsWithHealthyRunsAreLeftInPeace(loss: String, classes: Int, steps: Int) throws {
    var state = try freeState(loss, classes: classes)
    for _ in 0..<steps / 10 {
      state.advance(steps: 10)
      #expect(state.acts == [], "step \(state.step)")
    }
  }

  /// Of a loss that judges classes one by one, what could be is no praise of what is.
  @Test(arguments: [10, 100]) func whatASpreadCouldHaveIsNotSaidBeforeHowManyAreWrong(
    steps: Int
  ) throws {
    let state = try late("proxy_anchor", steps) { _ in }
    let used = try #require(state.snapshot.training.accuracy?.asUsed)
    try #require(used < 0.9)
    #expect(state.diagnosis.text.hasPrefix("as used \(fixed(100 * used, 0)) % are right"))
  }

  /// Whatever room there could be, and how wide the classes are.
  @Test(arguments: ["sphereface2", "lgm"]) func aRunThatIsMostlyWrongIsNotOk(_ name: String) throws
  {
    let state = try late(name, 100) { if name == "lgm" { $0.learningRate = 20 } }
    let used = try #require(state.snapshot.training.accuracy?.asUsed)
    try #require(used < 0.9)
    #expect(state.diagnosis.level != .ok)
  }

  /// A key that does something else is no remedy: one press forth or back, or as many as it takes.
  @Test func whatAKeyGivesIsWhatItIsSaidToGive() throws {
    for description in LossRegistry.descriptions where !description.variants.isEmpty {
      let names = description.variants.map(\.name)
      for from in names {
        for to in names where to != from {
          var state = try freeState(description.name) { $0.parameters.variant = from }
          let words = state.run.keyOfVariant(to)
          let key: Unicode.Scalar = words.hasPrefix("O") ? "O" : "o"
          let most = words.contains(" = ") ? 1 : names.count
          for _ in 0..<most where state.run.variant != to { state.press(.character(key)) }
          #expect(state.run.variant == to, "\(description.name) \(from): \(words)")
        }
      }
    }
  }

  /// A reward that all variants give is not theirs to take away.
  @Test func noVariantIsARemedyThatRewardsAsWell() throws {
    let state = try freeState("combined", classes: 8) { $0.parameters["m1"] = 0.5 }
    #expect(state.diagnosis.text.hasSuffix("m1 at 1"))
  }

  @Test func atItsLimitAMarginIsNotOk() throws {
    let state = try freeState(classes: 8) { $0.parameters["m"] = Double.pi / 4 }
    #expect(
      state.diagnosis.text.hasPrefix("m asks all 45.0° between neighbours: at best a point ties"))
    #expect(state.diagnosis.level == .act)
  }

  @Test func twoDirectionsDoNotPartEightClasses() throws {
    let state = try late("arcface", 300) { $0.dimension = 1 }
    #expect(state.diagnosis.text.hasPrefix("one dimension has two directions"))
    #expect(state.diagnosis.level == .act)
  }

  @Test func aMarginOverTheLimitSaysWhatItAsks() throws {
    var state = try State(Configuration())
    state.type("1")
    let words =
      "m asks 57.3° between neighbours; 8 classes in 2-D have 45.0°. ← below 0.785. "
      + "As used nothing need change"
    #expect(state.diagnosis == DiagnosisLine(level: .act, text: words))
    state.choose(.hyperparameter("m"))
    state.type("0.785")
    #expect(state.acts == [])
  }

  @Test func whereTheOtherMarginsAloneAskTooMuchTheyAreToBeLowered() throws {
    let state = try freeState("combined", classes: 10)
    #expect(
      state.diagnosis.text.hasPrefix("the margins ask 40.9° between neighbours; 10 classes in 2-D"))
    #expect(state.diagnosis.text.contains("Lower m3 first"))
  }

  @Test func twoMergedClassesAboveTheLimitAreNamedAfterALongTime() throws {
    var state = try merged { $0.parameters["m"] = 1.2 }
    state.advance(steps: 60)
    #expect(!state.says("merged"))
    state.advance(steps: 60)
    #expect(state.diagnosis.level == .act)
    #expect(
      state.diagnosis.text.contains(
        " merged: m 1.20 is above its limit 0.785 (2π/8): not every class "
          + "has room. m lower, then r"))
  }

  @Test func aPairThatStaysTooCloseIsNamedAndOneThatPartsIsNot() throws {
    var state = try merged { $0.parameters["m"] = 0.3 }
    state.advance(steps: 290)
    #expect(!state.says("none meets it between them"))
    state.advance(steps: 20)
    #expect(state.says(" apart, m asks 17.2°: none meets it between them. m lower, or R"))
  }

  @Test func aSharedDirectionOfFreePointsIsNamed() throws {
    var state = try merged { $0.parameters["m"] = 0.1 }
    state.advance(steps: 120)
    #expect(state.says("share a direction"))
    #expect(state.says("on a circle they cannot pass"))
  }

  @Test func aMarginThatOnlyTrainingSeesIsNormal() throws {
    var state = try State(Configuration())
    state.advance(steps: 480)
    state.type("1.2")
    state.refresh()
    #expect(state.says("%: normal. The margin exists in training only"))
  }

  @Test func aLossAtItsFloorHasNothingLeft() throws {
    var state = try freeState("normface", classes: 10) { $0.parameters["s"] = 1 }
    state.advance(steps: 90)
    #expect(!state.says("floor"))
    state.advance(steps: 1910)
    state.refresh()
    #expect(state.says("is its floor for s 1 and 10 classes: nothing is left to learn"))
    #expect(state.acts == [])
  }

  @Test func aDivergedRunIsPausedAndAgainRunsIt() throws {
    var configuration = Configuration()
    configuration.loss = "softmax"
    configuration.parameters = LossParameters()
    configuration.learningRate = 100
    var state = try State(configuration)
    state.advance(steps: 200)
    try #require(!state.isRunning)
    #expect(state.diagnosis.level == .act && state.diagnosis.text.hasPrefix("diverged at step "))
    #expect(state.diagnosis.text.contains(": paused. "))
    state.press(.character("r"))
    #expect(state.isRunning && state.acts == [])
  }

  @Test func pointsThatARawArcFacePushesAwayAreCounted() throws {
    var state = try freeState { configuration in
      configuration.parameters["m"] = 1.5
      configuration.parameters.variant = "raw"
      configuration.initialization = .random
      configuration.learningRate = 1e-4
    }
    state.advance(steps: 100)
    #expect(!state.says("pushes them"))
    state.advance(steps: 20)
    state.refresh()
    #expect(state.says("beyond 94.1° (180° − m): raw ArcFace pushes them to 180°. O = monotone"))
  }

  @Test func growingNormsAreNoted() throws {
    var state = try freeState("softmax") { $0.learningRate = 0.3 }
    let words = "softmax can lower its loss by growing ‖x‖. Look at the angles"
    state.advance(steps: 100)
    #expect(state.says(words))
    let grownAt = try #require(state.watch.grownAt)
    state.advance(steps: 310)
    #expect(state.says(words) == (state.watch.grownAt != grownAt))
  }

  /// Classes that ask for less make room for the others, wherever equal spacing has none.
  @Test(arguments: [("ldam", "max_m", 0.9), ("arcface_class", "m", 1.4)])
  func noLimitIsClaimedWhereClassesHaveMarginsOfTheirOwn(
    _ loss: String, _ key: String, _ margin: Double
  ) throws {
    let own = try freeState(loss, classes: 8) {
      $0.parameters[key] = margin
      $0.parameters["growth"] = 20
    }
    #expect(own.run.isFeasible && own.session.isMarginFeasible == nil)
    #expect(own.says("the rarest class asks") && !own.says("may go up to"))
    let alike = try freeState(loss, classes: 8) {
      $0.parameters[key] = margin
      $0.parameters["growth"] = 1
    }
    #expect(!alike.run.isFeasible && alike.says("asks"))
  }

  /// "With margin 0 %: normal", of margins that all ask for more than neighbours have.
  @Test(arguments: [("ldam", "max_m", 0.9), ("arcface_class", "m", 1.4)])
  func marginsOfWhichEvenTheLeastIsTooMuchAreSaidToBe(
    _ loss: String, _ key: String, _ margin: Double
  ) throws {
    let state = try freeState(loss, classes: 8) {
      $0.parameters[key] = margin
      $0.parameters["growth"] = 1.1
    }
    #expect(!state.run.isFeasible && state.says("between neighbours; 8 classes in 2-D have 45.0°"))
  }

  @Test func theWorstComesFirst() {
    let levels = Diagnosis.all.map(\.level)
    #expect(levels == levels.sorted())
  }

  /// The opening run with another loss, after so many steps.
  private func late(
    _ loss: String, _ steps: Int, _ edit: (inout Configuration) -> Void
  ) throws -> State {
    var configuration = Configuration()
    configuration.loss = loss
    let description = try #require(LossRegistry.named(loss)?.description)
    configuration.parameters = LossMemory.standard(of: description)
    edit(&configuration)
    var state = try State(configuration)
    state.advance(steps: steps)
    state.refresh()
    return state
  }

  /// A run that hardly moves, whose prototypes start at random so that two stand within 0.02 rad.
  private func merged(_ edit: (inout Configuration) -> Void) throws -> State {
    for seed in 0..<200 {
      let state = try freeState(classes: 8) { configuration in
        configuration.initialization = .random
        configuration.learningRate = 1e-7
        configuration.seed = UInt64(seed)
        edit(&configuration)
      }
      if let angle = state.snapshot.narrowestPair?.angle, angle < 0.02 { return state }
    }
    throw CancellationError()
  }
}

/// It was looked at every ten steps alone, and was "ok" beside a loss of ten thousand millions.
@Suite struct RunawayBetweenLooksTests {
  private static func state(steps: Int) throws -> State {
    var configuration = Configuration()
    configuration.loss = "softmax"
    configuration.parameters = LossParameters()
    configuration.optimizer = "sgd"
    configuration.learningRate = 5
    var state = try State(configuration)
    state.isRunning = false
    for _ in 0..<steps { state.press(.character(".")) }
    state.refresh()
    return state
  }

  @Test func aLossThatRanAwayIsSaidAtItsStep() throws {
    var first: Int?
    for steps in 1...9 {
      let state = try Self.state(steps: steps)
      let hasRunAway = state.watch.hasRunAway(state.snapshot.loss)
      if hasRunAway { first = first ?? steps }
      #expect(state.diagnosis.text.hasPrefix("diverged at step ") == (first != nil), "\(steps)")
      if let first {
        #expect(state.diagnosis.text.hasPrefix("diverged at step \(first)"), "\(steps)")
      }
    }
    #expect(first != nil)
  }
}
