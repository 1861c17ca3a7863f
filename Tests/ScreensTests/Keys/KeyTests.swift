import Cells
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

struct KeyTests {
  @Test func noKeyMeansTwoThings() {
    let keys = State.bindings.flatMap { $0.strokes.map(\.key) }
    for (index, key) in keys.enumerated() { #expect(!keys[..<index].contains(key)) }
  }

  @Test func everyBindingActsAndSaysSo() throws {
    var opened = try freeState()
    opened.advance(steps: 3)
    // Where a key changes nothing because it is so already: another loss, a knob turned, zoomed in; and asking.
    var turned = try freeState("cosface")
    for key: Key in [.down, .right, .character("z")] { turned.press(key) }
    var asking = opened
    asking.press(.character("i"))
    let size = Size(width: 80, height: 24)
    let starts = [opened, turned, asking].map { ($0, view($0, size: size)) }
    for binding in State.bindings {
      #expect(!binding.strokes.isEmpty && !binding.help.isEmpty)
      for stroke in binding.strokes {
        let leavesATrace = starts.contains { start, picture in
          var state = start
          let effects = state.press(stroke.key)
          return !effects.isEmpty || view(state, size: size) != picture
        }
        #expect(leavesATrace, "\(stroke.key)")
      }
    }
  }

  @Test func keysThatHaveNotLandedMeanNothing() throws {
    let state = try freeState()
    #expect(action(for: .key(.insert), in: state, size: Size(width: 80, height: 24)) == nil)
    #expect(
      action(
        for: .resize(Size(width: 80, height: 24)), in: state, size: Size(width: 80, height: 24))
        == nil)
  }

  @Test func spaceRunsAndPauses() throws {
    var state = try freeState()
    state.press(.character(" "))
    #expect(!state.isRunning)
    state.press(.character(" "))
    #expect(state.isRunning)
  }

  @Test func aDotTakesOneStepAndPauses() throws {
    var state = try freeState()
    state.press(.character("."))
    #expect(state.step == 1 && !state.isRunning)
  }

  @Test func plusAndMinusGoThroughTheSpeeds() throws {
    var state = try freeState()
    for key: Unicode.Scalar in ["+", "=", "+", "+"] { state.press(.character(key)) }
    #expect(state.speed == .full && state.speed.label == "full")
    for _ in 0..<20 { state.press(.character("-")) }
    #expect(state.speed.label == "1/s")
  }

  @Test func quitSuspendAndControlCAreEffects() throws {
    var state = try freeState()
    #expect(state.press(.character("q")) == [.quit])
    #expect(state.press(.control("c")) == [.quit])
    #expect(state.press(.control("z")) == [.suspend])
    state.press(.enter)
    #expect(state.press(.control("c")) == [.quit])
  }

  @Test func whatIsKeptIsAnEffect() throws {
    var state = try freeState()
    #expect(state.press(.character("w")) == [.writeState])
    #expect(state.press(.character("W")) == [.writeFigure])
    #expect(state.press(.character("E")) == [.writeModule])
  }

  @Test func helpTurnsItsPagesAndEscapeClosesItWithoutQuitting() throws {
    var state = try freeState()
    state.press(.character("?"))
    state.press(.function(1))
    #expect(state.helpPage == 1)
    for _ in 1..<State.helpPages { state.press(.character("?")) }
    #expect(state.helpPage == nil)
    state.press(.character("?"))
    #expect(state.press(.escape) == [] && state.helpPage == nil)
    #expect(state.press(.escape) == [])
  }

  @Test func viewKeysChangeThePictureAndNotTheRun() throws {
    var state = try freeState()
    state.press(.character("n"))
    #expect(state.isNormalized)
    state.press(.character("f"))
    #expect(state.fill == .confidence)
    state.press(.character("f"))
    state.press(.character("f"))
    #expect(state.fill == .wedges && state.step == 0)
  }

  @Test(arguments: textLossNames) func theDigitOfALossChoosesIt(name: String) throws {
    let digit = try #require(LossRegistry.named(name)?.description.digit)
    let scalar = try #require(Unicode.Scalar(48 + digit))
    var state = try freeState(name == "arcface" ? "cosface" : "arcface")
    state.press(.character(scalar))
    #expect(state.configuration.loss == name)
  }

  @Test func capitalLettersGoBackwards() throws {
    var state = try freeState()
    for (key, back) in [("l", "L"), ("o", "O"), ("d", "D")] as [(Unicode.Scalar, Unicode.Scalar)] {
      let before = state.configuration
      state.press(.character(key))
      #expect(state.configuration != before)
      state.press(.character(back))
      #expect(state.configuration.loss == before.loss && state.variant == "monotone")
      #expect(state.configuration.data == before.data)
    }
  }

  @Test func aLossWithoutVariantsOrMarginSaysSo() throws {
    var state = try freeState("normface")
    state.press(.character("o"))
    #expect(state.message == "NormFace has no variants")
    state.press(.character("m"))
    #expect(state.message == "NormFace has no margin")
    state.press(.character("s"))
    #expect(state.message == nil)
  }

  @Test func eSwitchesTheModeWithTheRateAndBatchThatSuitIt() throws {
    var state = try freeState()
    state.press(.character("e"))
    #expect(state.configuration.mode == .encoder)
    #expect(state.configuration.learningRate == 0.005 && state.configuration.batch == 128)
    state.press(.character("e"))
    #expect(state.configuration.mode == .free)
    #expect(state.configuration.learningRate == 0.03 && state.configuration.batch == 0)
  }
}
