import MarginLosses
import Testing
import Training

private func digits(classes: Int, seed: UInt64 = 7) -> Dataset {
  var configuration = Configuration()
  configuration.classes = classes
  configuration.seed = seed
  return Digits.dataset(for: configuration)
}

@Test func digitsAreSplitIntoThirteenHundredAndTheRest() {
  let data = digits(classes: 10)
  #expect(data.training.count == 1300)
  #expect(data.heldOut.count == 497)
  #expect(data.training.inputs.count == 1300 * 64)
  #expect((data.training.inputs + data.heldOut.inputs).allSatisfy { $0 >= 0 && $0 <= 1 })
}

@Test func everyDigitHasAsManyImagesAsThePublishedSet() {
  // UCI's test part: 178, 182, 177, 183, 181, 182, 181, 179, 174 and 180 images.
  let data = digits(classes: 10)
  let labels = data.training.labels + data.heldOut.labels
  let counts = (0..<10).map { digit in labels.count { $0 == digit } }
  #expect(counts == [178, 182, 177, 183, 181, 182, 181, 179, 174, 180])
}

@Test func leavingDigitsOutKeepsTheOthersWhereTheyWere() {
  let all = digits(classes: 10)
  let eight = digits(classes: 8)
  #expect(eight.training.labels == all.training.labels.filter { $0 < 8 })
  #expect(eight.heldOut.labels == all.heldOut.labels.filter { $0 < 8 })
}

@Test func anotherSeedSplitsDifferently() {
  #expect(
    digits(classes: 10, seed: 1).training.labels != digits(classes: 10, seed: 2).training.labels)
}

/// Issue bands: ArcFace on digits 0–7 against NormFace, at 600 steps.
@Test func arcFaceNarrowsDigitsWellBelowNormFace() throws {
  func metrics(_ loss: String) throws -> Metrics {
    var configuration = Configuration()
    configuration.loss = loss
    configuration.parameters = LossParameters(["s": 8])
    configuration.seed = 1
    var session = try Session(configuration)
    for _ in 0..<600 { session.advance() }
    return session.metrics()
  }
  let arcFace = try metrics("arcface")
  let normFace = try metrics("normface")
  #expect(try #require(arcFace.accuracyTest) >= 0.93)
  let own = try #require(arcFace.angleOwnMedianDegrees)
  #expect(own <= 2)
  #expect(own / (try #require(normFace.angleOwnMedianDegrees)) <= 0.65)
}
