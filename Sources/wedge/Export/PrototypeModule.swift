import Kernels
import MarginLosses

/// A loss with prototypes as a module: cross entropy over the logits that its formulas state.
struct PrototypeModule {
  private let loss: any MarginLoss
  private let library: ModuleLibrary
  private let terms: LogitTerms
  private let measures: Set<Measure>

  /// Nil for a loss that is no cross entropy, or whose formulas do not tell all: it moves numbers of its own while it trains, reads
  /// what a module does not measure, or does not say what its gradient holds constant.
  init?(_ loss: any MarginLoss, variant: String?, _ library: ModuleLibrary) {
    terms = loss.heldTerms
    let formulas = Self.formulas(terms)
    measures = Set(formulas.flatMap(\.quantities).compactMap(\.measure))
    let sphere = loss as? any SphereLoss
    guard loss.isShared, sphere?.isOfBatch != true, sphere?.mixesPrototypes != true,
      !((loss as? any AdaptiveLoss)?.movesInTraining ?? false),
      measures.allSatisfy({ Self.names[$0] != nil }),
      !formulas.contains(where: { $0.applies(.target) }),
      type(of: loss).description.heldConstant(in: variant) == nil
        || formulas.contains(where: { $0.applies(.held) })
    else { return nil }
    self.loss = loss
    self.library = library
  }

  private static func formulas(_ terms: LogitTerms) -> [Formula] {
    [terms.own, terms.rival]
      + [terms.amplitude, terms.bias].flatMap { $0.map { [$0.own, $0.rival] } ?? [] }
      + (terms.addition.map { [$0] } ?? [])
  }

  private var description: LossDescription { type(of: loss).description }
  private var perClass: Int { loss.prototypesPerClass }
  private var hasCenters: Bool { measures.contains(.centerDistance) }

  var module: TorchModule {
    let printer = TorchPrinter(names: Self.names)
    let rows = perClass > 1 ? "classes * \(perClass), dimension" : "classes, dimension"
    var parameters = [(name: "weight", start: "torch.randn(\(rows))")]
    if terms.bias != nil { parameters.append(("bias", "torch.zeros(classes)")) }
    if hasCenters { parameters.append(("centers", "torch.zeros(classes, dimension)")) }
    return TorchModule(
      library: library, name: "WedgeLoss", description: description,
      formula: loss.formula, settings: TorchPrinter.settings(of: Self.formulas(terms)),
      parameters: parameters, examples: .rows, body: body(printer), needsAngles: needs(.ownAngle),
      test: test)
  }

  private func needs(_ measure: Measure) -> Bool { measures.contains(measure) }

  /// What the printer calls what is measured; rows are samples, columns classes.
  private static let names: [Measure: String] = [
    .ownAngle: "theta_y", .ownNorm: "w_norm[labels][:, None]", .ownProduct: "dot.gather(1, own)",
    .ownBias: "self.bias[labels][:, None]", .rivalAngle: "theta", .rivalNorm: "w_norm",
    .rivalProduct: "dot", .rivalBias: "self.bias", .norm: "x_norm", .classes: "self.classes",
    .centerDistance: "center_distance", .ownDistance: "half_square.gather(1, own)",
    .rivalDistance: "half_square",
  ]

  private func body(_ printer: TorchPrinter) -> [String] {
    var lines = [
      "x, w, own = embeddings.to(self.weight.dtype), self.weight, labels[:, None]"
    ]
    if needs(.ownAngle) || needs(.rivalAngle) {
      lines.append("x_hat, w_hat = F.normalize(x), F.normalize(w)")
    }
    if needs(.norm) { lines.append("x_norm = x.norm(dim=1, keepdim=True)") }
    if needs(.ownNorm) || needs(.rivalNorm) { lines.append("w_norm = w.norm(dim=1)") }
    if needs(.ownProduct) || needs(.rivalProduct) { lines.append("dot = x @ w.T") }
    if needs(.rivalDistance) {
      lines.append("half_square = distances(x, w).square() / 2")
    }
    lines += angles
    if hasCenters {
      lines.append("center_distance = (x - self.centers[labels]).norm(dim=1, keepdim=True)")
    }
    lines += printer.definitions(of: Self.formulas(terms))
    let logits = terms.logits
    lines.append("logits = " + printer.print(logits.rival))
    if !terms.isPlain {
      lines.append("psi = " + printer.print(terms.own))
      let named = LogitTerms(
        own: .defined("psi", as: terms.own), amplitude: terms.amplitude, bias: terms.bias)
      lines.append("z_y = " + printer.print(named.logits.own))
      lines.append("logits = logits.scatter(1, own, z_y)")
    }
    lines.append("losses = F.cross_entropy(logits, labels, reduction=\"none\")")
    if let addition = terms.addition {
      lines.append("losses = losses + (\(printer.print(addition)))[:, 0]")
    }
    lines += library.picked(.rows)
    // A definition that another stands for may have been all that needed the others' angles.
    let usesAngles = lines.contains {
      $0 != Self.rivalAngles && $0.replacing("theta_y", with: "").contains("theta")
    }
    return usesAngles ? lines : lines.filter { $0 != Self.rivalAngles }
  }

  private var angles: [String] {
    var lines: [String] = []
    var nearest = "labels"
    if perClass > 1 {
      lines.append("every = (x_hat @ w_hat.T).unflatten(1, (-1, \(perClass)))")
      lines.append("cos, best = every.max(dim=2)")
      nearest = "labels * \(perClass) + best.gather(1, own)[:, 0]"
    } else if needs(.rivalAngle) {
      lines.append("cos = x_hat @ w_hat.T")
    }
    if needs(.ownAngle) {
      lines.append("theta_y = angle(x_hat, w_hat[\(nearest)])[:, None]")
      lines.append("cos_y = torch.cos(theta_y)")
    }
    if usesRivalAngle { lines.append(Self.rivalAngles) }
    return lines
  }

  private static let rivalAngles = "theta = angles(x_hat, w_hat)"

  /// Whether another class's angle enters otherwise than by its cosine.
  private var usesRivalAngle: Bool {
    let cosine = Formula.cos(.rivalAngle)
    let bare = Self.formulas(terms).map { $0.mapped { $0 == cosine ? 0 : $0 } }
    return bare.flatMap(\.quantities).contains { $0.measure == .rivalAngle }
  }

  private var test: ModuleTest {
    let (classes, dimension) = (ModuleTest.classes, ModuleTest.dimension)
    let embeddings = ModuleTest.numbers(ModuleTest.labels.count * dimension, seed: 1)
    let prototypes = ModuleTest.numbers(classes * perClass * dimension, seed: 2)
    let bias = terms.bias == nil ? [] : ModuleTest.numbers(classes, seed: 3)
    let centers = hasCenters ? ModuleTest.numbers(classes * dimension, seed: 4) : []
    let gradient = loss.evaluate(
      LossBatch<Double>(
        embeddings: embeddings, labels: ModuleTest.labels, prototypes: prototypes, bias: bias,
        centers: centers, dimension: dimension))
    let parameters = [
      (prototypes, gradient.prototypes), (bias, gradient.bias), (centers, gradient.centers),
    ].filter { !$0.0.isEmpty }
    return ModuleTest(
      embeddings: embeddings, labels: ModuleTest.labels, dimension: dimension,
      parameters: parameters.map(\.0), loss: gradient.loss,
      embeddingGradient: gradient.embeddings, parameterGradients: parameters.map(\.1))
  }
}

extension Formula {
  /// Whether some part of it, or of what its names are short for, is a function of a kind.
  fileprivate func applies(_ function: FormulaFunction) -> Bool {
    var isFound = false
    for formula in [self] + quantities.compactMap(\.definition) {
      _ = formula.mapped { part in
        if case .applied(function, _) = part { isFound = true }
        return part
      }
    }
    return isFound
  }
}
