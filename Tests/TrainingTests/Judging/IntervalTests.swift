import Foundation
import Kernels
import MarginLosses
import Testing

@testable import Training

@Suite struct IntervalTests {
  @Test func intervalsOfNinetyFivePercentCoverAsTheySay() throws {
    let kept = try IntervalSimulation.kept()
    #expect(kept.studies.map(\.classes) == [10, 30, 100, 1000])
    for study in kept.studies {
      for flags in [study.equalError, study.acceptance] {
        #expect(
          (0.93...0.99).contains(IntervalSimulation.Study.share(flags)), "\(study.classes) classes")
      }
    }
  }

  /// Made anew by this test with WEDGE_INTERVALS=FILE, which takes minutes.
  @Test(arguments: [(10, 25), (30, 15), (100, 3)])
  func theKeptSimulationIsWhatItsSeedGives(_ part: (classes: Int, draws: Int)) throws {
    if let path = ProcessInfo.processInfo.environment["WEDGE_INTERVALS"], part.classes == 10 {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
      try encoder.encode(IntervalSimulation.made(seed: 2027)).write(
        to: URL(fileURLWithPath: path))
      return
    }
    let kept = try IntervalSimulation.kept()
    let study = try #require(kept.studies.first { $0.classes == part.classes })
    for (draw, flags) in zip(study.equalError, study.acceptance).prefix(part.draws).enumerated() {
      let found = kept.holds(draw, classes: part.classes)
      #expect(found.equalError == (flags.0 == "1") && found.acceptance == (flags.1 == "1"))
    }
  }

  @Test func studentsReachIsThatOfItsTable() {
    for (freedom, reach) in [(9, 2.262157), (29, 2.045230), (99, 1.984217), (999, 1.962341)] {
      #expect((ConfidenceInterval.studentReach(freedom: Double(freedom)) - reach).magnitude < 1e-4)
    }
  }

  @Test func wilsonsIntervalIsThatOfStatsmodels() {
    // statsmodels.stats.proportion.proportion_confint(3, 40, method="wilson")
    let interval = ConfidenceInterval.wilson(3.0 / 40, of: 40)
    #expect((interval.low - 0.025836).magnitude < 1e-6)
    #expect((interval.high - 0.198642).magnitude < 1e-6)
    #expect(ConfidenceInterval.wilson(0, of: 40).low == 0)
    #expect(ConfidenceInterval.wilson(1, of: 40).high == 1)
  }

  /// Rows drawn anew within their classes give the intervals that are worked out.
  @Test func sharesAndQuantilesMoveAsRowsDrawnWithinClassesMoveThem() throws {
    var rows = try EmbeddingReport(
      clusters(classes: 8, rows: 30...60, dimension: 6, spread: 1.1, seed: 5), losses: []
    ).rows
    rows.redrawing = .rows
    let members = (0..<8).map { label in (0..<rows.count).filter { rows.labels[$0] == label } }
    let share = ShareOfRows(of: rows.labels, classes: 8, .rows) { Holding(rows.gap($0) > 0) }
    let median = try #require(
      QuantileOfRows(0.5, ascending: rows.ownAngles.ascending(), rows, classes: 8) { own, _ in own }
    )
    var generator = SeededGenerator(seed: 1)
    var (shares, medians): ([Double], [Double]) = ([], [])
    for _ in 0..<400 {
      let drawn = members.flatMap { own in own.map { _ in own[generator.index(below: own.count)] } }
      shares.append(Double(drawn.count { rows.gap($0) > 0 }) / Double(drawn.count))
      medians.append(try #require(Quantile.median(of: drawn.map { rows.ownAngles[$0] })))
    }
    for (drawn, interval) in [
      (shares, try #require(share.interval)), (medians, try #require(median.interval)),
    ] {
      let ascending = drawn.sorted()
      let width = interval.high - interval.low
      let low = try #require(Quantile.interpolated(ascending, share: 0.025))
      let high = try #require(Quantile.interpolated(ascending, share: 0.975))
      #expect((interval.low - low).magnitude < 0.2 * width)
      #expect((interval.high - high).magnitude < 0.2 * width)
    }
  }

  /// Two rows of a class are as far from each other as each from its prototype.
  @Test func aQuantileOfTwoRowsAClassIsNotTakenForCertain() throws {
    let rows = try EmbeddingReport(
      clusters(classes: 12, rows: 2...2, dimension: 3, spread: 0.4, seed: 2), losses: []
    ).rows
    let median = try #require(
      QuantileOfRows(0.5, ascending: rows.ownAngles.ascending(), rows, classes: 12) { own, _ in own
      }
    )
    let interval = try #require(median.interval)
    #expect(interval.low < median.value && median.value < interval.high)
  }

  /// Each class is right with a chance of its own; the share that is meant is the mean over rows of these.
  /// Rows that are judged by one another are right or wrong together.
  @Test(
    arguments: [(1, 40, 0, 0), (1, 39, 2, 1), (1, 36, 2, 4), (1, 30, 3, 10), (2, 40, 0, 0)],
    [false, true])
  func sharesOfRareClassesAreCoveredAsTheySay(_ part: (Int, Int, Int, Int), together: Bool) {
    let sizes =
      [Int](repeating: part.0, count: part.1) + [Int](repeating: part.2, count: part.3)
    let labels = sizes.indices.flatMap { Array(repeating: Int32($0), count: sizes[$0]) }
    var generator = SeededGenerator(seed: 11)
    var covered = 0
    for _ in 0..<500 {
      let chances = sizes.map { _ in generator.uniform() }
      let truth =
        zip(chances, sizes).reduce(0) { $0 + $1.0 * Double($1.1) } / Double(labels.count)
      let drawn = chances.map { generator.uniform() < $0 }
      let held = labels.map { label in
        together ? drawn[Int(label)] : generator.uniform() < chances[Int(label)]
      }
      let found = ShareOfRows(
        of: labels, classes: sizes.count, together ? .classes : .rows
      ) { Holding(held[$0]) }
      if let interval = found.interval, interval.low <= truth, truth <= interval.high {
        covered += 1
      }
    }
    #expect(covered >= 460, "\(covered) of 500")
  }

  /// Rows of the same classes again and again, judged by their own means: the share that meets a margin moves
  /// with these more than with the rows.
  @Test(arguments: [(4, 100), (10, 30), (3, 20), (12, 6)])
  func sharesThatMoveWithTheMeansOfClassesAreCoveredAsTheySay(_ part: (classes: Int, rows: Int))
    throws
  {
    let draws = try (0..<80).map { draw in
      try EmbeddingReport(
        clusters(
          classes: part.classes, rows: part.rows...part.rows, dimension: 3, spread: 0.6, seed: 4,
          rowSeed: UInt64(draw)), losses: [("arcface", LossParameters())])
    }
    let shares = draws.compactMap { $0.verdicts[0].withMargin }
    let truth: Double = shares.reduce(0, +) / Double(shares.count)
    let covered = draws.count { Self.holds($0.verdicts[0].met.interval, truth) }
    #expect(covered >= 70, "\(covered) of 80")
    // Two draws of one law differ by nothing.
    let changes = zip(draws, draws.dropFirst()).map { EmbeddingChange($0, $1, worst: 0) }
    let found = changes.count { Self.holds($0.losses[0].met.share?.interval, 0) }
    #expect(found >= 70, "\(found) of 79")
  }

  private static func holds(_ interval: ConfidenceInterval?, _ truth: Double) -> Bool {
    guard let interval else { return false }
    return interval.low <= truth && truth <= interval.high
  }

  /// The largest of twenty bounds the 95 % point from below alone.
  @Test func anAngleBeyondWhichTooFewRowsLieHasNoInterval() throws {
    let report = try EmbeddingReport(
      clusters(classes: 2, rows: 10...10, dimension: 3, spread: 0.4, seed: 2), losses: [])
    #expect(report.quantile(0.95, of: .own)?.interval == nil)
    #expect(report.quantile(0.5, of: .own)?.interval != nil)
  }

  /// A threshold is chosen by the pairs that tell its FAR.
  @Test func theFarOfAThresholdThatIsKeptIsCoveredAsItSays() {
    var choices = JudgingChoices()
    choices.far = 0.05
    let many = IntervalSimulation.strangersCosines(classes: 200, seed: 99)
    let (covered, told) = (0..<60).reduce(into: (0, 0)) { counts, draw in
      let pairs = IntervalSimulation.pairs(classes: 10, seed: UInt64(draw), choices)
      guard let kept = pairs.deployment?.falseAcceptance, let interval = kept.interval else {
        return
      }
      let threshold = kept.point.cosine ?? 2
      let truth = Double(many.count { $0 >= threshold }) / Double(many.count)
      counts.1 += 1
      if Self.holds(interval, truth) { counts.0 += 1 }
    }
    #expect(told == 60 && covered >= 53, "\(covered) of \(told)")
  }

  @Test func aRateThatNoClassChangesIsBoundedByTheClasses() {
    let without = [Double](repeating: 0, count: 20)
    let interval = ClassJackknife.interval(of: 0, without: without)
    #expect(interval.low == 0 && (interval.high - 0.16843).magnitude < 1e-5)
    let all = ClassJackknife.interval(of: 1, without: without.map { 1 - $0 })
    #expect(all.high == 1 && (all.low - 0.83157).magnitude < 1e-5)
  }

  /// One that no class changes was given no width, whatever it was.
  @Test func aRateBetweenTheEndsThatNoClassChangesIsBoundedTheSameWay() {
    let interval = ClassJackknife.interval(of: 0.25, without: Array(repeating: 0.25, count: 20))
    #expect((interval.low - 0.25 * 0.83157).magnitude < 1e-5)
    #expect((interval.high - 0.25 * 0.83157 - 0.16843).magnitude < 1e-5)
  }

  /// They were cut off where half a pair would be, and an interval was the value itself.
  @Test(arguments: [5e-7, 1 - 5e-7])
  func aRateNextToAnEndHasAnIntervalOfItsOwnWidth(_ rate: Double) {
    let (end, step) = (rate < 0.5 ? 0.0 : 1.0, rate < 0.5 ? 1.0 : -1.0)
    // One class of forty has all that is not at the end.
    let without = (0..<40).map { $0 == 0 ? end : rate + step * 5e-7 / 39 }
    let interval = ClassJackknife.interval(of: rate, without: without)
    #expect(interval.low < rate && rate < interval.high)
    let (inner, outer) =
      rate < 0.5 ? (interval.high, interval.low) : (1 - interval.low, 1 - interval.high)
    #expect((2.5e-6...6e-6).contains(inner) && (2e-8...2e-7).contains(outer), "\(interval)")
  }

  @Test func equalNumbersThatRoundingPartsHaveNoVariance() {
    let shares = (0..<10).map { 0.59 + Double($0 % 3) * 1.1e-16 }
    let spread = ShareSpread(withoutEach: shares)
    #expect(spread.variance == 0 && spread.interval(ofDifference: 0.01) == nil)
    #expect(spread.interval(of: 0.59, rows: 200) == .wilson(0.59, of: 200))
    #expect(ShareSpread(withoutEach: [0.59] + shares.map { $0 + 1e-7 }).variance > 0)
  }

  /// Without a tenth of the rows one is wrong: it was "right 100 % (0–100)".
  @Test(arguments: [0.0, 1])
  func aShareOfNoneOrAllIsBoundedByItsRows(_ share: Double) {
    let spread = ShareSpread(withoutEach: [0.98] + Array(repeating: share, count: 9))
    #expect(spread.variance > 0)
    #expect(spread.interval(of: share, rows: 85) == .wilson(share, of: 85))
  }

  /// Where all classes are asked at once it was told as if means stood: a fiftieth of what it is.
  @Test func whatOtherRowsWouldChangeIsNotToldWhereItIsNotWorkedOut() throws {
    let losses = ["sub_center_arcface", "npcface"].compactMap { name in
      LossRegistry.named(name).map { (name: $0.description.name, parameters: LossParameters()) }
    }
    let asking = try #require(losses.last)
    let table = clusters(classes: 4, rows: 30...30, dimension: 3, spread: 0.6, seed: 4)
    let report = try EmbeddingReport(table, losses: [asking])
    let verdict = report.verdicts[0]
    #expect(verdict.withMargin != nil && verdict.met.interval == nil)
    #expect(verdict.violation?.interval == nil && verdict.right.interval != nil)
    #expect(EmbeddingChange(report, report, worst: 0).losses[0].met.share?.interval == nil)
    let given = clusters(
      classes: 4, rows: 30...30, dimension: 3, spread: 0.6, seed: 4,
      prototypes: [1, 0, 0, 0, 1, 0, 0, 0, 1, -1, 0, 0])
    #expect(try EmbeddingReport(given, losses: [asking]).verdicts[0].met.interval != nil)
  }
}
