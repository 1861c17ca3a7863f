import Cells
import MarginLosses
import Plotting
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// The rows of a frame as text.
@Test(arguments: LossRegistry.all.map { $0.description.name })
func everyLossShowsItsMarginsWithUnitsAndBand(_ name: String) throws {
  let state = try freeState(name)
  let header = lines(state, 120, 40)[0]
  for knob in state.knobs {
    guard case .hyperparameter(let key) = knob.subject, key != "lambda", key != "s" else {
      continue
    }
    #expect(header.contains("\(knob.symbol) \(knob.valueText)"))
  }
  if state.margin != nil, let band = state.run.equalBand {
    #expect(header.contains(degreesText(band)))
  }
}

@Test func aLimitIsMarkedOnItsBarAndTheRestOfTheBarIsBeyond() throws {
  let row = try #require(lines(try freeState(), 80, 24).first { $0.contains("m margin") })
  #expect(row.contains("▸ m margin  ◀ 0.50 rad ▶"))
  let afterLimit = try #require(row.split(separator: "┃").last)
  #expect(afterLimit.allSatisfy { $0 == "╌" || $0 == " " })
}

@Test func theExampleIsWrittenWithTheMarginInDegrees() throws {
  var state = try freeState()
  state.advance(steps: 20)
  state.refresh()
  let text = lines(state, 160, 40).joined(separator: "\n")
  #expect(text.contains("As used: cos "))
  #expect(text.contains("°+28.6°)"))
}

@Test func theRunBeforeStandsInTheTableByItsNameAndStaysWhenItIsPassed() throws {
  var state = try freeState()
  state.advance(steps: 40)
  state.press(.character("r"))
  state.advance(steps: 20)
  state.refresh()
  // Which margin was met or not is no number without it.
  #expect(lines(state, 80, 24).contains { $0.contains("was Arc m 0.50 @20") })
  #expect(lines(state, 120, 40).contains { $0.contains("was Arc m 0.50 at 20") })
  state.press(.character("4"))
  state.advance(steps: 40)
  state.refresh()
  for (width, height) in [(80, 24), (120, 40)] {
    #expect(
      lines(state, width, height).contains { $0.contains(" Arc") && $0.contains("to 40") })
  }
}

/// Numbers are kept every ten steps: the very same run seemed to get better.
@Test(arguments: [(60, 20), (80, 24), (120, 40), (200, 60)])
func theRunBeforeSaysOfWhichStepItsNumbersAre(_ width: Int, _ height: Int) throws {
  var state = try freeState()
  state.advance(steps: 40)
  state.press(.character("r"))
  state.advance(steps: 19)
  state.refresh()
  let row = try #require(
    lines(state, width, height).first {
      $0.contains(" at step 10") || $0.contains("@10") || $0.contains(" at 10")
    })
  #expect(row.contains("Arc"))
}

@Test(arguments: [(20, 6), (40, 12), (80, 24), (120, 40), (200, 60)])
func allHelpPagesStayOnTheScreenAtEverySize(_ width: Int, _ height: Int) throws {
  var state = try freeState()
  for page in 0..<State.helpPages {
    state.press(.character("?"))
    #expect(state.helpPage == page)
    let title = lines(state, width, height)[0].split(separator: " ").joined(separator: " ")
    #expect(title.hasSuffix("Esc back"), "\(title)")
  }
}

@Test func aWordThatIsLongerThanItsPlaceIsCutWithASign() {
  let pen = TextPen(theme: Theme(.dark, colors: .direct), glyphs: .braille)
  #expect(pen.cut("L-Softmax", width: 8) == "L-Softm…")
  #expect(pen.cut("L-Softmax", width: 9) == "L-Softmax")
  #expect(pen.cut("one two three", width: 9) == "one two …")
  let ascii = TextPen(theme: Theme(.dark, colors: .direct), glyphs: .ascii)
  #expect(ascii.cut("L-Softmax", width: 8) == "L-Sof...")
}

@Test func helpAt80By24NamesEveryKey() throws {
  var state = try freeState()
  var rows: [String] = []
  for _ in 0..<4 {
    state.press(.character("?"))
    rows += lines(state, 80, 24)
  }
  for binding in State.bindings {
    #expect(rows.contains { $0.hasPrefix(" \(binding.keys) ") }, "\(binding.keys)")
  }
}

@Test func aTerminalThatIsTooSlowIsSaidInTheHeaderAlone() throws {
  var state = try freeState()
  let line = state.diagnosis
  state.framesPerSecond = 8
  #expect(lines(state, 120, 40)[0].contains("60/s ▶, drawn 8/s"))
  #expect(state.diagnosis == line)
}

@Test func theFormulaStaysAndTheHelpHasWhatTheStatusLineCuts() throws {
  var state = try freeState("softmax")
  state.advance(steps: 200)
  state.refresh()
  for loss in LossRegistry.all.map({ $0.description.name }) {
    var other = try freeState(loss)
    other.advance(steps: 60)
    other.refresh()
    let rows = lines(other, 80, 24)
    #expect(rows[21].contains(" = ") || rows[21].contains("With m"), "\(loss): \(rows[21])")
  }
  state.press(.character("?"))
  let help = lines(state, 80, 24).joined(separator: " ").split(separator: " ").joined(
    separator: " ")
  for word in state.diagnosis.whole.split(separator: " ") {
    #expect(help.contains(word), "\(word)")
  }
}

@Test func everyLossHasItsKeyInTheSecondRowAt80By24() throws {
  let row = lines(try freeState(), 80, 24)[1]
  #expect(
    row.contains("0 Norm  1 soft  2 L  3 A  4 Cos  [5 Arc]  6 comb  7 contr  8 trip  9 Np"),
    "\(row)")
}

@Test func nothingOfTheHelpOfTheOpeningIsCutAt80By24() throws {
  var state = try State(Configuration())
  for page in 0..<State.helpPages {
    state.press(.character("?"))
    #expect(!lines(state, 80, 24).contains { $0.hasSuffix("…") }, "page \(page)")
  }
}

@Test func theLimitIsSeenBesideTheKnobThatStandsOnIt() throws {
  for (margin, marks) in [(0.75, "●┃"), (0.785, "●┃"), (0.8, "┃●"), (0.85, "┃●")] {
    let state = try freeState("arcface", classes: 8) { $0.parameters["m"] = margin }
    let row = lines(state, 80, 24).first { $0.contains("▸ m margin") } ?? ""
    #expect(row.contains(marks), "\(margin): \(row)")
  }
}

@Test(arguments: LossRegistry.descriptions.map(\.name))
func nothingOfTheHelpIsCutAt80By24(_ loss: String) throws {
  var state = try freeState(loss)
  for page in 0..<State.helpPages {
    state.press(.character("?"))
    #expect(!lines(state, 80, 24).contains { $0.hasSuffix("…") }, "page \(page)")
  }
}

@Test(arguments: ["softmax", "lgm"])
func nothingIsMadeOfNumbersThatRanAway(_ loss: String) throws {
  var state = try freeState(loss) {
    ($0.optimizer, $0.learningRate) = ("sgd", 100)
    $0.data = "digits"
    $0.mode = .encoder
    $0.batch = 128
  }
  // It stops where the loss runs away, and goes on from there.
  for _ in 0..<200 where state.session.isFinite { state.advance(steps: 1) }
  try #require(!state.session.isFinite)
  let rows = lines(state, 120, 40)
  for wrong in ["–°", "right", "12.5 %"] {
    #expect(!rows.contains { $0.contains(wrong) }, "\(wrong): \(rows)")
  }
}

@Test func theEndOfAnAxisFitsItsColumns() {
  for power in -3...60 {
    for factor in [1, 1.5, 2, 8] {
      let needed = (0..<power + 3).reduce(1e-3 * factor) { value, _ in value * 10 }
      let text = axisText(roundNumber(above: needed))
      #expect(text.count <= 5 && !text.hasPrefix("0e"), "\(needed): \(text)")
    }
  }
}

@Test(arguments: ["lgm", "lsoftmax", "sphereface2", "uniface", "adaface", "multi_similarity"])
func theHelpExplainsEveryNameOfTheFormula(_ loss: String) throws {
  var state = try freeState(loss)
  for _ in 0..<State.helpPages { state.press(.character("?")) }
  let rows = lines(state, 80, 24)
  #expect(rows[0].contains("the formula"), "\(rows[0])")
  for quantity in state.formula.quantities where quantity.role != .constant {
    #expect(rows.contains { $0.hasPrefix(" \(quantity.name) ") }, "\(quantity.name): \(rows)")
  }
}

@Test func theScaleThatALossChoosesIsSaid() throws {
  let state = try freeState("adacos", classes: 8)
  #expect(lines(state, 80, 24)[0].contains("s 2.75"))
}

@Test(arguments: ["arcface", "combined", "magface", "uniface"])
func noValueOfAKnobIsCutInSixtyColumns(_ loss: String) throws {
  let state = try freeState(loss)
  let value = state.knobs[state.chosenKnob].valueText
  #expect(lines(state, 60, 22).contains { $0.contains("◀ \(value) ▶") })
}

/// A number of them that "begin anew" was no sentence.
@Test func whereKnobsHaveNoRowTheirNumberSaysWhatTheyDo() throws {
  let rows = lines(try freeState(), 60, 20)
  #expect(
    rows.contains { $0.contains(" more start the run anew") || $0.contains("begin a new run") })
}
