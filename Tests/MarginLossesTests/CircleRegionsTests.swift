import Kernels
import MarginLosses
import Testing

private func total(_ arcs: [Arc]) -> Double { arcs.reduce(0) { $0 + $1.length } }

private func pair(_ spacing: Double) -> [Double] {
  [1, 0, Double.cos(spacing), Double.sin(spacing)]
}

@Test(arguments: LossSetting.withoutRaw)
func marginArcsLieInsideTestArcs(_ setting: LossSetting) {
  var generator = SeededGenerator(seed: 6)
  for _ in 0..<5 {
    let prototypes = (0..<10).map { _ in generator.normal() }
    let regions = CircleRegions(setting.loss(), prototypes: prototypes)
    for (train, test) in zip(regions.train, regions.test) {
      for arc in train {
        let middle = arc.start + arc.length / 2
        #expect(
          test.contains { whole in
            var offset = (middle - whole.start).truncatingRemainder(dividingBy: 2 * .pi)
            if offset < 0 { offset += 2 * .pi }
            return offset <= whole.length
          })
      }
      #expect(total(train) <= total(test) + 1e-9)
    }
  }
}

@Test func arcFaceKeepsHalfTheCircleLessItsMarginOfTwoClasses() {
  let loss = ArcFace(LossParameters(["m": 0.5, "s": 8]))
  let regions = CircleRegions(loss, prototypes: pair(1.2))
  #expect((total(regions.train[0]) - (.pi - 0.5)).magnitude < 1e-9)
}

@Test func rawArcFaceHasAGhostRegionOfTheMarginsWidthWhereTheMarginCannotBeMet() throws {
  let loss = ArcFace(LossParameters(["m": 0.9, "s": 8], variant: "raw"))
  let ghost = try #require(CircleRegions(loss, prototypes: pair(0.6)).train[0].first)
  #expect((ghost.length - 0.9).magnitude < 1e-9)
  #expect((ghost.start - (.pi + 0.3 - 0.45)).magnitude < 1e-9)
}

@Test func cosFaceKeepsASphericalCapOfTwoClasses() {
  let spacing = 1.1
  let loss = CosFace(LossParameters(["m": 0.3, "s": 8]))
  let regions = CircleRegions(loss, prototypes: pair(spacing))
  let ratio = 0.3 / (2 * Double.sin(spacing / 2))
  let halfWidth = Double.atan2((1 - ratio * ratio).squareRoot(), ratio)
  #expect((total(regions.train[1]) - 2 * halfWidth).magnitude < 1e-9)
}

@Test func aClassThatNeverWinsHasNoArcsAndOneAloneHasTheCircle() {
  let loss = Softmax(LossParameters(variant: "bias"))
  let regions = CircleRegions(loss, prototypes: [1, 0, 0, 1], bias: [50, 0], radius: 1)
  #expect(regions.test[1].isEmpty)
  #expect(regions.test[0] == [Arc(start: 0, length: 2 * .pi)])
}

@Test func aMarginInsideAndBetweenClassesIsEqualAtThePublishedFactor() {
  // SphereFace, proposition 2: two classes a right angle apart, equal at m = 2 + √3.
  let factor = 2 + 3.0.squareRoot()
  let inside = ClosedForms.largestAngleInside(between: .pi / 2, factor: factor)
  let between = .pi / 2 * (factor - 1) / (factor + 1)
  #expect((inside - between).magnitude < 1e-12)
}
