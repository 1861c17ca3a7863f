import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

struct KnobTests {
  @Test(arguments: lossNames) func everyKnobOfEveryLossTurnsBothWays(name: String) throws {
    let subjects = try freeState(name).subjects
    for subject in subjects {
      var state = try freeState(name)
      state.choose(subject)
      #expect(state.chosenSubject == subject)
      let first = state.pane.dial(subject).value
      state.press(.right)
      // A knob at its end turns the other way first.
      let isAtEnd = state.pane.dial(subject).value == first
      if isAtEnd { state.press(.left) }
      let turned = state.pane.dial(subject).value
      #expect(turned != first, "\(subject)")
      state.press(isAtEnd ? .right : .left)
      #expect(state.pane.dial(subject).value != turned, "\(subject)")
      #expect(state.message == nil)
    }
  }

  /// Whatever it is called: γ, α, r.
  @Test(arguments: LossRegistry.descriptions.filter { $0.scale != nil }.map(\.name))
  func sChoosesTheScale(name: String) throws {
    var state = try freeState(name)
    let scale = try #require(state.run.lossDescription.scale)
    // A scale that another number takes the place of is no knob.
    guard state.subjects.contains(.hyperparameter(scale.key)) else { return }
    state.press(.character("s"))
    #expect(state.chosenSubject == .hyperparameter(scale.key) && state.message == nil)
  }

  @Test(arguments: lossNames) func barsHoldTheirKnobsAndLimits(name: String) throws {
    let state = try freeState(name)
    for knob in state.knobs {
      #expect((0...1).contains(knob.fraction))
      if let limit = knob.limitFraction { #expect((0...1).contains(limit)) }
    }
  }

  @Test(arguments: textLossNames) func theMarginRestsOnePressOnItsLimit(name: String) throws {
    var state = try freeState(name, classes: 8)
    guard let limit = state.marginLimit, limit > 0 else { return }
    state.press(.character("m"))
    var values: [Double] = []
    for _ in 0..<80 {
      state.press(.right)
      values.append(state.margin?.value ?? -1)
      if !state.isFeasible { break }
    }
    #expect(values.contains(limit))
    #expect(!state.isFeasible)
    state.press(.left)
    #expect(state.margin?.value == limit && state.isFeasible)
    state.press(.left)
    #expect((state.margin?.value ?? limit) < limit - 1e-6)
  }

  @Test func theOpeningKnobsReadAsOnTheScreen() throws {
    let state = try State(Configuration())
    let margin = state.knobs[0]
    #expect(margin.symbol == "m" && margin.title == "margin")
    #expect(margin.valueText == "0.50 rad" && margin.extraText == "28.6°")
    #expect(state.knobs[1].valueText == "8.0" && state.knobs[2].valueText == "0.005")
    let anew = state.knobs.map(\.startsAnew)
    #expect(anew == anew.sorted { !$0 && $1 }, "what begins a new run stands last")
    #expect(!anew[0] && anew.last == true)
    #expect(state.chosenKnob == 0)
  }

  @Test func anotherMarginSaysItsBandInDegrees() throws {
    var state = try State(Configuration())
    state.press(.character("4"))
    #expect(state.text(of: .hyperparameter("m")) == "0.20 cosine")
    let degrees = state.knobs.first { $0.subject == .hyperparameter("m") }?.extraText
    #expect(degrees == "band 30.3°")
  }

  @Test func aBandOfClassesWithMarginsOfTheirOwnIsTheWidestOfThem() throws {
    #expect(try freeState("ldam").run.bandText == "band ≤ 16.3°")
    var even = try freeState("ldam")
    even.choose(.hyperparameter("growth"))
    even.type("1")
    #expect(even.run.bandText == "band 16.3°")
  }

  @Test func anAbsentScaleUsesTheNormAndIsTheDefault() throws {
    var state = try freeState("asoftmax")
    state.press(.character("s"))
    #expect(state.text(of: .hyperparameter("s")) == "–")
    #expect(state.knobs[state.chosenKnob].extraText == "uses ‖x‖")
    state.press(.right)
    #expect(state.configuration.parameters["s"] == 1)
    state.press(.left)
    #expect(state.configuration.parameters["s"] == nil)
    state.type("16")
    #expect(state.configuration.parameters["s"] == 16)
    state.type("-")
    #expect(state.configuration.parameters["s"] == nil)
    state.type("16")
    state.type("")
    #expect(state.configuration.parameters["s"] == nil)
    state.type("16")
    state.press(.backspace)
    #expect(state.configuration.parameters["s"] == nil)
  }

  @Test func theCombinedLossHasThreeMarginsAndOneLimit() throws {
    let state = try freeState("combined", classes: 8)
    #expect(state.knobs.prefix(3).map(\.symbol) == ["m1", "m2", "m3"])
    #expect(state.knobs.map { $0.limitFraction != nil }.prefix(4) == [false, true, false, false])
  }

  @Test func theRateGoesByOneTwoFive() throws {
    var state = try freeState()
    state.choose(.setting("learningRate"))
    var texts: [String] = []
    for _ in 0..<4 {
      state.press(.right)
      texts.append(state.text(of: .setting("learningRate")) ?? "")
    }
    #expect(texts == ["0.05", "0.1", "0.2", "0.5"])
  }

  @Test func theMarginIsChosenAgainAfterALossThatHasNone() throws {
    var state = try freeState("arcface")
    for digit: Unicode.Scalar in ["0", "1", "5"] { state.press(.character(digit)) }
    #expect(state.chosenSubject == .hyperparameter("m"))
    state.press(.character("0"))
    state.advance(steps: 3)
    state.press(.character("r"))
    state.press(.character("4"))
    #expect(state.chosenSubject == .hyperparameter("m"))
    state.press(.character("0"))
    state.choose(.setting("learningRate"))
    state.press(.character("5"))
    #expect(state.chosenSubject == .setting("learningRate"))
  }

  @Test func typedValuesAreExact() throws {
    var state = try freeState()
    state.type("0.785")
    #expect(state.margin?.value == 0.785 && state.message == nil && state.entry == nil)
    state.press(.backspace)
    #expect(state.margin?.value == 0.5)
  }

  @Test(arguments: [
    ("7", "7 is out of range, give 0 to 3.141"), ("-1", "-1 is out of range, give 0 to 3.141"),
    ("1..2", "“1..2” is not a number, give 0 to 3.141"),
    ("-", "“-” is not a number, give 0 to 3.141"),
    ("1e999", "“1e999” is not a number, give 0 to 3.141"),
  ]) func aRefusedEntryStaysAndSaysWhy(typed: String, reason: String) throws {
    var state = try freeState()
    state.type(typed)
    #expect(state.message == "m margin: " + reason)
    #expect(state.entry == typed && state.margin?.value == 0.5)
    state.press(.backspace)
    #expect(state.message == nil && state.entry == String(typed.dropLast()))
    state.press(.escape)
    #expect(state.entry == nil && state.press(.escape) == [])
  }

  @Test func classesAreWholeAndARateIsAboveNothing() throws {
    var state = try freeState()
    state.choose(.setting("classes"))
    state.type("2.5")
    #expect(state.message == "classes: 2.5 is not whole, give 2 to 1000")
    state.press(.escape)
    state.choose(.setting("learningRate"))
    state.type("0")
    #expect(state.message == "η rate: 0 is out of range, give more than 0, at most 100")
    state.press(.escape)
    state.choose(.setting("data"))
    state.press(.enter)
    #expect(state.entry == nil && state.message == "data has no number: ←→ turn it")
  }

  @Test func typingTakesKeysThatMeanSomethingElse() throws {
    var state = try freeState()
    state.press(.enter)
    for key: Unicode.Scalar in ["q", "r", " ", "0", ".", "4"] { state.press(.character(key)) }
    #expect(state.entry == "0.4" && state.isRunning)
  }

  @Test func pastedTextIsTypedIntoAnEntryAndNothingElsewhere() throws {
    var state = try freeState()
    let paste = Event.paste("0.25\n")
    #expect(state.unpacked(paste) == [])
    state.press(.enter)
    for case .key(let key) in state.unpacked(paste) { state.press(key) }
    #expect(state.entry == "0.25")
    state.press(.enter)
    #expect(state.configuration.parameters["m"] == 0.25)
  }

  @Test func theLetterThatQuitsIsNoWayOutWhileANumberIsTyped() throws {
    var state = try freeState()
    #expect(state.waysOut == [.character("q"), .control("c")])
    state.press(.enter)
    #expect(state.waysOut == [.control("c")])
  }

  @Test func otherDataBringTheirModeAndTheClassesTheyHave() throws {
    var state = try freeState(classes: 20)
    state.press(.character("D"))
    #expect(state.configuration.data == "digits" && state.configuration.mode == .encoder)
    #expect(state.configuration.classes == 10 && state.configuration.learningRate == 0.005)
    state.press(.character("D"))
    #expect(state.configuration.data == "identities")
    #expect(state.configuration.classes == 30 && state.configuration.unseen.count == 20)
    #expect(state.configuration.initialization == .random)
    state.press(.character("d"))
    #expect(state.configuration.data == "digits" && state.configuration.unseen.isEmpty)
    #expect(state.configuration.classes == 8 && state.configuration.initialization == .class)
  }
}
