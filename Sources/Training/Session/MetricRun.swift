internal import Kernels
internal import MarginLosses

/// The part of a session that only losses without prototypes need.
struct MetricRun: Sendable {
  let loss: any MetricLoss
  private var sampler: MetricSampler
  /// Training samples drawn so far, with repetitions.
  private(set) var examplesSeen = 0
  private(set) var shares = TripletShares()
  /// What the last step compared.
  private(set) var tally = Tally()

  init(_ loss: any MetricLoss, labels: [Int32], _ configuration: Configuration) {
    self.loss = loss
    sampler = MetricSampler(
      configuration.drawing(for: loss), labels: labels, classes: configuration.classes,
      seed: configuration.seed)
  }

  /// Where a run stands, to be written down.
  struct Place: Codable, Sendable {
    var generator: SeededGenerator
    var examplesSeen: Int
    var shares: TripletShares = TripletShares()
    var tally: Tally = Tally()
  }

  var place: Place {
    Place(
      generator: sampler.generator, examplesSeen: examplesSeen, shares: shares, tally: tally)
  }

  /// Goes on from a place.
  ///
  /// - Returns: false when no run has ever stood there.
  mutating func go(to place: Place) -> Bool {
    let counts = [
      place.examplesSeen, place.tally.easy, place.tally.semihard, place.tally.hard,
      place.tally.compared, place.tally.valid, place.tally.active,
    ]
    guard place.shares.isSound, counts.allSatisfy({ (0...(1 << 50)).contains($0) }) else {
      return false
    }
    sampler.generator = place.generator
    examplesSeen = place.examplesSeen
    shares = place.shares
    tally = place.tally
    return true
  }

  /// The same run under the same loss with other numbers.
  func with(_ loss: any MetricLoss) -> MetricRun {
    var result = MetricRun(loss, sampler)
    result.examplesSeen = examplesSeen
    result.shares = shares
    return result
  }

  private init(_ loss: any MetricLoss, _ sampler: MetricSampler) {
    self.loss = loss
    self.sampler = sampler
  }

  mutating func next() -> DrawnBatch { sampler.next() }

  /// Goes on with other samples.
  mutating func relabel(_ labels: [Int32], classes: Int) {
    sampler.relabel(labels, classes: classes)
  }

  mutating func evaluate(_ batch: MetricBatch<Float>) -> LossGradient<Float> {
    let result = loss.evaluate(batch)
    examplesSeen += batch.count
    tally = result.tally
    shares.append(tally)
    var gradient = LossGradient<Float>()
    gradient.loss = result.loss
    gradient.embeddings = result.embeddings
    return gradient
  }

  /// The mean loss and the sum of the tallies of the batches that come next, with the embeddings
  /// as they are now.
  func outlook(
    batches: Int, of embeddings: [Float], labels: [Int32], dimension: Int
  ) -> (loss: Double, tally: Tally) {
    var sampler = sampler
    var sum = (loss: 0.0, tally: Tally())
    for _ in 0..<batches {
      let batch = Self.batch(sampler.next(), of: embeddings, labels: labels, dimension: dimension)
      let result = loss.evaluate(batch)
      sum.loss += Double(result.loss) / Double(batches)
      sum.tally += result.tally
    }
    return sum
  }

  /// The batch that comes next, with the embeddings as they are now.
  ///
  /// - Parameter asked: a sample that takes the place of the first of its class, so that what the
  ///   batch would do to it can be seen; nil leaves the batch as it is.
  func coming(
    of embeddings: [Float], labels: [Int32], dimension: Int, asking asked: Int?
  ) -> ComparedBatch {
    var sampler = sampler
    var drawn = sampler.next()
    if let asked, !drawn.samples.contains(asked),
      let place = drawn.samples.firstIndex(where: { labels[$0] == labels[asked] })
    {
      drawn.samples[place] = asked
    }
    let batch = Self.batch(drawn, of: embeddings, labels: labels, dimension: dimension)
    let result = loss.evaluate(batch)
    return ComparedBatch(
      samples: drawn.samples, batch: batch, loss: Double(result.loss), tally: result.tally,
      examination: loss.examine(batch))
  }

  private static func batch(
    _ drawn: DrawnBatch, of embeddings: [Float], labels: [Int32], dimension: Int
  ) -> MetricBatch<Float> {
    MetricBatch(
      embeddings: drawn.samples.flatMap { embeddings[$0 * dimension..<($0 + 1) * dimension] },
      labels: drawn.samples.map { labels[$0] }, dimension: dimension,
      comparisons: drawn.comparisons)
  }
}
