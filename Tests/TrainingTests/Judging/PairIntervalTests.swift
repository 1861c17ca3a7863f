import Kernels
import Testing

@testable import Training

private func report(_ table: DataTable, far: Double? = nil) throws -> EmbeddingReport {
  var choices = JudgingChoices()
  choices.far = far
  return try EmbeddingReport(table, losses: [], choices: choices)
}

@Suite struct PairIntervalTests {
  /// One pair a class: between two scores the crossing jumped, and intervals were six times as wide as others
  /// of the same kind of file.
  @Test func theEqualErrorOfTwoRowsAClassHasIntervalsOfOneWidth() throws {
    let widths = try (0..<12).map { draw in
      let table = clusters(
        classes: 60, rows: 2...2, dimension: 8, spread: 1, seed: UInt64(draw) + 100)
      let interval = try #require(report(table).pairs.equalError?.rate.interval)
      return interval.high - interval.low
    }.sorted()
    #expect(widths[11] < 2.2 * widths[0], "\(widths)")
  }

  /// Pairs of four angles: TAR jumped from one to the next, and its interval did not.
  @Test func betweenTwoAnglesThatManyPairsHaveTarIsOnTheLine() throws {
    let same = Array(repeating: Float(0), count: 30) + Array(repeating: Float(1), count: 70)
    let different = Array(repeating: Float(1), count: 10) + Array(repeating: Float(2), count: 90)
    let rates = try #require(PairRates(same: same, different: different))
    for (far, rate) in [(0, 0.3), (0.05, 0.65), (0.1, 1), (1, 1)] {
      #expect((rates.acceptance(atFalseAcceptance: far).rate - rate).magnitude < 1e-12, "\(far)")
    }
    let threshold = try #require(rates.acceptance(atFalseAcceptance: 0.05).threshold)
    #expect(threshold.accepted == 0 && threshold.refused == 1)
  }

  @Test func whatAThresholdToDeployAcceptsIsWhatItDoesNotReject() throws {
    var generator = SeededGenerator(seed: 6)
    let labels = (0..<120).map { Int32($0 / 6) }
    let codes = (0..<20).map { _ in (0..<8).map { _ in generator.uniform() < 0.5 } }
    let values = labels.flatMap { label in
      codes[Int(label)].map { Float($0 == (generator.uniform() < 0.8) ? 1 : -1) }
    }
    let table = DataTable(
      name: "codes", width: 8, values: values, labels: labels,
      classTitles: (0..<20).map { "\($0)" })
    let pairs = try report(table, far: 0.1).pairs
    let (deployed, told) = (
      try #require(pairs.deployment), try #require(pairs.acceptances[0].rate)
    )
    let (accepted, rejected) = (deployed.acceptance, deployed.falseRejection)
    #expect((accepted.point.rate + rejected.point.rate - 1).magnitude < 1e-12)
    #expect(accepted.interval == rejected.interval?.complement)
    #expect(told.point.rate > accepted.point.rate + 0.01)
    #expect(told.threshold == accepted.threshold)
  }

  /// A threshold stood amid the pairs of one angle, and its FAR hung on the last digits.
  @Test func codesThatAreTurnedHaveTheRatesOfCodes() throws {
    var generator = SeededGenerator(seed: 9)
    let codes = (0..<360).map { _ in Float(generator.uniform() < 0.5 ? 1 : -1) }
    let (sine, cosine) = (Double.sin(0.7), Double.cos(0.7))
    let turned = (0..<120).flatMap { row -> [Float] in
      let code = codes[3 * row..<3 * row + 3].map { Double($0) / Double(3).squareRoot() }
      let first = cosine * code[0] - sine * code[1]
      let second = sine * code[0] + cosine * code[1]
      return [first, cosine * second - sine * code[2], sine * second + cosine * code[2]].map {
        Float($0)
      }
    }
    let pairs = try [codes, turned].map { values in
      try report(
        DataTable(
          name: "codes", width: 3, values: values, labels: (0..<120).map { Int32($0 / 8) },
          classTitles: (0..<15).map { "\($0)" }), far: 0.2
      ).pairs
    }
    let deployed = try pairs.map { try #require($0.deployment) }
    #expect(deployed[0].falseAcceptance.point.rate == deployed[1].falseAcceptance.point.rate)
    #expect(deployed[0].falseRejection.point.rate == deployed[1].falseRejection.point.rate)
    let equal = try pairs.map { try #require($0.equalError) }
    #expect((equal[0].rate.point.rate - equal[1].rate.point.rate).magnitude < 1e-12)
    #expect(equal[0].falseAcceptance == equal[1].falseAcceptance)
  }

  /// Directions of classes 0.01° apart were taken for one: an equal error of 44 %.
  @Test func anglesFarSmallerThanADegreeAreToldApart() throws {
    let fan = (0..<12).map { Double($0) * 2e-4 }
    let values = fan.flatMap { angle in
      (1...10).flatMap { length in
        [Double.cos(angle), Double.sin(angle)].map { Float($0 * Double(1 << length)) }
      }
    }
    let table = DataTable(
      name: "fan", width: 2, values: values, labels: (0..<120).map { Int32($0 / 10) },
      classTitles: fan.indices.map { "\($0)" })
    let pairs = try report(table).pairs
    #expect(pairs.equalError?.rate.point.rate == 0)
    #expect(pairs.acceptances.compactMap(\.rate).allSatisfy { $0.point.rate == 1 })
  }

  /// Noise in the fourth digit: "rank-1 0 points (0 to 0)".
  @Test func whatDidNotMoveInTheseClassesMayMoveInOthers() throws {
    let before = clusters(classes: 12, rows: 5...5, dimension: 6, spread: 0.8, seed: 21)
    var generator = SeededGenerator(seed: 3)
    let after = DataTable(
      name: "t", width: 6, values: before.values.map { $0 + Float(1e-4 * generator.normal()) },
      labels: before.labels, classTitles: before.classTitles)
    let change = EmbeddingChange(try report(before), try report(after), worst: 0)
    for each in [change.rank1, change.rank5] {
      let (found, interval) = (try #require(each), try #require(each?.interval))
      #expect(found.difference == 0)
      #expect(interval.low < -0.005 && interval.high > 0.005 && interval.high < 0.15)
    }
  }

  @Test func ratesThatVaryAlikeDifferByNothingOnlyWhereDirectionsAreTheSame() {
    let rates = (0..<20).map { 0.1 + 0.001 * Double($0) }
    let same = ClassJackknife.interval(ofDifference: 0, without: rates, rates, isSame: true)
    #expect(same == ConfidenceInterval(low: 0, high: 0))
    let other = ClassJackknife.interval(ofDifference: 0, without: rates, rates)
    #expect(other.low < 0 && other.low == -other.high)
    // Of which no class has an error nobody knows what others would have.
    let none = [Double](repeating: 0, count: 20)
    let unseen = ClassJackknife.interval(ofDifference: 0, without: none, none, isSame: true)
    #expect(unseen.low < -0.05 && unseen.high > 0.05)
  }

  /// Twenty classes counted as twenty, though one had 96 of 100 pairs.
  @Test func fewLargeClassesAmongManySmallOnesAreFew() throws {
    #expect(ClassJackknife.weight(of: [Double](repeating: 3, count: 20)) == 20)
    #expect((ClassJackknife.weight(of: [10, 10, 1, 1]) - 484.0 / 202).magnitude < 1e-12)
    let others = (0..<20).map { 0.2 + 0.001 * Double($0 % 3) }
    func width(_ weight: Double?) -> Double {
      let interval = ClassJackknife.interval(of: 0.2, without: others, weight: weight)
      return interval.high - interval.low
    }
    #expect(width(20) == width(nil) && width(3) > 1.9 * width(nil))
    func table(_ sizes: [Int]) -> DataTable {
      var generator = SeededGenerator(seed: 4)
      let labels = sizes.indices.flatMap { Array(repeating: Int32($0), count: sizes[$0]) }
      return DataTable(
        name: "t", width: 4,
        values: labels.flatMap { _ in (0..<4).map { _ in Float(generator.normal()) } },
        labels: labels, classTitles: sizes.indices.map { "\($0)" })
    }
    let pairs = try report(table([40] + Array(repeating: 3, count: 12))).pairs
    #expect(pairs.refusal?.contains("one of 13 classes has most pairs") == true)
    #expect(pairs.equalError != nil && pairs.equalError?.rate.interval == nil)
    #expect(try report(table(Array(repeating: 4, count: 12))).pairs.refusal == nil)
  }
}
