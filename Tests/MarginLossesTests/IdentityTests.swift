import Kernels
import MarginLosses
import Testing

private let batch: LossBatch<Double> = {
  var generator = SeededGenerator(seed: 8)
  return LossBatch(
    embeddings: (0..<20).map { _ in generator.normal() }, labels: (0..<10).map { Int32($0 % 3) },
    prototypes: (0..<6).map { _ in generator.normal() }, dimension: 2)
}()

private func loss(_ name: String, _ numbers: [String: Double], _ variant: String? = nil)
  -> Double?
{
  LossRegistry.named(name)?.init(LossParameters(numbers, variant: variant)).evaluate(batch).loss
}

@Test(arguments: [
  ("cosface", ["m": 0.0, "s": 8]), ("arcface", ["m": 0, "s": 8]),
  ("combined", ["m1": 1, "m2": 0, "m3": 0, "s": 8]), ("asoftmax", ["m": 1, "s": 8, "lambda": 0]),
])
func withoutItsMarginEveryLossIsNormFace(_ name: String, _ numbers: [String: Double]) throws {
  let expected = try #require(loss("normface", ["s": 8]))
  let actual = try #require(loss(name, numbers))
  #expect((actual - expected).magnitude < 1e-12)
}

@Test func largeMarginSoftmaxWithFactorOneIsSoftmaxWithoutBias() throws {
  let expected = try #require(loss("softmax", [:], "nobias"))
  let actual = try #require(loss("lsoftmax", ["m": 1, "lambda": 0]))
  #expect((actual - expected).magnitude < 1e-12)
}

@Test(arguments: ["piecewise", "raw", "clamp"])
func combinedWithTheAngleAloneIsArcFace(_ variant: String) {
  let combined = loss("combined", ["m1": 1, "m2": 0.4, "m3": 0, "s": 8], variant)
  #expect(combined == loss("arcface", ["m": 0.4, "s": 8], variant))
}

@Test func proxyNCAOverAllProxiesIsNormFaceOfTwiceTheScaleHoweverSmallItsPull() throws {
  let batch = LossBatch<Double>(
    embeddings: [1, 0.25], labels: [0], prototypes: [1, 0, -1, 0], dimension: 2)
  func pull(_ name: String, _ numbers: [String: Double], _ variant: String? = nil) throws -> Double
  {
    let type = try #require(LossRegistry.named(name))
    return type.init(LossParameters(numbers, variant: variant)).evaluate(batch).embeddings[1]
  }
  for scale in [1.0, 9, 16] {
    let expected = try pull("normface", ["s": 2 * scale])
    let actual = try pull("proxy_nca", ["scale": scale], "all")
    #expect((actual - expected).magnitude < 1e-12 * expected.magnitude)
  }
}

@Test func combinedWithTheCosineAloneIsCosFace() throws {
  let combined = try #require(loss("combined", ["m1": 1, "m2": 0, "m3": 0.2, "s": 8]))
  let cosface = try #require(loss("cosface", ["m": 0.2, "s": 8]))
  #expect((combined - cosface).magnitude < 1e-12)
}

@Test func combinedWithTheFactorAloneIsScaledASoftmax() throws {
  let combined = try #require(loss("combined", ["m1": 3, "m2": 0, "m3": 0, "s": 8]))
  let asoftmax = try #require(loss("asoftmax", ["m": 3, "lambda": 0, "s": 8]))
  #expect((combined - asoftmax).magnitude < 1e-12)
}

@Test(arguments: LossSetting.all)
func aliasesAndNamesFindTheLoss(_ setting: LossSetting) {
  for name in [setting.name] + setting.type.description.aliases {
    #expect(LossRegistry.named(name)?.description.name == setting.name)
  }
}

@Test(arguments: LossSetting.all + LossSetting.beyond)
func rotatingEverythingLeavesTheLossAsItIs(_ setting: LossSetting) {
  let loss = setting.loss()
  func rotated(_ rows: [Double]) -> [Double] {
    var result = rows
    for start in stride(from: 0, to: rows.count, by: 2) {
      result[start] = 0.6 * rows[start] - 0.8 * rows[start + 1]
      result[start + 1] = 0.8 * rows[start] + 0.6 * rows[start + 1]
    }
    return result
  }
  let turned = LossBatch(
    embeddings: rotated(batch.embeddings), labels: batch.labels,
    prototypes: rotated(batch.prototypes), dimension: 2)
  let before = loss.evaluate(batch)
  let after = loss.evaluate(turned)
  #expect((before.loss - after.loss).magnitude < 1e-12)
  for (x, y) in zip(rotated(before.embeddings), after.embeddings) {
    #expect((x - y).magnitude < 1e-12)
  }
}
