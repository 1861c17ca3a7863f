import Kernels
import MarginLosses
import Testing

/// The share of the circle that one list of intervals holds and the other does not, in radians.
private func difference(_ left: [Interval], _ right: [Interval]) -> Double {
  func length(_ intervals: [Interval]) -> Double {
    intervals.reduce(0) { $0 + $1.upper - $1.lower }
  }
  var common = 0.0
  for one in left {
    for other in right {
      common += max(0, min(one.upper, other.upper) - max(one.lower, other.lower))
    }
  }
  return length(left) + length(right) - 2 * common
}

/// Whether ρi·ψ(|t|) > ρj·cos(Δ − t), asked directly; nil too near to equality to tell.
private func wins(
  _ loss: any MarginLoss, _ angle: Double, _ spacing: Double, _ own: Double, _ rival: Double
) -> Bool? {
  let lead = own * loss.target(angle.magnitude).logit - rival * Double.cos(spacing - angle)
  return lead.magnitude < 1e-9 ? nil : lead > 0
}

private let spacings: [Double] = [
  0, 1e-9, 1e-4, 0.1, 0.5, 1, .pi / 2, 2, 2.8, .pi - 1e-9, .pi,
]

private func margins(of loss: LossDescription, _ generator: inout SeededGenerator) -> LossParameters
{
  var parameters = LossParameters()
  for each in loss.hyperparameters where !each.isOptional {
    let range = each.range
    let share =
      switch generator.index(below: 6) {
      case 0: 0.0
      case 1: each.key == "lambda" ? 0.01 : 1
      default: generator.uniform()
      }
    parameters[each.key] = range.lowerBound + share * (range.upperBound - range.lowerBound)
    if each.key == "s" { parameters[each.key] = 8 }
    if each.key == "lambda", generator.index(below: 2) == 0 { parameters[each.key] = 0 }
    if each.key == "m1", generator.index(below: 2) == 0 { parameters[each.key] = 1 }
  }
  return parameters
}

@Test(arguments: LossSetting.all)
func pairRegionsHoldExactlyTheDirectionsWhereTheMarginIsMet(_ setting: LossSetting) {
  var generator = SeededGenerator(seed: 31)
  for round in 0..<60 {
    var parameters = margins(of: setting.type.description, &generator)
    parameters.variant = setting.variant
    let loss = setting.type.init(parameters)
    let isNormed = loss.amplitude == .bothNorms && round % 3 > 0
    let own = isNormed ? 0.3 + generator.uniform() : 1
    let rival = isNormed ? 0.3 + generator.uniform() : 1
    let spacing =
      round < spacings.count ? spacings[round] : .pi * generator.uniform()
    let region = loss.pairRegion(spacing: spacing, ownNorm: own, rivalNorm: rival)
    for step in 0..<4000 {
      let angle = -.pi + (Double(step) + generator.uniform()) * 2 * .pi / 4000
      guard let expected = wins(loss, angle, spacing, own, rival) else { continue }
      let isInside = region.contains { $0.lower < angle && angle < $0.upper }
      #expect(isInside == expected, "\(parameters) Δ \(spacing) t \(angle) ρ \(own) \(rival)")
      if isInside != expected { return }
    }
  }
}

@Test(arguments: LossSetting.all)
func closedFormsAreWhatRootFindingFinds(_ setting: LossSetting) throws {
  var generator = SeededGenerator(seed: 32)
  // The slope of a detached gradient is no derivative; its value is that of the raw form.
  let variant = setting.variant == "cgd" ? "raw" : setting.variant
  for round in 0..<300 {
    var parameters = margins(of: setting.type.description, &generator)
    parameters.variant = setting.variant
    let loss = setting.type.init(parameters)
    parameters.variant = variant
    let same = try #require(setting.type.init(parameters) as? any BentTarget)
    let isNormed = loss.amplitude == .bothNorms && round % 2 > 0
    let own = isNormed ? 0.3 + generator.uniform() : 1
    let rival = isNormed ? 0.3 + generator.uniform() : 1
    let spacing = round < spacings.count ? spacings[round] : .pi * generator.uniform()
    let closed = loss.pairRegion(spacing: spacing, ownNorm: own, rivalNorm: rival)
    // Both cosines round; over a small spacing they cross at as small an angle.
    let tolerance = 1e-7 + 1e-14 / max(spacing, 1e-9)
    let found = same.foundPairRegion(spacing: spacing, ownNorm: own, rivalNorm: rival)
    #expect(
      difference(closed, found) < tolerance, "\(parameters) Δ \(spacing) \(closed) \(found)")
  }
}

@Test func aMonotoneJumpUpwardsReachesBackIntoTheCircle() throws {
  // 1 − cos m > m·sin m from m = 2.3311 on: beyond π − m the logit jumps up, and can win again.
  let loss = ArcFace(LossParameters(["m": 3, "s": 8]))
  let region = loss.pairRegion(spacing: 2, ownNorm: 1, rivalNorm: 1)
  let arc = try #require(region.first)
  #expect(arc.upper < 3 - .pi + 1e-12)
  #expect(arc.upper - arc.lower > 1)
}

@Test func aDirectionThatTiesAlongAWholeArcBelongsToNobody() {
  let loss = ArcFace(LossParameters(["m": 0.5, "s": 8], variant: "raw"))
  #expect(loss.foundPairRegion(spacing: 0.5, ownNorm: 1, rivalNorm: 1).isEmpty)
  #expect(loss.pairRegion(spacing: 0.5, ownNorm: 1, rivalNorm: 1).isEmpty)
  let cosine = NormFace(LossParameters())
  #expect(cosine.foundPairRegion(spacing: 0, ownNorm: 1, rivalNorm: 1).isEmpty)
}
