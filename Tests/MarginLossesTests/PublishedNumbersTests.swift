import Kernels
import MarginLosses
import Testing

/// Target logits at 20°, 40°, 60°, 80° and 100° of ArcFace's Fig. 4(b) settings
/// (Deng et al., CVPR 2019), recomputed from the formulas.
private let figure4b: [(name: String, numbers: [String: Double], values: [Double])] = [
  ("normface", [:], [0.940, 0.766, 0.500, 0.174, -0.174]),
  ("arcface", ["m": 0.5], [0.661, 0.364, 0.024, -0.320, -0.625]),
  ("cosface", ["m": 0.35], [0.590, 0.416, 0.150, -0.176, -0.524]),
  ("asoftmax", ["m": 1.35, "lambda": 0], [0.891, 0.588, 0.156, -0.309, -0.707]),
  ("asoftmax", ["m": 4, "lambda": 5], [0.812, 0.482, 0.167, -0.316, -0.684]),
  ("combined", ["m1": 1, "m2": 0.3, "m3": 0.2], [0.597, 0.342, 0.022, -0.325, -0.657]),
  ("combined", ["m1": 0.9, "m2": 0.4, "m3": 0.15], [0.606, 0.366, 0.076, -0.236, -0.539]),
]

@Test(arguments: figure4b.indices)
func targetLogitsAreThoseOfArcFaceFigure4b(_ row: Int) throws {
  let (name, numbers, values) = figure4b[row]
  let loss = try #require(LossRegistry.named(name)).init(LossParameters(numbers))
  for (degrees, expected) in zip([20.0, 40, 60, 80, 100], values) {
    #expect((loss.target(degrees * .pi / 180).logit - expected).magnitude < 6e-4)
  }
}

@Test(arguments: [
  // CosFace eq. 7 (Wang et al., CVPR 2018): the plane holds m < 1 − cos(2π/C).
  ("cosface", 3, 1.5), ("cosface", 4, 1.0), ("cosface", 5, 0.6910), ("cosface", 8, 0.2929),
  ("cosface", 10, 0.1910), ("arcface", 8, 0.7854), ("arcface", 10, 0.6283),
])
func theLimitOfTheMarginIsTheOneOfThePapers(_ name: String, _ classes: Int, _ expected: Double)
  throws
{
  let loss = try #require(LossRegistry.named(name)).init(LossParameters())
  let limit = try #require(loss.statedBound(spacing: 2 * .pi / Double(classes)).limit)
  #expect((limit - expected).magnitude < 5e-5)
}

@Test(arguments: [
  // CosFace Fig. 4's eight identities and the bands that follow; ArcFace's band is m itself.
  ("cosface", ["m": 0.1], 15.01), ("cosface", ["m": 0.2], 30.30), ("arcface", ["m": 0.5], 28.648),
  ("asoftmax", ["m": 4, "lambda": 5], 13.0), ("lsoftmax", ["m": 2, "lambda": 0], 15.0),
  ("combined", ["m1": 1, "m2": 0.3, "m3": 0.2], 39.5),
  ("combined", ["m1": 0.9, "m2": 0.4, "m3": 0.15], 38.1),
])
func theBandBetweenEightClassesIsThatWide(
  _ name: String, _ numbers: [String: Double], _ degrees: Double
) throws {
  let loss = try #require(LossRegistry.named(name)).init(LossParameters(numbers))
  #expect((loss.band(spacing: .pi / 4) * 180 / .pi - degrees).magnitude < 0.06)
}

@Test(arguments: [
  // Teaching notes C3 and L5: NormFace, ten classes.
  (1.0, 10, 1.5385), (4, 10, 0.7276), (16, 10, 0.0900), (10, 8, 0.10165), (16, 8, 0.01827),
])
func theFloorIsThatOfEquallySpacedClasses(_ scale: Double, _ classes: Int, _ expected: Double)
  throws
{
  let loss = NormFace(LossParameters(["s": scale]))
  let floor = try #require(loss.floor(classes: classes))
  #expect((floor - expected).magnitude < 5e-5)
}

@Test(arguments: LossSetting.all)
func laboratoryDefaultsAreInRangeAndTheirMarginCanBeMetByEightClasses(_ setting: LossSetting) {
  let description = setting.type.description
  for each in description.hyperparameters {
    #expect(each.range.contains(each.laboratoryDefault))
    let ascending = each.notches.sorted()
    #expect(each.notches == ascending)
    if let published = each.published { #expect(each.range.contains(published)) }
  }
  #expect(setting.loss().band(spacing: .pi / 4) < .pi / 4)
}

@Test func publishedDefaultsAreThoseOfThePapers() {
  func published(_ name: String, _ key: String) -> Double? {
    LossRegistry.named(name)?.description.hyperparameters.first { $0.key == key }?.published
  }
  #expect(published("arcface", "m") == 0.5)  // Deng et al. 2019, section 3.1
  #expect(published("arcface", "s") == 64)
  #expect(published("cosface", "m") == 0.35)  // Wang et al. 2018, section 4.1
  #expect(published("cosface", "s") == 64)
  #expect(published("asoftmax", "m") == 4)  // Liu et al. 2017, section 4.1
  #expect(published("asoftmax", "lambda") == 5)
  #expect(published("lsoftmax", "m") == 4)  // Liu et al. 2016, Table 2
  #expect(published("combined", "m2") == 0.3)  // Deng et al. 2019, CM1 (1, 0.3, 0.2)
  #expect(published("combined", "m3") == 0.2)
}

@Test(arguments: [
  // CosFace (Wang et al., CVPR 2018) eq. 6, and what the plane needs beyond C ≤ 3.
  (3, 0.9, 1.927, 1.927), (8, 0.9, 3.625, 9.872), (10, 0.99, 6.113, 27.69),
])
func thePlaneNeedsALargerScaleThanCosFacesBound(
  _ classes: Int, _ probability: Double, _ bound: Double, _ plane: Double
) throws {
  let least = ClosedForms.scaleBound(classes: Double(classes), probability: probability)
  #expect((least - bound).magnitude < 6e-4)
  let needed = ClosedForms.planeScale(classes: classes, probability: probability, own: 1)
  #expect((try #require(needed) - plane).magnitude < 6e-3)
}

@Test func noScaleIsEnoughForAMarginBeyondItsLimit() {
  let own = Double.cos(1)
  #expect(ClosedForms.planeScale(classes: 8, probability: 0.9, own: own) == nil)
}

@Test(arguments: [
  // Crossings in ArcFace's Fig. 4(b) (Deng et al., CVPR 2019), recomputed from the formulas.
  ("arcface", ["m": 0.5], "cosface", ["m": 0.35], 30.70),
  ("arcface", ["m": 0.5], "cosface", ["m": 0.35], 120.66),
  ("arcface", ["m": 0.5], "asoftmax", ["m": 1.35, "lambda": 0], 81.85),
  ("cosface", ["m": 0.35], "asoftmax", ["m": 1.35, "lambda": 0], 60.79),
  ("arcface", ["m": 0.5], "combined", ["m1": 0.9, "m2": 0.4, "m3": 0.15], 39.23),
])
func targetLogitsCrossWhereFigure4bHasThem(
  _ first: String, _ firstNumbers: [String: Double], _ second: String,
  _ secondNumbers: [String: Double], _ degrees: Double
) throws {
  let one = try #require(LossRegistry.named(first)).init(LossParameters(firstNumbers))
  let other = try #require(LossRegistry.named(second)).init(LossParameters(secondNumbers))
  func lead(_ degrees: Double) -> Double {
    let theta = degrees * .pi / 180
    return one.target(theta).logit - other.target(theta).logit
  }
  #expect(lead(degrees - 0.01) * lead(degrees + 0.01) < 0)
}

@Test func theFirstCombinedSettingStaysUnderArcFace() {
  let arcFace = ArcFace(LossParameters(["m": 0.5]))
  let combined = CombinedMargin(LossParameters(["m1": 1, "m2": 0.3, "m3": 0.2]))
  for degrees in 1..<149 {
    let theta = Double(degrees) * .pi / 180
    let lead = arcFace.target(theta).logit - combined.target(theta).logit
    #expect(lead > 0)
    if (40...100).contains(degrees) { #expect(lead < 0.033) }
  }
}

@Test(arguments: [
  // SphereFace (Liu et al., CVPR 2017) properties 2 and 3: two classes 90° apart at m = 2 + √3, and
  // equally spaced ones at m = 3.
  (2 + 3.0.squareRoot(), 51.96), (3, 45.0),
])
func theWidestInsideEqualsTheNarrowestBetweenAtSphereFacesBounds(
  _ factor: Double, _ degrees: Double
) {
  let spacing = Double.pi / 2
  let inside =
    factor == 3
    ? 2 * spacing / (factor + 1)
    : ClosedForms.largestAngleInside(between: spacing, factor: factor)
  let loss = ASoftmax(LossParameters(["m": factor]))
  #expect((inside * 180 / .pi - degrees).magnitude < 6e-3)
  #expect((loss.band(spacing: spacing) - inside).magnitude < 1e-9)
}

@Test(arguments: [
  // NormFace (Wang et al., MM 2017) proposition 2; tight only for C ≤ d + 1.
  (1.0, 10, 1.3769), (1, 10575, 8.2663), (10, 8, 7.6e-5),
])
func theBoundInAnyDimensionIsNormFaces(_ scale: Double, _ classes: Int, _ expected: Double) {
  let bound = ClosedForms.normFaceLossBound(classes: Double(classes), scale: scale)
  #expect((bound - expected).magnitude < max(5e-5, 0.01 * expected) * 0.9)
  let plane = ClosedForms.planeOptimum(classes: min(classes, 100), scale: scale, own: 1)
  #expect(classes > 100 || plane > bound)
}

@Test(arguments: [(2, 0.0), (3, 0.980), (8, 2.752), (10, 3.107), (10575, 13.10)])
func adaCosFixesItsScaleByTheNumberOfClasses(_ classes: Int, _ expected: Double) {
  #expect((ClosedForms.adaCosScale(classes: Double(classes)) - expected).magnitude < 5.1e-4 * 10)
}

@Test(arguments: [(3, 0.685), (8, 0.489), (10, 0.420)])
func adaCosScaleIsTooSmallForThePlane(_ classes: Int, _ expected: Double) {
  let scale = ClosedForms.adaCosScale(classes: Double(classes))
  let loss = ClosedForms.planeOptimum(classes: classes, scale: scale, own: 1)
  #expect((Double.exp(-loss) - expected).magnitude < 6e-4)
}

@Test(arguments: [(1.0, 10, 1.3769), (1, 10575, 8.2663)])
func withoutAMarginTheFloorInAnyDimensionIsNormFacesBound(
  _ scale: Double, _ classes: Int, _ expected: Double
) throws {
  for loss: any MarginLoss in [
    NormFace(LossParameters(["s": scale])), ArcFace(LossParameters(["m": 0, "s": scale])),
    CosFace(LossParameters(["m": 0, "s": scale])),
  ] {
    let floor = try #require(loss.floorInAnyDimension(classes: classes))
    #expect((floor - expected).magnitude < 5e-5)
  }
}

@Test(arguments: LossSetting.all)
func noFloorInThePlaneLiesUnderTheOneInAnyDimension(_ setting: LossSetting) throws {
  let loss = setting.loss()
  guard let plane = loss.floor(classes: 8) else {
    #expect(loss.floorInAnyDimension(classes: 8) == nil)
    return
  }
  let any = try #require(loss.floorInAnyDimension(classes: 8))
  let three = try #require(loss.floorInAnyDimension(classes: 3))
  #expect(any < plane)
  #expect((three - (loss.floor(classes: 3) ?? 0)).magnitude < 1e-9)
}
