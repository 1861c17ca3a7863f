public import Kernels

/// Each class is a Gaussian: distance to its mean decides, and the margin grows with it.
///
/// Formula: L = −log softmax of −dj(1 + α[j = y]) − hj, plus λ(dy + hy); d = ½ Σ (x − w)²e^−v, h = ½ Σ v, v the
/// logarithm of a variance. Nothing is scaled to length 1.
/// Slope: e^−v(x − w) times −(p − [j = y])(1 + α[j = y]) + λ[j = y], p the shares; the margin is
/// differentiated, too.
/// Boundary: d1(1 + α) + h1 = d2 + h2: of equal variances a circle about the own mean, half planes
/// without a margin.
/// Defaults: α 0.1, λ 0.01, variances 1 (authors' TensorFlow code; their Caffe code raises α from 0.1 to
/// 0.3). The logarithm of the variances is taken here; the constant of the likelihood is left out.
/// Citation: Wan, Zhong, Li & Chen, "Rethinking feature distribution for loss functions in image
/// classification", CVPR 2018.
public struct LGM: EvaluatedLoss {
  public static let description: LossDescription = LossDescription(
    name: "lgm", title: "L-GM", digit: nil, boundary: "(1+α)·d1 + h1 = d2 + h2",
    hyperparameters: [
      .factor(
        key: "alpha", title: "α", from: 0, laboratory: 0.1, published: 0.1),
      .number("lambda", "lambda", "λ", 0...1000, published: 0.01, .code),
    ],
    marginKey: "alpha",
    teaches:
      "Each class is a Gaussian: distance decides, and the margin makes the region a "
      + "disc about the mean.",
    citation: Citation(
      authors: "Wan, Zhong, Li & Chen",
      title: "Rethinking feature distribution for loss functions in image classification",
      venue: "CVPR", year: 2018))
  public static let formula: String =
    "L = −ln(e^zy / Σ(j) e^zj) + λ·(dy+hy), zy = −(1+α)·dy−hy, zj = −dj−hj, "
    + "d = ½·Σ (x−w)²·e^(−v), h = ½·Σ v"

  private let margin: Double
  private let weight: Double

  public init(_ parameters: LossParameters) {
    margin = parameters.value("alpha", of: Self.description)
    weight = parameters.value("lambda", of: Self.description)
  }

  public func evaluate<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number> {
    let zeros = [Number](repeating: 0, count: batch.prototypes.count)
    let spreads = batch.logVariances.isEmpty ? zeros : batch.logVariances
    var gradient = LossGradient<Number>()
    gradient.embeddings = Array(repeating: 0, count: batch.embeddings.count)
    gradient.prototypes = zeros
    gradient.logVariances = zeros
    for sample in 0..<batch.count {
      add(sample, of: batch, spreads, to: &gradient)
    }
    if batch.logVariances.isEmpty { gradient.logVariances = [] }
    return gradient
  }

  private func add<Number: Scalar>(
    _ sample: Int, of batch: LossBatch<Number>, _ spreads: [Number],
    to gradient: inout LossGradient<Number>
  ) {
    let (dimension, own) = (batch.dimension, Int(batch.labels[sample]))
    let share = 1 / Number(batch.count)
    let likelihoods = (0..<batch.classes).map { j -> (distance: Number, spread: Number) in
      var sums: (Number, Number) = (0, 0)
      for axis in 0..<dimension {
        let offset =
          batch.embeddings[sample * dimension + axis] - batch.prototypes[j * dimension + axis]
        let spread = spreads[j * dimension + axis]
        sums = (sums.0 + offset * offset * Number.exp(-spread) / 2, sums.1 + spread / 2)
      }
      return sums
    }
    let logits = likelihoods.indices.map { j in
      -likelihoods[j].distance * (j == own ? 1 + Number(margin) : 1) - likelihoods[j].spread
    }
    var errors = logits
    let entropy = softmaxErrors(logits, label: own, into: &errors)
    let price = Number(weight)
    gradient.loss +=
      share * (entropy + price * (likelihoods[own].distance + likelihoods[own].spread))
    for j in likelihoods.indices {
      let isOwn = j == own
      let pull = share * ((isOwn ? price : 0) - errors[j] * (isOwn ? 1 + Number(margin) : 1))
      let widening = share * ((isOwn ? price : 0) - errors[j])
      for axis in 0..<dimension {
        let (x, w) = (sample * dimension + axis, j * dimension + axis)
        let offset = batch.embeddings[x] - batch.prototypes[w]
        let narrow = Number.exp(-spreads[w])
        gradient.embeddings[x] += pull * narrow * offset
        gradient.prototypes[w] -= pull * narrow * offset
        gradient.logVariances[w] += widening / 2 - pull * offset * offset * narrow / 2
      }
    }
  }
}
