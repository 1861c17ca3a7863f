public import Kernels

/// A multiplicative angular margin that keeps both norms.
///
/// Formula: L = −log softmax with ‖wy‖‖x‖·ψ(θy) for the own class, ψ = (λ cos θ + ψm)/(1 + λ),
/// ψm = (−1)^k cos(mθ) − 2k, k = ⌊mθ/π⌋.
/// Slope: dψ/dθ = (−λ sin θ − m |sin mθ|)/(1 + λ).
/// Boundary: ‖w1‖ cos(m·θ1) = ‖w2‖ cos θ2: m·θ1 = θ2 for equal norms.
/// Defaults: m 2, 3 or 4, λ annealed to 0; the laboratory takes m 2, λ 0.
/// Citation: Liu, Wen, Yu & Yang, "Large-margin softmax loss", ICML 2016.
public struct LSoftmax: AngularLoss {
  public static let description: LossDescription = LossDescription(
    name: "lsoftmax", title: "L-Softmax", sign: "L", digit: 2,
    boundary: "‖w1‖·cos(m·θ1) = ‖w2‖·cos θ2",
    hyperparameters: [.factor(laboratory: 2, published: 4), .annealing(published: 0, from: .code)],
    marginKey: "m",
    difference:
      "pytorch-metric-learning rounds m down to a whole number and has no λ, which falls "
      + "from 1000 in the authors' code",
    teaches:
      "The angle counts m times for the own class, and lengths still weigh it: wedges "
      + "shrink, unequally.",
    citation: Citation(
      authors: "Liu, Wen, Yu & Yang",
      title: "Large-margin softmax loss for convolutional neural networks", venue: "ICML",
      year: 2016))

  let margin: Double
  let annealing: Double

  public init(_ parameters: LossParameters) {
    margin = parameters.value("m", of: Self.description)
    annealing = parameters.value("lambda", of: Self.description)
  }

  public var amplitude: Amplitude { .bothNorms }

  public func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    let margin = Number(margin)
    let stretched = ExtendedCosine.piecewise(margin * theta.radians)
    let (weight, whole) = (Number(annealing), Number(1 + annealing))
    return (
      (weight * theta.plain.value + stretched.value) / whole,
      (weight * theta.plain.slope + margin * stretched.slope) / whole
    )
  }

  public var terms: LogitTerms {
    let angle = Formula.setting("m", margin, unit: .factor) * .ownAngle
    return LogitTerms(
      own: .annealed(.piecewise(angle), annealing), amplitude: LogitTerms.amplitude(amplitude))
  }

  public var bends: [Double] { ExtendedCosine.bends(factor: margin, shift: 0) }
  public var steepness: Double {
    ((annealing + margin * margin) / (1 + annealing)).squareRoot()
  }
  public var isBelowCosine: Bool { annealing >= 0 && margin >= 1 }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    if margin == 1 {
      return Intervals.halfPlane(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
    }
    guard ownNorm == rivalNorm, ownNorm > 0, annealing == 0, margin > 1 else {
      return foundPairRegion(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
    }
    return ASoftmax.wedge(spacing: spacing, factor: margin)
  }

  public func statedBound(spacing: Double) -> MarginBound { .unbounded }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    laneCrossEntropy(self, amplitude: amplitude, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    angularCrossEntropy(self, amplitude: amplitude, batch)
  }
}
