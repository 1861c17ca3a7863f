public import Kernels

/// Softmax cross entropy of inner products, the loss without any margin.
///
/// Formula: L = −log softmax(w·x + b)_y.
/// Slope: dψ/dθ = −sin θ (per ‖w‖‖x‖).
/// Boundary: (w1 − w2)·x + b1 − b2 = 0, a straight line; without bias it passes through 0.
/// Defaults: none.
/// Citation: Bridle, "Probabilistic interpretation of feedforward classification network outputs",
/// Neurocomputing, NATO ASI Series, 1990.
public struct Softmax: MarginLoss, BentTarget {
  public static let description: LossDescription = LossDescription(
    name: "softmax", title: "softmax", sign: "soft", digit: 1,
    boundary: "w1·x + b1 = w2·x + b2", hyperparameters: [],
    variants: [
      Variant(name: "bias", summary: "w·x + b: boundaries need not pass through 0"),
      Variant(name: "nobias", summary: "w·x: boundaries pass through 0"),
    ],
    teaches: "Norms and biases decide, too: the longer a prototype, the wider its wedge.",
    citation: Citation(
      authors: "Bridle",
      title: "Probabilistic interpretation of feedforward classification network outputs",
      venue: "Neurocomputing, NATO ASI Series", year: 1990))

  public let hasBias: Bool

  public init(_ parameters: LossParameters) {
    hasBias = parameters.variantName(of: Self.description) == "bias"
  }

  public var amplitude: Amplitude { .bothNorms }

  public func target(_ theta: Double) -> (logit: Double, slope: Double) {
    (Double.cos(theta), -Double.sin(theta))
  }

  public var terms: LogitTerms {
    LogitTerms(
      own: .measure(.ownProduct), rival: .measure(.rivalProduct),
      bias: hasBias ? (.measure(.ownBias), .measure(.rivalBias)) : nil)
  }

  public var bends: [Double] { [] }
  public var steepness: Double { 1 }
  public var isBelowCosine: Bool { true }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    Intervals.halfPlane(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    laneLinearCrossEntropy(batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    linearCrossEntropy(batch)
  }
}

private func linearCrossEntropy<Number: Scalar>(_ batch: LossBatch<Number>) -> LossGradient<Number>
{
  let dimension = batch.dimension
  var gradient = LossGradient<Number>()
  gradient.embeddings = Array(repeating: 0, count: batch.embeddings.count)
  gradient.prototypes = Array(repeating: 0, count: batch.prototypes.count)
  gradient.bias = Array(repeating: 0, count: batch.bias.count)
  var logits = [Number](repeating: 0, count: batch.classes)
  var errors = logits
  for sample in 0..<batch.count {
    let x = sample * dimension
    for j in logits.indices {
      logits[j] = batch.bias.isEmpty ? 0 : batch.bias[j]
      for k in 0..<dimension {
        logits[j] += batch.prototypes[j * dimension + k] * batch.embeddings[x + k]
      }
    }
    gradient.loss += softmaxErrors(logits, label: Int(batch.labels[sample]), into: &errors)
    for j in errors.indices {
      for k in 0..<dimension {
        gradient.embeddings[x + k] += errors[j] * batch.prototypes[j * dimension + k]
        gradient.prototypes[j * dimension + k] += errors[j] * batch.embeddings[x + k]
      }
      if !batch.bias.isEmpty { gradient.bias[j] += errors[j] }
    }
  }
  gradient.divide(by: batch.count)
  return gradient
}
