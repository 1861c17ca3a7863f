import Kernels
import MarginLosses
import Training

/// Losses and gradients of an oracle file's cases, in the format that the grader reads.
///
/// Sections keep the file's length and order, with null for a loss that is not built.
struct Evaluation<Number: EvaluatedNumber> {
  func candidate(for oracle: JSONValue) throws(InputError) -> JSONValue {
    var cases: [String: JSONValue] = [:]
    var places: [[UInt8]: Int] = [:]
    for (index, entry) in try OracleArrays.entries(oracle["cases"], "cases").enumerated() {
      let place = "cases[\(index)]"
      guard let id = entry["id"]?.string else { throw InputError(place, "has no id. Name it.") }
      if let first = places.updateValue(index, forKey: Array(id.utf8)) {
        throw InputError(
          place, "has the id '\(id)' of cases[\(first)]. Give each an id of its own.")
      }
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
    for (index, entry) in try OracleArrays.entries(oracle[name], name).enumerated() {
      answers.append(try answer(entry, "\(name)[\(index)]") ?? .null)
    }
    return answers
  }

  private func evaluatedCase(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    if let metric = try MetricEntry<Number>(entry, place) { return metric.answer }
    guard let loss = try OracleLoss.make(entry, place) else { return nil }
    let batch: LossBatch<Number> = try OracleLoss.batch(entry, loss, place)
    return OracleLoss.answer(Number.gradient(loss, batch), dimension: batch.dimension)
  }

  private func targetLogits(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    guard let loss = try OracleLoss.make(entry, place) as? any AngularLoss else { return nil }
    let angles = try OracleArrays.numbers(entry["theta"], "\(place).theta", within: -1e6...1e6)
    let values = angles.map { loss.logit(at: Number($0)) }
    return .object([
      "psi": .numbers(values.map { Double($0.value) }),
      "dpsi_dtheta": .numbers(values.map { Double($0.slope) }),
    ])
  }

  private func regions(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    guard let loss = try OracleLoss.make(entry, place) else { return nil }
    let (prototypes, bias) = try OracleLoss.plane(entry, loss, place)
    let radius =
      try entry["radius"].map { (value) throws(InputError) in
        try OracleArrays.number(value, "\(place).radius", within: 1e-9...1e9)
      } ?? 1
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
    guard let name = entry["name"]?.string else { throw InputError(place, "has no name. Name it.") }
    return OracleFacts.value(name, entry["args"] ?? .null)
  }

  private func trajectory(_ entry: JSONValue, _ place: String) throws(InputError) -> JSONValue? {
    guard let settings = entry["optimizer"],
      let steps = entry["steps"]?.number.flatMap(Int.init(exactly:)),
      (0...1_000_000).contains(steps)
    else {
      throw InputError(
        place, "has no optimizer, or no whole number of steps from 0 to 1000000. Give both.")
    }
    var optimizer = try OracleOptimizer<Number>(settings, place)
    let wanted = entry["expect"]?["losses"]
    if var metric = try MetricEntry<Number>(entry, place) {
      return metric.trajectory(optimizer, steps: steps, wanted: wanted)
    }
    guard let loss = try OracleLoss.make(entry, place) else { return nil }
    var batch: LossBatch<Number> = try OracleLoss.batch(entry, loss, place)
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
    guard let name = entry["loss"]?.string else {
      throw InputError(place, "names no loss. Name one.")
    }
    guard let type = LossRegistry.named(name) else { return nil }
    OracleParameters.sayIfMisplaced(entry, place)
    return type.init(try OracleParameters.read(entry, type.description, place))
  }

  /// The prototypes of a plane, and the bias of each or none.
  static func plane(
    _ entry: JSONValue, _ loss: any MarginLoss, _ place: String
  ) throws(InputError) -> (prototypes: [Double], bias: [Double]) {
    let rows = try OracleArrays.rows(entry["W"], "\(place).W")
    let bias = try OracleArrays.numbers(entry["b"], "\(place).b")
    guard rows.width == 2, rows.count <= PrototypeFile.mostRows else {
      throw InputError(
        "\(place).W",
        "has \(rows.count) rows of \(rows.width) numbers. "
          + "Give rows of two, at most \(PrototypeFile.mostRows).")
    }
    guard bias.isEmpty || bias.count == rows.count else {
      throw InputError(
        "\(place).b", "has \(bias.count) numbers for \(rows.count) rows W. Give one a row.")
    }
    _ = try classes(of: rows, perClass: loss.prototypesPerClass, "\(place).W")
    return (rows.numbers, bias)
  }

  /// How many classes rows of prototypes make: a loss may have several a class.
  private static func classes(
    of rows: OracleRows, perClass: Int, _ place: String
  ) throws(InputError) -> Int {
    guard rows.count > 0, rows.count % perClass == 0 else {
      throw InputError(
        place, "has \(rows.count) rows. Give \(perClass) for each class, one class at least.")
    }
    return rows.count / perClass
  }

  static func batch<Number: Scalar>(
    _ entry: JSONValue, _ loss: any MarginLoss, _ place: String
  ) throws(InputError) -> LossBatch<Number> {
    let (perClass, sharesBias) = (loss.prototypesPerClass, loss is any SharedBias)
    let inputs = entry["inputs"]
    let bounds = bounds(of: Number.self)
    func rows(_ name: String) throws(InputError) -> OracleRows {
      try OracleArrays.rows(inputs?[name], "\(place).inputs.\(name)", within: bounds)
    }
    let (embeddings, prototypes, centers) = (try rows("X"), try rows("W"), try rows("centers"))
    let spreads = try rows("logvar")
    guard embeddings.count > 0, prototypes.count > 0 else {
      throw InputError(place, "has no inputs X and W. Give rows of numbers.")
    }
    guard prototypes.width == embeddings.width else {
      throw InputError(
        "\(place).inputs.W",
        "has rows of \(prototypes.width) numbers where those of X have \(embeddings.width).")
    }
    let classes = try classes(of: prototypes, perClass: perClass, "\(place).inputs.W")
    let bias = try OracleArrays.numbers(inputs?["b"], "\(place).inputs.b", within: bounds)
    if !bias.isEmpty, !loss.hasBias, !sharesBias {
      Notice.say("\(place).inputs.b is left out: \(type(of: loss).description.title) has no bias.")
    }
    guard bias.isEmpty || bias.count == (sharesBias ? 1 : prototypes.count) else {
      throw InputError(
        "\(place).inputs.b",
        sharesBias
          ? "has \(bias.count) numbers. Give one, for all classes."
          : "has \(bias.count) numbers for \(prototypes.count) rows W.")
    }
    guard spreads.count == 0 || spreads.numbers.count == prototypes.numbers.count else {
      throw InputError("\(place).inputs.logvar", "is not as large as W. Give a row a class.")
    }
    guard centers.count == 0 || centers.numbers.count == prototypes.numbers.count else {
      throw InputError("\(place).inputs.centers", "is not as large as W. Give a row a class.")
    }
    let labels = try OracleArrays.labels(
      entry["labels"], "\(place).labels", rows: embeddings.count, below: classes)
    var batch = LossBatch(
      embeddings: embeddings.numbers.map { Number($0) }, labels: labels,
      prototypes: prototypes.numbers.map { Number($0) }, bias: bias.map { Number($0) },
      centers: centers.numbers.map { Number($0) }, dimension: embeddings.width)
    batch.logVariances = spreads.numbers.map { Number($0) }
    return batch
  }

  /// Loss and gradients as the grader reads them.
  static func answer<Number: Scalar>(_ result: LossGradient<Number>, dimension: Int) -> JSONValue {
    .object([
      "loss": .number(Double(result.loss)), "grads": arrays(result, dimension: dimension),
    ])
  }

  private static func arrays<Number: Scalar>(
    _ result: LossGradient<Number>, dimension: Int
  ) -> JSONValue {
    let usual = arrays(
      result.embeddings, result.prototypes, result.bias, result.centers, dimension: dimension)
    guard !result.logVariances.isEmpty, var members = usual.object else { return usual }
    members["logvar"] = .rows(result.logVariances.map { Double($0) }, of: dimension)
    return .object(members)
  }

  /// What a precision can hold.
  static func bounds<Number: Scalar>(of type: Number.Type) -> ClosedRange<Double> {
    let most = min(Double(Number.greatestFiniteMagnitude), OracleArrays.most)
    return -most...most
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
    let place = "\(place).optimizer"
    guard let name = settings["name"]?.string else { throw InputError(place, "has no name.") }
    let rate = try OracleArrays.number(settings["lr"], "\(place).lr", within: 0...1e6)
    let momentum =
      try settings["mu"].map { (value) throws(InputError) in
        try OracleArrays.number(value, "\(place).mu", within: 0...1)
      } ?? 0
    func rule() throws(InputError) -> any UpdateRule<Number> {
      switch name {
      case "gd", "momentum":
        return GradientDescent<Number>(rate: Number(rate), momentum: Number(momentum))
      case "adam": return Adam<Number>(rate: Number(rate))
      default:
        throw InputError(place, "names the optimizer '\(name)'. Choose gd, momentum or adam.")
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
