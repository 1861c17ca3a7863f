internal import Kernels

/// The examples of a batch as a loss compares them, and what it makes of each pair.
struct PulledRows<Number: Scalar> {
  let rows: MetricRows<Number>
  let labels: [Int32]
  /// By the points that are compared.
  private var gradient: [Number]

  init(_ batch: MetricBatch<Number>, normalizes: Bool) {
    rows = MetricRows(batch.embeddings, dimension: batch.dimension, normalizes: normalizes)
    labels = batch.labels
    gradient = Array(repeating: 0, count: batch.embeddings.count)
  }

  var count: Int { labels.count }

  /// P(i): the other examples of a row's class.
  func positives(of row: Int) -> [Int] {
    labels.indices.filter { $0 != row && labels[$0] == labels[row] }
  }

  /// N(i): the examples of other classes.
  func negatives(of row: Int) -> [Int] { labels.indices.filter { labels[$0] != labels[row] } }

  /// Every anchor with another example of its class, in both orders.
  var positivePairs: [ExamplePair] {
    labels.indices.flatMap { anchor in
      positives(of: anchor).map { ExamplePair(first: anchor, second: $0) }
    }
  }

  func product(_ first: Int, _ second: Int) -> Number { rows.innerProduct(first, second) }

  func distance(_ first: Int, _ second: Int) -> Number {
    rows.squaredDistance(first, second).squareRoot()
  }

  /// The angle of two rows, and its cosine and sine as they are measured.
  func angle(_ first: Int, _ second: Int) -> SpherePair<Number> {
    var (difference, sum): (Number, Number) = (0, 0)
    for axis in 0..<rows.dimension {
      let here = rows.points[first * rows.dimension + axis]
      let there = rows.points[second * rows.dimension + axis]
      difference += (here - there) * (here - there)
      sum += (here + there) * (here + there)
    }
    return SpherePair(differenceSquared: difference, sumSquared: sum)
  }

  /// Adds ∂L/∂(x·y) of two rows.
  mutating func pull(product slope: Number, _ first: Int, _ second: Int) {
    for axis in 0..<rows.dimension {
      let (x, y) = (first * rows.dimension + axis, second * rows.dimension + axis)
      gradient[x] += slope * rows.points[y]
      gradient[y] += slope * rows.points[x]
    }
  }

  /// Adds ∂L/∂‖x − y‖ of two rows; nothing where they coincide.
  mutating func pull(distance slope: Number, _ first: Int, _ second: Int) {
    let distance = distance(first, second)
    guard distance > 0 else { return }
    for axis in 0..<rows.dimension {
      let (x, y) = (first * rows.dimension + axis, second * rows.dimension + axis)
      let step = slope / distance * (rows.points[x] - rows.points[y])
      gradient[x] += step
      gradient[y] -= step
    }
  }

  /// Adds ∂L/∂x of one number of a row.
  mutating func pull(_ slope: Number, row: Int, axis: Int) {
    gradient[row * rows.dimension + axis] += slope
  }

  /// The result for a loss of this value.
  func result(_ loss: Number, compared: Int) -> MetricGradient<Number> {
    var result = MetricGradient<Number>()
    result.loss = loss
    result.embeddings = rows.pulledBack(gradient)
    result.tally.compared = compared
    return result
  }
}

extension Hyperparameter {
  /// The temperature τ of a softmax of similarities.
  static func temperature(_ published: Double, _ source: PublishedSource) -> Hyperparameter {
    .number("tau", "temperature", "temperature", 0.001...100, published: published, source)
  }

  /// Whether examples are scaled to length 1, as these losses are published.
  static let unitLength: Hyperparameter = .normalization(laboratory: true, published: 1)
}
