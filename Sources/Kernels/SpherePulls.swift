/// What samples and prototypes of the sphere are pulled by, along their arcs.
@usableFromInline
struct SpherePulls<Number: Scalar>: Sendable {
  /// count × dimension.
  @usableFromInline var embeddings: [Number]
  /// Axis by axis, all prototypes at once.
  @usableFromInline var prototypes: [Number]
  /// How strongly the sample pulls at each prototype, and room to work in.
  @usableFromInline var spare: [Number]

  @inlinable
  init(_ field: SphereField<Number>) {
    embeddings = Array(repeating: 0, count: field.embeddings.directions.count)
    prototypes = Array(repeating: 0, count: field.turned.count)
    let rows = field.prototypes.norms.count
    // A row an axis beside the pulls, of whole sixteens.
    let room = field.embeddings.dimension * ((rows + 15) & ~15)
    spare = Array(repeating: 0, count: rows + room)
  }

  /// Adds one sample's pulls, from the errors of its probabilities.
  @inlinable
  mutating func add(_ row: SphereRow<Number>, _ errors: [Number], _ field: SphereField<Number>) {
    guard row.norm > 0 else { return }
    takeStrengths(row, errors)
    let dimension = field.embeddings.dimension
    let x = row.sample * dimension
    addArcs(row, field)
    let radial = row.weight * (errors[row.label] * row.radialSlope + row.penalty.slope)
    guard radial != 0 else { return }
    for axis in 0..<dimension {
      embeddings[x + axis] += radial * field.embeddings.directions[x + axis]
    }
  }

  /// How strongly a sample pulls at each prototype; at others than the nearest of a class not at all.
  @inlinable
  mutating func takeStrengths(_ row: SphereRow<Number>, _ errors: [Number]) {
    let crossed = zip(errors, row.crossSlopes).reduce(0) { $0 + $1.0 * $1.1 }
    let (label, weight, classes) = (row.label, row.weight, row.logits.count)
    spare.withUnsafeMutableBufferPointer { spare in
      errors.withUnsafeBufferPointer { errors in
        row.slopes.withUnsafeBufferPointer { slopes in
          if row.owners.isEmpty {
            for j in 0..<classes { spare[j] = -weight * (errors[j] * slopes[j]) }
          } else {
            for index in 0..<row.measures.rows { spare[index] = 0 }
            for j in 0..<classes { spare[row.owners[j]] = -weight * (errors[j] * slopes[j]) }
          }
          spare[row.owner(label)] = -weight * (errors[label] * slopes[label] + crossed)
        }
      }
    }
  }

  @inlinable
  mutating func addArcs(_ row: SphereRow<Number>, _ field: SphereField<Number>) {
    let (along, across) = (row.measures.start(4, row.slot), row.measures.start(5, row.slot))
    let (dimension, x) = (field.embeddings.dimension, row.sample * field.embeddings.dimension)
    spare.withUnsafeMutableBufferPointer { spare in
      embeddings.withUnsafeMutableBufferPointer { embeddings in
        prototypes.withUnsafeMutableBufferPointer { prototypes in
          row.measures.numbers.withUnsafeBufferPointer { numbers in
            field.turned.withUnsafeBufferPointer { turned in
              field.prototypes.norms.withUnsafeBufferPointer { lengths in
                field.embeddings.directions.withUnsafeBufferPointer { directions in
                  guard let spare = spare.baseAddress, let embeddings = embeddings.baseAddress,
                    let prototypes = prototypes.baseAddress, let numbers = numbers.baseAddress,
                    let turned = turned.baseAddress, let lengths = lengths.baseAddress,
                    let directions = directions.baseAddress
                  else { return }
                  Number.addArcs(
                    spare, along: numbers + along, across: numbers + across, lengths: lengths,
                    turned: turned, direction: directions + x, norm: row.norm,
                    count: row.measures.rows, dimension: dimension, embedding: embeddings + x,
                    prototypes: prototypes)
                }
              }
            }
          }
        }
      }
    }
  }
}
