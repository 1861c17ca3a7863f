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
