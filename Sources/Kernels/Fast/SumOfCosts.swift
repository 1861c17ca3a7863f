public import LaneRows

/// The mean of `sphereCrossEntropy` in Float where each class has a cost of its own: the own logits one by
/// one, the others sixteen at a time.
///
/// Inlinable, so that the loss's own file gets a copy with its formula inside.
@inlinable
public func sumOfCosts<Costs: ClassCosts>(
  _ costs: Costs, _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>,
  _ scratch: LossScratch
) {
  let costs = costs.prepared(for: batch)
  // What all classes share is in the formula, and no number of each class.
  var batch = batch
  batch.bias = []
  var errors = SIMD16<Float>()
  gradient.fill(from: batch) { arrays in
    if arrays.dimension == 2 {
      let rows = scratch.beginPlane(arrays, amplitude: .scale(costs.scale), isLinear: false)
      for first in stride(from: 0, to: arrays.count, by: PlaneRows.chunk) {
        scratch.load(rows, from: first, of: arrays)
        OwnChunk(rows.pointee, from: first).write(costs, arrays)
        for block in 0..<(rows.pointee.count + 15) / 16 {
          rows.pointee.block = block
          scratch.takeCosines(rows)
          errors += writeCosts(costs, rows)
          scratch.runCosts(rows)
        }
      }
      return scratch.finish(rows)
    }
    let rows = scratch.beginSpace(arrays, amplitude: .scale(costs.scale), isLinear: false)
    for first in stride(from: 0, to: arrays.count, by: SpaceRows.chunk) {
      scratch.load(rows, from: first, of: arrays)
      OwnChunk(rows.pointee, from: first).write(costs, arrays)
      scratch.takeCosines(rows)
      errors += writeCosts(costs, rows)
      scratch.runCosts(rows)
    }
    return scratch.finish(rows)
  }
  if let slope = costs.sharedSlope {
    gradient.bias = [Float(slope) * errors.sum() / Float(max(batch.count, 1))]
  }
}

/// The costs of a block of samples, class after class, and their slopes by the cosine.
///
/// - Returns: their slopes by the logits, summed up over the classes.
@inlinable
func writeCosts<Costs: ClassCosts>(
  _ costs: Costs, _ rows: UnsafeMutablePointer<PlaneRows>
) -> SIMD16<Float> {
  let block = rows.pointee.block
  let (scale, owner) = (Float(costs.scale), rows.pointee.owners[block])
  let numbers = rows.pointee.exponentials + (block & 3)
  var (sum, error) = costs.cost(rows.pointee.values[block] * scale, isOwn: true)
  rows.pointee.errors[block] = -error
  for j in 0..<rows.pointee.classes {
    let rival = costs.rival(numbers[4 * j], bar: rows.pointee.bars[block])
    let cost = costs.cost(rival.value * scale, isOwn: false)
    // Not by `==`, which goes number by number here.
    let apart = (owner - SIMD16(repeating: Float(j))) * (owner - SIMD16(repeating: Float(j)))
    let slope = SIMD16().replaced(by: cost.slope, where: apart, isAbove: SIMD16())
    sum += SIMD16().replaced(by: cost.value, where: apart, isAbove: SIMD16())
    error += slope
    numbers[4 * j] = slope * rival.slope
  }
  rows.pointee.owns[block] = sum
  // A last block that is not full ends with what is no sample.
  let places = SIMD16<Float>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
  let count = Float(rows.pointee.count - 16 * block)
  return error.replacing(with: 0, where: places .>= SIMD16(repeating: count))
}

/// The same of a chunk, sixteen classes of one sample at a time.
@inlinable
func writeCosts<Costs: ClassCosts>(
  _ costs: Costs, _ rows: UnsafeMutablePointer<SpaceRows>
) -> SIMD16<Float> {
  let (scale, classes) = (Float(costs.scale), Float(rows.pointee.classes))
  var errors = SIMD16<Float>()
  for i in 0..<rows.pointee.count {
    let row = UnsafeMutableRawPointer(rows.pointee.logits + i * rows.pointee.classStep)
    let label = SIMD16(repeating: Float(rows.pointee.labels[i]))
    let own = costs.cost(
      SIMD16(repeating: rows.pointee.values[i / 16][i % 16] * scale), isOwn: true)
    rows.pointee.errors[i] = -own.slope[0]
    var places = SIMD16<Float>(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15)
    var sum = SIMD16<Float>()
    for start in stride(from: 0, to: 4 * rows.pointee.classStep, by: 64) {
      let cosines = row.loadUnaligned(fromByteOffset: start, as: SIMD16<Float>.self)
      let rival = costs.rival(cosines, bar: SIMD16(repeating: rows.pointee.bars[i]))
      let cost = costs.cost(rival.value * scale, isOwn: false)
      // Above 0 but at the own class and beyond the last one.
      let apart = ((places - label) * (places - label)).replaced(
        by: SIMD16(), where: places, isAbove: SIMD16(repeating: classes - 0.5))
      let slope = SIMD16().replaced(by: cost.slope, where: apart, isAbove: SIMD16())
      sum += SIMD16().replaced(by: cost.value, where: apart, isAbove: SIMD16())
      errors += slope
      row.storeBytes(of: slope * rival.slope, toByteOffset: start, as: SIMD16<Float>.self)
      places += 16
    }
    errors[0] += own.slope[0]
    rows.pointee.owns[i] = sum.sum() + own.value[0]
  }
  return errors
}
