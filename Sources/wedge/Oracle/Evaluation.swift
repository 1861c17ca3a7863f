import Kernels
import MarginLosses
import Training

/// Losses and gradients of an oracle file's cases, in the format that the grader reads.
///
/// Sections keep the file's length and order, with null for a loss that is not built.
struct Evaluation<Number: EvaluatedNumber> {
  func candidate(for oracle: JSONValue) throws(InputError) -> JSONValue {
    var cases: [String: JSONValue] = [:]
    for (index, entry) in (oracle["cases"]?.array ?? []).enumerated() {
      let place = "cases[\(index)]"
      guard let id = entry["id"]?.string else { throw InputError(place, "has no id") }
      if let answer = try evaluatedCase(entry, place) { cases[id] = answer }
    }
    return .object([
      "cases": .object(cases),
      "psi": .array(try section("psi", of: oracle, targetLogits)),
      "regions": .array(try section("regions", of: oracle, regions)),
      "trajectories": .array(try section("trajectories", of: oracle, trajectory)),
      "facts": .array(try section("facts", of: oracle, fact)),
    ])
  }

  private func section(
    _ name: String, of oracle: JSONValue,
    _ answer: (JSONValue, String) throws(InputError) -> JSONValue?
  ) throws(InputError) -> [JSONValue] {
    var answers: [JSONValue] = []
    for (index, entry) in (oracle[name]?.array ?? []).enumerated() {
      answers.append(try answer(entry, "\(name)[\(index)]") ?? .null)
    }
    return answers
  }

  private func evaluatedCase(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    if let metric = try MetricEntry<Number>(entry, place) { return metric.answer }
    guard let loss = try OracleLoss.make(entry, place) else { return nil }
    let batch: LossBatch<Number> = try OracleLoss.batch(entry, place)
    let result = Number.gradient(loss, batch)
    return .object([
      "loss": .number(Double(result.loss)),
      "grads": OracleLoss.arrays(
        result.embeddings, result.prototypes, result.bias, result.centers,
        dimension: batch.dimension),
    ])
  }

  private func targetLogits(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    guard let loss = try OracleLoss.make(entry, place) as? any AngularLoss else { return nil }
    let angles = entry["theta"]?.flattened ?? []
    let values = angles.map { loss.logit(at: Number($0)) }
    return .object([
      "psi": .numbers(values.map { Double($0.value) }),
      "dpsi_dtheta": .numbers(values.map { Double($0.slope) }),
    ])
  }

  private func regions(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    guard let loss = try OracleLoss.make(entry, place) else { return nil }
    let bias = entry["b"]?.flattened ?? []
    guard let prototypes = entry["W"]?.flattened, !prototypes.isEmpty, prototypes.count % 2 == 0,
      bias.isEmpty || bias.count == prototypes.count / 2
    else { throw InputError(place, "has no rows W of two numbers, or a b of another length") }
    let radius = entry["radius"]?.number ?? 1
    if let loss = loss as? any SphereLoss {
      let regions = SphereRegions(loss, prototypes: prototypes, radius: radius)
      return .object(["train_arcs": arcs(regions.train), "test_arcs": arcs(regions.test)])
    }
    let regions = CircleRegions(loss, prototypes: prototypes, bias: bias, radius: radius)
    func arcs(_ classes: [[Arc]]) -> JSONValue {
      .array(classes.map { .array($0.map { .numbers([$0.start, $0.length]) }) })
    }
    return .object(["train_arcs": arcs(regions.train), "test_arcs": arcs(regions.test)])
  }

  private func fact(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    guard let name = entry["name"]?.string else { throw InputError(place, "has no name") }
    return OracleFacts.value(name, entry["args"] ?? .null)
  }

  private func trajectory(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    guard let settings = entry["optimizer"],
      let steps = entry["steps"]?.number.flatMap(Int.init(exactly:)),
      (0...1_000_000).contains(steps)
    else { throw InputError(place, "has no optimizer, or no whole number of steps up to 1000000") }
    var optimizer = try OracleOptimizer<Number>(settings, place)
    let wanted = entry["expect"]?["losses"]
    if var metric = try MetricEntry<Number>(entry, place) {
      return metric.trajectory(optimizer, steps: steps, wanted: wanted)
    }
    guard let loss = try OracleLoss.make(entry, place) else { return nil }
    var batch: LossBatch<Number> = try OracleLoss.batch(entry, place)
    var losses: [String: JSONValue] = [:]
    for step in 0...steps {
      let result = Number.gradient(loss, batch)
      if wanted?["\(step)"] != nil { losses["\(step)"] = .number(Double(result.loss)) }
      if step < steps { optimizer.update(&batch, result) }
    }
    return .object([
      "losses": .object(losses),
      "final": OracleLoss.arrays(
        batch.embeddings, batch.prototypes, batch.bias, dimension: batch.dimension),
    ])
  }
}

/// How an oracle entry names a loss and its arrays.
enum OracleLoss {
  /// The loss of an entry; nil when it is not built yet.
  static func make(_ entry: JSONValue, _ place: String) throws(InputError) -> (any MarginLoss)? {
    guard let name = entry["loss"]?.string else { throw InputError(place, "names no loss") }
    return LossRegistry.named(name)?.init(parameters(entry))
  }

  /// The numbers, switches and variant of an entry; `mining` and `mode` are variants, too.
  static func parameters(_ entry: JSONValue) -> LossParameters {
    let given = entry["params"]
    let named = ["variant", "mining", "mode"].compactMap { given?[$0]?.string }
    var parameters = LossParameters(variant: named.first)
    if case .object(let members)? = given {
      for (key, value) in members { parameters[key] = value.number ?? value.switchNumber }
    }
    return parameters
  }

  static func batch<Number: Scalar>(
    _ entry: JSONValue, _ place: String
  ) throws(InputError) -> LossBatch<Number> {
    guard let rows = entry["inputs"]?["X"]?.array, let prototypes = entry["inputs"]?["W"]?.flattened
    else { throw InputError(place, "has no inputs X and W") }
    let dimension = rows.first?.array?.count ?? 0
    let embeddings = rows.flatMap(\.flattened)
    let numbers = entry["labels"]?.flattened ?? []
    let bias = entry["inputs"]?["b"]?.flattened ?? []
    let centers = entry["inputs"]?["centers"]?.flattened ?? []
    guard dimension > 0, embeddings.count == numbers.count * dimension,
      prototypes.count % dimension == 0, bias.isEmpty || bias.count == prototypes.count / dimension,
      centers.isEmpty || centers.count == prototypes.count
    else { throw InputError(place, "has arrays whose sizes do not agree") }
    let classes = Int32(prototypes.count / dimension)
    let labels = numbers.compactMap { Int32(exactly: $0) }.filter { $0 >= 0 && $0 < classes }
    guard labels.count == numbers.count else {
      throw InputError(place, "has a label that is not a whole number from 0 to \(classes - 1)")
    }
    return LossBatch(
      embeddings: embeddings.map { Number($0) }, labels: labels,
      prototypes: prototypes.map { Number($0) },
      bias: bias.map { Number($0) }, centers: centers.map { Number($0) }, dimension: dimension)
  }

  static func arrays<Number: Scalar>(
    _ embeddings: [Number], _ prototypes: [Number], _ bias: [Number], _ centers: [Number] = [],
    dimension: Int
  ) -> JSONValue {
    var members: [String: JSONValue] = [
      "X": .rows(embeddings.map { Double($0) }, of: dimension),
      "W": .rows(prototypes.map { Double($0) }, of: dimension),
    ]
    if !bias.isEmpty { members["b"] = .numbers(bias.map { Double($0) }) }
    if !centers.isEmpty { members["centers"] = .rows(centers.map { Double($0) }, of: dimension) }
    return .object(members)
  }
}

/// The plain update rules that oracle trajectories are made with.
struct OracleOptimizer<Number: Scalar> {
  private var embeddings: any UpdateRule<Number>
  private var prototypes: any UpdateRule<Number>
  private var bias: any UpdateRule<Number>

  init(_ settings: JSONValue, _ place: String) throws(InputError) {
    guard let name = settings["name"]?.string, let rate = settings["lr"]?.number else {
      throw InputError(place, "has an optimizer without name or lr")
    }
    let momentum = settings["mu"]?.number ?? 0
    func rule() throws(InputError) -> any UpdateRule<Number> {
      switch name {
      case "gd", "momentum":
        return GradientDescent<Number>(rate: Number(rate), momentum: Number(momentum))
      case "adam": return Adam<Number>(rate: Number(rate))
      default:
        throw InputError(place, "names the optimizer '\(name)'; gd, momentum and adam are known")
      }
    }
    embeddings = try rule()
    prototypes = try rule()
    bias = try rule()
  }

  /// Moves a batch without prototypes.
  mutating func update(_ values: inout [Number], _ gradient: [Number]) {
    embeddings.update(&values, gradient: gradient)
  }

  mutating func update(_ batch: inout LossBatch<Number>, _ gradient: LossGradient<Number>) {
    embeddings.update(&batch.embeddings, gradient: gradient.embeddings)
    prototypes.update(&batch.prototypes, gradient: gradient.prototypes)
    bias.update(&batch.bias, gradient: gradient.bias)
  }
}
