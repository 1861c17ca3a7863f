internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The training point whose numbers are shown, in words.
struct ExamplePoint {
  private let state: State
  private let index: Int
  private let judgement: Judgement

  /// Nil when none is probed and no point is right.
  init?(_ state: State) {
    guard let index = state.shownSample else { return nil }
    self.init(state, sample: index)
  }

  init(_ state: State, sample: Int) {
    self.state = state
    index = sample
    judgement = state.snapshot.training.judgements[sample]
  }

  /// Which point it is, and its two angles.
  var name: String {
    "point \(index), a “\(own)”:  θ\(own) \(degreesText(ownAngle))  θ\(next) \(degreesText(nextAngle))"
  }

  /// What the formula comes to, to follow it.
  var solution: String {
    let probability = Double(judgement.probability)
    let loss = fixed(Double(judgement.loss), 2)
    return probability < 0.001 ? " = \(loss)" : " = −ln \(fixed(probability, 3)) = \(loss)"
  }

  /// Both decisions with numbers, the longest wording first.
  var wordings: [String] {
    guard state.lossDescription.marginKey != nil else {
      return [
        "  As used: \(used), \(verdict).   No margin: \(costs)", "As used: \(used): \(costs)",
      ]
    }
    let place = judgement.meetsMargin ? "margin met" : judgement.isRight ? "in the band" : "lost"
    return [
      "  As used: \(used), \(verdict).   With m: \(trained(values: true)), \(place): \(costs)",
      "  As used: \(used), \(verdict).   With m: \(trained(values: false)), \(place): \(costs)",
      "As used: \(used). With m: \(trained(values: false)), \(place): \(costs)",
      "As used: \(used). With m: \(trained(values: false)), \(place)",
    ]
  }

  private var own: String { state.snapshot.classNames[Int(judgement.label)] }
  private var next: String { state.snapshot.classNames[Int(judgement.nextClass)] }
  private var ownAngle: Double { Double(judgement.ownAngle) }

  private var verdict: String { judgement.isRight ? "right" : "wrong" }
  private var usedSign: String { judgement.isRight ? ">" : "<" }

  private var costs: String {
    "p \(fixed(Double(judgement.probability), 2)), loss \(fixed(Double(judgement.loss), 2)), "
      + "pull \(fixed(pull, 1))"
  }

  /// The comparison that decides in use.
  var used: String {
    if state.marginLoss.rule == .angle {
      return "cos \(degreesText(ownAngle)) \(usedSign) cos \(degreesText(nextAngle))"
    }
    let bias = state.snapshot.bias.isEmpty ? "" : "+b"
    return "w\(own)·x\(bias) = \(fixed(innerProduct(judgement.label), 2)) \(usedSign) "
      + "w\(next)·x\(bias) = \(fixed(innerProduct(judgement.nextClass), 2))"
  }

  /// The comparison that training makes; logits grow with the prototypes' norms where the loss says.
  func trained(values: Bool) -> String {
    let sign = judgement.meetsMargin ? ">" : "<"
    let logit = state.marginLoss.target(ownAngle).logit
    let isScaled = state.marginLoss.amplitude == .bothNorms
    let norms = isScaled ? (norm(judgement.label), norm(judgement.nextClass)) : (1, 1)
    let factors = isScaled ? (fixed(norms.0, 2) + "·", fixed(norms.1, 2) + "·") : ("", "")
    let left = factors.0 + TargetWords(state, angle: ownAngle, logit: logit).text
    let right = factors.1 + "cos " + degreesText(nextAngle)
    guard values else { return "\(left) \(sign) \(right)" }
    return "\(left) = \(fixed(norms.0 * logit, 3)) \(sign) \(right) = "
      + fixed(norms.1 * Double.cos(nextAngle), 3)
  }

  /// How strongly the own class's logit turns the point: amplitude · (1 − p) · |ψ′|.
  var pull: Double {
    let amplitude = state.marginLoss.amplitude.value(
      embeddingNorm: Double(judgement.norm), prototypeNorm: norm(judgement.label))
    let slope = state.marginLoss.target(ownAngle).slope
    return amplitude * (1 - Double(judgement.probability)) * slope.magnitude
  }

  private func prototype(_ label: Int32) -> [Double] {
    let dimension = state.snapshot.dimension
    let start = Int(label) * dimension
    return state.snapshot.prototypes[start..<start + dimension].map(Double.init)
  }

  private var embedding: [Double] {
    let dimension = state.snapshot.dimension
    return state.snapshot.training.embeddings[index * dimension..<(index + 1) * dimension]
      .map(Double.init)
  }

  private func norm(_ label: Int32) -> Double { AskedPoint.length(prototype(label)) }

  private func innerProduct(_ label: Int32) -> Double {
    let bias = state.snapshot.bias.isEmpty ? 0 : Double(state.snapshot.bias[Int(label)])
    return zip(prototype(label), embedding).reduce(bias) { $0 + $1.0 * $1.1 }
  }

  /// The angle to the rival, which need not be the nearest prototype where norms count.
  private var nextAngle: Double { AskedPoint.angle(embedding, prototype(judgement.nextClass)) }
}
