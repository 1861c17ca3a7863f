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
  let prepared = logits.prepared(for: field)
  var gradient = LossGradient<Number>()
  gradient.embeddings = Array(repeating: 0, count: batch.embeddings.count)
  gradient.prototypes = Array(repeating: 0, count: batch.prototypes.count)
  var row = SphereRow<Number>(classes: field.classes)
  var errors = row.logits
  var shared: Number = 0
  for sample in 0..<field.count {
    field.load(sample, into: &row)
    prepared.fill(&row)
    let cost = prepared.cost(row, into: &errors)
    gradient.loss += row.weight * (cost + row.penalty.value)
    if logits.sharedSlope != nil { shared += row.weight * errors.reduce(0, +) }
    field.add(row, errors, to: &gradient)
  }
  if let slope = logits.sharedSlope { gradient.bias = [Number(slope) * shared] }
  gradient.divide(by: batch.count)
  return gradient
}

extension SphereField {
  /// Adds one sample's pulls, from the errors of its probabilities.
  @inlinable
  func add(
    _ row: SphereRow<Number>, _ errors: [Number], to gradient: inout LossGradient<Number>
  ) {
    guard row.norm > 0 else { return }
    let dimension = embeddings.dimension
    let x = row.sample * dimension
    let crossed = zip(errors, row.crossSlopes).reduce(0) { $0 + $1.0 * $1.1 }
    embeddings.directions.withUnsafeBufferPointer { directions in
      gradient.embeddings.withUnsafeMutableBufferPointer { pulled in
        for j in 0..<classes {
          let pair = pairs[row.sample * classes + j]
          let pull = -row.weight * (errors[j] * row.slopes[j] + (j == row.label ? crossed : 0))
          let w = owners[row.sample * classes + j] * dimension
          let factor = pull / row.norm
          prototypes.directions.withUnsafeBufferPointer { there in
            for axis in 0..<dimension {
              pulled[x + axis] +=
                factor * (pair.tangent.x * directions[x + axis] + pair.tangent.w * there[w + axis])
            }
          }
        }
      }
      gradient.prototypes.withUnsafeMutableBufferPointer { pulled in
        for j in 0..<classes {
          let owner = owners[row.sample * classes + j]
          guard prototypes.norms[owner] > 0 else { continue }
          let pair = pairs[row.sample * classes + j]
          let pull = -row.weight * (errors[j] * row.slopes[j] + (j == row.label ? crossed : 0))
          let w = owner * dimension
          let factor = pull / prototypes.norms[owner]
          prototypes.directions.withUnsafeBufferPointer { there in
            for axis in 0..<dimension {
              pulled[w + axis] +=
                factor
                * (pair.cotangent.x * directions[x + axis] + pair.cotangent.w * there[w + axis])
            }
          }
        }
      }
    }
    let radial = row.weight * (errors[row.label] * row.radialSlope + row.penalty.slope)
    guard radial != 0 else { return }
    for axis in 0..<dimension {
      gradient.embeddings[x + axis] += radial * embeddings.directions[x + axis]
    }
  }
}
