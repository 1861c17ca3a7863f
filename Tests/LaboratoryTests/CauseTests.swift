internal import Drawing
@testable import Laboratory
@testable import Screens
import MarginLosses
import Testing
import Training

/// The sentence that comes first names what is to be turned, not what follows from it.
struct CauseTests {
  @Test(arguments: [("arcface", "m", 2.0), ("arcface", "m", 1.0), ("combined", "m2", 1.2)])
  func manyPointsThatAreRewardedForBeingFarAreNamedBeforeTheirMergedClasses(
    _ loss: String, _ key: String, _ margin: Double
  ) throws {
    var state = try frozen(loss) { configuration in
      configuration.parameters[key] = margin
      configuration.parameters.variant = "raw"
    }
    state.advance(steps: 120)
    state.refresh()
    let words = state.diagnosis.text
    #expect(
      words.contains(" points are beyond ") && words.contains("pushes them to 180°"), "\(words)")
    #expect(words.contains("to 180°. O = ") && !words.contains("  "))
  }

  /// 92 classes at most; the limit stands in whichever sentence comes first.
  @Test(
    arguments: [8, 40, 92], ["arcface", "cosface", "elasticface", "adaface"])
  func aLimitThatIsExceededIsGivenAsANumber(_ classes: Int, _ loss: String) throws {
    var state = try frozen(loss, classes: classes) { $0.parameters["m"] = 0.9 }
    let limit = try #require(state.exceededLimit?.value)
    let number = try #require(state.exceededLimit?.edge)
    #expect(state.diagnosis.text.contains(number))
    state.advance(steps: 120)
    state.refresh()
    // What AdaFace has learnt of lengths moves its limit.
    let later = try #require(state.exceededLimit?.edge)
    #expect(state.diagnosis.level == .act && state.diagnosis.text.contains(later))
    #expect(!state.says("first") && !state.says("other margins"))
    let met = try frozen(loss, classes: classes) { $0.parameters["m"] = 0.999 * limit }
    #expect(!met.asksTooMuch)
  }

  @Test func onTheSphereTheWidestSpacingIsTheLimit() throws {
    let state = try freeState(classes: 8) { configuration in
      configuration.dimension = 3
      configuration.parameters["m"] = 2
    }
    #expect(
      state.diagnosis.text.hasPrefix(
        "m asks 114.6° between neighbours; 8 classes in 3-D have 74.9°. ← below 1.307"))
    // Nobody knows how far apart fifteen can be.
    let more = try freeState(classes: 15) { configuration in
      configuration.dimension = 3
      configuration.parameters["m"] = 2
    }
    #expect(more.diagnosis.text.contains("15 classes in 3-D have at most 55.7°. ← well below 0.97"))
  }

  @Test func pointsOfAWrongClassAreNotLaidToTheClassesThatStandNearest() throws {
    let clean = try freeState(classes: 8) { $0.parameters["s"] = 1 }
    #expect(clean.run.isOftenWrong)
    let noisy = try freeState(classes: 8) { configuration in
      configuration.parameters["s"] = 1
      configuration.labelNoise = 0.9
    }
    let used = try #require(noisy.snapshot.training.accuracy?.asUsed)
    #expect(noisy.run.isOftenWrong == (used < 0.09))
  }

  /// Nothing ties there, and the sentence named no number.
  @Test(arguments: [("elasticface", "m", 3.0, 2.0), ("combined", "m2", 2, 1.047)])
  func whatNotEvenOppositeClassesHaveIsNamedOfTwoToo(
    _ loss: String, _ key: String, _ margin: Double, _ limit: Double
  ) throws {
    let state = try freeState(loss, classes: 2) { configuration in
      configuration.parameters[key] = margin
      if loss == "combined" { configuration.parameters["m3"] = 1.5 }
      if loss == "elasticface" { configuration.parameters.variant = "cos" }
    }
    #expect(state.says("more than classes that stand opposite have"), "\(state.diagnoses)")
    let told = try #require(state.exceededLimit?.value)
    #expect((told - limit).magnitude < 1e-3)
    #expect(state.run.bandText == "met nowhere")
  }

  /// It was told beside the other margins as the warm-up has them, "up to 0.712" of 0.434.
  @Test func aLimitInAWarmUpIsThatOfWhatIsSet() throws {
    let state = try freeState("combined", classes: 8) { configuration in
      configuration.parameters["m2"] = 0.4
      configuration.warmUp = 200
    }
    #expect(state.says("room once warmed up: each class keeps") && state.says("up to 0.434"))
    #expect(try freeState("circle_class", classes: 8) { $0.warmUp = 200 }.says("may go down to"))
  }

  /// "28 % meet it" was of the margin in force, beside the one that is set.
  @Test(arguments: [0.2, 0.9])
  func noShareIsToldOfAMarginThatAWarmUpHasYetToReach(_ margin: Double) throws {
    var state = try freeState("adaface", classes: 8) { $0.parameters["m"] = margin }
    state.advance(steps: 20)
    #expect(state.says(" % meet "))
    var warming = try freeState("adaface", classes: 8) { configuration in
      configuration.parameters["m"] = margin
      configuration.warmUp = 200
    }
    warming.advance(steps: 20)
    #expect(warming.says("once warmed up") && !warming.says(" % meet "), "\(warming.diagnoses)")
  }

  /// "With margin 0 %: normal", under a header that said "met nowhere".
  @Test func aWarmUpThatAsksForMoreThanAnyPointHasIsNotCalledNormal() throws {
    var state = try freeState("uniface", classes: 8) { $0.warmUp = 300 }
    state.advance(steps: 60)
    state.refresh()
    try #require(state.run.bandText == "met nowhere")
    #expect(!state.says("normal"), "\(state.diagnoses)")
  }

  /// Of length 1, which no embedding has, it told of 45° that all meet.
  @Test func whatMagFaceAsksIsToldOfTheMeanLength() throws {
    var state = try freeState("magface", classes: 8) { configuration in
      configuration.parameters["u_m"] = 0.3
      configuration.parameters["l_m"] = 0.9
    }
    state.advance(steps: 300)
    state.refresh()
    let mean = try #require(state.snapshot.meanLength)
    #expect(state.run.classifier.usualNorm == mean && mean > 3)
    #expect(!state.says("asks") && state.run.bandText?.hasPrefix("band 1") == true)
    #expect(state.session.isMarginFeasible == true && state.session.metrics().status == .converged)
  }

  @Test func aLimitBelowTheOtherMarginIsNoRemedy() throws {
    let state = try freeState("magface", classes: 8) { configuration in
      configuration.parameters["u_m"] = 1.3
      configuration.parameters["l_m"] = 1.2
    }
    #expect(state.exceededLimit == nil && state.says("Lower l_m first"), "\(state.diagnoses)")
  }

  /// Circle loss asks for less the larger its m is.
  @Test func aMarginThatMustGrowIsNotToldToShrink() throws {
    let state = try freeState("circle_class", classes: 8) { $0.parameters["m"] = 0.3 }
    let least = try #require(state.exceededLimit)
    #expect(least.isLeast && least.value > 0.3)
    #expect(
      state.diagnosis.text.contains("→ above \(least.edge)"))
    #expect(try freeState("circle_class", classes: 8).says("m may go down to"))
  }

  @Test func onlyMarginsThatThereAreAreToBeLowered() throws {
    let combined = try freeState("combined", classes: 10) { $0.parameters["m1"] = 2 }
    #expect(combined.lowerOthers == "Lower m3 first")
    #expect(try freeState("arcface").lowerOthers == "m lower")
  }

  @Test(arguments: [0.1, 0.3, 1]) func stepsThatAreTooLargeAreNamed(_ rate: Double) throws {
    var configuration = Configuration()
    configuration.parameters["s"] = 64
    configuration.learningRate = rate
    var state = try State(configuration)
    state.advance(steps: 200)
    state.refresh()
    #expect(state.diagnosis.level == .act && state.diagnosis.text.hasSuffix("η lower, then r"))
    #expect(state.says("go too far") || state.says("collapsed"))
  }

  @Test func aLossAtItsFloorWithClassesOnOneAnotherHasNotLearntAll() throws {
    var state = try frozen("normface", classes: 200) { configuration in
      configuration.parameters["s"] = 0.1
      configuration.samples = 3
    }
    state.advance(steps: 100)
    state.refresh()
    #expect(!state.says("nothing is left to learn"))
    #expect(state.says("loss at its floor, yet "))
    #expect(state.says("% are right in training and "))
  }

  @Test func whereUseSuffersItIsNotSaidThatNothingNeedChange() throws {
    var state = try frozen { $0.parameters["m"] = 1.2 }
    #expect(state.says("As used nothing need change"))
    state.advance(steps: 100)
    state.refresh()
    #expect(!state.says("As used nothing need change") && state.says("% are right"))
  }

  @Test(arguments: ["softmax", "lsoftmax"])
  func aLossWithoutAScaleIsNotToldToLowerIt(_ loss: String) throws {
    #expect(try freeState(loss).partingRemedy == "R")
    #expect(try freeState("arcface").partingRemedy == "R, s lower")
  }

  @Test(arguments: lossNames) func whatHelpsHasAName(_ loss: String) throws {
    let words = try freeState(loss).run.partingRemedy
    #expect(!words.contains(",  "), "\(words)")
  }

  /// A short line ends before the limit of now.
  @Test func theLimitThatLastsComesFirst() throws {
    let words = "m may go up to 0.785 (2π/8) once trained, 1.047 ("
    #expect(try freeState("curricularface", classes: 8).says(words))
  }

  /// A loss whose largest margin is too much is never said to meet any margin.
  @Test(arguments: LossRegistry.all + LossRegistry.beyond)
  func anyMarginIsOnlySaidToBeMetWhereTheLargestIs(_ type: any MarginLoss.Type) throws {
    guard let key = type.description.marginKey, type.description.fewestClasses <= 8 else { return }
    var parameters = LossMemory.standard(of: type.description)
    let state = try freeState(type.description.name, classes: 8)
    let isUnbounded = state.run.bound(spacing: .pi / 4) == .unbounded
    let isSaid = state.says("any \(state.marginSymbol) can be met")
    #expect(isUnbounded || !isSaid)
    #expect(isSaid || type.description.name != "sphereface_r_v2")
    guard isUnbounded else { return }
    let margin = type.description.hyperparameters.first { $0.key == key }
    parameters[key] = margin?.range.upperBound
    let spacing = Double.pi / 4
    #expect(type.init(parameters).band(spacing: spacing) <= spacing + 1e-9)
  }

  /// Random prototypes and points that hardly move.
  private func frozen(
    _ loss: String = "arcface", classes: Int = 8, _ edit: (inout Configuration) -> Void
  ) throws -> State {
    try freeState(loss, classes: classes) { configuration in
      configuration.initialization = .random
      configuration.learningRate = 1e-7
      configuration.samples = 10
      edit(&configuration)
    }
  }
}
