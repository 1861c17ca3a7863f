public import LaneRows

/// The mean cross entropy of `angularCrossEntropy` in Float, sixteen samples at a time.
///
/// Inlinable, so that the loss's own file gets a copy with its formula inside.
@inlinable
public func laneCrossEntropy<Target: TargetLogit>(
  _ target: Target, amplitude: Amplitude, _ batch: LossBatch<Float>,
  into gradient: inout LossGradient<Float>, _ scratch: LossScratch
) {
  gradient.fill(from: batch) { arrays in
    if arrays.dimension == 2 {
      let rows = scratch.beginPlane(arrays, amplitude: amplitude, isLinear: false)
      for first in stride(from: 0, to: arrays.count, by: PlaneRows.chunk) {
        scratch.load(rows, from: first, of: arrays)
        writeTargets(
          target, rows.pointee.count, rows.pointee.cosines, rows.pointee.sines,
          rows.pointee.values, rows.pointee.slopes)
        scratch.run(rows)
      }
      return scratch.finish(rows)
    }
    let rows = scratch.beginSpace(arrays, amplitude: amplitude, isLinear: false)
    for first in stride(from: 0, to: arrays.count, by: SpaceRows.chunk) {
      scratch.load(rows, from: first, of: arrays)
      writeTargets(
        target, rows.pointee.count, rows.pointee.cosines, rows.pointee.sines,
        rows.pointee.values, rows.pointee.slopes)
      scratch.run(rows)
    }
    return scratch.finish(rows)
  }
}

/// ψ and its slope of a chunk's samples.
@inlinable
func writeTargets<Target: TargetLogit>(
  _ target: Target, _ count: Int, _ cosines: UnsafeMutablePointer<SIMD16<Float>>,
  _ sines: UnsafeMutablePointer<SIMD16<Float>>, _ values: UnsafeMutablePointer<SIMD16<Float>>,
  _ slopes: UnsafeMutablePointer<SIMD16<Float>>
) {
  for block in 0..<(count + 15) / 16 {
    let theta = Angle(cosine: cosines[block], sine: sines[block])
    (values[block], slopes[block]) = target.logit(at: theta)
  }
}

/// The mean cross entropy of logits w·x + b and its gradient.
public func laneLinearCrossEntropy(
  _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
) {
  gradient.fill(from: batch) { arrays in
    if arrays.dimension == 2 {
      let rows = scratch.beginPlane(arrays, amplitude: .bothNorms, isLinear: true)
      for first in stride(from: 0, to: arrays.count, by: PlaneRows.chunk) {
        scratch.load(rows, from: first, of: arrays)
        scratch.run(rows)
      }
      return scratch.finish(rows)
    }
    let rows = scratch.beginSpace(arrays, amplitude: .bothNorms, isLinear: true)
    for first in stride(from: 0, to: arrays.count, by: SpaceRows.chunk) {
      scratch.load(rows, from: first, of: arrays)
      scratch.run(rows)
    }
    return scratch.finish(rows)
  }
}
