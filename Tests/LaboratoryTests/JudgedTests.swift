import Cells
import Kernels
import MarginLosses
import Testing
import Training

@testable import Drawing
@testable import Laboratory
@testable import Screens

/// Six classes round directions of their own, embedded by somebody else and judged by their means.
private func judged(_ loss: String = "arcface", dimension: Int = 8) throws -> State {
  var generator = SeededGenerator(seed: 5)
  let means = (0..<6 * dimension).map { _ in Float(generator.normal()) }
  var values: [Float] = []
  for row in 0..<120 {
    for number in 0..<dimension {
      values.append(means[row % 6 * dimension + number] + 0.3 * Float(generator.normal()))
    }
  }
  let table = DataTable(
    name: "embeddings.csv", width: dimension, values: values,
    labels: (0..<120).map { Int32($0 % 6) }, classTitles: (0..<6).map { "c\($0)" })
  var configuration = Configuration.judging(table.withMeans())
  configuration.loss = loss
  if let description = LossRegistry.description(named: loss) {
    configuration.parameters = LossMemory.standard(of: description)
  }
  return try State(configuration)
}

private func text(_ state: State, _ width: Int = 160, _ height: Int = 48) -> String {
  let frame = Screens.view(state, size: Size(width: width, height: height))
  return (0..<frame.height).map { row in
    String(
      String.UnicodeScalarView(
        (0..<frame.width).compactMap { Unicode.Scalar(frame[$0, row].displayedScalar) }))
  }.joined(separator: "\n")
}

@Suite struct JudgedTests {
  @Test(arguments: lossNames, [2, 8])
  func noScreenSpeaksOfTrainingWhereNothingTrains(_ loss: String, _ dimension: Int) throws {
    var state = try judged(loss, dimension: dimension)
    for key: Key? in [nil, .character("i")] {
      if let key { state.press(key) }
      let screen = text(state)
      for word in [
        "coming batch", "a step:", " seen: ", "still pushed away", "a new run", "step 0  ",
        "training",
      ] {
        // The header counts steps, and means may have seen their rows.
        let body = screen.split(separator: "\n").dropFirst().joined(separator: "\n")
        #expect(!body.contains(word), "\(word) in\n\(body)")
      }
    }
  }

  @Test(arguments: [["arcface", "cosface"], ["arcface", "cosface", "triplet"]], [2, 8])
  func compareSaysThatTheSamePointsAreJudged(_ losses: [String], _ dimension: Int) throws {
    var state = try judged(dimension: dimension)
    try state.compare(losses.map { .init(loss: $0, parameters: LossParameters(["m": 0.3])) })
    state.refresh()
    let screen = text(state)
    for word in ["needles", "training", "free points", "one start", "seed"] {
      #expect(!screen.contains(word), "\(word) in\n\(screen)")
    }
    let words = ComparisonWords(state.runs).text
    #expect(words.contains("Nothing trains, the same points are judged"), "\(words)")
    #expect(words.contains("with m"), "\(words)")
    if losses.count == 2 { #expect(words.contains("Both are right"), "\(words)") }
  }

  @Test(arguments: ["arcface", "triplet"]) func nineJudgedPanesHaveRoom(_ loss: String) throws {
    var state = try judged(loss)
    state.press(.character("c"))
    #expect(state.isComparing)
    let screen = text(state, 120, 40)
    #expect(!screen.contains("no room"), "\(screen)")
  }

  @Test(arguments: ["e", "d", "D"], [false, true])
  func askingForOtherPointsIsAnsweredInASentence(_ key: String, _ compares: Bool) throws {
    var state = try judged()
    if compares { state.press(.character("c")) }
    for scalar in key.unicodeScalars { state.press(.character(scalar)) }
    #expect(state.message?.hasPrefix("embeddings are judged where they lie") ?? false)
    #expect(state.configuration.isJudged && state.snapshot.training.count == 120)
    #expect(!text(state, 200, 60).contains("D data"))
    #expect(!state.pane.knobs.contains { $0.subject == .setting("data") })
  }

  @Test(arguments: [1, 3, 8], ["h", "f", "n", "g", "G", "z", "Z"])
  func withoutAPlaneItsKeysSaySo(_ dimension: Int, _ key: String) throws {
    var state = try freeState(classes: dimension == 1 ? 2 : 4) { $0.dimension = dimension }
    let look = state.look
    for scalar in key.unicodeScalars { state.press(.character(scalar)) }
    #expect(state.message?.hasPrefix("there is no plane") ?? false)
    #expect(state.notice == nil && state.look == look)
    #expect(!text(state, 200, 60).contains("f fill"))
  }

  @Test(arguments: Preset.all.indices, [1, 2, 3, 8])
  func aVerdictIsOfTheRunsOwnDimension(_ index: Int, _ dimension: Int) throws {
    let run = try freeState { $0.dimension = dimension }.run
    let words = PresetVerdict(Preset.all[index], run.verdictRoom).words
    #expect(run.verdictRoom.words == "4 classes in \(dimension)-D")
    #expect(!words.contains("2-D") || dimension == 2, "\(words)")
    #expect(!words.contains("floor") || dimension == 2, "\(words)")
  }

  @Test func verdictsOnJudgedEmbeddingsAreOfTheNearestPrototypesAsTheyStand() throws {
    var state = try judged()
    let pair = try #require(state.snapshot.narrowestPair)
    state.press(.character("p"))
    let screen = text(state)
    #expect(screen.contains("verdicts for c\(pair.first) and c\(pair.second)"), "\(screen)")
    #expect(screen.contains("of its \(degreesText(pair.angle))"))
    #expect(!screen.contains("2-D") && !screen.contains("new run") && !screen.contains("stuck"))
  }

  @Test(arguments: ["arcface", "triplet"], [false, true])
  func ofASplitTheScreenSaysWhichRowsAreJudgedByWhat(_ loss: String, _ hasMeans: Bool) throws {
    let state = try State(configuration(hasMeans: hasMeans, loss))
    let screen = text(state)
    #expect(screen.contains("rows for test (30)"), "\(screen)")
    let words =
      hasMeans || loss == "triplet"
      ? "by means of the 90 rows for training" : "90 rows for training"
    #expect(screen.contains(words), "\(screen)")
    #expect(state.snapshot.training.count == 120)
    let spoken = Speech().everything(of: state)
    #expect(spoken.contains { $0.contains("rows for test: ") }, "\(spoken)")
  }

  /// A quarter of the rows for test, beside means of the others or prototypes from elsewhere.
  private func configuration(hasMeans: Bool, _ loss: String) throws -> Configuration {
    let all = try #require(judged().configuration.table)
    var rows = RowFacts()
    rows.isTest = (0..<120).map { $0 >= 90 }
    let table = DataTable(
      name: all.name, width: all.width, values: all.values, labels: all.labels,
      classTitles: all.classTitles, prototypes: hasMeans ? [] : all.prototypes, rows: rows)
    var configuration = Configuration.judging(hasMeans ? table.withMeans() : table)
    configuration.loss = loss
    return configuration
  }

  /// It said how wide the band would be at the widest, beside what a pair that is too near is told.
  @Test func whatAMarginAsksIsTheSameNumberWhereverItIsSaid() throws {
    let axes: [Float] = [1, 0, 0, 0, 1, 0, 0, 0, 1]
    let table = DataTable(
      name: "axes.npz", width: 3, values: axes + axes, labels: [0, 1, 2, 0, 1, 2],
      classTitles: ["a", "b", "c"], prototypes: axes)
    var configuration = Configuration.judging(table)
    configuration.loss = "cosface"
    configuration.parameters = LossParameters(["m": 0.2, "s": 16])
    let state = try State(configuration)
    // acos 0.8.
    #expect(state.says("room: each class asks 36.9°; "), "\(state.diagnoses)")
  }

  /// "None meets it" was said of the mean length, and short rows do.
  @Test func whereTheMarginFollowsTheLengthItIsSaidHowManyMeetIt() throws {
    let angle = 36.0 * .pi / 180
    let prototypes: [Float] = [
      1, 0, 0, Float(Double.cos(angle)), Float(Double.sin(angle)), 0, 0, 0, 1,
    ]
    let table = DataTable(
      name: "near.npz", width: 3,
      values: prototypes.map { 0.5 * $0 } + prototypes.map { 2.5 * $0 },
      labels: [0, 1, 2, 0, 1, 2], classTitles: ["a", "b", "c"], prototypes: prototypes)
    var configuration = Configuration.judging(table)
    configuration.loss = "adaface"
    configuration.parameters = LossMemory.standard(of: AdaFace.description)
    let state = try State(configuration)
    #expect(
      state.says("m asks 36.9° at ‖x‖ 1.5: at their own ‖x‖ 50 % meet it between them"),
      "\(state.diagnoses)")
  }

  /// Two prototypes of three stand 0.3 rad apart, and nothing will ever part them.
  @Test(arguments: lossNames)
  func whatTheNearestPrototypesHaveNoRoomForIsToldAtOnce(_ loss: String) throws {
    let prototypes: [Float] = [1, 0, 0, Float(Double.cos(0.3)), Float(Double.sin(0.3)), 0, 0, 0, 1]
    let table = DataTable(
      name: "near.npz", width: 3, values: prototypes + prototypes, labels: [0, 1, 2, 0, 1, 2],
      classTitles: ["a", "b", "c"], prototypes: prototypes)
    var configuration = Configuration.judging(table)
    guard let type = LossRegistry.named(loss) else { return }
    configuration.loss = loss
    configuration.parameters = LossMemory.standard(of: type.description)
    guard
      let margin = type.description.hyperparameters.first(where: {
        $0.key == type.description.marginKey
      })
    else { return }
    let bound = type.init(configuration.parameters).marginBound(
      spacing: 0.3, with: configuration.parameters)
    guard let limit = bound.limit, limit + 0.05 <= margin.range.upperBound else { return }
    configuration.parameters[margin.key] = max(limit, margin.range.lowerBound) + 0.05
    let state = try State(configuration)
    guard state.classifier.asked(ofClass: 0).isBoundBySpacing else { return }
    #expect(state.says("a and b stand 17.2° apart, "), "\(state.diagnoses)")
    #expect(!state.says(", or R"), "\(state.diagnosis)")
    #expect(state.run.asksTooMuch || state.diagnosis.text.contains("apart"), "\(state.diagnosis)")
  }

  /// "ok  room" stood beside 6 % that are right: no step ever comes.
  @Test func ofEmbeddingsThatAreMostlyWrongNothingIsWell() throws {
    let all = try #require(judged().configuration.table)
    let table = DataTable(
      name: all.name, width: all.width, values: all.values,
      labels: (0..<120).map { Int32($0 / 20) }, classTitles: all.classTitles)
    for table in [table.withMeans(), all] {
      let state = try State(Configuration.judging(table))
      let used = try #require(state.snapshot.training.accuracy).asUsed
      #expect((used < 0.5) == (table.labels != all.labels))
      let isWell = state.diagnoses.contains { $0.level == .ok && $0.text.contains("room") }
      #expect(isWell == (used > 0.5), "\(state.diagnoses)")
    }
  }

  /// Of many rare classes one fares badly by chance.
  @Test(arguments: [1, 20]) func rareClassesAreLostWhereManyPointsShowIt(_ lost: Int) throws {
    // Two common classes, and twenty of two rows each, on an axis each.
    let width = 22
    let labels: [Int32] = (0..<100).map { Int32($0 % 2) } + (0..<40).map { Int32(2 + $0 % 20) }
    var axes = [Float](repeating: 0, count: width * width)
    for axis in 0..<width { axes[axis * width + axis] = 1 }
    let values = labels.flatMap { label -> ArraySlice<Float> in
      let place = (2..<2 + lost).contains(Int(label)) ? 0 : Int(label)
      return axes[place * width..<(place + 1) * width]
    }
    let table = DataTable(
      name: "rare.npz", width: width, values: values, labels: labels,
      classTitles: (0..<22).map { "c\($0)" }, prototypes: axes)
    let state = try State(records: [Session(.judging(table), judgedAt: 400)])
    #expect(
      state.says(
        "right of training points: 0 % of the 40 in the 20 rarest classes, 100 % of the 100")
        == (lost == 20), "\(state.diagnoses)")
    #expect(state.says("right of ") == (lost == 20), "\(state.diagnoses)")
  }
}
