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
    var work = RivalWork(logits)
    return scratch.mean(of: arrays, amplitude: .scale(logits.scale), &work)
  }
}

/// The own logits and the rivals' of each chunk.
@usableFromInline
struct RivalWork<Logits: RivalLogits>: ChunkWork {
  @usableFromInline let logits: Logits

  @inlinable
  init(_ logits: Logits) { self.logits = logits }

  @inlinable
  func take<Rows: KernelRows>(_ pass: RowPass<Rows>) {
    let chunk = OwnChunk(pass)
    chunk.write(logits)
    pass.withCosines { blocks in
      if logits.asksRivals {
        for block in blocks {
          chunk.write(logits, of: block, Rows.meanRivals(pass.rows, of: block))
        }
      }
      Rows.writeRivals(logits, pass.rows)
      Rows.runRivals(pass.rows, at: pass.level)
    }
  }
}
