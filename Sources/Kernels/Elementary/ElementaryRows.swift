/// Rows, a number after the other.
extension Scalar {
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

  public static func takeSoftplus(_ numbers: inout [Self], slopes: inout [Self]) {
    for index in numbers.indices { (numbers[index], slopes[index]) = softplus(numbers[index]) }
  }

  public static func exponentiate(_ numbers: inout [Self]) {
    for index in numbers.indices { numbers[index] = exp(numbers[index]) }
  }

  public static func takeLogarithms(_ numbers: inout [Self]) {
    for index in numbers.indices { numbers[index] = log(numbers[index]) }
  }
}

/// Rows of Float at the level in force.
extension Float {
  public static func measure(_ angles: inout [Float], _ numbers: inout [Float]) {
    SphereKernel.run(SphereKernel.inForce.measure, &angles, &numbers, parts: 6)
  }

  public static func takeCosines(_ angles: inout [Float], slopes: inout [Float]) {
    SphereKernel.run(SphereKernel.inForce.takeCosines, &angles, &slopes)
  }

  public static func takeSoftplus(_ numbers: inout [Float], slopes: inout [Float]) {
    SphereKernel.run(SphereKernel.inForce.takeSoftplus, &numbers, &slopes)
  }

  public static func exponentiate(_ numbers: inout [Float]) {
    SphereKernel.run(SphereKernel.inForce.exponentiate, &numbers)
  }

  public static func takeLogarithms(_ numbers: inout [Float]) {
    SphereKernel.run(SphereKernel.inForce.takeLogarithms, &numbers)
  }
}
