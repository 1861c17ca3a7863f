public import LaneRows

/// The mean cross entropy of `sphereCrossEntropy` in Float where rivals have plain cosines: the own logits
/// one by one, the rest sixteen samples at a time.
///
/// Inlinable, so that the loss's own file gets a copy with its formula inside.
@inlinable
public func ownCrossEntropy<Logits: OwnLogits>(
  _ logits: Logits, _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>,
  _ scratch: LossScratch
) {
  let logits = logits.prepared(for: batch)
  gradient.fill(from: batch) { arrays in
    var work = OwnWork(logits)
    return scratch.mean(of: arrays, amplitude: .scale(logits.scale), &work)
      + Float(work.penalty) / Float(arrays.count)
  }
}

/// The own logits of each chunk, and what pulls at lengths.
@usableFromInline
struct OwnWork<Logits: OwnLogits>: ChunkWork {
  @usableFromInline let logits: Logits
  /// The sum of the penalties.
  @usableFromInline var penalty = 0.0

  @inlinable
  init(_ logits: Logits) { self.logits = logits }

  @inlinable
  mutating func take<Rows: KernelRows>(_ pass: RowPass<Rows>) {
    let chunk = OwnChunk(pass)
    chunk.write(logits)
    pass.run()
    if logits.dependsOnNorm { penalty += chunk.pull(logits) }
  }
}

/// A chunk's own angles and logits, a number a sample.
@usableFromInline
struct OwnChunk {
  @usableFromInline let arrays: BatchArrays
  @usableFromInline let first: Int
  @usableFromInline let count: Int
  @usableFromInline let norms: UnsafePointer<Float>
  @usableFromInline let cosines: UnsafePointer<Float>
  @usableFromInline let sines: UnsafePointer<Float>
  @usableFromInline let values: UnsafeMutablePointer<Float>
  @usableFromInline let slopes: UnsafeMutablePointer<Float>
  @usableFromInline let bars: UnsafeMutablePointer<Float>
  /// 1 − p of the own class, once the rows were run.
  @usableFromInline let errors: UnsafePointer<Float>

  @inlinable
  init<Rows: KernelRows>(_ pass: RowPass<Rows>) {
    let rows = pass.rows.pointee
    (arrays, first, count) = (pass.arrays, pass.first, rows.count)
    norms = UnsafePointer(rows.eachNorm)
    cosines = UnsafePointer(rows.cosines.numbers)
    sines = UnsafePointer(rows.sines.numbers)
    values = rows.values.numbers
    slopes = rows.slopes.numbers
    bars = rows.eachBar
    errors = UnsafePointer(rows.eachError)
  }

  @inlinable
  func sample(_ i: Int) -> OwnSample<Float> {
    OwnSample(
      place: first + i, label: Int(arrays.labels[first + i]), norm: norms[i],
      theta: Angle(
        cosine: SIMD2(repeating: cosines[i]), sine: SIMD2(repeating: sines[i])))
  }

  /// Writes ψ, its slope and the bar for rivals; beyond the chunk's end, where a last sixteen is not full, what is harmless.
  @inlinable
  func write<Logits: OwnLogits>(_ logits: Logits) {
    for i in 0..<count {
      let own = logits.own(sample(i))
      (values[i], slopes[i], bars[i]) = (own.value, own.slope, own.bar)
    }
    for i in count..<(count + 15) / 16 * 16 { (values[i], slopes[i], bars[i]) = (0, 0, 0) }
  }

  /// Writes ψ and its slope of a block anew, with the rivals above each bar.
  @inlinable
  func write<Logits: OwnLogits>(
    _ logits: Logits, of block: Int, _ meanRivals: SIMD16<Float>
  ) {
    for i in 16 * block..<min(16 * block + 16, count) {
      let sample = sample(i).with(meanRival: meanRivals[i - 16 * block])
      let own = logits.own(sample)
      (values[i], slopes[i]) = (own.value, own.slope)
    }
  }

  /// Adds what pulls at the embeddings' lengths.
  ///
  /// - Returns: the sum of the penalties.
  @inlinable
  func pull<Logits: OwnLogits>(_ logits: Logits) -> Double {
    let (scale, share) = (Float(logits.scale), 1 / Float(arrays.count))
    var sum = 0.0
    for i in 0..<count {
      let own = logits.own(sample(i))
      sum += Double(own.penalty.value)
      guard norms[i] > 0 else { continue }
      let radial = own.penalty.slope - errors[i] * scale * own.slopeByNorm
      let start = (first + i) * arrays.dimension
      for k in start..<start + arrays.dimension {
        arrays.embeddingGradient[k] += radial * share * (arrays.embeddings[k] / norms[i])
      }
    }
    return sum
  }
}
