import MarginLosses
import Plotting
import Training

/// What the rows are worth before anything is learnt, and what is right by chance.
struct UntrainedRows {
  private let aim: AdviceAim
  /// In 0…1; nil where points stand for samples, which have no rows.
  let share: Double?
  /// In 0…1; what a guess is worth by the same number.
  let chance: Double

  init(_ configuration: Configuration, _ aim: AdviceAim) throws {
    self.aim = aim
    var rows = configuration
    rows.encoder = .none
    rows.dimension = rows.usualDimension
    let session = try? Session(rows)
    let isKept = configuration.mode == .encoder && session != nil
    let asked = try session ?? Session(configuration)
    let snapshot = asked.snapshot()
    try aim.validate(snapshot.unseen)
    let metrics = asked.metrics()
    let share =
      switch aim {
      case .accuracy: metrics.accuracyNearestNeighbour
      case .eer: metrics.equalErrorUnseen?.rate
      case .tar: metrics.trueAcceptanceUnseen?.rate
      }
    self.share = isKept ? share : nil
    chance =
      switch aim {
      case .accuracy: Self.largestShare(in: snapshot)
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
  ///   - best: its mean over the seeds.
  ///   - reach: half its interval.
  func warning(_ best: Double?, reach: Double, _ quantity: MapQuantity) -> String? {
    guard let best else { return nil }
    let luckiest = quantity.prefersHigh ? chance + reach : chance - reach
    if !quantity.isBetter(best, than: luckiest) {
      return "no better than chance: take more --steps, a higher --dimension or other rows"
    }
    guard let share, quantity.isBetter(share, than: best) else { return nil }
    return "worse than the rows as they are: take a higher --dimension, or keep the rows"
  }

  private func percent(_ share: Double) -> String { fixed(share * 100, 1) + " %" }
}
