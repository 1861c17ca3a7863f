internal import Kernels

/// Pairs of rows told apart by their angle: no prototype has a part in it.
public struct PairReport: Sendable {
  /// How many pairs of a kind there are, and how many were looked at.
  public struct Count: Equatable, Sendable {
    public let all: Int
    public let taken: Int
    public var isSampled: Bool { taken < all }
  }

  /// A rate, its threshold, and where it may lie.
  public struct Rate: Sendable {
    public let point: OperatingPoint
    /// What the threshold parts; nil where nothing is accepted.
    public let threshold: PairThreshold?
    /// Nil where classes are too few.
    public let interval: ConfidenceInterval?
  }

  /// Where both error rates are equal, and the threshold whose two are the nearest to it.
  public struct EqualError: Sendable {
    public let rate: Rate
    /// What pairs of two classes are accepted wrongly at that threshold, and of one class rejected.
    public let falseAcceptance: Double
    public let falseRejection: Double
  }

  /// The threshold to deploy for a FAR that was asked for.
  public struct Deployment: Sendable {
    public let asked: Double
    /// TAR, and the threshold.
    public let acceptance: Rate
    /// What pairs of two classes are accepted wrongly at it, and of one class rejected.
    public let falseAcceptance: Rate
    public let falseRejection: Rate
  }

  public let same: Count
  public let different: Count
  /// Nil without pairs of both kinds.
  public let equalError: EqualError?
  /// For each FAR of `usual`, TAR at it; nil where pairs of two classes are too few to tell.
  public let acceptances: [(far: Double, rate: Rate?)]
  /// The FAR that a threshold was asked for; nil without one.
  public let askedFar: Double?
  /// Nil where none was asked for, or too few pairs tell it.
  public let deployment: Deployment?
  /// The lowest FAR that so many pairs of two classes tell.
  public let lowestFar: Double
  /// Why there are no intervals; nil where there are.
  public let refusal: String?
  /// The pairs of one class that are furthest apart, and of two that are nearest.
  public let hardestSame: [HardPair]
  public let hardestDifferent: [HardPair]
  /// The equal error and every TAR of `acceptances` without each group of classes in turn; empty without
  /// pairs of both kinds.
  let without: [[Double]]
  /// Of how many classes of one size, by their pairs of one class, these say as much.
  let weight: Double

  /// False acceptances that TAR is told at.
  public static let usual: [Double] = [0.1, 0.01, 0.001, 0.0001]
  /// As many pairs of a kind as are all looked at.
  public static let most: Int = PairPlan.most

  init(
    _ table: DataTable, _ rows: RowsByClass, inverses: [Double], _ groups: ClassGroups,
    _ choices: JudgingChoices, _ inPieces: InPieces
  ) {
    let ordered = OrderedRows(table, rows, inverses: inverses, inPieces)
    func chords(_ kind: PairPlan.Kind) -> PairChords {
      PairChords(
        PairPlan(rows, kind, seed: choices.seed, most: choices.mostPairs), ordered, inPieces)
    }
    var (same, different) = (chords(.same), chords(.different))
    hardestSame = HardPair.hardest(same, choices.worst)
    hardestDifferent = HardPair.hardest(different, choices.worst)
    if let tied = TiedChords([same.values, different.values]) {
      (same, different) = (tied.joined(same), tied.joined(different))
    }
    self.same = Count(all: same.plan.total, taken: same.plan.count)
    self.different = Count(all: different.plan.total, taken: different.plan.count)
    askedFar = choices.far
    guard let rates = PairRates(same: same.values, different: different.values) else {
      (equalError, deployment, lowestFar, without, weight) = (nil, nil, 1, [], 0)
      refusal = Self.refusal(of: rows, weight: nil)
      acceptances = Self.usual.map { ($0, nil) }
      return
    }
    lowestFar = rates.fewestForRate
    let bins = CoarseBins(same: rates.sameBins, different: rates.differentBins)
    let tally = PairTally(same: same, different: different, bins, groups, inPieces)
    let fars = Self.usual + (choices.far.map { [$0] } ?? [])
    let (crossing, weight) = (ErrorCrossing(tally.whole), tally.weight)
    let measure: @Sendable (TradeOff) -> [Double] = { trade in
      [crossing.equalError(of: trade)] + fars.map { trade.trueAcceptance(atFalseAcceptance: $0) }
    }
    let without = tally.withoutEach(measure, inPieces)
    (self.without, self.weight) = (without, weight)
    refusal = Self.refusal(of: rows, weight: weight)
    let isRefused = refusal != nil
    let paired = groups.holding(rows.paired)
    func rate(
      _ share: Double, _ threshold: PairThreshold?, _ index: Int, least: ConfidenceInterval? = nil
    ) -> Rate {
      let interval = {
        let ofClasses = ClassJackknife.interval(
          of: share, without: without.map { $0[index] }, weight: weight, trials: paired)
        return least.map(ofClasses.widened) ?? ofClasses
      }
      return Rate(share, at: threshold, isRefused ? nil : interval())
    }
    func acceptance(_ far: Double, _ index: Int) -> Rate? {
      guard far >= rates.fewestForRate else { return nil }
      let found = rates.acceptance(atFalseAcceptance: far)
      return rate(found.rate, found.threshold, index)
    }
    let (crossed, nearest) = rates.equalError
    equalError = EqualError(
      rate: rate(crossed, nearest.threshold, 0, least: crossing.leastInterval(of: crossed)),
      falseAcceptance: nearest.falseAcceptance,
      falseRejection: nearest.falseRejection)
    acceptances = Self.usual.enumerated().map { ($1, acceptance($1, $0 + 1)) }
    deployment = choices.far.flatMap { far in
      acceptance(far, fars.count)?.threshold.map { threshold in
        Self.deployment(far, threshold, isRefused: isRefused) {
          PairErrors(same: same, different: different, at: $0, groups, inPieces)
        }
      }
    }
  }

  /// Why so many classes with a pair of rows tell no intervals; nil where they do.
  private static func refusal(of rows: RowsByClass, weight: Double?) -> String? {
    let paired = rows.paired.count
    guard paired < ClassGroups.fewest else {
      return weight.map { $0 < ClassJackknife.leastWeight } == true
        ? "one of \(paired) classes has most pairs of one class, and says too little of how much classes "
          + "differ"
        : nil
    }
    let noun = paired < 2 ? "class" : "classes"
    let which = paired == rows.classes ? noun : noun + " of two rows or more"
    return "\(paired == 0 ? "no" : "\(paired)") \(which) \(paired < 2 ? "says" : "say") "
      + "\(paired == 0 ? "anything" : "too little") of how much classes differ: intervals of pairs need "
      + "\(ClassGroups.fewest)"
  }

  /// - Parameter errors: those at a threshold.
  private static func deployment(
    _ far: Double, _ threshold: PairThreshold, isRefused: Bool, _ errors: (Double) -> PairErrors
  ) -> Deployment {
    let errors = errors(threshold.accepted)
    func kept(_ error: (rate: Double, interval: ConfidenceInterval)) -> Rate {
      Rate(error.rate, at: threshold, isRefused ? nil : error.interval)
    }
    let (rejected, interval) = errors.falseRejection
    return Deployment(
      asked: far, acceptance: kept((1 - rejected, interval.complement)),
      falseAcceptance: kept(errors.falseAcceptance), falseRejection: kept(errors.falseRejection))
  }
}

extension PairReport.Rate {
  fileprivate init(_ share: Double, at threshold: PairThreshold?, _ interval: ConfidenceInterval?) {
    self.init(
      point: OperatingPoint(rate: share, chord: threshold?.chord), threshold: threshold,
      interval: interval)
  }
}

/// Two rows of a table and the angle between them.
public struct HardPair: Equatable, Sendable {
  public let first: Int
  public let second: Int
  /// As for a threshold.
  public let point: OperatingPoint

  static func hardest(_ chords: PairChords, _ count: Int) -> [HardPair] {
    HardestPairs(chords, count).pairs.map {
      HardPair(
        first: $0.first, second: $0.second, point: OperatingPoint(rate: 0, chord: $0.chord))
    }
  }
}
