import MarginLosses
import Plotting
import Training

/// What the rows are worth before anything is learnt, and what is right by chance.
struct UntrainedRows {
  private let aim: AdviceAim
  /// In 0…1; nil where points stand for samples, which have no rows.
  let share: Double?
  /// Whether each row of a file is moved by itself, so that nothing is learnt of its numbers.
  private let isFree: Bool
  /// In 0…1; what a guess is worth by the same number.
  let chance: Double

  /// - Parameter seeds: of the runs, of which each holds other rows out; the mean is told.
  init(_ configuration: Configuration, _ aim: AdviceAim, seeds: [UInt64]) throws {
    self.aim = aim
    var shares: [Double] = []
    var chances: [Double] = []
    for seed in seeds {
      var run = configuration
      run.seed = seed
      let session = try Session(run)
      let snapshot = session.snapshot()
      try aim.validate(snapshot.unseen)
      chances.append(Self.chance(snapshot, aim))
      var rows = run
      rows.encoder = .none
      rows.dimension = rows.usualDimension
      rows.standardize = false
      guard run.mode == .encoder, let asTheyAre = try? Session(rows),
        let share = Self.share(asTheyAre.metrics(), aim)
      else { continue }
      shares.append(share)
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }
    chance = mean(chances)
    share = shares.count == seeds.count ? mean(shares) : nil
    isFree = configuration.mode == .free && configuration.table != nil
  }

  private static func share(_ metrics: Metrics, _ aim: AdviceAim) -> Double? {
    switch aim {
    case .accuracy: metrics.accuracyNearestNeighbour
    case .eer: metrics.equalErrorUnseen?.rate
    case .tar: metrics.trueAcceptanceUnseen?.rate
    }
  }

  private static func chance(_ snapshot: Snapshot, _ aim: AdviceAim) -> Double {
    switch aim {
    case .accuracy: largestShare(in: snapshot)
    case .eer: 0.5
    case .tar: AdviceAim.falseAcceptance
    }
  }

  /// Of the class that most samples are of, where accuracy is measured.
  private static func largestShare(in snapshot: Snapshot) -> Double {
    let samples = snapshot.heldOut.count > 0 ? snapshot.heldOut : snapshot.training
    let counts = samples.judgements.reduce(into: [Int32: Int]()) { $0[$1.label, default: 0] += 1 }
    return Double(counts.values.max() ?? 0) / Double(max(samples.count, 1))
  }

  var words: String {
    let guess =
      "\(percent(chance)) " + (aim == .accuracy ? "by the largest class alone" : "by chance")
    guard let share else { return guess }
    let rows =
      aim == .accuracy
      ? "nearest row of the rows as they are \(percent(share))"
      : "rows as they are \(percent(share))"
    return "\(rows), \(guess)"
  }

  /// What is wrong with a best setting beside them; nil where it is the best there is.
  ///
  /// - Parameters:
  ///   - best: its mean over the seeds; `start` that of where to start.
  ///   - reach: half its interval.
  func warning(
    best: Double?, start: Double?, reach: Double, _ quantity: MapQuantity
  ) -> String? {
    if isFree {
      return "each point moves by itself, and nothing is learnt of the numbers: say --encoder mlp"
    }
    guard let best, let start else { return nil }
    let luckiest = quantity.prefersHigh ? chance + reach : chance - reach
    if !quantity.isBetter(best, than: luckiest) {
      return "no better than chance: take more --steps, a higher --dimension or other rows"
    }
    // What seeds cannot tell from the rows is not worse.
    let worse = share.map { quantity.prefersHigh ? $0 - reach : $0 + reach }
    guard let worse, quantity.isBetter(worse, than: start) else { return nil }
    let which = quantity.isBetter(worse, than: best) ? "" : "the start is "
    return which + "worse than the rows as they are: take a higher --dimension, or keep the rows"
  }

  private func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }
}
