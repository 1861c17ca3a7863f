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

@Test(arguments: LossSetting.all)
func regionsAreThoseOfADenseScan(_ setting: LossSetting) {
  // Twenty-four of each of the seventeen settings: 408 configurations.
  for seed in 0..<24 {
    var generator = SeededGenerator(seed: UInt64(seed), stream: 3)
    var numbers: [String: Double] = [:]
    for each in setting.type.description.hyperparameters where !each.isOptional && each.key != "s" {
      let most = each.key == "lambda" ? 8 : each.range.upperBound
      let share = seed % 3 == 0 ? generator.uniform() : generator.uniform() / 4
      numbers[each.key] = each.range.lowerBound + share * (most - each.range.lowerBound)
      if each.key == "lambda", seed % 2 == 0 { numbers[each.key] = 0 }
      if each.key == "m1", seed % 2 == 0 { numbers[each.key] = 1 }
    }
    let loss = setting.loss(numbers)
    let classes = 2 + generator.index(below: 11)
    let prototypes = (0..<2 * classes).map { _ in generator.normal() }
    let bias = loss.hasBias && seed % 4 > 0 ? (0..<classes).map { _ in generator.normal() } : []
    let radius = 0.3 + 3 * generator.uniform()
    let exact = CircleRegions(loss, prototypes: prototypes, bias: bias, radius: radius)
    let scan = DenseScan(loss, prototypes: prototypes, bias: bias, radius: radius)
    for own in 0..<classes {
      #expect(
        DenseScan.disagreement(exact.test[own], scan.test[own]) < 1e-6, "seed \(seed) class \(own)")
      #expect(
        DenseScan.disagreement(exact.train[own], scan.train[own]) < 1e-6,
        "seed \(seed) class \(own) \(numbers) \(exact.train[own]) \(scan.train[own])")
    }
  }
}

@Test func aDenseScanSeesAnEdgeThatMoved() {
  let arcs = [Arc(start: 6, length: 1)]
  #expect(DenseScan.disagreement(arcs, arcs) == 0)
  #expect((DenseScan.disagreement(arcs, [Arc(start: 6, length: 1.001)]) - 0.001).magnitude < 1e-9)
  #expect(DenseScan.disagreement(arcs, []) > 0.7)
}

@Test(arguments: LossSetting.withoutRaw)
func coincidentPrototypesWinNowhere(_ setting: LossSetting) {
  let regions = CircleRegions(setting.loss(), prototypes: [3, 1, 0, 1, 3, 1])
  for own in [0, 2] {
    #expect(regions.test[own].isEmpty)
    #expect(regions.train[own].isEmpty)
  }
  #expect(!regions.test[1].isEmpty)
}

@Test(arguments: LossSetting.all)
func oneClassHasTheWholeCircle(_ setting: LossSetting) {
  let regions = CircleRegions(setting.loss(), prototypes: [0.3, -2])
  #expect(regions.test == [[Arc(start: 0, length: 2 * .pi)]])
  #expect(regions.train == regions.test)
}

@Test func aPrototypeOfLengthZeroWinsWhereEveryInnerProductIsNegative() {
  let loss = Softmax(LossParameters(variant: "nobias"))
  let regions = CircleRegions(loss, prototypes: [1, 0, 0, 1, 0, 0])
  #expect((total(regions.test[2]) - .pi / 2).magnitude < 1e-12)
  #expect((total(regions.train[2]) - .pi / 2).magnitude < 1e-12)
}

@Test(arguments: LossSetting.all)
func prototypesWithoutADirectionOwnNothing(_ setting: LossSetting) {
  let loss = setting.loss()
  let broken: [Double] = [.nan, 1, 1, 0, .infinity, 0, 0, 1]
  let regions = CircleRegions(loss, prototypes: broken)
  #expect(regions.test[0].isEmpty && regions.test[2].isEmpty)
  #expect(total(regions.test[1]) + total(regions.test[3]) > 6.28)
  let none = CircleRegions(loss, prototypes: [.nan, .nan, .infinity, 0])
  #expect(none.test == [[], []])
  #expect(none.train == [[], []])
}
