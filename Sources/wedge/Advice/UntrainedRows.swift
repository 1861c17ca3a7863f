import Drawing
import MarginLosses
import Training

/// What the rows are worth before anything is learnt, and what is right by chance.
struct UntrainedRows {
  /// What decides of rows that nothing was learnt of.
  enum Rule: String {
    case nearestRow = "nearest row"
    case nearestByDistance = "nearest row by distance"
    /// By angle, as the prototypes of a head decide.
    case classMeans = "class means"
    /// Pairs are told apart, and nothing stands for a class.
    case pairs
  }

  private let aim: AdviceAim
  /// In 0…1; nil where points stand for samples, which have no rows.
  let share: Double?
  /// What they are worth so much by: of the nearest row and the class means the better; nil without rows.
  let rule: Rule?
  /// Whether each row of a file is moved by itself, so that nothing is learnt of its numbers.
  private let isFree: Bool
  private let isEncoded: Bool
  /// In 0…1; what a guess is worth by the same number.
  let chance: Double
  /// How far above that a guess may be by luck, where it is told of samples; nil where of pairs.
  private let luck: Double?

  /// - Parameter seeds: of the runs, of which each holds other rows out; the mean is told.
  init(_ configuration: Configuration, _ aim: AdviceAim, seeds: [UInt64]) throws {
    self.aim = aim
    var shares: [Rule: [Double]] = [:]
    var (chances, luck): ([Double], Double?) = ([], nil)
    for seed in seeds {
      var run = configuration
      run.seed = seed
      let session = try Session(run)
      let snapshot = session.snapshot()
      try aim.validate(snapshot.unseen)
      chances.append(Self.chance(snapshot, aim))
      if aim == .accuracy { luck = max(luck ?? 0, Self.luck(snapshot)) }
      guard run.mode == .encoder else { continue }
      for (rule, share) in Self.shares(of: run, aim) { shares[rule, default: []].append(share) }
    }
    func mean(_ values: [Double]) -> Double { values.reduce(0, +) / Double(max(values.count, 1)) }
    (chance, self.luck) = (mean(chances), luck)
    // Only what every seed tells; of two rules, which accuracy alone has, the one that is right more often.
    let whole = shares.filter { $1.count == seeds.count }.mapValues(mean)
    let best = whole.max { ($0.value, $1.key.rawValue) < ($1.value, $0.key.rawValue) }
    (rule, share) = (best?.key, best?.value)
    isEncoded = configuration.encoder != .none
    isFree = configuration.mode == .free && configuration.table != nil
  }

  /// What the rows of a run are worth on what it holds out, by each rule that there is.
  private static func shares(of run: Configuration, _ aim: AdviceAim) -> [Rule: Double] {
    var rows = run
    rows.encoder = .none
    rows.dimension = rows.usualDimension
    rows.standardize = false
    // What is asked for first must not decide how they are compared.
    func made(_ loss: String) -> Session? {
      var rows = rows
      (rows.loss, rows.parameters) = (loss, LossParameters())
      return try? Session(rows)
    }
    guard let session = made("arcface") else { return [:] }
    let metrics = session.metrics()
    let byDistance = aim == .accuracy ? made("softmax") : nil
    let found: [Rule: Double?] =
      switch aim {
      case .accuracy:
        [
          .nearestRow: metrics.accuracyNearestNeighbour,
          .nearestByDistance: byDistance?.metrics().accuracyNearestNeighbour,
          .classMeans: session.snapshot().accuracyByClassMeans,
        ]
      case .eer: [.pairs: metrics.equalErrorUnseen?.rate]
      case .tar: [.pairs: metrics.trueAcceptanceUnseen?.rate]
      }
    return found.compactMapValues(\.self)
  }

  private static func chance(_ snapshot: Snapshot, _ aim: AdviceAim) -> Double {
    switch aim {
    case .accuracy: largestShare(in: snapshot)
    case .eer: 0.5
    case .tar: AdviceAim.falseAcceptance
    }
  }

  /// Where accuracy is measured.
  private static func measured(_ snapshot: Snapshot) -> SampleSet {
    snapshot.heldOut.count > 0 ? snapshot.heldOut : snapshot.training
  }

  /// Four standard deviations of the share that a guess gets right of one seed's samples.
  private static func luck(_ snapshot: Snapshot) -> Double {
    let (share, count) = (largestShare(in: snapshot), Double(max(measured(snapshot).count, 1)))
    return 4 * (share * (1 - share) / count).squareRoot()
  }

  /// Of the class that most samples are of.
  private static func largestShare(in snapshot: Snapshot) -> Double {
    let samples = measured(snapshot)
    let counts = samples.judgements.reduce(into: [Int32: Int]()) { $0[$1.label, default: 0] += 1 }
    return Double(counts.values.max() ?? 0) / Double(max(samples.count, 1))
  }

  var words: String {
    let guess =
      "\(percent(chance)) " + (aim == .accuracy ? "by the largest class alone" : "by chance")
    return share.map { "\(rowsWords) \(percent($0)), \(guess)" } ?? guess
  }

  private var rowsWords: String {
    switch rule {
    case .nearestRow: "nearest row of the rows as they are"
    case .nearestByDistance: "nearest row, by distance, of the rows as they are"
    case .classMeans: "class means of the rows as they are"
    case .pairs, nil: "rows as they are"
    }
  }

  /// What is wrong with a best setting beside them; nil where it is the best there is.
  ///
  /// - Parameters:
  ///   - best: its mean over the seeds; `start` that of where to start.
  ///   - reach: half its interval, or what stands for it where there is none.
  func warning(
    best: Double?, start: Double?, reach: Double, _ quantity: MapQuantity,
    hasInterval: Bool = true
  ) -> String? {
    if isFree {
      return "each point moves by itself, and nothing is learnt of the numbers: say --encoder mlp"
    }
    guard let best, let start else { return nil }
    // A fixed reach is many chances of many classes, and more than luck alone.
    let lucky = hasInterval ? reach : min(reach, luck ?? reach)
    let luckiest = quantity.prefersHigh ? chance + lucky : chance - lucky
    if !quantity.isBetter(best, than: luckiest) {
      return "no better than chance: take more --steps, a higher --dimension or other rows"
    }
    // What seeds cannot tell from the rows is neither worse nor better.
    guard let share else { return nil }
    let (worse, better) =
      quantity.prefersHigh ? (share - reach, share + reach) : (share + reach, share - reach)
    let remedy = isEncoded ? "take a higher --dimension, or keep the rows" : "keep the rows"
    if quantity.isBetter(worse, than: start) {
      let which = quantity.isBetter(worse, than: best) ? "" : "the start is "
      return which + "worse than the \(rowsWords): \(remedy)"
    }
    let extent =
      hasInterval ? "as far as the seeds tell" : "by more than \(fixed(reach * 100, 1)) points"
    return quantity.isBetter(best, than: better)
      ? nil : "no better than the \(rowsWords), \(extent): \(remedy)"
  }

  private func percent(_ share: Double) -> String { percentText(share) + " %" }
}
