internal import Kernels
internal import MarginLosses

/// The part of a session that only losses without prototypes need.
struct MetricRun: Sendable {
  private(set) var loss: any MetricLoss
  private var sampler: MetricSampler
  /// Training samples drawn so far, with repetitions.
  private(set) var examplesSeen = 0
  private(set) var shares = TripletShares()
  /// What the last step compared.
  private(set) var tally = Tally()
  /// The distances that the loss has learnt.
  private var radii: [Float]
  private var radiusRule: any UpdateRule<Float>

  init(
    _ loss: any MetricLoss, labels: [Int32], _ configuration: Configuration,
    _ optimizer: OptimizerDescription
  ) {
    self.loss = loss
    sampler = MetricSampler(
      configuration.drawing(for: loss), labels: labels, classes: configuration.classes,
      seed: configuration.seed)
    radii = loss.startRadii(classes: configuration.classes)
    radiusRule = optimizer.make(0)
  }

  /// Where a run stands, to be written down.
  struct Place: Codable, Sendable {
    var generator: SeededGenerator
    var examplesSeen: Int
    var shares: TripletShares = TripletShares()
    var tally: Tally = Tally()
    /// What the loss has learnt, and what its rule remembers; nil for others.
    var radii: FloatBits?
    var radiusMemory: [FloatBits]?
  }

  var place: Place {
    Place(
      generator: sampler.generator, examplesSeen: examplesSeen, shares: shares, tally: tally,
      radii: radii.isEmpty ? nil : FloatBits(radii),
      radiusMemory: radii.isEmpty ? nil : radiusRule.memory.map(FloatBits.init))
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
    let learnt = place.radii?.values ?? []
    guard learnt.count == radii.count,
      learnt.isEmpty
        || radiusRule.recall((place.radiusMemory ?? []).map(\.values), count: learnt.count)
    else { return false }
    radii = learnt
    sampler.generator = place.generator
    examplesSeen = place.examplesSeen
    shares = place.shares
    tally = place.tally
    return true
  }

  /// The same run under the same loss with other numbers.
  func with(_ loss: any MetricLoss, classes: Int) -> MetricRun {
    var result = self
    result.loss = loss
    result.tally = Tally()
    result.fitRadii(classes: classes)
    return result
  }

  /// Gives the loss as many distances as it learns; new ones start where they do.
  private mutating func fitRadii(classes: Int) {
    let start = loss.startRadii(classes: classes)
    guard start.count != radii.count else { return }
    let kept = min(radii.count, start.count)
    radiusRule.close(kept..<radii.count)
    radiusRule.makeRoom(for: kept..<start.count)
    radii = Array(radii.prefix(kept) + start.dropFirst(kept))
  }

  mutating func next() -> DrawnBatch { sampler.next() }

  /// Whether the steps to come compare the same samples as those of another one.
  func drawsAlike(_ other: MetricRun) -> Bool { sampler == other.sampler }

  /// What training has moved of the loss itself, as words of bits; nothing where it is fixed.
  var learnt: [UInt64] { radii.map { UInt64($0.bitPattern) } }

  /// Whether every distance that it has learnt is a finite number.
  var isFinite: Bool { radii.allSatisfy(\.isFinite) }

  /// Goes on with other samples.
  mutating func relabel(_ labels: [Int32], classes: Int) {
    sampler.relabel(labels, classes: classes)
    fitRadii(classes: classes)
  }

  /// One step: what the batch costs and asks of the embeddings; the loss's own distances move.
  mutating func advance(
    _ drawn: DrawnBatch, _ embeddings: [Float], _ labels: [Int32], dimension: Int, rate: Float
  ) -> LossGradient<Float> {
    var batch = MetricBatch(
      embeddings: embeddings, labels: labels, dimension: dimension,
      comparisons: drawn.comparisons)
    batch.radii = radii
    let result = loss.evaluate(batch)
    if !radii.isEmpty {
      radiusRule.rate = rate
      radiusRule.update(&radii, gradient: result.radii)
    }
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
      let batch = batch(sampler.next(), of: embeddings, labels: labels, dimension: dimension)
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
    let batch = batch(drawn, of: embeddings, labels: labels, dimension: dimension)
    let result = loss.evaluate(batch)
    return ComparedBatch(
      samples: drawn.samples, batch: batch, loss: Double(result.loss), tally: result.tally,
      examination: loss.examine(batch))
  }

  private func batch(
    _ drawn: DrawnBatch, of embeddings: [Float], labels: [Int32], dimension: Int
  ) -> MetricBatch<Float> {
    var batch = MetricBatch(
      embeddings: drawn.samples.flatMap { embeddings[$0 * dimension..<($0 + 1) * dimension] },
      labels: drawn.samples.map { labels[$0] }, dimension: dimension,
      comparisons: drawn.comparisons)
    batch.radii = radii
    return batch
  }
}
