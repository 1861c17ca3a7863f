/// What a few samples' angles to all prototypes are made of, so that they are taken many at a time.
@usableFromInline
struct SphereMeasures<Number: Scalar>: Sendable {
  /// Prototypes, of all classes.
  @usableFromInline let rows: Int
  /// Radians, 0…π, a row a sample.
  @usableFromInline var angles: [Number]
  /// One after the other, as many each as there are angles: |x − w|², |x + w|², the cosine and its slope
  /// by the angle, and the factors along the arc and across it of x and w in the unit tangent at x.
  @usableFromInline var numbers: [Number]

  @inlinable
  init(rows: Int, samples: Int) {
    self.rows = rows
    angles = Array(repeating: 0, count: rows * samples)
    numbers = Array(repeating: 0, count: 6 * rows * samples)
  }

  /// Angles as they are given, which have no directions.
  @inlinable
  init(angles: [Number]) {
    self.init(rows: angles.count, samples: 1)
    self.angles = angles
    for (row, angle) in angles.enumerated() {
      (numbers[2 * rows + row], numbers[3 * rows + row]) = ExtendedCosine.raw(angle)
    }
  }

  /// Where the numbers begin that say how the prototypes stand to a sample: of a part of them.
  @inlinable
  func start(_ part: Int, _ slot: Int) -> Int { part * angles.count + slot * rows }

  @inlinable
  func plain(_ slot: Int, _ row: Int) -> (value: Number, slope: Number) {
    (numbers[start(2, slot) + row], numbers[start(3, slot) + row])
  }

  /// Measures the angles between embeddings and every prototype.
  ///
  /// - Parameter turned: the directions of the prototypes axis by axis, so that each sum goes in the order
  ///   of the axes and all prototypes at once.
  @inlinable
  mutating func measure(
    _ embeddings: UnitRows<Number>, _ samples: Range<Int>, turned: [Number]
  ) {
    for (slot, sample) in samples.enumerated() {
      takeLengths(embeddings, sample, turned: turned, slot: slot)
    }
    Number.measure(&angles, &numbers)
  }

  /// |x − w|² and |x + w|² alone.
  @inlinable
  mutating func takeLengths(
    _ embeddings: UnitRows<Number>, _ sample: Int, turned: [Number], slot: Int = 0
  ) {
    let (near, far) = (start(0, slot), start(1, slot))
    numbers.withUnsafeMutableBufferPointer { numbers in
      turned.withUnsafeBufferPointer { turned in
        embeddings.directions.withUnsafeBufferPointer { directions in
          guard let numbers = numbers.baseAddress, let turned = turned.baseAddress,
            let directions = directions.baseAddress
          else { return }
          Number.takeLengths(
            directions + sample * embeddings.dimension, turned, dimension: embeddings.dimension,
            differences: numbers + near, sums: numbers + far, count: rows)
        }
      }
    }
  }
}
