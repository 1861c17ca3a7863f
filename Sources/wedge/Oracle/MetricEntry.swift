import Kernels
import MarginLosses
import Training

/// An oracle entry of a loss without prototypes: the loss and its one array.
struct MetricEntry<Number: EvaluatedNumber> {
  private let loss: any MetricLoss
  var batch: MetricBatch<Number>
  /// Whether the entry has anchors A and positives P, a class a row, instead of X and labels.
  let hasTuples: Bool

  /// The entry's loss and batch; nil when its loss is not one without prototypes.
  init?(_ entry: JSONValue, _ place: String) throws(InputError) {
    guard let name = entry["loss"]?.string, let type = LossRegistry.metric(named: name) else {
      return nil
    }
    OracleParameters.sayIfMisplaced(entry, place)
    loss = type.init(try OracleParameters.read(entry, type.description, place))
    let inputs = entry["inputs"]
    let bounds = OracleLoss.bounds(of: Number.self)
    func rows(_ name: String) throws(InputError) -> OracleRows {
      try OracleArrays.rows(inputs?[name], "\(place).inputs.\(name)", within: bounds)
    }
    hasTuples = inputs?["A"] != nil
    var all = try rows(hasTuples ? "A" : "X")
    let count = all.count
    if hasTuples {
      let positives = try rows("P")
      guard positives.count == count, positives.width == all.width else {
        throw InputError("\(place).inputs.P", "is not as large as A. Give a positive an anchor.")
      }
      all.numbers += positives.numbers
    }
    guard count > 0 else {
      throw InputError("\(place).inputs", "has no rows X, or A and P. Give rows of numbers.")
    }
    let labels =
      hasTuples
      ? (0..<2 * count).map { Int32($0 % count) }
      : try OracleArrays.labels(
        entry["labels"], "\(place).labels", rows: count, below: Int(Int32.max))
    try Self.checkSize(labels, hasTriplets: type.comparison != .pairs, place)
    batch = MetricBatch(
      embeddings: all.numbers.map { Number($0) }, labels: labels, dimension: all.width)
    batch.radii = try Self.radii(inputs?["beta"], labels, "\(place).inputs.beta")
  }

  /// One distance for all classes, or one a class.
  private static func radii(
    _ value: JSONValue?, _ labels: [Int32], _ place: String
  ) throws(InputError) -> [Number] {
    let radii = try OracleArrays.numbers(value, place)
    let classes = Int(labels.max() ?? 0) + 1
    guard radii.count < 2 || radii.count >= classes else {
      throw InputError(
        place, "has \(radii.count) numbers for \(classes) classes. Give one, or one a class.")
    }
    return radii.map { Number($0) }
  }

  /// As many rows as a step of training may compare, and as many triplets.
  private static func checkSize(
    _ labels: [Int32], hasTriplets: Bool, _ place: String
  ) throws(InputError) {
    guard labels.count <= 4096 else {
      throw InputError(place, "compares \(labels.count) rows. Give at most 4096.")
    }
    guard hasTriplets else { return }
    let counts = labels.reduce(into: [Int32: Int]()) { $0[$1, default: 0] += 1 }.values
    let triplets = counts.reduce(0) { $0 + $1 * ($1 - 1) * (labels.count - $1) }
    guard triplets <= 1_000_000 else {
      throw InputError(place, "has \(triplets) triplets. Give rows for at most 1000000.")
    }
  }

  var gradient: MetricGradient<Number> { Number.gradient(loss, batch) }

  var answer: JSONValue {
    let result = gradient
    var grads = arrays(result.embeddings)
    if !result.radii.isEmpty { grads["beta"] = .numbers(result.radii.map { Double($0) }) }
    return .object(
      ["loss": .number(Double(result.loss)), "grads": .object(grads)].merging(mined) { $1 })
  }

  /// What mining chose, by the names of the grader.
  private var mined: [String: JSONValue] {
    switch Number.examination(loss, batch) {
    case .pairs, .tuples: return [:]
    case .triplets(let triplets):
      let rows = triplets.map { each in
        [each.triplet.anchor, each.triplet.positive, each.triplet.negative]
      }
      return ["triplets": Self.places(rows)]
    case .lists(let lists):
      func pairs(_ isSame: Bool) -> JSONValue {
        Self.places(
          lists.flatMap(\.pairs).filter { $0.isSame == isSame }.map { [$0.first, $0.second] })
      }
      return ["positive_pairs": pairs(true), "negative_pairs": pairs(false)]
    }
  }

  private static func places(_ rows: [[Int]]) -> JSONValue {
    .array(rows.map { .numbers($0.map { Double($0) }) })
  }

  /// The losses before the wanted steps, and the array after the last.
  mutating func trajectory(
    _ optimizer: OracleOptimizer<Number>, steps: Int, wanted: JSONValue?
  ) -> JSONValue {
    var optimizer = optimizer
    var losses: [String: JSONValue] = [:]
    for step in 0...steps {
      let result = gradient
      if wanted?["\(step)"] != nil { losses["\(step)"] = .number(Double(result.loss)) }
      if step < steps { optimizer.update(&batch.embeddings, result.embeddings) }
    }
    return .object(["losses": .object(losses), "final": .object(arrays(batch.embeddings))])
  }

  /// The array under the names that the entry gave it.
  private func arrays(_ values: [Number]) -> [String: JSONValue] {
    let numbers = values.map { Double($0) }
    guard hasTuples else { return ["X": .rows(numbers, of: batch.dimension)] }
    let half = numbers.count / 2
    return [
      "A": .rows(Array(numbers[..<half]), of: batch.dimension),
      "P": .rows(Array(numbers[half...]), of: batch.dimension),
    ]
  }
}
