public import Kernels

/// Multiplicative, angular and cosine margins in one formula.
///
/// Formula: L = −log softmax with s(ψ(m1·θy + m2) − m3) for the own class.
/// Slope: dψ/dθ = −m1 |sin(m1·θ + m2)| (piecewise).
/// Boundary: cos(m1·θ1 + m2) − m3 = cos θ2.
/// Defaults: s 64 with (1, 0.3, 0.2) or (0.9, 0.4, 0.15); piecewise continuation.
/// Citation: Deng, Guo, Xue & Zafeiriou, "ArcFace", CVPR 2019, equation 4.
public struct CombinedMargin: AngularLoss {
  public static let description: LossDescription = LossDescription(
    name: "combined", title: "combined", sign: "comb", digit: 6,
    boundary: "cos(m1·θ1 + m2) − m3 = cos θ2",
    hyperparameters: [
      .factor(
        key: "m1", option: "m1", title: "× angle", from: 0.5, laboratory: 1, published: 1,
        summary: "The margin m1"),
      .angle(
        key: "m2", option: "m2", title: "+ angle", laboratory: 0.3, published: 0.3,
        summary: "The margin m2"),
      .cosine(
        key: "m3", option: "m3", title: "− cosine", laboratory: 0.2, published: 0.2,
        summary: "The margin m3"),
      .scale(published: 64),
    ],
    marginKey: "m2", variants: Continuation.allCases.map(\.variant),
    difference:
      "insightface's PyTorch code ignores m1 and m2 where m3 is above 0, and keeps "
      + "cos(θ+m2) beyond π − m2, with the gradient of cosθ",
    teaches:
      "Three margins bend one curve: a factor, a turn and a step, which add up at the "
      + "boundary.",
    citation: Citation(
      authors: "Deng, Guo, Xue & Zafeiriou",
      title: "ArcFace: additive angular margin loss for deep face recognition", venue: "CVPR",
      year: 2019))

  /// What the target logit does once m1·θ + m2 has passed π.
  enum Continuation: String, CaseIterable {
    case piecewise, raw, clamp

    var variant: Variant {
      Variant(name: rawValue, summary: summary)
    }

    private var summary: String {
      switch self {
      case .piecewise: "(−1)^k cos t − 2k − m3: falls for ever, no jump"
      case .raw: "cos t − m3 everywhere: rises again beyond π"
      case .clamp: "−1 − m3 beyond π: a dead zone without pull"
      }
    }
  }

  let scale: Double
  let factor: Double
  let angle: Double
  let cosine: Double
  let continuation: Continuation

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    factor = parameters.value("m1", of: Self.description)
    angle = parameters.value("m2", of: Self.description)
    cosine = parameters.value("m3", of: Self.description)
    let name = parameters.variantName(of: Self.description)
    continuation = Continuation(rawValue: name) ?? .piecewise
  }

  public var amplitude: Amplitude { .scale(scale) }

  public func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    let factor = Number(factor)
    let shifted = factor * theta.radians + Number(angle)
    let extended =
      switch continuation {
      case .piecewise: ExtendedCosine.piecewise(shifted)
      case .raw: ExtendedCosine.raw(shifted)
      case .clamp: ExtendedCosine.clamped(shifted)
      }
    return (extended.value - Number(cosine), factor * extended.slope)
  }

  public var terms: LogitTerms {
    let angle =
      Formula.setting("m1", factor, unit: .factor) * .ownAngle
      + .setting("m2", self.angle, unit: .radians)
    let extended: Formula =
      switch continuation {
      case .piecewise: .piecewise(angle)
      case .raw: .cos(angle)
      case .clamp: .clamped(angle)
      }
    return LogitTerms(
      own: extended - .setting("m3", cosine, unit: .cosine),
      amplitude: LogitTerms.amplitude(amplitude))
  }

  public var bends: [Double] {
    switch continuation {
    case .piecewise: ExtendedCosine.bends(factor: factor, shift: angle)
    case .clamp: [(.pi - angle) / factor]
    case .raw: []
    }
  }

  public var steepness: Double { factor.magnitude }

  public var isBelowCosine: Bool {
    let isFalling = continuation != .raw || (factor == 1 && angle == 0)
    return isFalling && angle >= 0 && cosine >= 0 && factor > 0 && factor * .pi + angle >= .pi
  }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    guard factor == 1, continuation != .raw, (0...Double.pi).contains(angle), cosine >= 0 else {
      return foundPairRegion(spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
    }
    return Intervals.joined(away(spacing: spacing) + towards(spacing: spacing))
  }

  /// sin((Δ − m2)/2 − t) > m3/(2 sin((Δ + m2)/2)), for t from 0 on.
  private func towards(spacing: Double) -> [Interval] {
    let chord = 2 * Double.sin((spacing + angle) / 2)
    guard spacing > angle, cosine < chord else { return [] }
    return Intervals.between(0, (spacing - angle) / 2 - (cosine / chord).arcSine)
  }

  /// sin(u + (Δ + m2)/2) > m3/(2 sin((Δ − m2)/2)), for u = −t from 0 on.
  private func away(spacing: Double) -> [Interval] {
    let chord = 2 * Double.sin((spacing - angle) / 2)
    guard spacing > angle, cosine < chord else { return [] }
    let edge = (cosine / chord).arcSine
    let middle = (spacing + angle) / 2
    return Intervals.between(middle + edge - .pi, min(0, middle - edge))
  }

  /// The largest m2 beside the m3 in force: cos m2 − m3 = cos Δ.
  public func statedBound(spacing: Double) -> MarginBound {
    .at(.angle(ofCosine: .cos(spacing) + cosine), text: "acos(cos(Δ)+m3)")
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    laneCrossEntropy(self, amplitude: amplitude, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    angularCrossEntropy(self, amplitude: amplitude, batch)
  }
}
