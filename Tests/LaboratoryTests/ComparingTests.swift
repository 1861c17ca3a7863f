import Cells
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// The digits under a loss without prototypes, as the laboratory starts it.
private func comparing(
  _ loss: String, classes: Int = 8, _ edit: (inout Configuration) -> Void = { _ in }
) throws -> State {
  var configuration = Configuration()
  configuration.loss = loss
  configuration.classes = classes
  let description = try #require(LossRegistry.description(named: loss))
  configuration.parameters = LossMemory.standard(of: description)
  edit(&configuration)
  return try State(configuration)
}

struct ComparingTests {
  @Test(arguments: ["contrastive", "triplet", "npair"], [8, 10])
  func healthyRunsAreLeftInPeace(_ loss: String, _ classes: Int) throws {
    var state = try comparing(loss, classes: classes)
    for _ in 0..<80 {
      state.advance(steps: 10)
      state.refresh()
      let lines = state.diagnoses
      #expect(lines.count == 1 && lines[0].level == .ok, "step \(state.step): \(lines)")
    }
  }

  @Test func collapsedTripletsCostTheMargin() throws {
    var state = try comparing("triplet") {
      $0.parameters.variant = "batch_hard"
      $0.learningRate = 0.01
    }
    state.advance(steps: 200)
    state.refresh()
    #expect(state.diagnosis.level == .act)
    #expect(state.diagnosis.text.hasPrefix("collapsed: all points within 0.0"))
    #expect(state.diagnosis.text.hasSuffix("; loss = α = 0.500. O until semi-hard"))
  }

  @Test func aLossThatStaysAtTheMarginIsNoSuccess() throws {
    var state = try comparing("triplet") { $0.parameters.variant = "batch_hard" }
    state.advance(steps: 90)
    #expect(state.acts == [])
    state.advance(steps: 60)
    state.refresh()
    #expect(state.diagnosis.level == .act)
    #expect(state.diagnosis.text.contains("stays about α 0.5, for"))
  }

  @Test func semihardMiningStarvesInTheEnd() throws {
    var state = try comparing("triplet") { $0.parameters.variant = "semihard" }
    state.advance(steps: 100)
    #expect(state.acts == [])
    state.advance(steps: 700)
    state.refresh()
    #expect(state.says("of triplets active. A loss of 0 is silence, not success. α higher"))
    #expect(state.diagnosis.level == .act)
  }

  @Test func whatCannotMoveIsSaid() throws {
    var state = try comparing("triplet") { $0.parameters.variant = "easy" }
    state.advance(steps: 10)
    #expect(!state.says("nothing moves"))
    state.advance(steps: 20)
    #expect(state.diagnosis.text.hasSuffix("loss 0, nothing moves. o = semi-hard"))
    state = try comparing("triplet") {
      $0.data = "blobs"
      $0.mode = .free
      $0.samples = 1
    }
    #expect(state.diagnosis.text == "no valid triplet in this batch: loss 0, nothing moves")
    #expect(state.diagnosis.level == .note)
  }

  @Test func printedFormulasSayWhatIsWrong() throws {
    var state = try comparing("contrastive") { $0.parameters.variant = "seed" }
    state.advance(steps: 100)
    state.refresh()
    #expect(state.diagnosis.text.hasPrefix("as printed: (m−d)² is never below 0"))
    #expect(state.diagnosis.text.hasSuffix("O = corrected"))
    state.press(.character("O"))
    #expect(state.variant == "correct")

    state = try comparing("npair") { $0.parameters.variant = "seed" }
    #expect(state.says("the exponent’s sign is reversed"))
    state.advance(steps: 300)
    state.refresh()
    #expect(state.diagnosis.text.hasPrefix("parked at ln 8 = 2.079"))
    #expect(state.diagnosis.text.hasSuffix("o = corrected"))
  }

  @Test func theHeaderNamesWhatIsCompared() throws {
    let headers = [
      ("triplet", "α 0.50 of d²  all triplets"), ("contrastive", "m 2.0  digits"),
      ("npair", "τ 1  l2 0  digits"),
    ]
    for (loss, words) in headers {
      #expect(text(try comparing(loss)).contains(words))
    }
    let semihard = try comparing("triplet") {
      $0.parameters.variant = "semihard"
      $0.parameters["squared"] = 0
      $0.parameters["normalize"] = 1
    }
    #expect(text(semihard).contains("α 0.50 of d  length 1  semi-hard"))
    #expect(!text(semihard).contains("band"))
  }

  @Test func switchesAreOnOrOff() throws {
    let state = try comparing("triplet")
    #expect(state.text(of: .hyperparameter("squared")) == "on")
    #expect(state.text(of: .hyperparameter("normalize")) == "off")
  }

  @Test func nearestNeighboursAreCountedAndKeptForTheRowBefore() throws {
    var state = try comparing("triplet")
    state.advance(steps: 50)
    state.refresh()
    let share = try #require(state.snapshot.heldOut.accuracy?.nearestNeighbour)
    #expect(share > 0.5)
    #expect(text(state).contains("nearest mean          1-NN"))
    state.press(.character("r"))
    state.advance(steps: 50)
    state.refresh()
    #expect(state.before?.heldOut?.nearestNeighbour == share)
    #expect(try freeState().snapshot.training.nearestNeighbour == nil)
  }

  @Test(arguments: LossRegistry.metric.map { $0.description.name })
  func theFormulaIsFollowedByNumbers(_ loss: String) throws {
    let variants = LossRegistry.description(named: loss)?.variants.map { Optional($0.name) } ?? []
    for variant in variants.isEmpty ? [nil] : variants {
      var state = try comparing(loss) { $0.parameters.variant = variant }
      state.advance(steps: 20)
      state.refresh()
      let screen = text(state, Size(width: 160, height: 40))
      #expect(screen.contains("Costliest of the coming batch, "))
      #expect(!screen.contains("prototype") && !screen.contains("θy"))
      state.press(.character("i"))
      #expect(text(state, Size(width: 160, height: 40)).contains("by nearest mean"))
    }
  }

  @Test func theCostliestTripletIsSolvedAndItsNumbersAddUp() throws {
    var state = try comparing("triplet")
    for _ in 0..<20 {
      state.advance(steps: 5)
      state.refresh()
      let batch = try #require(state.session.comingBatch())
      #expect(batch.tally == state.snapshot.tally)
      let words = try #require(ExampleComparison(state).wordings.last)
      #expect(words.hasPrefix("D(a,p) ") && words.contains(" + α 0.5 − D(a,n) "))
      let numbers = words.split { " ,".contains($0) }.compactMap { Double($0) }
      try #require(numbers.count == 4, "\(words)")
      #expect(abs(numbers[0] + numbers[1] - numbers[2] - numbers[3]) < 1e-9, "\(words)")
    }
  }

  @Test(
    arguments: LossRegistry.metric.filter { $0.comparison == .tuples }.map { $0.description.name })
  func theCostliestTupleIsSolved(_ loss: String) throws {
    var state = try comparing(loss)
    state.advance(steps: 20)
    state.refresh()
    let words = try #require(ExampleComparison(state).wordings.last)
    #expect(words.contains(" = ") && words.contains("ln(") && !words.contains("Σ"))
    let cost = try #require(words.split(separator: " ").last.flatMap { Double($0) })
    #expect(cost > 0)
  }

  @Test func distancesAreShownWhereLengthsCountAndAnglesElsewhere() throws {
    let free = try comparing("contrastive")
    let unit = try comparing("contrastive") { $0.parameters["normalize"] = 1 }
    func names(_ state: State) -> [String] {
      PanelRegistry.applicable(to: state).map { $0.description.name }
    }
    #expect(names(free).contains("distances") && !names(free).contains("angles"))
    #expect(names(unit).contains("angles") && !names(unit).contains("distances"))
    #expect(!names(try freeState()).contains("distances"))
    let pairs = PairDistances(free.snapshot)
    #expect(pairs.same.count > 1000 && pairs.other.count > 5000)
  }
}

private func text(_ state: State, _ size: Size = Size(width: 80, height: 24)) -> String {
  let frame = view(state, size: size)
  return (0..<size.height).map { row in
    String(
      String.UnicodeScalarView(
        (0..<size.width).map { Unicode.Scalar(frame[$0, row].scalar) ?? " " }))
  }.joined(separator: "\n")
}

@Test(arguments: [("contrastive", "m"), ("triplet", "alpha")])
func aMarginBeyondTheCircleIsSaid(_ loss: String, _ key: String) throws {
  func acts(_ margin: Double, _ normalize: Double) throws -> [String] {
    try freeState(loss, classes: 4) {
      $0.parameters = LossParameters([key: margin, "normalize": normalize])
    }.acts
  }
  // Four classes on the circle stand √2 apart, 2 when squared.
  let most = loss == "triplet" ? 2.0 : 2.0.squareRoot()
  #expect(try acts(most + 0.01, 1).contains { $0.contains("on a circle have") })
  #expect(try acts(most - 0.01, 1).isEmpty)
  #expect(try acts(most + 0.01, 0).isEmpty)
}
