public import Kernels

/// An additive margin of the angle itself.
///
/// Formula: L = −log softmax with s·cos(θy + m) for the own class.
/// Slope: dψ/dθ = −sin(θ + m) while θ + m ≤ π; beyond, the variant decides.
/// Boundary: θ1 + m = θ2, a band of constant width m.
/// Defaults: s 64, m 0.5 rad, monotone continuation; the plane holds m < 2π/C.
/// Citation: Deng, Guo, Xue & Zafeiriou, "ArcFace", CVPR 2019.
public struct ArcFace: AngularLoss {
  public static let description: LossDescription = LossDescription(
    name: "arcface", title: "ArcFace", sign: "Arc", digit: 5,
    boundary: "θ1 + m = θ2",
    hyperparameters: [.angle(laboratory: 0.5, published: 0.5), .scale(published: 64)],
    marginKey: "m", variants: Continuation.allCases.map(\.variant),
    difference:
      "pytorch-metric-learning takes m in degrees (28.6); insightface's PyTorch code keeps "
      + "cos(θ+m) beyond π − m, which rises again, with the gradient of cosθ",
    teaches:
      "A band of one width, m, lies between any two classes, however far they are "
      + "apart.",
    citation: Citation(
      authors: "Deng, Guo, Xue & Zafeiriou",
      title: "ArcFace: additive angular margin loss for deep face recognition", venue: "CVPR",
      year: 2019))

  /// What the target logit does once θ + m has passed π.
  enum Continuation: String, CaseIterable {
    case monotone, raw, easy, clamp, piecewise, cgd

    var variant: Variant {
      Variant(
        name: rawValue, summary: summary,
        heldConstant: self == .cgd ? "cos(θ+m) − cosθ" : nil)
    }

    private var summary: String {
      switch self {
      case .monotone: "cosθ − m·sin m beyond π − m: still falls, with a jump"
      case .raw: "cos(θ+m) everywhere: beyond π − m it pushes points away"
      case .easy: "margin only where cosθ > 0: jumps up at 90°"
      case .clamp: "−1 beyond π − m: a dead zone without pull"
      case .piecewise: "(−1)^k cos(θ+m) − 2k: falls for ever, no jump"
      case .cgd: "value of raw, pull of plain cosine (detached gradient)"
      }
    }
  }

  let scale: Double
  private(set) var turn: AddedAngle
  let continuation: Continuation

  var margin: Double { turn.radians }

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    turn = AddedAngle(parameters.value("m", of: Self.description))
    let name = parameters.variantName(of: Self.description)
    continuation = Continuation(rawValue: name) ?? .monotone
  }

  /// The same with another margin.
  func with(margin: Double) -> ArcFace {
    var result = self
    result.turn = AddedAngle(margin)
    return result
  }

  public var amplitude: Amplitude { .scale(scale) }

  public func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    let shifted = theta.turned(by: turn)
    let plain = theta.plain
    switch continuation {
    case .raw: return shifted
    case .cgd: return (shifted.value, plain.slope)
    case .monotone: return theta.turnedMonotonely(by: turn)
    case .easy: return choose(shifted, where: theta.cosine, isAbove: Number(0), else: plain)
    case .clamp: return theta.turned(by: turn, beyond: (Number(-1), Number(0)))
    case .piecewise: return ExtendedCosine.piecewise(theta.radians + Number(margin))
    }
  }

  public var addedAngle: AddedAngle? { continuation == .monotone ? turn : nil }

  public var terms: LogitTerms {
    LogitTerms(
      own: target(.setting("m", margin, unit: .radians)),
      amplitude: LogitTerms.amplitude(amplitude),
      remarks: continuation == .cgd ? ["pulled as cosθ"] : [])
  }

  public var heldTerms: LogitTerms {
    var terms = terms
    if continuation == .cgd { terms.own = .held(terms.own, as: .cos(.ownAngle)) }
    return terms
  }

  /// ψ as a formula of a margin.
  func target(_ margin: Formula) -> Formula {
    let shifted = Formula.ownAngle + margin
    return switch continuation {
    case .monotone: .monotone(margin)
    case .easy: .easy(margin)
    case .raw, .cgd: .cos(shifted)
    case .clamp: .clamped(shifted)
    case .piecewise: .piecewise(shifted)
    }
  }

  public var bends: [Double] {
    switch continuation {
    case .monotone, .clamp: [.pi - margin]
    case .easy: [.pi / 2]
    case .piecewise: (0...2).map { Double($0) * .pi - margin }
    case .raw, .cgd: []
    }
  }

  public var steepness: Double { 1 }

  public var isBelowCosine: Bool {
    switch continuation {
    case .monotone, .easy, .clamp, .piecewise: (0...Double.pi).contains(margin)
    case .raw, .cgd: margin == 0
    }
  }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    guard (0...Double.pi).contains(margin) else {
      return following(.raw, where: .cgd).foundPairRegion(
        spacing: spacing, ownNorm: ownNorm, rivalNorm: rivalNorm)
    }
    switch continuation {
    case .clamp, .piecewise: return ownSide(spacing: spacing)
    case .monotone:
      return Intervals.joined(ownSide(spacing: spacing) + beyondJump(spacing: spacing))
    case .raw, .cgd: return ownSide(spacing: spacing) + ghost(spacing: spacing)
    case .easy:
      let near = [Interval(-.pi / 2, .pi / 2)]
      let far = [Interval(-.pi, -.pi / 2), Interval(.pi / 2, .pi)]
      let raw = ownSide(spacing: spacing) + ghost(spacing: spacing)
      return Intervals.joined(
        Intervals.intersection(raw, near)
          + Intervals.intersection(NormFace.nearerHalf(spacing: spacing), far))
    }
  }

  /// Beyond π − m the logit of `monotone` jumps; up, and into a class's reach, where 1 − cos m > m·sin m.
  private func beyondJump(spacing: Double) -> [Interval] {
    let cosine = margin * Double.sin(margin)
    guard continuation == .monotone, 1 - Double.cos(margin) > cosine else { return [] }
    let beyond = [Interval(-.pi, margin - .pi), Interval(.pi - margin, .pi)]
    return Intervals.intersection(CosFace.cap(spacing: spacing, margin: cosine), beyond)
  }

  /// m, but where what lies beyond a jump is nearer to the neighbour.
  public func band(spacing: Double) -> Double {
    let margin = max(margin, 0)
    guard hasRoom(spacing: spacing), let last = beyondJump(spacing: spacing).last else {
      return margin
    }
    return min(margin, spacing - 2 * last.upper)
  }

  /// θi + m < θj: π − m of the circle, when Δ > m.
  private func ownSide(spacing: Double) -> [Interval] {
    guard spacing > margin else { return [] }
    return Intervals.between((spacing + margin) / 2 - .pi, (spacing - margin) / 2)
  }

  /// θi + θj > 2π − m: an arc m wide about the bisector's far end, when Δ < m.
  private func ghost(spacing: Double) -> [Interval] {
    guard spacing < margin else { return [] }
    return Intervals.between(
      .pi + (spacing - margin) / 2, .pi + (spacing + margin) / 2)
  }

  /// The same loss with another continuation, in place of one whose slope is not its derivative.
  private func following(_ other: Continuation, where replaced: Continuation) -> ArcFace {
    guard continuation == replaced else { return self }
    return ArcFace(LossParameters(["m": margin, "s": scale], variant: other.rawValue))
  }

  public func statedBound(spacing: Double) -> MarginBound { .at(spacing, text: "Δ") }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    laneCrossEntropy(self, amplitude: amplitude, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    angularCrossEntropy(self, amplitude: amplitude, batch)
  }
}
