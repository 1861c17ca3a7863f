public import Kernels

/// Tuples whose file writes what one of them costs, once for every precision, and the two lines of
/// `evaluate`, which would not be compiled for it elsewhere.
public protocol WrittenTuples: TupleLoss {
  /// The tuples of a batch, in their order.
  func tuples(of labels: [Int32]) -> [ExaminedTuple]

  /// Adds a tuple: what it pulls and what it costs.
  func add<Number: Scalar>(_ tuple: ExaminedTuple, to rows: inout PulledRows<Number>) -> Number
}

extension WrittenTuples {
  public static var drawing: BatchDrawing { .identities(10, perIdentity: 2) }

  public func term(of anchor: Int, in batch: MetricBatch<Float>) -> MetricGradient<Float> {
    summed([tuples(of: batch.labels)[anchor]], batch)
  }

  public func examine(_ batch: MetricBatch<Float>) -> Examination {
    .tuples(tuples(of: batch.labels))
  }

  public func examine(_ batch: MetricBatch<Double>) -> Examination {
    .tuples(tuples(of: batch.labels))
  }

  func summed<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    summed(tuples(of: batch.labels), batch)
  }

  private func summed<Number: Scalar>(
    _ tuples: [ExaminedTuple], _ batch: MetricBatch<Number>
  ) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    var loss: Number = 0
    for tuple in tuples { loss += add(tuple, to: &rows) }
    rows.tally.compared = tuples.count
    return rows.result(loss, share: 1 / Number(max(tuples.count, 1)))
  }
}

extension ExaminedTuple {
  /// Every ordered pair of a class, and all examples of other classes; none where there are none.
  static func againstOthers(_ labels: [Int32]) -> [ExaminedTuple] {
    labels.indices.flatMap { anchor in
      let negatives = labels.indices.filter { labels[$0] != labels[anchor] }
      guard !negatives.isEmpty else { return [ExaminedTuple]() }
      return labels.indices.filter { $0 != anchor && labels[$0] == labels[anchor] }
        .map { ExaminedTuple(anchor: anchor, positive: $0, negatives: negatives) }
    }
  }
}
