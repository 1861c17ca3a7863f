import Kernels
import MarginLosses
import Testing

/// What a formula reads of one sample, measured in double precision.
private func measured(
  _ batch: LossBatch<Double>, perClass: Int, centers: [Double], _ loss: any MarginLoss
) -> FormulaSample {
  let field = SphereField(batch, prototypesPerClass: perClass)
  let prototypes = UnitRows(batch.prototypes, dimension: batch.dimension)
  let own = Int(batch.labels[0])
  func row(_ j: Int) -> ArraySlice<Double> {
    batch.prototypes[j * batch.dimension..<(j + 1) * batch.dimension]
  }
  func product(_ j: Int) -> Double {
    zip(row(j), batch.embeddings).reduce(0) { $0 + $1.0 * $1.1 }
  }
  /// d of unit variance.
  func distance(_ j: Int) -> Double {
    zip(row(j), batch.embeddings).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) / 2 }
  }
  func bias(_ j: Int) -> Double { batch.bias.isEmpty ? 0 : batch.bias[j] }
  var values: [Measure: Double] = [
    .norm: field.embeddings.norms[0], .ownAngle: field.angle(0, own),
    .ownNorm: prototypes.norms[own], .ownProduct: product(own), .ownBias: bias(own),
    .label: Double(own), .ownDistance: distance(own), .ownSpread: 0,
  ]
  if !centers.isEmpty {
    let center = centers[own * batch.dimension..<(own + 1) * batch.dimension]
    values[.centerDistance] =
      zip(center, batch.embeddings).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }.squareRoot()
  }
  let rivals = (0..<field.classes).filter { $0 != own }.map { j -> [Measure: Double] in
    [
      .rivalAngle: field.angle(0, j), .rivalNorm: prototypes.norms[j],
      .rivalProduct: product(j), .rivalBias: bias(j), .rivalDistance: distance(j),
      .rivalSpread: 0,
    ]
  }
  return FormulaSample(values, rivals: rivals, target: { loss.target($0).logit })
}

/// The loss of the batch's one sample, of numbers that training moves as they are.
private func loss(_ loss: any MarginLoss, _ batch: LossBatch<Double>) -> Double {
  // Those that a batch would move are asked as they are.
  let moves = loss is CurricularFace || loss is AdaFace || (loss as? AdaCos)?.isDynamic == true
  guard moves, let sphere = loss as? any SphereLoss else { return loss.evaluate(batch).loss }
  let field = SphereField(batch, prototypesPerClass: sphere.prototypesPerClass)
  var row = field.row()
  field.load(0, into: &row)
  sphere.fill(&row)
  var errors = row.logits
  return softmaxErrors(row.logits, label: row.label, into: &errors) + row.penalty.value
}

/// What is optional or moved by training, on and off.
private let settings: [[String: Double]] = [
  [:], ["s": 4], ["lambda": 0], ["lambda": 5], ["m": 3], ["sigma": 0], ["K": 1],
  ["t_prev": 0.4], ["mu": 1.3, "sigma": 0.5, "h": 2], ["lambda_g": 0], ["s_prev": 3],
  ["u_a": 2, "l_a": 2], ["growth": 3, "m_low": 0.2], ["t": 2, "easy": 1],
  ["alpha": 1.3, "mu": 0.2, "sigma": 0.5], ["a": 0.5, "m0": 0.7],
  ["m1": 1.7, "m2": 0.9, "m3": 0.1],
]

private func made(_ setting: LossSetting, _ numbers: [String: Double]) -> any MarginLoss {
  var parameters = LossParameters(numbers, variant: setting.variant)
  for each in setting.type.description.hyperparameters
  where parameters[each.key] == nil && !each.isOptional {
    parameters[each.key] = each.laboratoryDefault
  }
  return setting.type.init(parameters)
}

@Test(arguments: LossSetting.all + LossSetting.beyond)
func everyFormulaComesToItsLoss(_ setting: LossSetting) {
  for numbers in settings {
    let here = made(setting, numbers)
    let perClass = (here as? any SphereLoss)?.prototypesPerClass ?? 1
    // A mixture of prototypes has no one angle.
    if (here as? any SphereLoss)?.mixesPrototypes == true { continue }
    for seed in UInt64(1)...40 {
      var generator = SeededGenerator(seed: seed)
      let dimension = seed % 2 == 0 ? 2 : 3
      func numbers(_ count: Int) -> [Double] { (0..<count).map { _ in generator.normal() } }
      let rows = 4 * perClass
      let centers = setting.name == "center" ? numbers(rows * dimension) : []
      let batch = LossBatch(
        embeddings: numbers(dimension), labels: [Int32(seed % 4)],
        prototypes: numbers(rows * dimension), bias: here.hasBias ? numbers(rows) : [],
        centers: centers, dimension: dimension)
      let expected = loss(here, batch)
      let value = here.formula.loss.value(
        of: measured(batch, perClass: perClass, centers: centers, here))
      #expect(
        (value - expected).magnitude <= 1e-6 * max(1, expected),
        "\(setting) \(numbers) seed \(seed): \(value) is not \(expected)")
    }
  }
}

private func text(
  _ name: String, _ numbers: [String: Double] = [:], _ variant: String? = nil
) throws -> String {
  let type = try #require(LossRegistry.named(name))
  return type.init(LossParameters(numbers, variant: variant)).formula.text
}

@Test func aFormulaNamesWhatIsInForceAndNothingElse() throws {
  #expect(try text("asoftmax").contains("‖x‖·") && !(try text("asoftmax").contains("s·")))
  #expect(try text("asoftmax", ["s": 8]).contains("s·"))
  #expect(!(try text("asoftmax", ["s": 8]).contains("‖x‖")))
  #expect(try text("asoftmax", ["lambda": 5]).contains("λ·cosθy"))
  #expect(!(try text("asoftmax").contains("λ")))
  #expect(try text("asoftmax", [:], "clamp").contains("cos(min(m·θy, π))"))
  #expect(try text("softmax", [:], "bias").contains("+bj"))
  #expect(!(try text("softmax", [:], "nobias").contains("b")))
  let cosine = try text("elasticface", [:], "cos")
  #expect(cosine.contains("s·(cosθy−M)") && !cosine.contains("θy+M") && cosine.contains("N(m, σ)"))
  #expect(!(try text("elasticface", ["sigma": 0]).contains("M")))
  #expect(try text("lsoftmax").contains("‖wj‖·‖x‖·cosθj"))
  #expect(try text("circle_class").contains("[cosθj+m]₊·(cosθj−m)"))
  #expect(try text("sphereface_r_v2").contains("cos(θj/m)"))
  #expect(!(try text("sphereface_r_v2", [:], "v1").contains("θj/m")))
  #expect(!(try text("center", ["lambda": 0]).contains("λ")))
  #expect(!(try text("subcenter_arcface", ["K": 1]).contains("centres")))
}

/// Two variants of a loss with the same formula would be one loss.
@Test(arguments: LossRegistry.descriptions.filter { $0.variants.count > 1 }.map(\.name))
func everyVariantHasAFormulaOfItsOwn(_ name: String) throws {
  let description = try #require(LossRegistry.description(named: name))
  let texts = description.variants.map { variant -> String in
    let parameters = LossParameters(variant: variant.name)
    return LossRegistry.named(name)?.init(parameters).formula.text
      ?? LossRegistry.metric(named: name)?.init(parameters).formula.text ?? ""
  }
  #expect(Set(texts).count == description.variants.count, "\(texts)")
}

@Test(arguments: LossSetting.all + LossSetting.beyond)
func everyWordingIsClosedAndSumsOverTheOthers(_ setting: LossSetting) {
  let formula = made(setting, ["lambda": 5]).formula
  for wording in formula.wordings() {
    let text = wording.text
    #expect(text.count { $0 == "(" } == text.count { $0 == ")" }, "\(text)")
    let sums = text.split(separator: "Σ", omittingEmptySubsequences: false).dropFirst()
    #expect(sums.allSatisfy { $0.hasPrefix("(j≠y) ") || $0.hasPrefix("(j) ") }, "\(text)")
    if wording.isWhole, text.hasPrefix("L = −ln") { #expect(text.hasPrefix("L = −ln(e^")) }
  }
}

/// A loss whose file says nothing of its formula.
private struct Quiet: AngularLoss {
  static let description: LossDescription = NormFace.description
  init(_ parameters: LossParameters) {}
  var amplitude: Amplitude { .scale(4) }
  var bends: [Double] { [] }
  var steepness: Double { 1 }
  var isBelowCosine: Bool { true }
  func logit<Number: Lane>(at theta: Angle<Number>) -> (value: Number, slope: Number) {
    (theta.cosine - Number(0.25), -theta.sine)
  }
  func evaluate(_ batch: LossBatch<Float>) -> LossGradient<Float> { LossGradient() }
  func evaluate(_ batch: LossBatch<Double>) -> LossGradient<Double> { LossGradient() }
}

@Test func aLossThatSaysNothingOfItIsWrittenWithPsi() {
  let loss = Quiet(LossParameters())
  #expect(
    loss.formula.text == "L = −ln(e^(s·ψ(θy)) / (e^(s·ψ(θy)) + Σ(j≠y) e^(s·cosθj)))")
  let sample = FormulaSample(
    [.ownAngle: 0.5], rivals: [[.rivalAngle: 1.5]], target: { loss.target($0).logit })
  let lead = 4 * (Double.cos(1.5) - Double.cos(0.5) + 0.25)
  #expect(
    (loss.formula.loss.value(of: sample) - Double.log(1 + Double.exp(lead))).magnitude < 1e-12)
}

/// At its defaults, among embeddings of several lengths, and where all lengths have one margin.
@Test(arguments: LossSetting.all + LossSetting.beyond)
func aMarginIsSaidToFollowTheLengthExactlyWhereItsFormulaReadsIt(_ setting: LossSetting) {
  let losses = [
    setting.loss(), setting.loss().judging(lengths: [1, 2, 5]),
    setting.loss(["l_a": 10, "u_a": 10]),
  ]
  for loss in losses {
    let reads = loss.terms.own.quantities.contains { $0.measure == .norm }
    #expect(loss.marginFollowsLength == reads)
  }
}
