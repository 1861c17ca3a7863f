/// Rows, a number after the other.
extension Scalar {
  public static func takeLengths(
    _ direction: UnsafePointer<Self>, _ turned: UnsafePointer<Self>, dimension: Int,
    differences: UnsafeMutablePointer<Self>, sums: UnsafeMutablePointer<Self>, count: Int
  ) {
    for row in 0..<count {
      (differences[row], sums[row]) = (0, 0)
      for axis in 0..<dimension {
        let (here, there) = (direction[axis], turned[axis * count + row])
        differences[row] += (here - there) * (here - there)
        sums[row] += (here + there) * (here + there)
      }
    }
  }

  public static func addArcs(
    _ spare: UnsafeMutablePointer<Self>, along: UnsafePointer<Self>, across: UnsafePointer<Self>,
    lengths: UnsafePointer<Self>, turned: UnsafePointer<Self>, direction: UnsafePointer<Self>,
    norm: Self, count: Int, dimension: Int, embedding: UnsafeMutablePointer<Self>,
    prototypes: UnsafeMutablePointer<Self>
  ) {
    for axis in 0..<dimension {
      let here = direction[axis]
      for row in 0..<count {
        let there = turned[axis * count + row]
        embedding[axis] += spare[row] / norm * (along[row] * here + across[row] * there)
        guard lengths[row] > 0 else { continue }
        prototypes[axis * count + row] +=
          spare[row] / lengths[row] * (across[row] * here + along[row] * there)
      }
    }
  }

  public static func measure(_ angles: inout [Self], _ numbers: inout [Self]) {
    let count = angles.count
    for j in 0..<count {
      let pair = SpherePair(differenceSquared: numbers[j], sumSquared: numbers[count + j])
      angles[j] = pair.angle
      numbers[2 * count + j] = cos(pair.angle)
      numbers[3 * count + j] = -sin(pair.angle)
      (numbers[4 * count + j], numbers[5 * count + j]) = pair.tangent
    }
  }

  public static func takeCosines(_ angles: inout [Self], slopes: inout [Self]) {
    for index in angles.indices {
      (angles[index], slopes[index]) = ExtendedCosine.raw(angles[index])
    }
  }

  public static func exponentiate(_ numbers: UnsafeMutableBufferPointer<Self>) {
    for index in numbers.indices { numbers[index] = exp(numbers[index]) }
  }
}

/// Rows in arrays of their own.
extension Scalar {
  @inlinable
  public static func exponentiate(_ numbers: inout [Self]) {
    numbers.withUnsafeMutableBufferPointer { exponentiate($0) }
  }
}

/// Rows of Float at the level in force.
extension Float {
  public static func takeLengths(
    _ direction: UnsafePointer<Float>, _ turned: UnsafePointer<Float>, dimension: Int,
    differences: UnsafeMutablePointer<Float>, sums: UnsafeMutablePointer<Float>, count: Int
  ) {
    SphereKernel.inForce.takeLengths(direction, turned, dimension, differences, sums, count)
  }

  public static func addArcs(
    _ spare: UnsafeMutablePointer<Float>, along: UnsafePointer<Float>,
    across: UnsafePointer<Float>, lengths: UnsafePointer<Float>, turned: UnsafePointer<Float>,
    direction: UnsafePointer<Float>, norm: Float, count: Int, dimension: Int,
    embedding: UnsafeMutablePointer<Float>, prototypes: UnsafeMutablePointer<Float>
  ) {
    SphereKernel.inForce.addArcs(
      spare, along, across, lengths, turned, direction, norm, count, dimension, embedding,
      prototypes)
  }

  public static func measure(_ angles: inout [Float], _ numbers: inout [Float]) {
    SphereKernel.run(SphereKernel.inForce.measure, &angles, &numbers, parts: 6)
  }

  public static func takeCosines(_ angles: inout [Float], slopes: inout [Float]) {
    SphereKernel.run(SphereKernel.inForce.takeCosines, &angles, &slopes)
  }

  public static func exponentiate(_ numbers: UnsafeMutableBufferPointer<Float>) {
    SphereKernel.run(SphereKernel.inForce.exponentiate, numbers)
  }
}
