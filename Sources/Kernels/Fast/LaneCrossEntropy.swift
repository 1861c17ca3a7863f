public import LaneRows

/// The mean cross entropy of `angularCrossEntropy` in Float, sixteen samples at a time.
///
/// Inlinable, so that the loss's own file gets a copy with its formula inside.
@inlinable
public func laneCrossEntropy<Target: TargetLogit>(
  _ target: Target, amplitude: Amplitude, _ batch: LossBatch<Float>,
  into gradient: inout LossGradient<Float>, _ scratch: LossScratch
) {
  guard batch.dimension == 2 else {
    gradient = angularCrossEntropy(target, amplitude: amplitude, batch)
    return
  }
  gradient.fill(from: batch) { arrays in
    let rows = scratch.begin(arrays, amplitude: amplitude, isLinear: false)
    for first in stride(from: 0, to: arrays.count, by: PlaneRows.chunk) {
      scratch.load(rows, from: first, of: arrays)
      for block in 0..<(rows.pointee.count + 15) / 16 {
        let theta = Angle(
          cosine: rows.pointee.cosines[block], sine: rows.pointee.sines[block])
        (rows.pointee.values[block], rows.pointee.slopes[block]) = target.logit(at: theta)
      }
      scratch.run(rows)
    }
    return scratch.finish(rows)
  }
}

/// The mean cross entropy of logits w·x + b and its gradient.
public func laneLinearCrossEntropy(
  _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
) {
  gradient.fill(from: batch) { arrays in
    let rows = scratch.begin(arrays, amplitude: .bothNorms, isLinear: true)
    for first in stride(from: 0, to: arrays.count, by: PlaneRows.chunk) {
      scratch.load(rows, from: first, of: arrays)
      scratch.run(rows)
    }
    return scratch.finish(rows)
  }
}
