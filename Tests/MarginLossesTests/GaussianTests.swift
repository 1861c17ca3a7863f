import Kernels
import Testing

@testable import MarginLosses

/// Random classes of the plane, with variances of their own or of 1.
private func classes(_ seed: UInt64, isDiagonal: Bool) -> Gaussians {
  var generator = SeededGenerator(seed: seed)
  func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in generator.normal() } }
  let means = numbers(8).map { 2 * $0 }
  return Gaussians(
    means: means, logVariances: isDiagonal ? numbers(8) : [],
    margin: seed % 4 == 0 ? 0 : 3 * generator.uniform(), dimension: 2)
}

private func batch(_ seed: UInt64, dimension: Int) -> LossBatch<Double> {
  var generator = SeededGenerator(seed: seed)
  func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in generator.normal() } }
  var batch = LossBatch(
    embeddings: numbers(6 * dimension), labels: [0, 1, 2, 3, 0, 1],
    prototypes: numbers(4 * dimension), dimension: dimension)
  batch.logVariances = numbers(4 * dimension)
  return batch
}

/// A loss after a few steps of plain descent on a batch.
private func trained(_ variant: String, steps: Int = 20) -> LGM {
  var loss = LGM(LossParameters(["lambda": 0.5], variant: variant))
  let batch = batch(3, dimension: 2)
  let narrow = LossBatch<Float>(
    embeddings: batch.embeddings.map { Float($0) }, labels: batch.labels,
    prototypes: batch.prototypes.map { Float($0) }, dimension: 2)
  for _ in 0..<steps {
    loss.move(along: loss.evaluate(narrow)) { values, gradient in
      for index in values.indices { values[index] -= gradient[index] }
    }
  }
  return loss
}

@Suite struct GaussianTests {
  /// Along a circle of any radius, each class's arcs are where it is ahead of all others.
  @Test(arguments: UInt64(1)...30, [false, true])
  func arcsAreWhereAClassIsAhead(_ seed: UInt64, _ isDiagonal: Bool) {
    let classes = classes(seed, isDiagonal: isDiagonal)
    let radius = 0.3 + Double(seed % 7)
    let regions = CircleRegions(classes, radius: radius)
    for (arcs, isAsked) in [(regions.test, false), (regions.train, true)] {
      for step in 0..<1440 {
        let angle = 2 * Double.pi * (Double(step) + 0.37) / 1440
        let place = [radius * Double.cos(angle), radius * Double.sin(angle)]
        for label in 0..<classes.classes {
          let lead = classes.lead(label, at: place, isAsked: isAsked)
          guard lead.magnitude > 1e-9 else { continue }
          let isInside = arcs[label].contains { arc in
            (angle - arc.start).unwound < arc.length
          }
          #expect(isInside == (lead > 0), "class \(label) at \(angle): \(lead)")
        }
      }
    }
  }

  /// Apollonius: ‖x − w‖√(1 + α) = ‖x − u‖ is a circle about (1 + 1/α)w − u/α.
  @Test func theMarginMakesADiscAboutTheMeanOfEqualVariances() {
    let (own, rival, margin) = ([1.0, 0.5], [-0.4, 2.0], 0.6)
    let classes = Gaussians(means: own + rival, margin: margin, dimension: 2)
    let center = (0...1).map { own[$0] * (1 + 1 / margin) - rival[$0] / margin }
    let apart = zip(own, rival).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    let radius = (apart * (1 + margin)).squareRoot() / margin
    for step in 0..<64 {
      let angle = 2 * Double.pi * Double(step) / 64
      let (x, y) = (Double.cos(angle), Double.sin(angle))
      func lead(_ radius: Double) -> Double {
        classes.lead(0, at: [center[0] + radius * x, center[1] + radius * y], isAsked: true)
      }
      #expect(lead(radius * (1 - 1e-9)) > 0 && lead(radius * (1 + 1e-9)) < 0)
    }
  }

  @Test func withoutAMarginUnitVarianceIsSoftmaxWithABias() {
    var batch = batch(4, dimension: 3)
    batch.logVariances = []
    let gaussian = LGM(LossParameters(["alpha": 0, "lambda": 0])).evaluate(batch)
    batch.bias = (0..<batch.classes).map { j in
      -batch.prototypes[3 * j..<3 * j + 3].reduce(0) { $0 + $1 * $1 } / 2
    }
    let softmax = Softmax(LossParameters(variant: "bias")).evaluate(batch)
    #expect((gaussian.loss - softmax.loss).magnitude < 1e-12)
  }

  @Test(arguments: UInt64(1)...5) func theGradientByTheVariancesIsTheCentralDifference(
    _ seed: UInt64
  ) {
    let loss = LGM(LossParameters(["alpha": 0.7, "lambda": 0.2]))
    let batch = batch(seed, dimension: 3)
    let gradient = loss.evaluate(batch)
    for index in batch.logVariances.indices {
      var (above, below) = (batch, batch)
      above.logVariances[index] += 1e-6
      below.logVariances[index] -= 1e-6
      let expected = (loss.evaluate(above).loss - loss.evaluate(below).loss) / 2e-6
      #expect((gradient.logVariances[index] - expected).magnitude < 2e-5)
    }
  }

  @Test func itJudgesByDistanceAndNotByAngle() throws {
    let batch = LossBatch<Float>(
      embeddings: [1.2, 0], labels: [0], prototypes: [1, 0.5, 9, 0], dimension: 2)
    let judgement = try #require(LGM(LossParameters()).judge(batch).first)
    #expect(judgement.isRight && judgement.meetsMargin && judgement.nextAngle == 0)
    #expect(LGM(LossParameters()).decisionMap(prototypes: batch.prototypes) == nil)
  }

  @Test func trainingMovesTheVariancesOfOneVariantAndTheyAreKept() throws {
    let loss = trained("diagonal")
    #expect(loss.logVariances.count == 8 && Set(loss.logVariances).count > 4)
    #expect(trained("identity").logVariances.isEmpty)
    var again = LGM(LossParameters())
    let isTaken = again.recall(loss.learnt)
    #expect(isTaken && again.logVariances == loss.logVariances)
    var heir = LGM(LossParameters(["alpha": 2]))
    heir.inherit(fromAny: loss)
    #expect(heir.logVariances == loss.logVariances)
    // A class that comes in later begins with variances of 1.
    let more = heir.gaussians(means: [Double](repeating: 1, count: 10), dimension: 2)
    #expect(more.precisions.suffix(2) == [1, 1] && more.precisions[0] != 1)
    let isTooWideTaken = again.recall([UInt64(Float(40).bitPattern)])
    var plain = LGM(LossParameters(variant: "identity"))
    let isForeignTaken = plain.recall(loss.learnt)
    #expect(!isTooWideTaken && !isForeignTaken)
  }

  @Test func aVarianceStaysWithinItsReach() {
    var loss = LGM(LossParameters())
    var gradient = LossGradient<Float>()
    gradient.logVariances = [1, -1, .nan, 0]
    loss.move(along: gradient) { values, gradient in
      for index in values.indices { values[index] -= 1000 * gradient[index] }
    }
    #expect(loss.logVariances[2] == 0 && loss.logVariances[3] == 0)
    #expect((Double.exp(Double(loss.logVariances[0])) / 1e-4 - 1).magnitude < 1e-5)
    #expect((Double.exp(Double(loss.logVariances[1])) / 1e4 - 1).magnitude < 1e-5)
  }
}
