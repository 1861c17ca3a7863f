import Kernels
import MarginLosses
import Testing

/// A loss that is evaluated but not shown, with one of its variants.
struct EvaluatedSetting: CustomTestStringConvertible, Sendable {
  let type: any EvaluatedLoss.Type
  let variant: String?

  var name: String { type.description.name }
  var testDescription: String { [name, variant].compactMap(\.self).joined(separator: " ") }
  var heldConstant: String? { type.description.heldConstant(in: variant) }

  func loss(_ numbers: [String: Double] = [:]) -> any EvaluatedLoss {
    type.init(LossParameters(numbers, variant: variant))
  }

  static let all: [EvaluatedSetting] = LossRegistry.evaluated.flatMap { type in
    let names = type.description.variants.map { Optional($0.name) }
    return (names.isEmpty ? [nil] : names).map { EvaluatedSetting(type: type, variant: $0) }
  }
}

/// Moderate scales, so that no share is so small that a difference shows nothing.
private let mild: [String: Double] = [
  "r": 4, "s": 4, "scale": 2, "alpha": 3, "la": 5, "gamma": 0.5, "K": 3, "lw": 2,
]

private func batch(
  _ seed: UInt64, _ loss: any EvaluatedLoss, dimension: Int = 3
) -> LossBatch<Double> {
  var generator = SeededGenerator(seed: seed)
  func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in generator.normal() } }
  let rows = 4 * dimension
  var batch = LossBatch(
    embeddings: numbers(6 * dimension), labels: [0, 1, 2, 3, 0, 1], prototypes: numbers(rows),
    dimension: dimension)
  if loss is LGM { batch.logVariances = numbers(rows) }
  return batch
}

@Suite struct EvaluatedLossTests {
  @Test(arguments: EvaluatedSetting.all)
  func theGradientByEveryArrayIsTheCentralDifference(_ setting: EvaluatedSetting) {
    guard setting.heldConstant == nil else { return }
    let loss = setting.loss(mild)
    let arrays: [(WritableKeyPath<LossBatch<Double>, [Double]>, (LossGradient<Double>) -> [Double])]
    arrays = [
      (\.embeddings, { $0.embeddings }), (\.prototypes, { $0.prototypes }), (\.bias, { $0.bias }),
      (\.logVariances, { $0.logVariances }),
    ]
    for seed in UInt64(1)...5 {
      let batch = batch(seed, loss)
      let gradient = loss.evaluate(batch)
      for (parameter, slopes) in arrays {
        #expect(slopes(gradient).count == batch[keyPath: parameter].count)
        for index in batch[keyPath: parameter].indices {
          var (above, below) = (batch, batch)
          above[keyPath: parameter][index] += 1e-6
          below[keyPath: parameter][index] -= 1e-6
          let expected = (loss.evaluate(above).loss - loss.evaluate(below).loss) / 2e-6
          #expect((slopes(gradient)[index] - expected).magnitude < 2e-5, "seed \(seed)")
        }
      }
    }
  }

  @Test(arguments: EvaluatedSetting.all.filter { $0.heldConstant != nil })
  func whatIsHeldConstantPartsTheGradientFromTheDerivative(_ setting: EvaluatedSetting) {
    let loss = setting.loss(mild)
    let batch = batch(1, loss)
    let gradient = loss.evaluate(batch).embeddings
    let isParted = batch.embeddings.indices.contains { index in
      var (above, below) = (batch, batch)
      above.embeddings[index] += 1e-6
      below.embeddings[index] -= 1e-6
      let slope = (loss.evaluate(above).loss - loss.evaluate(below).loss) / 2e-6
      return (gradient[index] - slope).magnitude > 2e-5
    }
    #expect(isParted)
  }

  @Test(arguments: EvaluatedSetting.all)
  func everythingStaysFiniteAtTheEndsOfTheArcAndAtZero(_ setting: EvaluatedSetting) {
    let loss = setting.loss(["K": 1])
    for embedding: [Double] in [[3, 0], [-3, 0], [0, 0], [1e-7, 3], [-3, 1e-9]] {
      let batch = LossBatch(
        embeddings: embedding, labels: [0], prototypes: [2, 0, -1, 1, 0, 0],
        dimension: 2)
      let gradient = loss.evaluate(batch)
      #expect(gradient.loss.isFinite)
      #expect(
        (gradient.embeddings + gradient.prototypes + gradient.bias).allSatisfy { $0.isFinite })
    }
  }

  /// Without a margin the means' half planes decide: softmax with w = μ and b = −‖μ‖²/2.
  @Test func aGaussianOfUnitVarianceWithoutAMarginIsSoftmaxWithABias() {
    var batch = batch(4, LGM(LossParameters()))
    batch.logVariances = []
    let gaussian = LGM(LossParameters(["alpha": 0, "lambda": 0])).evaluate(batch)
    batch.bias = (0..<batch.classes).map { j in
      -batch.prototypes[3 * j..<3 * j + 3].reduce(0) { $0 + $1 * $1 } / 2
    }
    let softmax = Softmax(LossParameters(variant: "bias")).evaluate(batch)
    #expect((gaussian.loss - softmax.loss).magnitude < 1e-12)
  }
}
