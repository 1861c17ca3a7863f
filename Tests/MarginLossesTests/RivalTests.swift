import Kernels
import MarginLosses
import Testing

private func made(_ name: String, _ numbers: [String: Double], _ variant: String? = nil) throws
  -> any MarginLoss
{
  try #require(LossRegistry.named(name)).init(LossParameters(numbers, variant: variant))
}

private func batch(_ seed: UInt64) -> LossBatch<Double> {
  var generator = SeededGenerator(seed: seed)
  return LossBatch(
    embeddings: (0..<18).map { _ in generator.normal() }, labels: [0, 1, 2, 3, 0, 1],
    prototypes: (0..<12).map { _ in generator.normal() }, dimension: 3)
}

/// Losses whose rivals change, and those whose classes have margins of their own.
@Suite struct RivalTests {
  @Test func withoutWhatTheyAddTheyAreOtherLosses() throws {
    let pairs = [
      (try made("coco", ["alpha": 6]), try made("normface", ["s": 6])),
      (
        try made("mv_softmax", ["s": 6, "m": 0.2, "t": 0]), try made("cosface", ["s": 6, "m": 0.2])
      ),
      (
        try made("mv_softmax", ["s": 6, "m": 0.4, "t": 0], "fixed-arc"),
        try made("arcface", ["s": 6, "m": 0.4], "raw")
      ),
      (
        try made("arcnegface", ["s": 6, "m": 0.4, "sigma": 1e6]),
        try made("arcface", ["s": 6, "m": 0.4])
      ),
      (
        try made("npcface", ["s": 6, "m0": 0.4, "m1": 0, "t": 1, "a": 0]),
        try made("arcface", ["s": 6, "m": 0.4], "easy")
      ),
      (
        try made("ldam", ["s": 6, "max_m": 0.2, "growth": 1]),
        try made("cosface", ["s": 6, "m": 0.2])
      ),
      (
        try made("arcface_class", ["s": 6, "m": 0.4, "growth": 1], "clamp"),
        try made("arcface", ["s": 6, "m": 0.4], "clamp")
      ),
    ]
    for (one, other) in pairs {
      for seed in UInt64(1)...5 {
        let (left, right) = (one.evaluate(batch(seed)), other.evaluate(batch(seed)))
        #expect((left.loss - right.loss).magnitude < 1e-9, "\(type(of: one))")
        for (x, y) in zip(left.embeddings + left.prototypes, right.embeddings + right.prototypes) {
          #expect((x - y).magnitude < 1e-9, "\(type(of: one))")
        }
      }
    }
  }

  @Test(arguments: ["adaptive", "fixed-arc", "adaptive-none"])
  func hardRivalsMakeMVSoftmaxDearerButMoveNoBoundary(_ variant: String) throws {
    let soft = try made("mv_softmax", ["s": 8, "t": 0, "m": 0.3], variant)
    let hard = try made("mv_softmax", ["s": 8, "t": 0.5, "m": 0.3], variant)
    #expect(hard.evaluate(batch(2)).loss > soft.evaluate(batch(2)).loss + 0.1)
    let prototypes = [1.0, 0, 0.3, 0.8, -0.6, 0.5, -0.2, -1]
    let sphere = try #require(hard as? any SphereLoss)
    let closed = CircleRegions(hard, prototypes: prototypes)
    let scanned = SphereRegions(sphere, prototypes: prototypes, radius: 1)
    for (left, right) in zip(closed.train, scanned.train) {
      #expect(left.count == right.count)
      for (one, other) in zip(left, right) {
        #expect((one.length - other.length).magnitude < 1e-9)
      }
    }
  }

  /// So that a region is found from a few rivals.
  @Test(arguments: LossSetting.beyond)
  func noRivalsLogitPeaksBetweenTheCrestAndTheEnds(_ setting: LossSetting) {
    var generator = SeededGenerator(seed: 5)
    let ranges = setting.type.description.hyperparameters.filter { !$0.isOptional }
    for _ in 0..<20 {
      var numbers: [String: Double] = [:]
      for each in ranges {
        let (low, high) = (each.range.lowerBound, each.range.upperBound)
        numbers[each.key] = low + generator.uniform() * (high - low)
      }
      guard let loss = setting.loss(numbers) as? any RivalLogits else { return }
      let bar = 2 * generator.uniform() - 1
      let crest = min(max(loss.crest(bar: bar), -1), 1)
      for (low, high) in [(-1, crest), (crest, 1)] {
        let values = (0...400).map { place in
          let share = (Double(place) + 0.5) / 401
          return loss.rival(cosine: low + share * (high - low), bar: bar)
        }
        let least = values.indices.min { values[$0] < values[$1] } ?? 0
        let (falling, rising) = (values[...least], values[least...])
        #expect(zip(falling, falling.dropFirst()).allSatisfy { $0 >= $1 - 1e-12 })
        #expect(zip(rising, rising.dropFirst()).allSatisfy { $0 <= $1 + 1e-12 })
      }
    }
  }

  @Test(arguments: ["circle_class", "curricularface", "npcface", "arcnegface", "mv_softmax"])
  func amidManyClassesTheRegionsAreThoseOfAllLogits(_ name: String) throws {
    // Little enough for classes that stand 9° apart on average.
    let margin = name == "circle_class" ? 0.6 : 0.02
    let numbers = [
      "m": margin, "m0": margin, "m1": 0.02, "alpha": 1.2, "sigma": 0.5, "easy": 1, "t_prev": 0.4,
    ]
    let loss = try #require(try made(name, numbers) as? any SphereLoss)
    var generator = SeededGenerator(seed: 9)
    let prototypes = (0..<40).map { _ in generator.normal() }
    let found = CircleRegions(loss, prototypes: prototypes).train
    let scanned = SphereRegions(loss, prototypes: prototypes, radius: 1).train
    #expect(found.contains { !$0.isEmpty })
    for (left, right) in zip(found, scanned) {
      #expect(DenseScan.disagreement(left, right) < 1e-6, "\(name)")
    }
  }

  @Test func theRarerAClassTheWiderItsBand() throws {
    for name in ["ldam", "arcface_class"] {
      let loss = try made(name, ["growth": 4])
      let spacing = Double.pi / 4
      let bands = (0..<4).map { loss.asked(ofClass: $0).band(spacing: spacing) }
      #expect(zip(bands, bands.dropFirst()).allSatisfy { $0 > $1 }, "\(name) \(bands)")
      #expect(loss.band(spacing: spacing) == bands[0] || name == "ldam")
      // Four classes, spaced equally: the margin leaves the rarest the smallest wedge.
      let prototypes = [1.0, 0, 0, 1, -1, 0, 0, -1]
      let arcs = CircleRegions(loss, prototypes: prototypes).train.map { $0[0].length }
      #expect(zip(arcs, arcs.dropFirst()).allSatisfy { $0 < $1 }, "\(name) \(arcs)")
    }
  }

  @Test func theRegionsOfClassesWithMarginsOfTheirOwnAreThoseOfAScan() throws {
    let settings: [(String, [String: Double])] = [
      ("ldam", ["growth": 2]), ("arcface_class", ["growth": 2]), ("npcface", [:]),
      ("arcnegface", ["sigma": 1, "m": 0.6]), ("mv_softmax", ["easy": 1]),
      ("arcnegface", ["alpha": 1.2, "sigma": 0.5]),
    ]
    for (name, numbers) in settings {
      let loss = try made(name, numbers)
      let sphere = try #require(loss as? any SphereLoss)
      var generator = SeededGenerator(seed: 4)
      let prototypes = (0..<8).map { _ in generator.normal() }
      let found = CircleRegions(loss, prototypes: prototypes)
      let scanned = SphereRegions(sphere, prototypes: prototypes, radius: 1)
      for (left, right) in zip(found.train, scanned.train) {
        // A sliver between two tries is not seen.
        let width = 2 * Double.pi / (loss.asksAllAtOnce == nil ? 4096 : 720)
        #expect(DenseScan.disagreement(left, right) < width, "\(name)")
      }
    }
  }

  @Test func oneMoreHardRivalGrowsTheMarginOfNPCFace() throws {
    let loss = try #require(
      try made("npcface", ["s": 1, "m": 0.5, "m0": 0.4, "m1": 0.2], "raw") as? NPCFace)
    func own(_ angles: [Double]) -> Double {
      var row = SphereRow(angles: angles)
      loss.fill(&row)
      return row.logits[0]
    }
    #expect((own([0.5, 2, 2]) - Double.cos(0.9)).magnitude < 1e-12)
    #expect((own([0.5, 0.4, 2]) - Double.cos(0.9 + 0.2 * Double.cos(0.4))).magnitude < 1e-12)
    let mean = (Double.cos(0.4) + Double.cos(0.8)) / 2
    #expect((own([0.5, 0.4, 0.8]) - Double.cos(0.9 + 0.2 * mean)).magnitude < 1e-12)
  }

  @Test func aListOfParametersKeepsItsOrder() {
    var parameters = LossParameters(["s": 3])
    parameters[list: "counts"] = (0..<12).map { Double($0) + 1 }
    #expect(parameters[list: "counts"] == (1...12).map { Double($0) })
    parameters[list: "counts"] = [5]
    #expect(parameters[list: "counts"] == [5] && parameters["s"] == 3)
    #expect(parameters[list: "weights"] == nil)
  }

  @Test func classWeightsCountByTheirShareOfTheBatch() throws {
    var parameters = LossParameters(["s": 6, "max_m": 0.2, "growth": 1])
    let batch = batch(6)
    let plain = LDAM(parameters)
    let costs = (0..<6).map { sample in
      plain.evaluate(
        LossBatch(
          embeddings: Array(batch.embeddings[3 * sample..<3 * sample + 3]),
          labels: [batch.labels[sample]], prototypes: batch.prototypes, dimension: 3)
      ).loss
    }
    let weights = [0.5, 1, 2, 3]
    parameters[list: "weights"] = weights
    let counted = batch.labels.map { weights[Int($0)] }
    let expected =
      zip(costs, counted).reduce(0) { $0 + $1.0 * $1.1 } / counted.reduce(0, +)
    #expect((LDAM(parameters).evaluate(batch).loss - expected).magnitude < 1e-12)
  }
}
