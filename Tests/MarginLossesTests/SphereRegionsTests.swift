import Kernels
import MarginLosses
import Testing

/// Regions that are put together from pairs and cells, against tries of every direction.
@Suite struct SphereRegionsTests {
  @Test(
    arguments:
      LossSetting.beyond.filter { $0.loss() is any SphereLoss })
  func theRegionsOfPairsAreThoseOfAllLogits(_ setting: LossSetting) throws {
    var loss = try #require(setting.loss() as? any SphereLoss)
    if var adaptive = loss as? any AdaptiveLoss & SphereLoss {
      adaptive.start(classes: 6)
      loss = adaptive
    }
    var generator = SeededGenerator(seed: 1, stream: 0)
    let prototypes = (0..<6).flatMap { _ in [generator.normal(), generator.normal()] }
    let found = CircleRegions(loss, prototypes: prototypes).train
    let scanned = SphereRegions(loss, prototypes: prototypes, radius: loss.usualNorm).train
    for (left, right) in zip(found, scanned) {
      #expect(DenseScan.disagreement(left, right) < 1e-6)
    }
  }
}

/// Tries that are 1.5e-3 apart came upon no arc narrower than that, and the class was said to be lost.
@Test func anArcAboutAPrototypeIsFoundHoweverNarrow() throws {
  let angles = [0.3, 1.7, 4.1]
  let prototypes = angles.flatMap { [Double.cos($0), Double.sin($0)] }
  var parameters = LossParameters(["m": 0.5])
  let limit = try #require(
    CurricularFace(parameters).marginBound(spacing: 1.4, with: parameters).limit)
  parameters["m"] = limit - 1e-5
  let regions = SphereRegions(CurricularFace(parameters), prototypes: prototypes, radius: 1)
  for (angle, arcs) in zip(angles, regions.train) {
    #expect(arcs.contains { $0.start < angle && angle < $0.start + $0.length })
  }
}
