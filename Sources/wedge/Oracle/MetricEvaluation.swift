import Kernels
import MarginLosses
import Training

/// An oracle entry of a loss without prototypes: the loss and its one array.
struct MetricEntry<Number: EvaluatedNumber> {
  let loss: any MetricLoss
  var batch: MetricBatch<Number>
  /// Whether the entry has anchors A and positives P, a class a row, instead of X and labels.
  let hasTuples: Bool

  /// The entry's loss and batch; nil when its loss is not one without prototypes.
  init?(_ entry: JSONValue, _ place: String) throws(InputError) {
    guard let name = entry["loss"]?.string, let type = LossRegistry.metric(named: name) else {
      return nil
    }
    loss = type.init(OracleLoss.parameters(entry))
    let inputs = entry["inputs"]
    hasTuples = inputs?["A"] != nil
    let rows =
      hasTuples
      ? (inputs?["A"]?.array ?? []) + (inputs?["P"]?.array ?? []) : inputs?["X"]?.array ?? []
    let dimension = rows.first?.array?.count ?? 0
    let numbers = rows.flatMap(\.flattened)
    guard dimension > 0, numbers.count == rows.count * dimension else {
      throw InputError(place, "has no inputs X, or A and P, of equally long rows")
    }
    var labels = (entry["labels"]?.flattened ?? []).compactMap { Int32(exactly: $0) }
    if hasTuples { labels = rows.indices.map { Int32($0 % max(rows.count / 2, 1)) } }
    guard labels.count == rows.count, !hasTuples || rows.count % 2 == 0 else {
      throw InputError(place, "has not one whole number as a label for each row")
    }
    batch = MetricBatch(
      embeddings: numbers.map { Number($0) }, labels: labels, dimension: dimension)
  }

  var gradient: MetricGradient<Number> { Number.gradient(loss, batch) }

  var answer: JSONValue {
    let result = gradient
    var members: [String: JSONValue] = [
      "loss": .number(Double(result.loss)), "grads": arrays(result.embeddings),
    ]
    if case .triplets(let triplets) = Number.examination(loss, batch) {
      members["triplets"] = .array(
        triplets.map { each in
          let triplet = each.triplet
          return .numbers([triplet.anchor, triplet.positive, triplet.negative].map { Double($0) })
        })
    }
    return .object(members)
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
    return .object(["losses": .object(losses), "final": arrays(batch.embeddings)])
  }

  /// The array under the names that the entry gave it.
  private func arrays(_ values: [Number]) -> JSONValue {
    let numbers = values.map { Double($0) }
    guard hasTuples else { return .object(["X": .rows(numbers, of: batch.dimension)]) }
    let half = numbers.count / 2
    return .object([
      "A": .rows(Array(numbers[..<half]), of: batch.dimension),
      "P": .rows(Array(numbers[half...]), of: batch.dimension),
    ])
  }
}
