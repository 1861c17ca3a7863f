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
    var penalty = 0.0
    if arrays.dimension == 2 {
      let rows = scratch.beginPlane(arrays, amplitude: .scale(logits.scale), isLinear: false)
      for first in stride(from: 0, to: arrays.count, by: PlaneRows.chunk) {
        scratch.load(rows, from: first, of: arrays)
        let chunk = OwnChunk(rows.pointee, from: first)
        chunk.write(logits, arrays)
        scratch.run(rows)
        if logits.dependsOnNorm { penalty += chunk.pull(logits, arrays) }
      }
      return scratch.finish(rows) + Float(penalty) / Float(arrays.count)
    }
    let rows = scratch.beginSpace(arrays, amplitude: .scale(logits.scale), isLinear: false)
    for first in stride(from: 0, to: arrays.count, by: SpaceRows.chunk) {
      scratch.load(rows, from: first, of: arrays)
      let chunk = OwnChunk(rows.pointee, from: first)
      chunk.write(logits, arrays)
      scratch.run(rows)
      if logits.dependsOnNorm { penalty += chunk.pull(logits, arrays) }
    }
    return scratch.finish(rows) + Float(penalty) / Float(arrays.count)
  }
}

/// A chunk's own angles and logits, a number a sample.
@usableFromInline
struct OwnChunk {
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
  init(_ rows: PlaneRows, from first: Int) {
    (self.first, count) = (first, rows.count)
    norms = UnsafePointer(Self.numbers(rows.norms))
    cosines = UnsafePointer(Self.numbers(rows.cosines))
    sines = UnsafePointer(Self.numbers(rows.sines))
    values = Self.numbers(rows.values)
    slopes = Self.numbers(rows.slopes)
    bars = Self.numbers(rows.bars)
    errors = UnsafePointer(Self.numbers(rows.errors))
  }

  @inlinable
  init(_ rows: SpaceRows, from first: Int) {
    (self.first, count) = (first, rows.count)
    norms = UnsafePointer(rows.norms)
    cosines = UnsafePointer(Self.numbers(rows.cosines))
    sines = UnsafePointer(Self.numbers(rows.sines))
    values = Self.numbers(rows.values)
    slopes = Self.numbers(rows.slopes)
    bars = rows.bars
    errors = UnsafePointer(rows.errors)
  }

  @inlinable
  static func numbers(_ lanes: UnsafeMutablePointer<SIMD16<Float>>) -> UnsafeMutablePointer<Float> {
    UnsafeMutableRawPointer(lanes).assumingMemoryBound(to: Float.self)
  }

  @inlinable
  func sample(_ i: Int, _ arrays: BatchArrays) -> OwnSample<Float> {
    OwnSample(
      place: first + i, label: Int(arrays.labels[first + i]), norm: norms[i],
      theta: Angle(
        cosine: SIMD2(repeating: cosines[i]), sine: SIMD2(repeating: sines[i])))
  }

  /// Writes ψ, its slope and the bar for rivals; beyond the chunk's end, where a last sixteen is not full, what is harmless.
  @inlinable
  func write<Logits: OwnLogits>(_ logits: Logits, _ arrays: BatchArrays) {
    for i in 0..<count {
      let own = logits.own(sample(i, arrays))
      (values[i], slopes[i], bars[i]) = (own.value, own.slope, own.bar)
    }
    for i in count..<(count + 15) / 16 * 16 { (values[i], slopes[i], bars[i]) = (0, 0, 0) }
  }

  /// Writes ψ and its slope of a block anew, with the rivals above each bar.
  @inlinable
  func write<Logits: OwnLogits>(
    _ logits: Logits, _ arrays: BatchArrays, of block: Int, _ meanRivals: SIMD16<Float>
  ) {
    for i in 16 * block..<min(16 * block + 16, count) {
      let sample = sample(i, arrays).with(meanRival: meanRivals[i - 16 * block])
      let own = logits.own(sample)
      (values[i], slopes[i]) = (own.value, own.slope)
    }
  }

  /// Adds what pulls at the embeddings' lengths.
  ///
  /// - Returns: the sum of the penalties.
  @inlinable
  func pull<Logits: OwnLogits>(_ logits: Logits, _ arrays: BatchArrays) -> Double {
    let (scale, share) = (Float(logits.scale), 1 / Float(arrays.count))
    var sum = 0.0
    for i in 0..<count {
      let own = logits.own(sample(i, arrays))
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
