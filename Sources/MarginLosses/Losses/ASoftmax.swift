public import Kernels

/// A multiplicative angular margin with unit prototypes, the loss of SphereFace.
///
/// Formula: L = −log softmax with A·ψ(θy) for the own class, ψ = (λ cos θ + ψm)/(1 + λ),
/// ψm = (−1)^k cos(mθ) − 2k, k = ⌊mθ/π⌋, A = ‖x‖ (or s).
/// Slope: dψ/dθ = (−λ sin θ − m |sin mθ|)/(1 + λ), zero at every kπ/m when λ = 0.
/// Boundary: m·θ1 = θ2, a band Δ(m−1)/(m+1) that vanishes with Δ.
/// Defaults: m 4, λ from 1000 down to 5, never below; the laboratory takes m 2, λ 0.
/// Citation: Liu, Wen, Yu, Li, Raj & Song, "SphereFace", CVPR 2017.
public struct ASoftmax: AngularLoss {
  public static let description: LossDescription = LossDescription(
    name: "asoftmax", aliases: ["sphereface"], title: "A-Softmax", sign: "A", digit: 3,
    boundary: "m·θ1 = θ2",
    hyperparameters: [
      .factor(laboratory: 2, published: 4), .scale(published: nil, isOptional: true),
      .annealing(published: 5, from: .code),
    ],
    marginKey: "m", variants: Continuation.allCases.map(\.variant),
    difference:
      "pytorch-metric-learning rounds m down to a whole number and has no λ; the authors' "
      + "code lets λ fall from 1000 to 5 and goes no lower",
    teaches:
      "The angle counts m times: a wedge with the margin is a fixed part of the plain "
      + "one.",
    citation: Citation(
      authors: "Liu, Wen, Yu, Li, Raj & Song",
      title: "SphereFace: deep hypersphere embedding for face recognition", venue: "CVPR",
      year: 2017))

  /// What the target logit does once m·θ has passed π.
  enum Continuation: String, CaseIterable {
    case piecewise, raw, clamp

    var variant: Variant {
      Variant(name: rawValue, summary: summary)
    }

    private var summary: String {
      switch self {
      case .piecewise: "(−1)^k cos(mθ) − 2k: falls for ever, flat at every kπ/m"
      case .raw: "cos(mθ) everywhere: rises again beyond π/m"
      case .clamp: "−1 beyond π/m: a dead zone without pull (SphereFace-R v1)"
      }
    }
  }

  let scale: Double?
  let margin: Double
  let annealing: Double
  let continuation: Continuation

  public init(_ parameters: LossParameters) {
    scale = parameters["s"]
    margin = parameters.value("m", of: Self.description)
    annealing = parameters.value("lambda", of: Self.description)
    let name = parameters.variantName(of: Self.description)
    continuation = Continuation(rawValue: name) ?? .piecewise
  }

  /// Nil where λ or a target logit that rises again lets more in.
  public var wedgeFactor: Double? {
    annealing == 0 && continuation != .raw ? margin : nil
  }

  public var amplitude: Amplitude { scale.map(Amplitude.scale) ?? .embeddingNorm }

  public func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    let margin = Number(margin)
    let stretched =
      switch continuation {
      case .piecewise: ExtendedCosine.piecewise(margin * theta.radians)
      case .raw: ExtendedCosine.raw(margin * theta.radians)
      case .clamp: ExtendedCosine.clamped(margin * theta.radians)
      }
    let (weight, whole) = (Number(annealing), Number(1 + annealing))
    return (
      (weight * theta.plain.value + stretched.value) / whole,
      (weight * theta.plain.slope + margin * stretched.slope) / whole
    )
  }

  public var terms: LogitTerms {
    let angle = Formula.setting("m", margin, unit: .factor) * .ownAngle
    let stretched: Formula =
      switch continuation {
      case .piecewise: .piecewise(angle)
      case .raw: .cos(angle)
      case .clamp: .clamped(angle)
      }
    return LogitTerms(
      own: .annealed(stretched, annealing), amplitude: LogitTerms.amplitude(amplitude))
  }

  public var bends: [Double] {
    switch continuation {
    case .piecewise: ExtendedCosine.bends(factor: margin, shift: 0)
    case .clamp: [.pi / margin]
    case .raw: []
    }
  }

  public var steepness: Double {
    ((annealing + margin * margin) / (1 + annealing)).squareRoot()
  }

  public var isBelowCosine: Bool {
    annealing >= 0 && (margin == 1 || margin > 1 && continuation != .raw)
  }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    guard annealing == 0, isBelowCosine else {
      return foundPairRegion(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
    }
    return Self.wedge(spacing: spacing, factor: margin)
  }

  /// m·θi < θj, for m from 1 on: Δ/(m + 1) towards the other, and away from it up to Δ/(m − 1), or
  /// (2π − Δ)/(m + 1) when that lies beyond the other's opposite.
  static func wedge(spacing: Double, factor: Double) -> [Interval] {
    guard spacing > 0 else { return [] }
    let isFar = spacing * factor > .pi * (factor - 1)
    let away = isFar ? (2 * .pi - spacing) / (factor + 1) : spacing / (factor - 1)
    return Intervals.between(-away, spacing / (factor + 1))
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
