internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The training point whose numbers are shown, in words.
struct ExamplePoint {
  private let state: State
  private let index: Int
  private let judgement: Judgement
  /// What is measured of the point, its class, and the class whose logit is next.
  let numbers: ExampleNumbers

  /// Nil when none is probed and no point is right.
  init?(_ state: State) {
    guard let index = state.shownSample else { return nil }
    self.init(state, sample: index)
  }

  init(_ state: State, sample: Int) {
    self.state = state
    index = sample
    judgement = state.snapshot.training.judgements[sample]
    numbers = ExampleNumbers(state, sample: sample, rival: Int(judgement.nextClass))
  }

  /// The own class's share, the margin in place, and what the point costs.
  var probability: Double { Double(judgement.probability) }
  var loss: Double { Double(judgement.loss) }

  /// Which point it is, and its two angles; the longest wording first.
  var names: [String] {
    let measures: [Measure] =
      isOfAngles ? [.ownAngle, .rivalAngle] : [.ownDistance, .rivalDistance]
    let numbers = zip([own, next], measures.map(numbers.value)).map { name, value in
      isOfAngles ? "  θ\(name) \(degreesText(value))" : "  d\(name) \(fixed(value, 2))"
    }.joined()
    let name = state.pointName(index)
    return ["\(name), a “\(own)”:\(numbers)", "\(name), a “\(own)”"]
  }

  /// What the formula comes to, to follow it: −ln of the share, and what is added to it.
  var solution: String {
    let loss = Double(judgement.loss)
    let probability = Double(judgement.probability)
    let entropy = probability > 0 ? -Double.log(probability) : .infinity
    var text = " = \(fixed(loss, 2))"
    guard probability >= 0.001 else { return text }
    if state.classifier.terms.addition != nil {
      let (first, last) = (fixed(entropy, 2), fixed(loss - entropy, 2))
      // Rounded parts need not add up to the rounded sum.
      let sum =
        FormulaNumberStyle.rounded(entropy, 2) + FormulaNumberStyle.rounded(loss - entropy, 2)
      text = fixed(sum, 2) == fixed(loss, 2) ? " = \(first) + \(last)" + text : text
      return text
    }
    for decimals in 3...6 {
      let share = FormulaNumberStyle.rounded(probability, decimals)
      if share > 0, fixed(-Double.log(share), 2) == fixed(loss, 2) {
        return " = −ln \(fixed(probability, decimals))" + text
      }
    }
    return text
  }

  /// Both decisions with numbers, the longest wording first.
  var wordings: [String] {
    guard state.margin != nil else {
      return [
        "  As used: \(used), \(verdict).   No margin: \(costs)", "As used: \(used): \(costs)",
        "As used: \(used), \(verdict)",
      ]
    }
    // A class may say yes where another one says it louder, or where as used another one is nearer.
    let yes = state.classifier.isOneByOne ? "lost to another class" : "lost as used"
    let lost = state.classifier.isOneByOne || !state.classifier.isBelowCosine ? yes : "lost"
    let place = judgement.meetsMargin ? "margin met" : judgement.isRight ? "in the band" : lost
    let (used, costs, trained) = (used, costs, trained)
    return [
      "  As used: \(used), \(verdict).   With m: \(trained.full), \(place): \(costs) (\(isOfAngles ? "dL/dθ" : "|∂L/∂x|"))",
      "  As used: \(used), \(verdict).   With m: \(trained.full), \(place): \(costs)",
      "  As used: \(used), \(verdict).   With m: \(trained.short), \(place): \(costs)",
      "As used: \(used). With m: \(trained.short), \(place): \(costs)",
      "As used: \(used). With m: \(trained.short), \(place)",
      "With m: \(trained.short), \(place)", "As used: \(used), \(verdict)",
    ]
  }

  private var isOfAngles: Bool { state.classifier.isOfAngles }

  private var own: String { state.snapshot.classNames[Int(judgement.label)] }
  private var next: String { state.snapshot.classNames[Int(judgement.nextClass)] }

  private var verdict: String { judgement.isRight ? "right" : "wrong" }

  private var costs: String {
    (state.classifier.isShared ? "p \(fixed(Double(judgement.probability), 2)), " : "")
      + "loss \(fixed(Double(judgement.loss), 2)), "
      + "pull \(fixed(pull, 1))"
  }

  /// The comparison that decides in use: against the next class where the point is right, else
  /// against the class that wins.
  var used: String {
    if let loss = state.classifier.mixing {
      return mixed(
        loss, label: nil, beside: judgement.isRight ? judgement.nextClass : judgement.predicted
      ).short
    }
    if state.classifier.rule == .angle {
      let angles = [numbers.value(.ownAngle), Double(judgement.nextAngle)]
      let cosines = angles.map { Formula.applied(.cosine, [.measured($0, .radians)]) }
      return Inequality(cosines[0], cosines[1]).short
    }
    let other = judgement.isRight ? judgement.nextClass : judgement.predicted
    let there = ExampleNumbers(state, sample: index, rival: Int(other))
    let bias = state.snapshot.bias.isEmpty ? "" : "+b"
    let name = state.snapshot.classNames[Int(other)]
    guard isOfAngles else {
      let hasSpread = state.classifier.terms.own.quantities.contains { $0.measure == .ownSpread }
      let names = [own, name].map { hasSpread ? "d\($0)+h\($0)" : "d\($0)" }
      return Inequality(
        (names[0], there.value(.ownDistance) + there.value(.ownSpread)),
        (names[1], there.value(.rivalDistance) + there.value(.rivalSpread))
      ).full
    }
    return Inequality(
      ("w\(own)·x\(bias)", there.value(.ownProduct) + there.value(.ownBias)),
      ("w\(name)·x\(bias)", there.value(.rivalProduct) + there.value(.rivalBias))
    ).full
  }

  /// The comparison that training makes, of what the loss makes of both angles; logits grow with the
  /// prototypes' norms where the loss says.
  func trained(values: Bool) -> String { values ? trained.full : trained.short }

  private var trained: Inequality {
    if let loss = state.classifier.mixing {
      return mixed(loss, label: Int(judgement.label), beside: judgement.nextClass)
    }
    let terms = state.classifier.terms
    var sides = (left: terms.own, right: terms.isAgainstZero ? 0 : terms.rival)
    if state.classifier.amplitude == .bothNorms, let amplitude = terms.amplitude {
      sides = (weighted(amplitude.own, sides.left), weighted(amplitude.rival, sides.right))
    }
    return Inequality(
      sides.left.withNumbers(of: numbers.sample, rival: numbers.rival),
      sides.right.withNumbers(of: numbers.sample, rival: numbers.rival),
      values: (
        sides.left.value(of: numbers.sample, rival: numbers.rival),
        sides.right.value(of: numbers.sample, rival: numbers.rival)
      ))
  }

  /// The mixtures of two classes' prototypes, with the margin of a label: there is no one angle to each.
  private func mixed(_ loss: any SphereLoss, label: Int?, beside rival: Int32) -> Inequality {
    let (snapshot, own) = (state.snapshot, Int(judgement.label))
    func vector(_ row: Int, of rows: [Float]) -> [Double] {
      rows[row * snapshot.dimension..<(row + 1) * snapshot.dimension].map(Double.init)
    }
    let embedding = vector(index, of: snapshot.training.embeddings)
    let angles = (0..<snapshot.classes * snapshot.prototypesPerClass).map {
      AskedPoint.angle(embedding, vector($0, of: snapshot.prototypes))
    }
    let logits = loss.mixed(angles, label: label).map { $0 / loss.scale }
    return Inequality(
      .measured(logits[own], .cosine), .measured(logits[Int(rival)], .cosine))
  }

  /// A side with the prototype's length in front; the embedding's is on both sides.
  private func weighted(_ amplitude: Formula, _ side: Formula) -> Formula {
    guard case .product(let factors) = amplitude, let norm = factors.first else { return side }
    return .product([norm, side])
  }

  /// How strongly the own class's logit turns the point: amplitude · (1 − p) · |ψ′|; where no angle decides,
  /// the length of the gradient.
  var pull: Double {
    guard isOfAngles else {
      return state.run.askedPoint(index).check(label: Int(judgement.label)).length
    }
    if let loss = state.classifier as? any SphereLoss, !loss.isSoftmax {
      let rivals = state.run.askedPoint(index).rivals.sorted { $0.label < $1.label }
      return loss.pull(rivals.map(\.angle), label: Int(judgement.label))
    }
    let loss = state.classifier.asked(ofClass: Int(judgement.label))
    let norm = Double(judgement.norm)
    let amplitude = loss.amplitude.value(
      embeddingNorm: norm, prototypeNorm: numbers.value(.ownNorm))
    let angle = numbers.value(.ownAngle)
    let slope = loss.target(angle, norm: norm).slope
    return amplitude * (1 - Double(judgement.probability)) * slope.magnitude
  }
}
