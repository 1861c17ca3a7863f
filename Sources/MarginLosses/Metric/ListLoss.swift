public import Kernels

/// Lists: an anchor, all others of its class and all of other classes, each pair with a weight of its
/// own.
///
/// A conforming file writes `add`, `formula`, and the two lines of `evaluate`, which would not be compiled
/// for it elsewhere; the rest follows.
public protocol ListLoss: MetricLoss {
  /// Whether one list holds all pairs of the batch; false unless it says so: one list an anchor.
  var isOneList: Bool { get }
  /// Whether the mean goes over all examples, those without a list among them; true unless it says so:
  /// else over what `Tally.compared` counts.
  var isMeanOfAll: Bool { get }

  /// Adds the list of an anchor: what it compares, what it pulls, and what it costs.
  func add<Number: Scalar>(_ anchor: Int, to rows: inout PulledRows<Number>) -> Number

  /// The distances from an anchor of a class at which its pairs begin or cease to count, with their names;
  /// none unless it says so.
  func circles(ofClass label: Int, radii: [Float]) -> [(name: String, radius: Double)]
}

extension ListLoss {
  public static var comparison: ComparisonKind { .lists }
  public var byComparison: ComparingLoss { .lists(self) }
  public static var drawing: BatchDrawing { .identities(10, perIdentity: 4) }

  public var isOneList: Bool { false }
  public var isMeanOfAll: Bool { true }
  public var meanWords: String { isMeanOfAll ? "examples" : "anchors" }
  public var needsGroups: Bool { true }
  public func circles(ofClass label: Int, radii: [Float]) -> [(name: String, radius: Double)] { [] }

  public func examine(_ batch: MetricBatch<Float>) -> Examination { .lists(lists(batch)) }
  public func examine(_ batch: MetricBatch<Double>) -> Examination { .lists(lists(batch)) }

  func summed<Number: Scalar>(_ batch: MetricBatch<Number>) -> MetricGradient<Number> {
    var rows = PulledRows(batch, normalizes: normalizes)
    var loss: Number = 0
    for anchor in 0..<batch.count { loss += add(anchor, to: &rows) }
    rows.tally.valid = batch.count * max(batch.count - 1, 0)
    let terms = isMeanOfAll ? batch.count : rows.tally.compared
    return rows.result(loss, share: terms > 0 ? 1 / Number(terms) : 0)
  }

  /// The lists that hold a pair, in the order of their anchors.
  private func lists<Number: Scalar>(_ batch: MetricBatch<Number>) -> [ExaminedList] {
    guard isOneList else {
      return (0..<batch.count).map { list($0, of: batch) }.filter { !$0.pairs.isEmpty }
    }
    guard batch.count > 0 else { return [] }
    let all = list(0, of: batch)
    return (0..<batch.count).map { anchor in
      let pairs = all.pairs.filter { $0.first == anchor || $0.second == anchor }
      return ExaminedList(
        anchor: anchor, loss: all.loss,
        pairs: pairs.map { pair in
          var pair = pair
          if pair.second == anchor { (pair.first, pair.second) = (anchor, pair.first) }
          return pair
        })
    }.filter { !$0.pairs.isEmpty }
  }

  private func list<Number: Scalar>(_ anchor: Int, of batch: MetricBatch<Number>) -> ExaminedList {
    var rows = PulledRows(batch, normalizes: normalizes, remembers: true)
    let loss = add(anchor, to: &rows)
    // Where the mean goes over terms, a list is the mean of its own.
    let terms = isMeanOfAll ? 1 : max(rows.tally.compared, 1)
    return ExaminedList(
      anchor: anchor, loss: Double(loss) / Double(terms), pairs: rows.joinedPulls)
  }
}

extension PulledRows {
  /// Every pair that was pulled once, by ascending rows.
  fileprivate var joinedPulls: [PairPull] {
    var joined: [PairPull] = []
    for pull in (pulls ?? []).sorted(by: { ($0.first, $0.second) < ($1.first, $1.second) }) {
      if let last = joined.indices.last, joined[last].first == pull.first,
        joined[last].second == pull.second
      {
        joined[last].weight += pull.weight
      } else {
        joined.append(pull)
      }
    }
    return joined
  }
}

/// How far apart two rows of length 1 with a cosine are.
func chord(ofCosine cosine: Double) -> Double { max(0, 2 - 2 * cosine).squareRoot() }
