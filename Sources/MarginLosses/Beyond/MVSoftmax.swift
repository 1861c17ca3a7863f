public import Kernels

/// A margin, and rivals that are hard are made harder: those whose cosine exceeds the own logit.
///
/// Formula: L = −log softmax with s·f for the own class, f = cos θy − m, cos(θy + m) or cos θy; another
/// class of cosine c > f has s((1 + t)c + t) or s(c + t) in place of s·c.
/// Slope: df/dθ for the own class; (1 + t)·dc or dc for a hard rival. The loss jumps where c = f, which is
/// not hard, by s·t(c + 1) or s·t.
/// Boundary: f = cos θ2, that of CosFace, ArcFace or NormFace: a rival is hard just where it wins.
/// Defaults: s 32, m 0.35, t 0.2, `adaptive`, and `easy` on in the authors' code (the margin holds only
/// where cos θy > 0); off here, as in the paper. FaceX-Zoo has t 0.12, and cos θy > m for its easy rule.
/// Citation: Wang, Zhang, Wang, Fu, Shi & Mei, "Mis-classified vector guided softmax loss for face
/// recognition", AAAI 2020. Without a margin it is SV-Softmax (arXiv:1812.11317), whose t is 1 + t here.
public struct MVSoftmax: SphereLoss, RivalLogits {
  public static let description: LossDescription = LossDescription(
    name: "mv_softmax", aliases: ["sv_softmax"], title: "MV-Softmax", digit: nil,
    boundary: "cos θ1 − m = cos θ2 (am), θ1 + m = θ2 (arc), θ1 = θ2 (none)",
    hyperparameters: [
      Hyperparameter(
        key: "m", option: "margin", title: "margin", unit: .cosine, range: 0...2,
        notches: [0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.75, 1, 1.5, 2],
        laboratoryDefault: 0.2, published: 0.35, source: .code),
      Hyperparameter(
        key: "t", option: "hardening", title: "t", unit: .plain, range: 0...10,
        notches: [0, 0.1, 0.2, 0.3, 0.5, 1, 2], laboratoryDefault: 0.2, published: 0.2,
        source: .code, summary: "How much harder a hard rival is made, t,"),
      .scale(published: 32, from: .code),
      Hyperparameter(
        key: "easy", option: "easy", title: "easy", unit: .plain, range: 0...1,
        notches: [0, 1], laboratoryDefault: 0, published: 1, source: .code,
        summary: "Whether the margin holds only where cosθ > 0,"),
    ],
    marginKey: "m",
    variants: Base.allCases.flatMap { base in
      Hardening.allCases.map { base.variant($0) }
    },
    teaches:
      "Rivals that are ahead count more, which makes mistakes dearer and leaves every "
      + "boundary where it was.",
    citation: Citation(
      authors: "Wang, Zhang, Wang, Fu, Shi & Mei",
      title: "Mis-classified vector guided softmax loss for face recognition", venue: "AAAI",
      year: 2020))

  /// What a hard rival's logit becomes.
  private enum Hardening: String, CaseIterable {
    case adaptive, fixed

    var formula: String { self == .adaptive ? "(1+t)·cosθ + t" : "cosθ + t" }
  }

  /// What the own class's logit is.
  private enum Base: String, CaseIterable {
    case am, arc, none

    /// The usual one goes without saying.
    func name(_ hardening: Hardening) -> String {
      self == .am ? hardening.rawValue : "\(hardening.rawValue)-\(rawValue)"
    }

    func variant(_ hardening: Hardening) -> Variant {
      Variant(
        name: name(hardening),
        summary: "\(formula) for the own class, \(hardening.formula) for hard rivals",
        measures: self == .arc ? ["m": Variant.Measures(unit: .radians, published: nil)] : [:],
        lacking: self == .none ? ["m"] : [])
    }

    private var formula: String {
      switch self {
      case .am: "cosθ − m"
      case .arc: "cos(θ+m)"
      case .none: "cosθ without a margin"
      }
    }
  }

  public let scale: Double
  let margin: Double
  private let turn: AddedAngle
  private let hardness: Double
  private let base: Base
  private let hardening: Hardening
  private let isEasy: Bool

  public init(_ parameters: LossParameters) {
    scale = parameters.value("s", of: Self.description)
    margin = parameters.value("m", of: Self.description)
    turn = AddedAngle(margin)
    hardness = parameters.value("t", of: Self.description)
    isEasy = parameters.isOn("easy", of: Self.description)
    let name = parameters.variantName(of: Self.description)
    base = Base.allCases.first { $0 != .am && name.hasSuffix($0.rawValue) } ?? .am
    hardening = name.hasPrefix(Hardening.fixed.rawValue) ? .fixed : .adaptive
  }

  public func own<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let bound = bound(sample)
    var own = isEasy && sample.plain.value <= 0 ? OwnLogit(sample.plain) : bound
    own.bar = bound.value
    return own
  }

  /// f and its slope.
  private func bound<Number: Scalar>(_ sample: OwnSample<Number>) -> OwnLogit<Number> {
    let (cosine, slope) = sample.plain
    return switch base {
    case .am: OwnLogit((cosine - Number(margin), slope))
    case .arc: OwnLogit(sample.theta.turned(by: turn))
    case .none: OwnLogit((cosine, slope))
    }
  }

  public func rival<Number: Lane>(
    _ cosine: Number, bar: Number
  ) -> (value: Number, slope: Number) {
    let factor = Number(hardening == .adaptive ? 1 + hardness : 1)
    let hard = (factor * cosine + Number(hardness), factor)
    return choose(hard, where: cosine, isAbove: bar, else: (cosine, Number(1)))
  }

  public var terms: LogitTerms {
    let margin = Formula.setting("m", margin, unit: base == .arc ? .radians : .cosine)
    let plain = Formula.cos(.ownAngle)
    let own: Formula =
      switch base {
      case .am: plain - margin
      case .arc: .cos(.ownAngle + margin)
      case .none: plain
      }
    let cosine = Formula.cos(.rivalAngle)
    let t = Formula.setting("t", hardness, .weight)
    let hard = hardening == .adaptive ? (1 + t) * cosine + t : cosine + t
    let isLimited = isEasy && base != .none
    return LogitTerms(
      own: isLimited ? .choice(own, .above(plain, 0), plain) : own,
      rival: hardness == 0 ? cosine : .choice(cosine, .atMost(cosine, own), hard),
      amplitude: LogitTerms.amplitude(amplitude))
  }

  public var hasMargin: Bool { base != .none }

  public var isBelowCosine: Bool { base != .arc && margin >= 0 }

  public var isPairwise: Bool { !isEasy }

  public func pairRegion(spacing: Double, ownNorm: Double, rivalNorm: Double) -> [Interval] {
    guard !isEasy else { return triedPairRegion(spacing: spacing) }
    switch base {
    case .am: return CosFace.cap(spacing: spacing, margin: margin)
    case .none: return NormFace.nearerHalf(spacing: spacing)
    case .arc:
      return ArcFace(LossParameters(["m": margin, "s": scale], variant: "raw"))
        .pairRegion(spacing: spacing, ownNorm: 1, rivalNorm: 1)
    }
  }

  public func statedBound(spacing: Double) -> MarginBound {
    switch base {
    case .am: .at(1 - Double.cos(spacing), text: "1−cos(Δ)")
    case .arc: .at(spacing, text: "Δ")
    case .none: .unbounded
    }
  }

  public func evaluate(
    _ batch: LossBatch<Float>, into gradient: inout LossGradient<Float>, _ scratch: LossScratch
  ) {
    rivalCrossEntropy(self, batch, into: &gradient, scratch)
  }

  public func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> {
    sphereCrossEntropy(self, batch)
  }
}
