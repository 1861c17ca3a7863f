import Lessons
import Testing
import Training

private let lesson = Lesson(
  "two", "Two claims", place: "nowhere", belief: "none", holds: "none", minutes: 1, seed: 1,
  question: Question(
    ["?"], before: 0, .mark(.classes(ClassesReading(.nearestPrototypes, of: LessonRun("", 0))))),
  steps: [
    LessonStep(
      LessonRun("", 0), say: ["."], see: ".",
      claims: [Claim(.heldOut, 50...100), Claim(.heldOut, .minus(LessonRun("", 1)), -10...10)])
  ])

private func measurements(_ values: [(Double?, Double?)]) -> [LessonMeasurement] {
  values.enumerated().map { seed, pair in
    LessonMeasurement(lesson: lesson.name, seed: seed, values: [[pair.0, pair.1]])
  }
}

@Suite struct LessonBandsTests {
  @Test func aBandHoldsTheSeedsOnWhichTheSentenceIsTrue() {
    let bands = LessonBands.bands(
      of: lesson, measurements([(60.123, -3.3333), (97.777, 2), (20, nil), (99.99, -11)]))
    #expect(bands == [[ClaimBand(60.1...100, holds: 3), ClaimBand(-3.34...2, holds: 2)]])
  }

  @Test func whatIsTrueOnNoSeedHasTheBandOfItsSentence() {
    let bands = LessonBands.bands(of: lesson, measurements([(20, nil)]))
    #expect(bands == [[ClaimBand(50...100, holds: 0), ClaimBand(-10...10, holds: 0)]])
  }

  @Test func theFileKeepsEveryBandAsItIs() {
    let bands = [[ClaimBand(-3.34...(-0.5), holds: 9), ClaimBand(0...27, holds: 10)]]
    let file = LessonBands.file([("two", bands)])
    #expect(file.contains("\"two\": [") && file.contains("engine = \(engineVersion)"))
    #expect(file.contains("ClaimBand(-3.34...(-0.5), holds: 9),"))
    #expect(file.contains("ClaimBand(0.0...27.0, holds: 10),"))
    let single = LessonBands.file([("one", [[ClaimBand(0...1, holds: 10)]])])
    #expect(single.contains("holds: 10)\n") && !single.contains("holds: 10),"))
  }

  @Test func aNumberOutsideItsBandIsToldWithItsSeedAndItsRun() throws {
    let failures = lesson.failures(in: measurements([(40, 0)])[0])
    #expect(failures.count == 1)
    let text = try #require(failures.first).text
    for part in ["two", "step 1", "seed 0", "accuracy_test is 40.0", "50.0 to 100.0"] {
      #expect(text.contains(part), "\(text)")
    }
    #expect(lesson.failures(in: measurements([(nil, 0)])[0]).map(\.value) == [nil])
    #expect(lesson.failures(in: measurements([(50, 10)])[0]).isEmpty)
  }

  @Test(arguments: LessonRegistry.all.map(\.name))
  func everyClaimWasMeasuredAndHoldsOnEightOfTenSeeds(_ name: String) throws {
    let lesson = try #require(LessonRegistry.named(name))
    let bands = try #require(LessonBands.measured[name])
    #expect(bands.map(\.count) == lesson.steps.map(\.claims.count))
    for (step, claims) in zip(lesson.steps, bands) {
      for (claim, band) in zip(step.claims, claims) {
        #expect(band.holds >= 8, "\(claim.words) \(band)")
        #expect(claim.truth.contains(band.range.lowerBound))
        #expect(claim.truth.contains(band.range.upperBound))
      }
    }
  }
}
