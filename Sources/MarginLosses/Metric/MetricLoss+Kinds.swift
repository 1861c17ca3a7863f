public import Kernels

/// A loss without prototypes by what it compares, for whoever has to know all kinds.
public enum ComparingLoss {
  case pairs(any PairLoss)
  case triplets(any TripletLoss)
  case tuples(any TupleLoss)
  case lists(any ListLoss)
}

/// Pairs that a margin m parts: other classes are left alone at that distance.
public protocol PairLoss: MetricLoss {
  /// m, in the unit of the embeddings.
  var margin: Double { get }
  /// Whether other classes beyond the margin are drawn back.
  var pullsBack: Bool { get }
  /// What both terms are multiplied by, such as ½.
  var factor: Double { get }
}

/// Triplets in which the negative shall be farther than the positive by a margin α.
public protocol TripletLoss: MetricLoss {
  /// α, in the unit of the distance.
  var margin: Double { get }
  /// Which triplets the mean goes over.
  var mining: TripletMining { get }
  /// Whether the distance is d².
  var isSquared: Bool { get }
}

/// Tuples whose anchors each have a loss of their own.
public protocol TupleLoss: MetricLoss {
  /// Whether e^(−loss) of one anchor is the share of its positive in a softmax of inner products, with
  /// the positives of all tuples for prototypes; false unless it says so.
  var isShare: Bool { get }

  /// How often an example of one class meets one of another in so many tuples of two examples a class.
  func comparisons(ofTuples count: Int) -> Int

  /// How many examples so many tuples of a batch are made of: two each, unless each example has its own.
  func examples(ofTuples count: Int) -> Int

  /// What one tuple of a batch costs; nil without negatives.
  ///
  /// - Parameter rows: the examples as the loss measures them.
  func cost(of tuple: ExaminedTuple, among rows: MetricRows<Float>) -> TupleCost?

  /// The loss of one anchor alone, without any price on lengths, and what it does to every example
  /// of the batch, for screens.
  ///
  /// - Parameter anchor: a place among the tuples of `examine`.
  func term(of anchor: Int, in batch: MetricBatch<Float>) -> MetricGradient<Float>
}

extension PairLoss {
  public static var comparison: ComparisonKind { .pairs }
  public var byComparison: ComparingLoss { .pairs(self) }

  public var reach: Double? { margin }
}

extension TripletLoss {
  public static var comparison: ComparisonKind { .triplets }
  public var byComparison: ComparingLoss { .triplets(self) }

  /// What the distance of the margin is called.
  public var distanceWord: String { isSquared ? "d²" : "d" }

  /// How far a negative shall be from an anchor on which its positive lies.
  public var reach: Double? { isSquared ? margin.squareRoot() : margin }

  public func restingLoss(_ tally: Tally) -> RestingLoss? { RestingLoss(name: "α", value: margin) }
}

extension TupleLoss {
  public static var comparison: ComparisonKind { .tuples }
  public var byComparison: ComparingLoss { .tuples(self) }

  public var isShare: Bool { false }

  public func examples(ofTuples count: Int) -> Int { 2 * count }
}

extension MetricLoss {
  public var meanWords: String {
    Self.comparison == .tuples ? "anchors" : "\(Self.comparison.word)s"
  }
  public func startRadii(classes: Int) -> [Float] { [] }
  public var reach: Double? { nil }
  public var needsGroups: Bool { false }
  public var takesOnlyIdle: Bool { false }
  public var soughtWord: String { "" }
  public var misprint: String? { nil }
  public func leavesOutMost(_ tally: Tally) -> Bool { false }
  public func restingLoss(_ tally: Tally) -> RestingLoss? { nil }
}
