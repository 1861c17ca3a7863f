/// Mean cross entropy of logits that are functions of all angles, and its gradient.
///
/// Slower than `angularCrossEntropy`, which needs one angle a sample where this needs all.
///
/// - Complexity: O(count · prototypes · dimension).
@inlinable
public func sphereCrossEntropy<Number: Scalar, Logits: SphereLogits>(
  _ logits: Logits, _ batch: LossBatch<Number>
) -> LossGradient<Number> {
  let field = SphereField(batch, prototypesPerClass: logits.prototypesPerClass)
  let prepared = logits.prepared(for: batch)
  var gradient = LossGradient<Number>()
  var pulls = SpherePulls(field)
  // Of few classes several samples are measured at once, so that registers are full.
  let samplesAtOnce = max(1, 64 / max(field.prototypes.norms.count, 1))
  var row = field.row(samples: samplesAtOnce)
  var errors = row.logits
  var shared: Number = 0
  for first in stride(from: 0, to: field.count, by: samplesAtOnce) {
    let samples = first..<min(first + samplesAtOnce, field.count)
    row.measures.measure(field.embeddings, samples, turned: field.turned)
    for sample in samples {
      field.select(sample, slot: sample - first, in: &row)
      prepared.fill(&row)
      let cost = prepared.cost(row, into: &errors)
      gradient.loss += row.weight * (cost + row.penalty.value)
      if logits.sharedSlope != nil { shared += row.weight * errors.reduce(0, +) }
      pulls.add(row, errors, field)
    }
  }
  if let slope = logits.sharedSlope { gradient.bias = [Number(slope) * shared] }
  gradient.embeddings = pulls.embeddings
  gradient.takePrototypes(turned: pulls.prototypes, dimension: batch.dimension)
  gradient.divide(by: batch.count)
  return gradient
}
