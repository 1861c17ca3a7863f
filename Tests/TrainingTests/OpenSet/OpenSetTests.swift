import Foundation
import Kernels
import MarginLosses
import Testing

@testable import Training

/// What scikit-learn and pytorch-metric-learning say of an array; `Fixtures/open_set.py` made them.
private struct Reference: Decodable, Sendable, CustomTestStringConvertible {
  var name: String
  var dimension: Int
  var normalizes: Bool
  var embeddings: [Float]
  var labels: [Int32]
  var eer: Double
  var tar: [String: Double]
  var rank1: Double?
  var map: Double?

  var testDescription: String { name }

  static func all() throws -> [Reference] {
    let url = Bundle.module.url(
      forResource: "open-set", withExtension: "json", subdirectory: "Fixtures")
    return try JSONDecoder().decode(
      [Reference].self, from: Data(contentsOf: try #require(url)))
  }
}

private func configuration(
  _ data: String, _ edit: (inout Configuration) -> Void = { _ in }
) -> Configuration {
  var configuration = Configuration()
  configuration.data = data
  configuration.mode = .encoder
  configuration.takeUsualClasses()
  configuration.initialization = configuration.usualInitialization
  edit(&configuration)
  return configuration
}

@Suite struct OpenSetTests {
  @Test(arguments: [(12, nil), (100, 1.0)])
  func aRateOfAHandfulOfPairsIsNotTold(_ rows: Int, _ told: Double?) {
    // Two directions, so that every pair is told apart.
    let labels = (0..<rows).map { Int32($0 % 2) }
    let part = OpenSetReport.Part(
      labels.flatMap { $0 == 0 ? [1, 0] : [0, 1] }, labels: labels, classes: 2, dimension: 2,
      normalizes: true, seed: 1)
    #expect(part.equalError(isCosine: true)?.rate == 0)
    #expect(part.trueAcceptance(atFalseAcceptance: 0.01, isCosine: true)?.rate == told)
  }

  /// A run that diverged had the equal error of a perfect verifier.
  @Test(arguments: [[Float.nan, 1], [.infinity, 0]], [true, false])
  func whatIsNoNumberHasNoRates(_ row: [Float], _ normalizes: Bool) {
    for broken in [1, 8] {
      let labels = (0..<8).map { Int32($0 % 2) }
      let rows = labels.indices.map { $0 < broken ? row : [Float($0 + 1), Float($0 % 3) - 1] }
      let part = OpenSetReport.Part(
        rows.flatMap(\.self), labels: labels, classes: 2, dimension: 2, normalizes: normalizes,
        seed: 1)
      #expect(part.equalError(isCosine: normalizes) == nil && part.retrieval == nil)
    }
  }

  @Test func ratesAgreeWithScikitLearnAndPytorchMetricLearning() throws {
    for reference in try Reference.all() {
      let scores = PairScores(
        reference.embeddings, labels: reference.labels, dimension: reference.dimension,
        normalizes: reference.normalizes, seed: 1)
      let verification = try #require(Verification(scores))
      #expect(!scores.isSampled)
      #expect(abs(verification.equalErrorRate - reference.eer) < 1e-6, "\(reference.name)")
      for (most, tar) in reference.tar {
        let found = verification.trueAcceptance(atFalseAcceptance: try #require(Double(most)))
        #expect(abs(found - tar) < 1e-6, "\(reference.name) at \(most)")
      }
      guard let rank1 = reference.rank1, let map = reference.map else { continue }
      let retrieval = try #require(
        Retrieval(
          reference.embeddings, labels: reference.labels, dimension: reference.dimension,
          normalizes: reference.normalizes, seed: 1))
      #expect(abs(retrieval.rank1 - rank1) < 1e-6, "\(reference.name)")
      #expect(abs(retrieval.meanAveragePrecision - map) < 1e-6, "\(reference.name)")
      #expect(zip(retrieval.matches, retrieval.matches.dropFirst()).allSatisfy { $0 <= $1 })
    }
  }

  @Test func ratesAtAThresholdAreCounted() throws {
    var generator = SeededGenerator(seed: 9)
    let labels = (0..<40).map { Int32($0 % 4) }
    let embeddings = (0..<80).map { _ in Float(generator.normal()) }
    let scores = PairScores(
      embeddings, labels: labels, dimension: 2, normalizes: true, seed: 1)
    let verification = try #require(Verification(scores))
    for threshold in [-1.1, -0.5, 0, 0.3, 0.9, 0.999, 2] {
      let point = verification.point(at: threshold)
      let (same, different) = (scores.same, scores.different)
      #expect(
        point.falseAcceptance
          == Double(different.count { $0 >= threshold }) / Double(different.count))
      #expect(point.trueAcceptance == Double(same.count { $0 >= threshold }) / Double(same.count))
    }
  }

  @Test func ofManyPairsASeededSampleIsTakenAndSaidSo() throws {
    var generator = SeededGenerator(seed: 2)
    let labels = (0..<1200).map { Int32($0 % 9) }
    let embeddings = labels.flatMap { label in
      [Float(label) + 3 * Float(generator.normal()), Float(generator.normal())]
    }
    func scores(_ seed: UInt64) -> PairScores {
      PairScores(embeddings, labels: labels, dimension: 2, normalizes: false, seed: seed)
    }
    let sample = scores(1)
    #expect(sample.isSampled && sample.pairs == 1200 * 1199 / 2)
    #expect(sample.same.count + sample.different.count == PairScores.most)
    #expect(sample.same == scores(1).same && sample.same != scores(2).same)
    let rates = try (1...3).map { try #require(Verification(scores($0))).equalErrorRate }
    #expect((rates.max() ?? 1) - (rates.min() ?? 0) < 0.01)
    let retrieval = try #require(
      Retrieval(embeddings, labels: labels, dimension: 2, normalizes: false, seed: 1))
    #expect(retrieval.isSampled && retrieval.queries == Retrieval.most)
  }

  @Test(arguments: ["digits", "blobs", "ring", "identities"])
  func unseenSamplesAreNeverTrainedOn(_ data: String) throws {
    let all = configuration(data) { $0.unseen = [] }
    let open = configuration(data) {
      $0.classes = all.classes - 3
      $0.unseen = [1, all.classes - 3, all.classes - 1]
    }
    let (whole, part) = (try Session(all).dataset, try Session(open).dataset)
    #expect(part.classNames.count == all.classes - 3)
    #expect(part.unseenNames == open.unseen.map { whole.classNames[$0] })
    func rows(_ set: LabelledInputs, _ dataset: Dataset) -> Set<[Float]> {
      Set((0..<set.count).map { Array(set.inputs[$0 * dataset.width..<($0 + 1) * dataset.width]) })
    }
    let trained = rows(part.training, part)
    #expect(trained.isDisjoint(with: rows(part.unseen, part)))
    #expect(trained.isSubset(of: rows(whole.training, whole)))
    for sample in 0..<part.training.count {
      #expect((0..<part.classNames.count).contains(Int(part.training.labels[sample])))
    }
    #expect(part.unseen.count > 0)
  }

  @Test func whatIsNotTrainedOnChangesNothingThatIsLearnt() throws {
    // Digits keep their split, so that eight digits learn the same beside unseen ones.
    let alone = configuration("digits")
    let open = configuration("digits") { $0.unseen = [8, 9] }
    var (first, second) = (try Session(alone), try Session(open))
    for _ in 0..<20 {
      first.advance()
      second.advance()
    }
    #expect(first.snapshot().training.embeddings == second.snapshot().training.embeddings)
    #expect(second.snapshot().unseen.names == ["8", "9"])
    #expect(first.metrics().equalErrorUnseen == nil)
    #expect(second.metrics().equalErrorUnseen != nil)
  }

  @Test func marginsHelpUnseenIdentitiesAndHardlyUnseenDigits() throws {
    func metrics(_ data: String, _ loss: String, _ parameters: [String: Double], seed: UInt64)
      throws -> Metrics
    {
      let run = configuration(data) {
        $0.loss = loss
        $0.parameters = LossParameters(parameters)
        $0.seed = seed
        $0.learningRate = 0.003
        if data == "digits" {
          $0.classes = 7
          $0.unseen = [7, 8, 9]
        }
      }
      var session = try Session(run)
      for _ in 0..<450 { session.advance() }
      return session.metrics()
    }
    var ranks: [Double] = []
    for (loss, parameters) in [("normface", ["s": 16]), ("arcface", ["s": 16, "m": 0.7])] {
      let found = try (0..<2 as Range<UInt64>).map {
        try metrics("identities", loss, parameters, seed: $0)
      }
      let eer = found.reduce(0) { $0 + ($1.equalErrorUnseen?.rate ?? 1) } / 2
      #expect((0.10...0.24).contains(eer), "\(loss) \(eer)")
      ranks.append(found.reduce(0) { $0 + ($1.rank1Unseen ?? 0) } / 2)
    }
    #expect(ranks[1] > ranks[0])
    let digits = try metrics("digits", "arcface", ["s": 16, "m": 0.5], seed: 0)
    #expect((0.34...0.50).contains(digits.equalErrorUnseen?.rate ?? 0))
    #expect((digits.equalErrorSeen?.rate ?? 1) < 0.08)
  }

  @Test(arguments: [
    (["0", "1"], 1), (["2", "1"], 2), (["1", "1"], 2),
  ])
  func classesThatCannotBeUnseenAreRefused(_ texts: [String], _ classes: Int) {
    let run = configuration("digits") {
      $0.classes = classes
      $0.unseen = texts.compactMap { Int($0) }
    }
    #expect(throws: ConfigurationError.self) { try run.check() }
  }

  @Test func freePointsHaveNoUnseenClasses() {
    let run = configuration("digits") {
      $0.mode = .free
      $0.unseen = [8, 9]
    }
    #expect(throws: ConfigurationError.self) { try run.check() }
  }
}

@Suite struct CorruptionTests {
  private func dataset(_ edit: (inout Configuration) -> Void) throws -> Dataset {
    try Session(configuration("blobs", edit)).dataset
  }

  @Test func imbalanceKeepsSoManyTimesMoreOfTheFirstClass() throws {
    let data = try dataset {
      $0.samples = 100
      $0.imbalance = 10
    }
    let counts = (0..<8).map { label in data.training.labels.count { $0 == label } }
    #expect(counts.first == 100 && counts.last == 10)
    #expect(zip(counts, counts.dropFirst()).allSatisfy { $0 >= $1 })
    #expect(data.heldOut.count == 8 * 25)
  }

  @Test func labelNoiseAndOutliersTouchTheirShareOfTrainingSamplesAlone() throws {
    let clean = try dataset { $0.samples = 500 }
    let noisy = try dataset {
      $0.samples = 500
      $0.labelNoise = 0.2
    }
    let count = clean.training.count
    let wrong = zip(clean.training.labels, noisy.training.labels).count { $0 != $1 }
    #expect(abs(Double(wrong) / Double(count) - 0.2) < 0.03)
    #expect(noisy.training.inputs == clean.training.inputs)
    let scattered = try dataset {
      $0.samples = 500
      $0.outliers = 0.1
    }
    let moved = (0..<count).count {
      clean.training.inputs[2 * $0..<2 * $0 + 2] != scattered.training.inputs[2 * $0..<2 * $0 + 2]
    }
    #expect(abs(Double(moved) / Double(count) - 0.1) < 0.03)
    #expect(scattered.training.labels == clean.training.labels)
    #expect(noisy.heldOut.labels == clean.heldOut.labels)
    #expect(scattered.heldOut.inputs == clean.heldOut.inputs)
  }

  @Test func sharesOutsideTheirRangeAreRefused() {
    for edit: @Sendable (inout Configuration) -> Void in [
      { $0.imbalance = 0.5 }, { $0.labelNoise = 1 }, { $0.outliers = -0.1 },
      { $0.outliers = .nan },
    ] {
      #expect(throws: ConfigurationError.self) { try configuration("blobs", edit).check() }
    }
  }
}
