public import LaneRows

/// The mean cross entropy of `sphereCrossEntropy` in Float where rivals' logits are functions of their cosine:
/// the own logits one by one, the others sixteen at a time.
///
/// Inlinable, so that the loss's own file gets a copy with its formula inside.
@inlinable
public func rivalCrossEntropy<Logits: RivalLogits>(
  _ logits: Logits, _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>,
  _ scratch: LossScratch
) {
  let logits = logits.prepared(for: batch)
  gradient.fill(from: batch) { arrays in
    if arrays.dimension == 2 {
      let rows = scratch.beginPlane(arrays, amplitude: .scale(logits.scale), isLinear: false)
      for first in stride(from: 0, to: arrays.count, by: PlaneRows.chunk) {
        scratch.load(rows, from: first, of: arrays)
        let chunk = OwnChunk(rows.pointee, from: first)
        chunk.write(logits, arrays)
        for block in 0..<(rows.pointee.count + 15) / 16 {
          rows.pointee.block = block
          scratch.takeCosines(rows)
          if logits.asksRivals { chunk.write(logits, arrays, of: block, meanRivals(rows)) }
          writeRivals(logits, rows)
          scratch.runRivals(rows)
        }
      }
      return scratch.finish(rows)
    }
    let rows = scratch.beginSpace(arrays, amplitude: .scale(logits.scale), isLinear: false)
    rows.pointee.bend()
    for first in stride(from: 0, to: arrays.count, by: SpaceRows.chunk) {
      scratch.load(rows, from: first, of: arrays)
      let chunk = OwnChunk(rows.pointee, from: first)
      chunk.write(logits, arrays)
      scratch.takeCosines(rows)
      if logits.asksRivals {
        for block in 0..<(rows.pointee.count + 15) / 16 {
          chunk.write(logits, arrays, of: block, meanRivals(rows, of: block))
        }
      }
      writeRivals(logits, rows)
      scratch.runRivals(rows)
    }
    return scratch.finish(rows)
  }
}

/// The rivals' logits and slopes of a block of samples, class after class.
@inlinable
func writeRivals<Logits: RivalLogits>(_ logits: Logits, _ rows: UnsafeMutablePointer<PlaneRows>) {
  let block = rows.pointee.block
  let (numbers, slopes) = (rows.pointee.exponentials + (block & 3), rows.pointee.rivalSlopes)
  let bar = rows.pointee.bars[block]
  for j in 0..<rows.pointee.classes {
    (numbers[4 * j], slopes[j]) = logits.rival(numbers[4 * j], bar: bar)
  }
}

/// The same of a chunk, sixteen classes of one sample at a time.
@inlinable
func writeRivals<Logits: RivalLogits>(_ logits: Logits, _ rows: UnsafeMutablePointer<SpaceRows>) {
  let step = rows.pointee.classStep
  for i in 0..<rows.pointee.count {
    let bar = SIMD16(repeating: rows.pointee.bars[i])
    for start in stride(from: i * step, to: (i + 1) * step, by: 16) {
      let cosines = UnsafeRawPointer(rows.pointee.logits + start)
      let (values, slopes) = logits.rival(
        cosines.loadUnaligned(as: SIMD16<Float>.self), bar: bar)
      UnsafeMutableRawPointer(rows.pointee.logits + start).storeBytes(
        of: values, as: SIMD16<Float>.self)
      UnsafeMutableRawPointer(rows.pointee.rivalSlopes + start).storeBytes(
        of: slopes, as: SIMD16<Float>.self)
    }
  }
}

/// The mean cosine of the rivals above each sample's bar, of the block at hand.
@inlinable
func meanRivals(_ rows: UnsafeMutablePointer<PlaneRows>) -> SIMD16<Float> {
  let block = rows.pointee.block
  let (owner, bar) = (rows.pointee.owners[block], rows.pointee.bars[block])
  let cosines = rows.pointee.exponentials + (block & 3)
  var (sum, count) = (SIMD16<Float>(), SIMD16<Float>())
  for j in 0..<rows.pointee.classes {
    let apart = (owner - SIMD16(repeating: Float(j))) * (owner - SIMD16(repeating: Float(j)))
    let other = SIMD16().replaced(by: SIMD16(repeating: 1), where: apart, isAbove: SIMD16())
    let hard = SIMD16().replaced(by: other, where: cosines[4 * j], isAbove: bar)
    sum += hard * cosines[4 * j]
    count += hard
  }
  return sum / SIMD16(repeating: 1).replaced(by: count, where: count, isAbove: SIMD16())
}

/// The same in any dimension, of a block of the chunk.
@inlinable
func meanRivals(_ rows: UnsafeMutablePointer<SpaceRows>, of block: Int) -> SIMD16<Float> {
  var means = SIMD16<Float>()
  for i in 16 * block..<min(16 * block + 16, rows.pointee.count) {
    let row = rows.pointee.logits + i * rows.pointee.classStep
    var (sum, count): (Float, Float) = (0, 0)
    for j in 0..<rows.pointee.classes
    where j != Int(rows.pointee.labels[i]) && row[j] > rows.pointee.bars[i] {
      sum += row[j]
      count += 1
    }
    means[i - 16 * block] = sum / max(count, 1)
  }
  return means
}
