import Kernels
import MarginLosses
import Testing

@Suite struct FloorTests {
  /// No sample, at any angle to its prototype, may cost less than a floor.
  @Test(arguments: LossSetting.all + LossSetting.beyond, [0.5, 1.5, 2.4, 3.0])
  func noSampleOfEquallySpacedClassesCostsLess(_ setting: LossSetting, _ margin: Double) throws {
    guard let key = setting.type.description.marginKey,
      setting.type.description.hyperparameters.contains(where: {
        $0.key == key && $0.range.contains(margin)
      })
    else { return }
    for (classes, scale) in [(2, 2.0), (2, 16), (5, 8)] {
      let loss = setting.loss([key: margin, "s": scale])
      guard let floor = loss.floor(classes: classes) else { continue }
      let lowest = stride(from: 0.0, to: .pi, by: 0.02).map { cost(loss, classes, $0) }.min() ?? 0
      #expect(lowest >= floor - 1e-6, "\(classes) classes, s \(scale)")
    }
  }

  private func cost(_ loss: any MarginLoss, _ classes: Int, _ angle: Double) -> Double {
    func points(_ turn: Double) -> [Double] {
      (0..<classes).flatMap { place -> [Double] in
        let direction = 2 * .pi * Double(place) / Double(classes) + turn
        return [Double.cos(direction), Double.sin(direction)]
      }
    }
    let batch = LossBatch(
      embeddings: points(angle), labels: (0..<classes).map { Int32($0) }, prototypes: points(0),
      dimension: 2)
    return loss.evaluate(batch).loss
  }

  @Test func aMarginWhoseLogitRisesAgainHasNoFloor() {
    for scale in [2.0, 16] {
      let wide = ArcFace(LossParameters(["m": 3, "s": scale]))
      #expect(wide.floor(classes: 2) == nil && wide.floorInAnyDimension(classes: 2) == nil)
    }
    let usual = ArcFace(LossParameters(["m": 0.5, "s": 16]))
    #expect(usual.floor(classes: 8) != nil && usual.floorInAnyDimension(classes: 8) != nil)
  }

  @Test func rivalsThatCountLessOnEitherSideHaveAFloorOnlyWhereArcFaceDecides() {
    func floor(_ numbers: [String: Double]) -> Double? {
      ArcNegFace(LossParameters(numbers, variant: "through")).floor(classes: 10)
    }
    #expect(floor(["m": 0.3, "s": 2, "sigma": 0.3]) == nil)
    #expect(floor(["m": 0.3, "s": 2, "sigma": 1]) != nil)
  }
}
