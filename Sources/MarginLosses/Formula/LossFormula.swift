/// The loss of one sample as a formula, to be printed in as many words as there is room for.
public struct LossFormula: Sendable {
  /// L.
  public let loss: Formula
  /// What the formula alone does not tell.
  public let remarks: [String]
  private let terms: LogitTerms?
  private var short: Formula?
  /// Whether the remarks do not say already what its names are short for.
  private var saysDefinitions = true

  /// Cross entropy over the logits of a loss with prototypes.
  public init(_ terms: LogitTerms) {
    self.terms = terms
    loss = Self.loss(terms.logits, terms)
    remarks = terms.remarks
  }

  /// A formula without logits.
  ///
  /// - Parameter saysDefinitions: false where the remarks say what its names are short for.
  ///   - short: the same with names for its parts, for a narrow line.
  public init(
    _ loss: Formula, remarks: [String] = [], saysDefinitions: Bool = true, short: Formula? = nil
  ) {
    terms = nil
    self.short = short
    self.saysDefinitions = saysDefinitions
    self.loss = loss
    self.remarks = remarks
  }

  /// −ln of the own class's share, the sum of the shares written out where the margin parts them.
  private static func loss(
    _ logits: (own: Formula, rival: Formula), _ terms: LogitTerms
  ) -> Formula {
    let own = Formula.exp(logits.own)
    let all =
      terms.isPlain
      ? Formula.total(.exp(logits.rival), includesOwn: true)
      : own + .total(.exp(logits.rival), includesOwn: false)
    let entropy = Formula.negative(.ln(own / all))
    return terms.addition.map { entropy + $0 } ?? entropy
  }

  /// A share of the own class as the parts that a fraction is drawn of.
  public struct Share: Sendable {
    /// e to the power of the own logit.
    public let own: Formula
    /// The sum that goes with it below the line: over the other classes, or over all where the own one
    /// is no other.
    public let sum: Formula
    public let sumIncludesOwn: Bool
    /// zy.
    public let ownLogit: Formula
    /// What is added to the cross entropy.
    public let addition: Formula?
    /// What holds of the sample, where the formula has a choice.
    public let condition: Formula.Condition?
  }

  /// −ln of a share, on the side of the choice that a sample is on; nil for a loss without logits.
  ///
  /// - Parameter isNamed: whether the logits are called zy and zj.
  public func share(for sample: FormulaSample?, isNamed: Bool) -> Share? {
    guard let terms else { return nil }
    let side = terms.logits.own.resolved(for: sample)
    let whole = (own: side?.formula ?? terms.logits.own, rival: terms.logits.rival)
    let named = (
      own: Formula.defined("zy", as: whole.own, .own),
      rival: Formula.defined("zj", as: whole.rival, .rival)
    )
    let logits = isNamed ? named : whole
    return Share(
      own: .exp(logits.own), sum: .total(.exp(logits.rival), includesOwn: terms.isPlain),
      sumIncludesOwn: terms.isPlain, ownLogit: whole.own, addition: terms.addition,
      condition: side?.condition)
  }

  /// Every name in it and in what they are short for, with those of the logits.
  public var quantities: [Quantity] {
    loss.quantities + (terms.map { $0.logits.own.quantities + $0.logits.rival.quantities } ?? [])
  }

  /// The wording that says most.
  public var text: String { wordings()[0].text }

  /// One way to write the formula.
  public struct Wording: Sendable {
    /// Up to the place where the number that it comes to can follow.
    public var head: String
    /// What its names mean.
    public var tail: String
    /// Where it holds, the beginning of the tail.
    var domain: String = ""
    /// Whether it says what the loss comes to.
    public var isWhole: Bool = true

    public var text: String { head + tail }

    /// Without what names and remarks add, save where it holds.
    fileprivate var shorter: Wording { Wording(head: head, tail: domain) }
  }

  /// The longest first; all say the same, in fewer names or with fewer remarks.
  ///
  /// - Parameter sample: whose side of a choice is written where both are too long.
  public func wordings(
    for sample: FormulaSample? = nil, _ print: FormulaText = FormulaText()
  ) -> [Wording] {
    guard let terms else {
      let whole = "L = " + print.text(loss)
      let end = (saysDefinitions ? print.definitions(of: [loss]) : "") + remark
      let named = short.map { [Wording(head: "L = " + print.text($0), tail: "")] } ?? []
      return [Wording(head: whole, tail: end), Wording(head: whole, tail: "")] + named
    }
    var result: [Wording] = []
    let logits = terms.logits
    let isShort = logits.rival.firstChoice == nil
    if isShort, logits.own.firstChoice == nil { result.append(inline(logits, print)) }
    guard let (side, condition) = logits.own.resolved(for: sample) else {
      result += named(logits, print)
      if isShort { result.append(inline(logits, print).shorter) }
      return result + bare(logits, print)
    }
    let whole = named(logits, print)
    let domain = ", " + print.text(condition)
    let onBranch = (own: side, rival: logits.rival)
    result += whole.prefix(1)
    if isShort { result.append(inline(onBranch, print, domain: domain)) }
    let near = named(onBranch, print, domain: domain)
    result += whole.dropFirst() + near
    if isShort { result.append(inline(onBranch, print, domain: domain).shorter) }
    return result + bare(logits, print) + bare(onBranch, print, domain: domain)
  }

  /// On which side of the formula's choice a sample lies; nil where there is no choice.
  ///
  /// Samples on one side have the same wordings.
  public func side(of sample: FormulaSample) -> Bool? {
    terms?.logits.own.firstChoice.map { $0.holds(for: sample, rival: nil) }
  }

  private var remark: String { remarks.map { ", " + $0 }.joined() }

  private func inline(
    _ logits: (own: Formula, rival: Formula), _ print: FormulaText, domain: String = ""
  ) -> Wording {
    guard let terms else { return Wording(head: "", tail: "") }
    let loss = Self.loss(logits, terms)
    return Wording(
      head: "L = " + print.text(loss), tail: domain + print.definitions(of: [loss]) + remark,
      domain: domain)
  }

  /// With the logits called zy and zj.
  private func named(
    _ logits: (own: Formula, rival: Formula), _ print: FormulaText, domain: String = ""
  ) -> [Wording] {
    guard let terms else { return [] }
    let own = Formula.defined("zy", as: logits.own, .own)
    let rival = Formula.defined("zj", as: logits.rival, .rival)
    let share = Self.loss((own, rival), terms)
    let ratio = Formula.ln(1 + .total(.exp(rival - own), includesOwn: false))
    let compact = terms.addition.map { ratio + $0 } ?? ratio
    // Without a margin zj says it all.
    let shown = terms.isPlain ? [rival] : [own, rival]
    let added = terms.addition.map { [$0] } ?? []
    let tail = print.definitions(of: shown + added) + domain + remark
    return [
      Wording(head: "L = " + print.text(share), tail: tail),
      Wording(head: "L = " + print.text(compact), tail: tail),
    ]
  }

  /// The logits alone.
  private func bare(
    _ logits: (own: Formula, rival: Formula), _ print: FormulaText, domain: String = ""
  ) -> [Wording] {
    let own = "zy = " + print.text(logits.own)
    let rival = "zj = " + print.text(logits.rival)
    let both = terms?.isPlain == true ? rival : "\(own), \(rival)"
    let names = print.definitions(of: [logits.own, logits.rival])
    let one = terms?.isPlain == true ? rival : own
    return [
      Wording(head: both, tail: domain + names + remark, isWhole: false),
      Wording(head: both, tail: domain + remark, isWhole: false),
      Wording(head: both, tail: domain, isWhole: false),
      Wording(head: one, tail: domain, isWhole: false),
    ]
  }
}

extension Formula.Condition {
  /// With the numbers of the settings in place of their names.
  public func withNumbers() -> Formula.Condition { mapped { $0.withNumbers() } }

  /// Every named quantity.
  public var quantities: [Quantity] {
    sides.flatMap(\.quantities)
  }
}

extension FormulaText {
  /// When a side of a choice holds.
  public func text(_ condition: Formula.Condition) -> String {
    switch condition {
    case .atMost(let left, let right):
      "\(tight(left)) ≤ \(tight(right))"
    case .above(let left, let right):
      "\(tight(left)) > \(tight(right))"
    case .sameClass: "same class"
    }
  }

  /// A formula without blanks, as part of an angle.
  private func tight(_ formula: Formula) -> String {
    text(formula, isAngle: true).filter { $0 != " " }
  }
}

extension Formula {
  /// The formula as it is on a sample's side of its choice, and when it is so; the first side
  /// without a sample, nil without a choice.
  func resolved(for sample: FormulaSample?) -> (formula: Formula, condition: Condition)? {
    guard let condition = firstChoice else { return nil }
    let isFirst = sample.map { condition.holds(for: $0, rival: nil) } ?? true
    guard let holding = isFirst ? condition : condition.opposite else { return nil }
    let formula = mapped { part in
      guard case .choice(let first, condition, let last) = part else { return part }
      return isFirst ? first : last
    }
    return (formula, holding)
  }
}
