public import Kernels

/// What a loss makes of one sample's logits, as formulas with the numbers in force.
public struct LogitTerms: Sendable {
  /// The own class's logit without amplitude and bias: ψ of `Measure.ownAngle`.
  public var own: Formula
  /// Another class's logit likewise, of `Measure.rivalAngle`.
  public var rival: Formula
  /// What multiplies them.
  public var amplitude: (own: Formula, rival: Formula)?
  /// What is added to them.
  public var bias: (own: Formula, rival: Formula)?
  /// What is added to the cross entropy.
  public var addition: Formula?
  /// Where `own` = `rival`, taken near the prototypes, is the boundary; nil where it always is.
  public var boundaryCondition: Formula.Condition?
  /// What θj is of θy on the boundary, where a jump of the rivals' logits is it and not equal logits, and
  /// whether it is all of the boundary between any two classes; nil without.
  public var jump: (rivalAngle: Formula, isAll: Bool)?
  /// What the formula alone does not tell, such as how a number of it is drawn.
  public var remarks: [String]
  /// Whether the own logit is held against 0 and not against another class's.
  public var isAgainstZero: Bool = false

  public init(
    own: Formula, rival: Formula = .cos(.measure(.rivalAngle)),
    amplitude: (own: Formula, rival: Formula)? = nil, bias: (own: Formula, rival: Formula)? = nil,
    addition: Formula? = nil, remarks: [String] = []
  ) {
    self.own = own
    self.rival = rival
    self.amplitude = amplitude
    self.bias = bias
    self.addition = addition
    self.remarks = remarks
  }

  /// The logits themselves, zy and zj.
  public var logits: (own: Formula, rival: Formula) {
    var result = (own: own, rival: rival)
    if let amplitude { result = (amplitude.own * own, amplitude.rival * rival) }
    if let bias { result = (result.own + bias.own, result.rival + bias.rival) }
    return result
  }

  /// Whether the own class is treated as any other, so that there is no margin.
  public var isPlain: Bool { plainOwn == logits.own }

  /// The own class's logit as if it were another one: without a margin.
  public var plainOwn: Formula {
    logits.rival.mapped { part in
      guard case .quantity(let quantity) = part, let own = quantity.measure?.ofOwnClass else {
        return part
      }
      return .measure(own)
    }
  }
}

extension LogitTerms {
  /// ψ(θ) in words, with the other classes' logit where it is not the cosine.
  public var targetText: String {
    if isPlain { return "cos θ" }
    let print = FormulaText { $0.measure == .ownAngle ? "θ" : $0.name }
    let others =
      rival == .cos(.measure(.rivalAngle)) ? "" : ", the others \(print.text(rival))"
    return print.text(own) + others + print.definitions(of: [own, rival])
      + remarks.map { ", " + $0 }.joined()
  }

  /// The usual amplitude of both logits.
  public static func amplitude(_ amplitude: Amplitude) -> (own: Formula, rival: Formula) {
    switch amplitude {
    case .scale(let scale):
      let scale = Formula.setting("s", scale, .scale)
      return (scale, scale)
    case .embeddingNorm: return (.measure(.norm), .measure(.norm))
    case .bothNorms:
      return (
        .measure(.ownNorm) * .measure(.norm), .measure(.rivalNorm) * .measure(.norm)
      )
    }
  }
}

extension Formula {
  /// θy.
  public static let ownAngle: Formula = .measure(.ownAngle)
  /// θj.
  public static let rivalAngle: Formula = .measure(.rivalAngle)

  /// (−1)^k cos t − 2k, k = ⌊t/π⌋.
  static func piecewise(_ angle: Formula) -> Formula {
    let piece = Formula.defined("k", as: .applied(.floor, [angle / .straightAngle]))
    return .power(-1, piece) * .cos(angle) - 2 * piece
  }

  /// cos t up to π, −1 beyond.
  static func clamped(_ angle: Formula) -> Formula {
    .cos(.applied(.minimum, [angle, .straightAngle]))
  }

  /// (λ cos θ + ψ)/(1 + λ); ψ itself without λ.
  static func annealed(_ target: Formula, _ weight: Double) -> Formula {
    guard weight != 0 else { return target }
    let weight = Formula.setting("λ", weight, .weight)
    return (weight * .cos(.ownAngle) + target) / (1 + weight)
  }

  /// An additive angular margin that goes on as the cosine lowered by m·sin m.
  static func monotone(_ margin: Formula) -> Formula {
    let shifted = Formula.ownAngle + margin
    return .choice(
      .cos(shifted), .atMost(shifted, .straightAngle),
      .cos(.ownAngle) - margin * .sin(margin))
  }

  /// An additive angular margin that holds only where the cosine is above 0.
  static func easy(_ margin: Formula) -> Formula {
    .choice(
      .cos(.ownAngle + margin), .above(.cos(.ownAngle), 0), .cos(.ownAngle))
  }
}
