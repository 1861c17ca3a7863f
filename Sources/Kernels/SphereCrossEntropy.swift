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
  var pulls = [Number](repeating: 0, count: field.turned.count)
  var row = SphereRow<Number>(classes: field.classes)
  var errors = row.logits
  var shared: Number = 0
  for sample in 0..<field.count {
    field.load(sample, into: &row)
    prepared.fill(&row)
    let cost = prepared.cost(row, into: &errors)
    gradient.loss += row.weight * (cost + row.penalty.value)
    if logits.sharedSlope != nil { shared += row.weight * errors.reduce(0, +) }
    field.add(&row, errors, embedding: &gradient.embeddings, prototypes: &pulls)
  }
  if let slope = logits.sharedSlope { gradient.bias = [Number(slope) * shared] }
  gradient.takePrototypes(turned: pulls, dimension: batch.dimension)
  gradient.divide(by: batch.count)
  return gradient
}

extension SphereField {
  /// Adds one sample's pulls, from the errors of its probabilities; those of the prototypes axis by axis.
  @inlinable
  func add(
    _ row: inout SphereRow<Number>, _ errors: [Number], embedding: inout [Number],
    prototypes pulled: inout [Number]
  ) {
    guard row.norm > 0 else { return }
    let (dimension, rows) = (embeddings.dimension, prototypes.norms.count)
    let x = row.sample * dimension
    takeFactors(errors, &row)
    row.spare.withUnsafeMutableBufferPointer { spare in
      row.measures.numbers.withUnsafeBufferPointer { numbers in
        turned.withUnsafeBufferPointer { turned in
          pulled.withUnsafeMutableBufferPointer { pulled in
            for axis in 0..<dimension {
              let (here, first) = (embeddings.directions[x + axis], axis * rows)
              for j in 0..<classes {
                let there = turned[first + (prototypesPerClass == 1 ? j : row.owners[j])]
                let (along, across) = (numbers[4 * classes + j], numbers[5 * classes + j])
                spare[2 * classes + j] = spare[j] * (along * here + across * there)
                spare[3 * classes + j] = spare[classes + j] * (across * here + along * there)
              }
              for j in 0..<classes {
                pulled[first + (prototypesPerClass == 1 ? j : row.owners[j])] +=
                  spare[3 * classes + j]
              }
              var sum = embedding[x + axis]
              for j in 0..<classes { sum += spare[2 * classes + j] }
              embedding[x + axis] = sum
            }
          }
        }
      }
    }
    let radial = row.weight * (errors[row.label] * row.radialSlope + row.penalty.slope)
    guard radial != 0 else { return }
    for axis in 0..<dimension { embedding[x + axis] += radial * embeddings.directions[x + axis] }
  }

  /// How strongly a sample pulls at its embedding and at each prototype along their arcs.
  @inlinable
  func takeFactors(_ errors: [Number], _ row: inout SphereRow<Number>) {
    if row.spare.count != 4 * classes { row.spare = Array(repeating: 0, count: 4 * classes) }
    let crossed = zip(errors, row.crossSlopes).reduce(0) { $0 + $1.0 * $1.1 }
    let (label, weight, norm) = (row.label, row.weight, row.norm)
    row.spare.withUnsafeMutableBufferPointer { spare in
      errors.withUnsafeBufferPointer { errors in
        row.slopes.withUnsafeBufferPointer { slopes in
          for j in 0..<classes { spare[j] = -weight * (errors[j] * slopes[j]) }
          spare[label] = -weight * (errors[label] * slopes[label] + crossed)
        }
      }
      prototypes.norms.withUnsafeBufferPointer { norms in
        for j in 0..<classes {
          let length = norms[prototypesPerClass == 1 ? j : row.owners[j]]
          let pull = spare[j]
          spare[classes + j] = length > 0 ? pull / length : 0
          spare[j] = pull / norm
        }
      }
    }
  }
}
