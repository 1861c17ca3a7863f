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
    var work = TargetWork(target)
    return scratch.mean(of: arrays, amplitude: amplitude, &work)
  }
}

/// ψ and its slope of each chunk's samples.
@usableFromInline
struct TargetWork<Target: TargetLogit>: ChunkWork {
  @usableFromInline let target: Target

  @inlinable
  init(_ target: Target) { self.target = target }

  @inlinable
  func take<Rows: KernelRows>(_ pass: RowPass<Rows>) {
    let (cosines, sines) = (pass.rows.pointee.cosines, pass.rows.pointee.sines)
    let (values, slopes) = (pass.rows.pointee.values, pass.rows.pointee.slopes)
    if let turn = target.addedAngle {
      turn.turnMonotonely(
        cosines, sines, blocks: pass.blocks, values: values, slopes: slopes, at: pass.level)
    } else {
      for block in 0..<pass.blocks {
        let theta = Angle(cosine: cosines[block], sine: sines[block])
        (values[block], slopes[block]) = target.logit(at: theta)
      }
    }
    pass.run()
  }
}

/// The mean cross entropy of logits w·x + b and its gradient.
public func laneLinearCrossEntropy(
  _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
) {
  gradient.fill(from: batch) { arrays in
    var work = LinearWork()
    return scratch.mean(of: arrays, amplitude: .bothNorms, isLinear: true, &work)
  }
}

/// Nothing to be written: each class's logit is w·x + b.
private struct LinearWork: ChunkWork {
  func take<Rows: KernelRows>(_ pass: RowPass<Rows>) { pass.run() }
}
