/// What a sample's angles to rows of prototypes are made of: an array of angles, and one of all the rest, so
/// that they are taken many at a time.
@usableFromInline
struct SphereMeasures<Number: Scalar>: Sendable {
  /// Radians, 0…π.
  @usableFromInline var angles: [Number]
  /// One after the other, as many each as there are rows: |x − w|², |x + w|², the cosine and its slope by
  /// the angle, and the factors along the arc and across it of x and w in the unit tangent at x.
  @usableFromInline var numbers: [Number]

  @inlinable
  init(rows: Int) {
    angles = Array(repeating: 0, count: rows)
    numbers = Array(repeating: 0, count: 6 * rows)
  }

  @inlinable
  func plain(_ row: Int) -> (value: Number, slope: Number) {
    (numbers[2 * angles.count + row], numbers[3 * angles.count + row])
  }

  /// Measures the angles between one embedding and every prototype.
  ///
  /// - Parameter turned: the directions of the prototypes axis by axis, so that each sum goes in the order
  ///   of the axes and all prototypes at once.
  @inlinable
  mutating func measure(_ embeddings: UnitRows<Number>, _ sample: Int, turned: [Number]) {
    takeLengths(embeddings, sample, turned: turned)
    Number.measure(&angles, &numbers)
  }

  /// |x − w|² and |x + w|² alone.
  @inlinable
  mutating func takeLengths(_ embeddings: UnitRows<Number>, _ sample: Int, turned: [Number]) {
    let (rows, dimension) = (angles.count, embeddings.dimension)
    numbers.withUnsafeMutableBufferPointer { numbers in
      turned.withUnsafeBufferPointer { turned in
        for row in 0..<2 * rows { numbers[row] = 0 }
        for axis in 0..<dimension {
          let here = embeddings.directions[sample * dimension + axis]
          for row in 0..<rows {
            let there = turned[axis * rows + row]
            numbers[row] += (here - there) * (here - there)
            numbers[rows + row] += (here + there) * (here + there)
          }
        }
      }
    }
  }

  /// Angles as they are given, which have no directions.
  @inlinable
  mutating func take(_ angles: [Number]) {
    self.angles = angles
    for (row, angle) in angles.enumerated() {
      (numbers[2 * angles.count + row], numbers[3 * angles.count + row]) =
        ExtendedCosine.raw(angle)
    }
  }

  /// One row as it is among others.
  @inlinable
  mutating func take(_ row: Int, from others: SphereMeasures, _ other: Int) {
    angles[row] = others.angles[other]
    for part in 2..<6 {
      numbers[part * angles.count + row] = others.numbers[part * others.angles.count + other]
    }
  }
}
