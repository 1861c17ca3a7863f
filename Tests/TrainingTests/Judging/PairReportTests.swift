import Kernels
import Testing

@testable import Training

private func inverses(_ table: DataTable) -> [Double] {
  RowLengths.of(table.values, dimension: table.width).map { 1 / $0 }
}

/// Pairs of a plan as places among rows by class.
private func pairs(_ plan: PairPlan) -> [SIMD2<Int>] {
  var pairs: [SIMD2<Int>] = []
  for piece in 0..<plan.pieces {
    plan.forEachRow(ofPiece: piece) { place, others, slot in
      #expect(slot == pairs.count)
      for other in others { pairs.append(SIMD2(place, Int(other))) }
    }
  }
  return pairs
}

@Suite struct PairReportTests {
  @Test func aPlanHasEveryPairOfItsKindOnce() {
    let labels: [Int32] = [2, 0, 1, 0, 2, 2, 4, 0, 1]
    let rows = RowsByClass(labels, classes: 5)
    for kind in [PairPlan.Kind.same, .different] {
      let plan = PairPlan(rows, kind, seed: 1)
      let found = pairs(plan)
      #expect(
        plan.count == plan.total && found.count == plan.total && Set(found).count == plan.total)
      #expect(
        found.allSatisfy { (rows.classOf[$0.x] == rows.classOf[$0.y]) == (kind == .same) })
    }
    #expect(PairPlan(rows, .same, seed: 1).total == 7)
    #expect(PairPlan(rows, .different, seed: 1).total == 36 - 7)
  }

  @Test func ofManyPairsSoManyAreDrawnEvenlyByASeed() {
    var generator = SeededGenerator(seed: 3)
    let labels = (0..<900).map { _ in Int32(generator.index(below: 4) * generator.index(below: 3)) }
    let rows = RowsByClass(labels, classes: 7)
    let whole = PairPlan(rows, .different, seed: 1)
    let plan = PairPlan(rows, .different, seed: 1, most: 80_000)
    let found = pairs(plan)
    #expect(plan.count < plan.total && found.count == 80_000 && Set(found).count == 80_000)
    #expect(found == pairs(PairPlan(rows, .different, seed: 1, most: 80_000)))
    #expect(found != pairs(PairPlan(rows, .different, seed: 2, most: 80_000)))
    // Every two classes have their share of the sample.
    func shares(_ pairs: [SIMD2<Int>]) -> [Double] {
      var counts = [Double](repeating: 0, count: 49)
      for pair in pairs { counts[Int(rows.classOf[pair.x]) * 7 + Int(rows.classOf[pair.y])] += 1 }
      return counts.map { $0 / Double(pairs.count) }
    }
    #expect(zip(shares(found), shares(pairs(whole))).allSatisfy { ($0 - $1).magnitude < 0.002 })
  }

  @Test(arguments: [UInt64(1), 2, 3])
  func ratesAreThoseOfSortingAllPairs(_ seed: UInt64) throws {
    let table = clusters(classes: 12, rows: 3...9, dimension: 4, spread: 0.9, seed: seed)
    let rows = RowsByClass(table.labels, classes: 12)
    func chords(_ kind: PairPlan.Kind) -> [Float] {
      PairChords(
        PairPlan(rows, kind, seed: 1), OrderedRows(table, rows, inverses: inverses(table)), serially
      ).values
    }
    let (same, different) = (chords(.same), chords(.different))
    let rates = try #require(PairRates(same: same, different: different))
    let sorted = try #require(
      Verification(
        PairScores(
          table.values, labels: table.labels, dimension: 4, normalizes: true, seed: 1)))
    #expect((rates.equalError.rate - sorted.equalErrorRate).magnitude < 1e-12)
    // The threshold whose errors are the nearest to one another, and what follows it.
    let nearest = try #require(
      sorted.curve.indices.min {
        func inequality(_ point: Verification.Point) -> Double {
          (1 - point.trueAcceptance - point.falseAcceptance).magnitude
        }
        return inequality(sorted.curve[$0]) < inequality(sorted.curve[$1])
      })
    let threshold = try #require(rates.equalError.nearest.threshold)
    #expect((1 - threshold.accepted / 2 - sorted.curve[nearest].threshold).magnitude < 1e-6)
    let refused = try #require(threshold.refused)
    #expect((1 - refused / 2 - sorted.curve[nearest + 1].threshold).magnitude < 1e-6)
    let between = 1 - threshold.chord / 2
    #expect(between < sorted.curve[nearest].threshold)
    #expect(between > sorted.curve[nearest + 1].threshold)
    for far in [0, 0.0001, 0.001, 0.004, 0.01, 0.1, 0.5, 0.999, 1] {
      let (found, expected) = (
        rates.point(atFalseAcceptance: far), sorted.point(atFalseAcceptance: far)
      )
      #expect((found.trueAcceptance - expected.trueAcceptance).magnitude < 1e-12, "\(far)")
      if far < 1 {
        #expect((found.falseAcceptance - expected.falseAcceptance).magnitude < 1e-12)
      }
    }
  }

  @Test func rowsOfOneDirectionAreInOnePlace() throws {
    let table = DataTable(
      name: "t", width: 3, values: [1, 1, 1, 2, 2, 2, 0.3, 0.3, 0.3, 1, -1, 0],
      labels: [0, 0, 1, 1],
      classTitles: ["a", "b"])
    let rows = RowsByClass(table.labels, classes: 2)
    let chords = PairChords(
      PairPlan(rows, .different, seed: 1),
      OrderedRows(table, rows, inverses: inverses(table)), serially)
    #expect(chords.values.sorted() == [0, 0, 2, 2])
  }

  @Test func aFarBelowTenOverThePairsOfTwoClassesIsNotTold() throws {
    let table = clusters(classes: 12, rows: 4...4, dimension: 8, spread: 0.5, seed: 4)
    var choices = JudgingChoices()
    choices.far = 0.001
    let pairs = try EmbeddingReport(table, losses: [], choices: choices).pairs
    // 12 · 11 / 2 · 16 pairs.
    #expect(pairs.different.all == 1056 && pairs.lowestFar == 10.0 / 1056)
    #expect(pairs.acceptances.map { $0.rate != nil } == [true, true, false, false])
    #expect(pairs.deployment == nil)
  }

  @Test func theThresholdToDeployKeepsItsFarAndItsRatesAreCounted() throws {
    let table = clusters(classes: 20, rows: 4...8, dimension: 6, spread: 0.8, seed: 9)
    var choices = JudgingChoices()
    choices.far = 0.02
    let found = try EmbeddingReport(table, losses: [], choices: choices).pairs.deployment
    let deployment = try #require(found)
    let point = try #require(
      Verification(
        PairScores(table.values, labels: table.labels, dimension: 6, normalizes: true, seed: 1))
    ).point(atFalseAcceptance: 0.02)
    #expect(deployment.falseAcceptance.point.rate <= 0.02)
    #expect((deployment.falseAcceptance.point.rate - point.falseAcceptance).magnitude < 1e-12)
    #expect(
      (1 - deployment.falseRejection.point.rate - point.trueAcceptance).magnitude < 1e-12)
    let interval = try #require(deployment.falseAcceptance.interval)
    #expect(interval.low < 0.02 && interval.high > 0.02)
  }

  @Test func fewerThanTenClassesHaveNoIntervalsOfPairs() throws {
    let few = try EmbeddingReport(
      clusters(classes: 9, rows: 5...5, dimension: 5, spread: 0.7, seed: 1), losses: [])
    #expect(few.pairs.refusal?.contains("9 classes") == true)
    #expect(few.pairs.equalError?.rate.interval == nil && few.retrieval?.rank1.interval == nil)
    let enough = try EmbeddingReport(
      clusters(classes: 10, rows: 5...5, dimension: 5, spread: 0.7, seed: 1), losses: [])
    #expect(enough.pairs.refusal == nil)
    #expect(
      enough.pairs.equalError?.rate.interval != nil && enough.retrieval?.rank1.interval != nil)
  }

  /// Fifty classes of one row each made a certainty of ten.
  @Test func classesThatMakeNoPairAreNoTrials() throws {
    let labels = (0..<30).map { Int32($0 / 3) } + (10..<60).map { Int32($0) }
    let table = DataTable(
      name: "alone", width: 60,
      values: labels.flatMap { label in (0..<60).map { Int32($0) == label ? 1 : 0 } },
      labels: labels, classTitles: (0..<60).map { "c\($0)" })
    var choices = JudgingChoices()
    choices.far = 0.1
    let report = try EmbeddingReport(table, losses: [], choices: choices)
    let (pairs, retrieval) = (report.pairs, try #require(report.retrieval))
    let unseen = 1 - Double.exp(Double.log(0.025) / 10)
    for interval in [
      pairs.acceptances[0].rate?.interval, pairs.deployment?.falseRejection.interval,
      pairs.equalError?.rate.interval, retrieval.rank1.interval,
    ] {
      let interval = try #require(interval)
      #expect(interval.high - interval.low > unseen - 0.05, "\(interval)")
    }
    #expect(retrieval.without.count == 10)
  }

  @Test func hardestPairsAreTheFurthestOfOneClassAndTheNearestOfTwo() throws {
    let table = clusters(classes: 6, rows: 5...9, dimension: 5, spread: 0.7, seed: 12)
    var choices = JudgingChoices()
    choices.worst = 4
    let report = try EmbeddingReport(table, losses: [], choices: choices).pairs
    let rows = Similarity(table.values, dimension: 5, normalizes: true)
    var (same, different): ([(Double, Int, Int)], [(Double, Int, Int)]) = ([], [])
    for first in 0..<table.count {
      for second in first + 1..<table.count {
        let pair = (rows.score(first, second), first, second)
        if table.labels[first] == table.labels[second] {
          same.append(pair)
        } else {
          different.append(pair)
        }
      }
    }
    let furthest = same.sorted { $0.0 < $1.0 }.prefix(4)
    let nearest = different.sorted { $0.0 > $1.0 }.prefix(4)
    #expect(report.hardestSame.map(\.first) == furthest.map { $0.1 })
    #expect(report.hardestSame.map(\.second) == furthest.map { $0.2 })
    #expect(report.hardestDifferent.map(\.first) == nearest.map { $0.1 })
    #expect(report.hardestDifferent.map(\.second) == nearest.map { $0.2 })
  }
}

/// Nothing lies between the cosines 2/3 and 1: no threshold has the rate between their two.
@Test func theEqualErrorOfAStepIsToldWithTheRatesOfItsThreshold() throws {
  // Squared distances of 0, 2/3 and 2.
  let same = Array(repeating: Float(0), count: 30) + Array(repeating: Float(2.0 / 3), count: 70)
  let different =
    Array(repeating: Float(2.0 / 3), count: 10) + Array(repeating: Float(2), count: 90)
  let rates = try #require(PairRates(same: same, different: different))
  let found = rates.equalError
  #expect((found.rate - 0.0875).magnitude < 1e-9)
  #expect(found.nearest.falseAcceptance == 0.1 && found.nearest.falseRejection == 0)
  let threshold = try #require(found.nearest.threshold)
  #expect(threshold.accepted == Double(Float(2.0 / 3)) && threshold.refused == 2)
  #expect(threshold.accepted < threshold.chord && threshold.chord < 2)
}

@Suite struct PairErrorsTests {
  /// Of pairs, not of counts: each class left out, and which pairs are of the same two.
  @Test func theIntervalIsThatOfLeavingEachClassOut() throws {
    let table = clusters(classes: 11, rows: 3...6, dimension: 8, spread: 0.9, seed: 7)
    let rows = RowsByClass(table.labels, classes: 11)
    func chords(_ kind: PairPlan.Kind) -> PairChords {
      PairChords(
        PairPlan(rows, kind, seed: 1), OrderedRows(table, rows, inverses: inverses(table)), serially
      )
    }
    let (same, different) = (chords(.same), chords(.different))
    let errors = PairErrors(
      same: same, different: different, at: 0.9, ClassGroups(classes: 11), serially)
    for (chords, found, isError) in [
      (same, errors.falseRejection, { (chord: Float) in chord > 0.9 }),
      (different, errors.falseAcceptance, { (chord: Float) in chord <= 0.9 }),
    ] {
      let classes = pairs(chords.plan).map { pair in
        Set([rows.classOf[pair.x], rows.classOf[pair.y]])
      }
      let wrong = chords.values.map { isError($0) ? 1.0 : 0 }
      let rate = wrong.reduce(0, +) / Double(wrong.count)
      let others = (0..<11).map { label in
        let rest = classes.indices.filter { !classes[$0].contains(Int32(label)) }
        return rest.reduce(0) { $0 + wrong[$1] } / Double(rest.count)
      }
      let two = classes.indices.filter { classes[$0].count == 2 }
      let excess = Dictionary(grouping: two) { classes[$0] }.values.map { pairs in
        pairs.reduce(0) { $0 + wrong[$1] - rate }
      }
      let count = Double(wrong.count)
      let expected = ClassJackknife.interval(
        of: rate, without: others,
        weight: ClassJackknife.weight(
          of: (0..<11).map { label in Double(classes.count { $0.contains(Int32(label)) }) }),
        countedTwice: excess.reduce(0) { $0 + $1 * $1 } / (count * count))
      #expect(rate > 0 && (found.rate - rate).magnitude < 1e-12)
      #expect((found.interval.low - expected.low).magnitude < 1e-9)
      #expect((found.interval.high - expected.high).magnitude < 1e-9)
    }
  }
}

/// It counted "0 classes" and "1 classes".
@Test(arguments: [
  ([0, 1, 2], "no class of two rows or more says anything"),
  ([0, 0, 1], "1 class of two rows or more says too little"),
  ([0, 0, 1, 1], "2 classes say too little"),
])
func tooFewClassesAreCountedInWords(_ labels: [Int32], _ words: String) throws {
  let classes = Int(labels.max() ?? 0) + 1
  let table = DataTable(
    name: "t", width: 2, values: labels.indices.flatMap { [1, Float($0)] }, labels: labels,
    classTitles: (0..<classes).map { "\($0)" })
  let report = try EmbeddingReport(table, losses: [])
  #expect(report.pairs.refusal?.hasPrefix(words) == true)
}
