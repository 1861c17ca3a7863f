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
  var work = CostWork(costs)
  gradient.fill(from: batch) { arrays in
    scratch.mean(of: arrays, amplitude: .scale(costs.scale), &work)
  }
  if let slope = costs.sharedSlope {
    gradient.bias = [Float(slope) * work.errors.sum() / Float(max(batch.count, 1))]
  }
}

/// The costs of each chunk.
@usableFromInline
struct CostWork<Costs: ClassCosts>: ChunkWork {
  @usableFromInline let costs: Costs
  /// Their slopes by the logits, summed up over the classes.
  @usableFromInline var errors = SIMD16<Float>()

  @inlinable
  init(_ costs: Costs) { self.costs = costs }

  @inlinable
  mutating func take<Rows: KernelRows>(_ pass: RowPass<Rows>) {
    OwnChunk(pass).write(costs)
    pass.withCosines { _ in
      errors += Rows.writeCosts(costs, pass.rows)
      Rows.runCosts(pass.rows, at: pass.level)
    }
  }
}
