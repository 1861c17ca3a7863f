import Cells
import Drawing
import MarginLosses
import Testing
import Training

@testable import Laboratory
@testable import Screens

/// A run that meets a diagnosis after some steps, and its words.
private struct Situation: Sendable {
  var words: String
  var loss = "arcface"
  var classes = 8
  var steps = 0
  /// The knob that is in hand.
  var knob: KnobSubject?
  /// Keys that a person presses then.
  var keys: [Key] = []
  /// Whether it is shown on the digits, as the laboratory opens.
  var isOnDigits = false
  var edit: @Sendable (inout Configuration) -> Void = { _ in }

  func state() throws -> State {
    var state = try freeState(loss, classes: classes) { configuration in
      if isOnDigits {
        let usual = Configuration()
        (configuration.data, configuration.mode) = (usual.data, usual.mode)
        (configuration.batch, configuration.learningRate) = (usual.batch, usual.learningRate)
      }
      edit(&configuration)
    }
    state.advance(steps: steps)
    for key in keys { state.press(key) }
    if let knob { state.choose(knob) }
    state.refresh()
    return state
  }
}

/// Prototypes at random and points that hardly move.
@Sendable private func frozen(_ configuration: inout Configuration) {
  configuration.initialization = .random
  configuration.learningRate = 1e-7
  configuration.samples = 10
}

/// A seed with which two prototypes of `frozen` stand within 2° of one another.
private let mergedSeed: UInt64 = 3

private let situations: [Situation] = [
  Situation(words: "diverged at step", loss: "softmax", steps: 200, isOnDigits: true) {
    $0.learningRate = 100
  },
  Situation(
    words: "diverged at step", loss: "softmax", steps: 200, keys: [.character(" ")],
    isOnDigits: true
  ) { $0.learningRate = 100 },
  Situation(words: "parked at ln 8", loss: "npair", steps: 300, isOnDigits: true) {
    $0.parameters["l2"] = 2
  },
  Situation(words: "of length 1 on a circle have", loss: "contrastive") {
    $0.parameters["m"] = 3
    $0.parameters["normalize"] = 1
  },
  Situation(words: "collapsed: all points within", loss: "softmax", steps: 200, isOnDigits: true) {
    $0.learningRate = 0.3
  },
  Situation(
    words: "all classes lie in one place", loss: "contrastive", steps: 200, isOnDigits: true
  ) { $0.parameters["m"] = 0.001 },
  Situation(words: "collapsed: all points within", loss: "triplet", steps: 200, isOnDigits: true) {
    $0.parameters.variant = "batch_hard"
    $0.learningRate = 0.01
  },
  Situation(words: "stays about α", loss: "triplet", steps: 150, isOnDigits: true) {
    $0.parameters.variant = "batch_hard"
  },
  Situation(words: "right of held-out points: ", loss: "softmax", steps: 300, isOnDigits: true) {
    $0.imbalance = 100
  },
  Situation(words: "starved: ", loss: "triplet", steps: 800) {
    $0.parameters.variant = "semihard"
  },
  Situation(words: "points are beyond", steps: 120) {
    frozen(&$0)
    $0.parameters["m"] = 1
    $0.parameters.variant = "raw"
  },
  Situation(words: "this m rewards points at 90°", loss: "combined") {
    $0.parameters["m1"] = 4
    $0.parameters["m2"] = 0
    $0.parameters.variant = "raw"
  },
  Situation(words: "go too far", steps: 200, isOnDigits: true) {
    $0.parameters["s"] = 64
    $0.learningRate = 0.1
  },
  Situation(words: " merged: m 1.20 is above its limit", steps: 120) {
    frozen(&$0)
    $0.seed = mergedSeed
    $0.parameters["m"] = 1.2
  },
  Situation(words: "m asks 57.3° between neighbours") { $0.parameters["m"] = 1 },
  Situation(
    words: "at ‖x‖ 2.3; 8 classes in 2-D have 45.0°; 0 % meet it", loss: "magface", steps: 200
  ) {
    $0.parameters["u_m"] = 1.2
    $0.parameters["u_a"] = 2
    $0.parameters["lambda_g"] = 20
  },
  Situation(words: "more than a point at its prototype has", loss: "uniface", steps: 150),
  Situation(words: "asks more than classes that stand opposite have", loss: "ldam", classes: 3) {
    $0.parameters["max_m"] = 2
  },
  Situation(words: "between neighbours once warmed up", loss: "combined", steps: 20) {
    $0.parameters["m2"] = 0.6
    $0.warmUp = 200
  },
  Situation(words: "so far the warm-up asks for more", loss: "circle_class", steps: 60) {
    $0.warmUp = 200
  },
  Situation(
    words: "once trained m asks more than there is. ← below 1.307", loss: "curricularface",
    steps: 60, isOnDigits: true
  ) {
    $0.dimension = 3
    $0.parameters["m"] = 1.35
  },
  Situation(words: "m asks all 45.0° between neighbours") { $0.parameters["m"] = Double.pi / 4 },
  Situation(words: "one dimension has two directions") { $0.dimension = 1 },
  Situation(words: "have pointed one way", steps: 120, isOnDigits: true) {
    frozen(&$0)
    $0.seed = mergedSeed
    $0.parameters["m"] = 0.1
  },
  Situation(words: "share a direction", steps: 120) {
    frozen(&$0)
    $0.seed = mergedSeed
    $0.parameters["m"] = 0.1
  },
  Situation(words: "none meets it between them", steps: 320) {
    frozen(&$0)
    $0.seed = mergedSeed
    $0.parameters["m"] = 0.3
  },
  Situation(words: "pushes it", steps: 120) {
    $0.parameters["m"] = 2
    $0.parameters.variant = "raw"
    $0.learningRate = 1e-4
    $0.seed = 3
  },
  Situation(words: "nothing moves", loss: "triplet") { $0.samples = 1 },
  Situation(words: "same run, ", steps: 5, keys: [.right]),
  Situation(words: "as printed: ", loss: "npair") { $0.parameters.variant = "seed" },
  Situation(words: "normal. The margin exists in training only", steps: 480) {
    $0.parameters["m"] = 1.2
  },
  Situation(words: "is its floor for", loss: "normface", classes: 10, steps: 2000) {
    $0.parameters["s"] = 1
  },
  Situation(words: "from m 3 on no wider", loss: "asoftmax", knob: .hyperparameter("m")) {
    $0.parameters["m"] = 2
  },
  Situation(words: "is told that 0 is rarest", loss: "ldam", isOnDigits: true) {
    $0.imbalance = 20
  },
  Situation(words: "by growing ‖x‖", loss: "softmax", steps: 100) { $0.learningRate = 0.3 },
  Situation(words: "with m, 0.9 at s", knob: .hyperparameter("s")),
  Situation(words: "no more than its gap of", loss: "asoftmax", knob: .hyperparameter("m")) {
    $0.parameters["m"] = 4
  },
  Situation(
    words: "spread evenly", loss: "sphereface2", steps: 300, isOnDigits: true),
  Situation(words: "room: "),
  Situation(words: "needs more than an even share", loss: "ldam", classes: 10),
  Situation(words: "A and B share a place; 100 % of", loss: "supcon", steps: 300) {
    $0.dimension = 1
  },
  Situation(
    words: "% are right in training; 20 examples", loss: "nt_xent", classes: 10, steps: 600,
    isOnDigits: true),
  Situation(words: "learnt; every α can be met", loss: "lgm"),
  Situation(words: "% are right in training; σ from", loss: "lgm", steps: 100, isOnDigits: true) {
    $0.labelNoise = 0.9
  },
  Situation(words: "lies on ground of another class", loss: "lgm", steps: 150, isOnDigits: true) {
    $0.initialization = .random
    $0.seed = 2
  },
  Situation(words: "pairs active", loss: "contrastive"),
]

@Suite struct SpokenDiagnosesTests {
  /// Each is trained once.
  private static let states = situations.map { situation in Result { try situation.state() } }

  @Test(arguments: situations.indices)
  func aDiagnosisIsHeardBesideBothAccuracies(_ index: Int) throws {
    let (words, state) = (situations[index].words, try Self.states[index].get())
    #expect(state.says(words), "\(words): \(state.diagnoses)")
    let all = Speech().everything(of: state)
    #expect(all.contains { $0.contains(SpokenText.cleaned(words)) }, "\(all)")
    let accuracies =
      state.isMetric ? ["nearest mean", "nearest neighbour"] : ["right as used", "with margin"]
    #expect(all.contains { line in accuracies.allSatisfy(line.contains) }, "\(all)")
    // What stands in the status line is heard without being asked for.
    var speech = Speech()
    let worst = SpokenText.cleaned(state.diagnosis.text)
    #expect(speech.sentences(of: state).contains { $0.contains(worst) })
  }

  /// At 80 columns "They may still part; or …" was all there was of what helps.
  @Test(arguments: situations.indices, [80, 60])
  func whatHelpsIsNeverCut(_ index: Int, _ width: Int) throws {
    let state = try Self.states[index].get()
    guard state.diagnosis.level == .act else { return }
    let frame = view(state, size: Size(width: width, height: width == 80 ? 24 : 20))
    let scalars = frame.cells.compactMap { Unicode.Scalar($0.scalar) }
    let shown = String(String.UnicodeScalarView(scalars)).split(separator: " ")
      .joined(separator: " ")
    let said = state.diagnosis.text
    #expect(
      shown.contains(width == 80 ? said : said.split(separator: ". ").last.map(String.init) ?? said)
    )
  }

  @Test func noDiagnosisIsLeftOut() throws {
    let states = try Self.states.map { try $0.get() }
    for diagnosis in Diagnosis.all {
      let isMet = states.contains { state in
        diagnosis.isAbout(
          state.run, isRunning: state.isRunning, chosen: state.pane.chosenSubject)
          && diagnosis.words(state.run) != nil
      }
      #expect(
        isMet, "nothing is said by \(diagnosis.place): add to `situations` a run that meets it")
    }
  }
}
