import Kernels
import Testing

private typealias Lanes = SIMD16<Float>

private func bits(_ lanes: [Lanes]) -> [UInt32] {
  lanes.flatMap { block in (0..<16).map { block[$0].bitPattern } }
}

/// Margins that pass π early, late, at once and never.
@Test(arguments: [0.3, 2.9, 3.2, -0.4, 0])
func theKernelOfAnAddedAngleFollowsTheFormulaToTheBit(_ margin: Double) {
  let turn = AddedAngle(margin)
  let radians = (0..<40).map { block in
    Lanes((0..<16).map { Float(block * 16 + $0) * (.pi / 639) })
  }
  let points = radians.map(Lanes.sineAndCosine)
  let (sines, cosines) = (points.map(\.sine), points.map(\.cosine))
  let formula = zip(cosines, sines).map {
    Angle(cosine: $0, sine: $1).turnedMonotonely(by: turn)
  }
  for level in Level.available {
    var (values, slopes) = (radians, radians)
    turn.turnMonotonely(
      cosines, sines, blocks: radians.count, values: &values, slopes: &slopes, at: level)
    #expect(bits(values) == bits(formula.map(\.value)))
    #expect(bits(slopes) == bits(formula.map(\.slope)))
  }
}
