import Kernels
import Testing

/// Rows that end in the middle of a register, or fill it.
private let counts = [1, 7, 16, 17, 40]

private func numbers(_ count: Int, within bound: Float) -> [Float] {
  var generator = SeededGenerator(seed: UInt64(count))
  return (0..<count).map { _ in bound * Float(2 * generator.uniform() - 1) }
}

private func bits(_ numbers: [Float]) -> [UInt32] { numbers.map(\.bitPattern) }

/// What a kernel makes of rows of every length, beside what each number has alone.
private func expectSameBits(
  _ edges: [Float], within bound: Float, _ stage: (SphereKernel) -> SphereKernel.One,
  _ alone: (Float) -> Float
) {
  for level in Level.available {
    for count in counts + [2000] {
      let row = edges + numbers(count, within: bound)
      var found = row
      stage(SphereKernel.at(level))(&found, row.count)
      #expect(bits(found) == bits(row.map(alone)), "\(count) at \(level)")
    }
  }
}

private func expectSameBits(
  _ edges: [Float], within bound: Float, _ stage: (SphereKernel) -> SphereKernel.Two,
  _ alone: (Float) -> (value: Float, slope: Float)
) {
  for level in Level.available {
    for count in counts + [2000] {
      let row = edges + numbers(count, within: bound)
      var (found, slopes) = (row, row)
      stage(SphereKernel.at(level))(&found, &slopes, row.count)
      #expect(bits(found) == bits(row.map { alone($0).value }), "\(count) at \(level)")
      #expect(bits(slopes) == bits(row.map { alone($0).slope }), "\(count) at \(level)")
    }
  }
}

struct SphereKernelTests {
  @Test func exponentialsOfARowAreThoseOfEachNumber() {
    expectSameBits(
      [0, -0.0, -.infinity, .infinity, -103.9, -104, 88.72, 89, 3e38], within: 110,
      { $0.exponentiate }, { Float.exp($0) })
  }

  @Test func logarithmsOfARowAreThoseOfEachNumber() {
    for scale: Float in [1e-38, 1e-6, 1, 1e30] {
      let alone: (Float) -> Float = { Float.log($0) }
      let row = [0, 1, 2] + numbers(500, within: 1).map { ($0.magnitude + 0.01) * scale }
      for level in Level.available {
        var found = row
        SphereKernel.at(level).takeLogarithms(&found, row.count)
        #expect(bits(found) == bits(row.map(alone)))
      }
    }
  }

  @Test func cosinesOfARowAreThoseOfEachAngle() {
    for bound: Float in [0.01, 3.2, 30, 1e5] {
      expectSameBits(
        [0, .pi / 4, .pi / 2, .pi, 3 * .pi / 4], within: bound, { $0.takeCosines },
        { ExtendedCosine.raw($0) })
    }
  }

  @Test func softplusOfARowIsThatOfEachNumber() {
    expectSameBits(
      [0, 1e-9, 200, -200], within: 120, { $0.takeSoftplus }, { softplus($0) })
  }

  @Test(arguments: counts)
  func anglesOfARowAreThoseOfEachPair(_ count: Int) {
    // One point, opposite ones, two zero vectors, and what lies between.
    let edges: [(Float, Float)] = [(0, 4), (4, 0), (0, 0), (1e-14, 4), (4, 1e-20), (1, 1)]
    let lengths =
      edges + numbers(count, within: 2).map { (2 + $0, 2 - $0) }
      + numbers(count, within: 1e-3).map { ($0 * $0, 4 - $0 * $0) }
    for level in Level.available {
      var angles = [Float](repeating: 0, count: lengths.count)
      var rest = lengths.map(\.0) + lengths.map(\.1) + angles + angles + angles + angles
      SphereKernel.at(level).measure(&angles, &rest, lengths.count)
      for (j, length) in lengths.enumerated() {
        let pair = SpherePair(differenceSquared: length.0, sumSquared: length.1)
        let plain = ExtendedCosine.raw(pair.angle)
        let found = [angles[j]] + (2..<6).map { rest[$0 * lengths.count + j] }
        // A factor of 0 may have either sign.
        let expected = [pair.angle, plain.value, plain.slope, pair.tangent.x, pair.tangent.w]
        #expect(found == expected, "\(length) at \(level)")
      }
    }
  }

  @Test(arguments: [1, 2, 3, 5], counts)
  func pullsOfARowAreAddedOneAfterTheOther(_ dimension: Int, _ count: Int) {
    let pulls = numbers(count, within: 3)
    let (along, across) = (numbers(count + 1, within: 2), numbers(count + 2, within: 2))
    let lengths = (0..<count).map { Float($0 % 3) }
    let turned = numbers(dimension * count, within: 1)
    let direction = numbers(dimension, within: 1)
    let start = (
      embedding: numbers(dimension, within: 1), prototypes: numbers(dimension * count, within: 1)
    )
    var expected = start
    for axis in 0..<dimension {
      for j in 0..<count {
        let (here, place) = (direction[axis], axis * count + j)
        let there = turned[place]
        expected.embedding[axis] += pulls[j] / 0.7 * (along[j] * here + across[j] * there)
        guard lengths[j] > 0 else { continue }
        expected.prototypes[place] += pulls[j] / lengths[j] * (across[j] * here + along[j] * there)
      }
    }
    for level in Level.available {
      var spare = pulls + [Float](repeating: 0, count: dimension * ((count + 15) & ~15))
      var (embedding, prototypes) = start
      SphereKernel.at(level).addArcs(
        &spare, along, across, lengths, turned, direction, 0.7, count, dimension, &embedding,
        &prototypes)
      #expect(bits(embedding) == bits(expected.embedding), "\(level)")
      #expect(bits(prototypes) == bits(expected.prototypes), "\(level)")
    }
  }
}
