public import Kernels

/// The examples of a batch as a loss compares them, and what it makes of each pair.
public struct PulledRows<Number: Scalar> {
  let rows: MetricRows<Number>
  let labels: [Int32]
  let radii: [Number]
  /// By the points that are compared.
  private var gradient: [Number]
  /// By the radii.
  var radiusGradient: [Number]
  /// What was compared and what it came to.
  var tally: Tally = Tally()
  /// Every pull on a pair in its order; nil where nobody asks.
  private(set) var pulls: [PairPull]?

  /// - Parameter remembers: whether every pull is kept to be looked at.
  init(_ batch: MetricBatch<Number>, normalizes: Bool, remembers: Bool = false) {
    rows = MetricRows(batch.embeddings, dimension: batch.dimension, normalizes: normalizes)
    labels = batch.labels
    radii = batch.radii
    gradient = Array(repeating: 0, count: batch.embeddings.count)
    radiusGradient = Array(repeating: 0, count: batch.radii.count)
    pulls = remembers ? [] : nil
  }

  var count: Int { labels.count }

  /// P(i): the other examples of a row's class.
  func positives(of row: Int) -> [Int] {
    labels.indices.filter { $0 != row && labels[$0] == labels[row] }
  }

  /// N(i): the examples of other classes.
  func negatives(of row: Int) -> [Int] { labels.indices.filter { labels[$0] != labels[row] } }

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
    note(slope, .product, first, second)
    for axis in 0..<rows.dimension {
      let (x, y) = (first * rows.dimension + axis, second * rows.dimension + axis)
      gradient[x] += slope * rows.points[y]
      gradient[y] += slope * rows.points[x]
    }
  }

  /// Adds ∂L/∂‖x − y‖ of two rows; nothing where they coincide.
  mutating func pull(distance slope: Number, _ first: Int, _ second: Int) {
    note(slope, .distance, first, second)
    let distance = distance(first, second)
    guard distance > 0 else { return }
    pull(along: slope / distance, first, second)
  }

  /// Adds ∂L/∂‖x − y‖² of two rows.
  mutating func pull(squaredDistance slope: Number, _ first: Int, _ second: Int) {
    pull(along: 2 * slope, first, second)
  }

  /// Adds a multiple of what parts two rows.
  private mutating func pull(along factor: Number, _ first: Int, _ second: Int) {
    for axis in 0..<rows.dimension {
      let (x, y) = (first * rows.dimension + axis, second * rows.dimension + axis)
      let step = factor * (rows.points[x] - rows.points[y])
      gradient[x] += step
      gradient[y] -= step
    }
  }

  private mutating func note(
    _ slope: Number, _ measure: PairPull.Measure, _ first: Int, _ second: Int
  ) {
    // A larger product draws together, a larger distance parts.
    pulls?.append(
      PairPull(
        first: first, second: second, isSame: labels[first] == labels[second],
        weight: Double(measure == .product ? -slope : slope)))
  }

  /// The result for a loss of this value, and all that was pulled times a share.
  func result(_ loss: Number, share: Number) -> MetricGradient<Number> {
    var result = MetricGradient<Number>()
    result.loss = share * loss
    result.embeddings = rows.pulledBack(gradient).map { share * $0 }
    result.radii = radiusGradient.map { share * $0 }
    result.tally = tally
    return result
  }
}

extension Hyperparameter {
  /// The temperature τ of a softmax of similarities; the laboratory starts at 0.2, where all examples of
  /// a plane still have a share.
  static func temperature(_ published: Double?, _ source: PublishedSource) -> Hyperparameter {
    Hyperparameter(
      key: "tau", option: "temperature", title: "temperature", symbol: "τ", unit: .plain,
      decimals: 0, range: 0.001...100,
      notches: [0.05, 0.07, 0.1, 0.2, 0.5, 1, 2], laboratoryDefault: 0.2, published: published,
      source: source, summary: "The temperature τ")
  }

  /// Whether examples are scaled to length 1, as these losses are published.
  static let unitLength: Hyperparameter = .normalization(laboratory: true, published: 1)
}
