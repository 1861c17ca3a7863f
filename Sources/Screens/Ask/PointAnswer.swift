internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

extension State {
  /// Why a training point is pulled as it is.
  func answer(sample: Int) -> Answer {
    let judgement = snapshot.training.judgements[sample]
    let own = className(Int(judgement.label))
    let label = Int(judgement.label)
    let name = pointName(sample)
    let titles = [
      "ask: \(name), a \(classInFull(label))", "ask: \(name), a “\(own)”", "ask: a “\(own)”",
    ]
    if run.isMetric { return comparedAnswer(sample, titles) }
    var answer = Answer(
      titles: titles, verdict: verdict(of: judgement), lines: lines(of: sample, judgement),
      hints: handHints)
    let example = ExamplePoint(self, sample: sample)
    guard let table = LogitTable(self, sample: sample) else {
      answer.lines.insert(contentsOf: decisions(example) + [shares(judgement)], at: 0)
      return answer
    }
    let logit = LogitWords(self, example, table)
    (answer.head, answer.shortHead) = (logit.lines, logit.short)
    answer.figure = ShareBars(
      table: table, names: snapshot.classNames, solution: example.solution)
    return answer
  }

  /// Both decisions with numbers.
  private func decisions(_ example: ExamplePoint) -> [[String]] {
    let used = ["used    \(example.used)", "used \(example.used)"]
    guard run.margin != nil else { return [used] }
    return [
      used,
      [
        "with m  \(example.trained(values: true))", "with m  \(example.trained(values: false))",
        "m: \(example.trained(values: false))",
      ],
    ]
  }

  private func lines(of sample: Int, _ judgement: Judgement) -> [[String]] {
    let point = run.askedPoint(sample)
    let pull = fixed(ExamplePoint(self, sample: sample).pull, 2)
    return words(of: point.check(label: Int(judgement.label))) + [
      !run.classifier.isOfAngles
        ? ["pull |∂L/∂x| = \(pull)"]
        : run.classifier.isShared
          ? ["pull dL/dθ = \(amplitudeWord)·(1−p)·|ψ′| = \(pull)", "pull dL/dθ = \(pull)"]
          : ["pull dL/dθ = \(pull)"],
      nearest(point),
    ]
  }

  private var amplitudeWord: String {
    switch run.classifier.amplitude {
    case .scale: "s"
    case .embeddingNorm: "‖x‖"
    case .bothNorms: "‖w‖·‖x‖"
    }
  }

  /// What the own class gets, and the loss.
  private func shares(_ judgement: Judgement) -> [String] {
    [
      (run.classifier.isShared
        ? "p\(className(Int(judgement.label))) \(fixed(Double(judgement.probability), 3))  " : "")
        + "loss \(fixed(Double(judgement.loss), 2))"
    ]
  }

  private func nearest(_ point: AskedPoint) -> [String] {
    let angles = point.rivals.map(nearness)
    let norm = "|x| \(numberText(point.norm, from: 2, through: 2))"
    return (1...4).reversed().map { count in
      ([norm] + angles.prefix(count)).joined(separator: "  ")
    }
  }

  /// How near a point is to a class, as the loss has it.
  func nearness(_ rival: AskedPoint.Rival) -> String {
    let name = className(rival.label)
    return rival.gaussian.map { "d\(name) \(fixed($0.distance, 2))" }
      ?? "θ\(name) \(degreesText(rival.angle))"
  }

  /// A gradient in figures, and what the differences of the loss make of it.
  func words(of check: GradientCheck) -> [[String]] {
    let decimals = check.length >= 100 ? 0 : check.length >= 1 ? 2 : 4
    func text(_ numbers: [Double]) -> String {
      guard numbers.count <= 3 else { return "of length \(fixed(check.length, decimals))" }
      let texts = numbers.map { fixed($0, decimals) }
      return numbers.count == 1
        ? "of length " + texts[0] : "(" + texts.joined(separator: ", ") + ")"
    }
    let gradient = text(check.formula)
    let formula = ["∂L/∂x by the formula  \(gradient)", "∂L/∂x  \(gradient)"]
    guard check.length.isFinite else { return [formula] }
    if check.agrees {
      return [
        [
          "∂L/∂x \(gradient); differences of L agree in \(check.figures) figures",
          "∂L/∂x \(gradient), right to \(check.figures) figures", "∂L/∂x \(gradient), checked",
          "∂L/∂x \(gradient)",
        ]
      ]
    }
    return [
      formula,
      [
        "differences of L give \(text(check.differences)): \(whyNot)",
        "differences \(text(check.differences))",
      ],
    ]
  }

  /// The angles at which ψ jumps, or its slope does, as far as they are known.
  private var bends: [Double] { (run.classifier as? any BentTarget)?.bends ?? [] }

  /// Why a formula is not the slope of its loss.
  private var whyNot: String {
    if let probe = pane.probe, !run.isMetric {
      let angle = Double(snapshot.training.judgements[probe].ownAngle)
      if bends.contains(where: { ($0 - angle).magnitude < 1e-3 }) {
        return "ψ bends here"
      }
    }
    let held = run.lossDescription.heldConstant(in: run.variant)
    return held.map { "the loss holds \($0) constant" } ?? "the loss bends near here"
  }

  /// What happens to a point, in a sentence.
  private func verdict(of judgement: Judgement) -> String {
    let angle = Double(judgement.ownAngle)
    let next = className(Int(judgement.nextClass))
    if let turn = run.turningAngle, angle > turn {
      return "trapped beyond \(degreesText(turn)): ψ rises again, so the loss pushes it away"
    }
    if let bend = bends.first(where: { ($0 - angle).magnitude < 0.5.inRadians }) {
      return "on the cusp at \(degreesText(bend)): the slope of ψ jumps here"
    }
    if !judgement.isRight {
      return "wrong as used: \(className(Int(judgement.predicted))) wins here"
    }
    if run.margin == nil { return "right as used; there is no margin to meet" }
    let met =
      run.classifier.terms.isAgainstZero
      ? "its own class says yes" : "ahead of \(next)"
    return judgement.meetsMargin
      ? "margin met: right, and \(met) with \(run.marginSymbol) in place"
      : "in the band: right as used, "
        + (configuration.isJudged ? "but not \(met) with m" : "still pushed away from \(next)")
  }
}
