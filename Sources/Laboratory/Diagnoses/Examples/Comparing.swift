internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

extension Diagnosis {
  /// What a loss without prototypes is doing, in numbers of the coming batch.
  static let comparing: Diagnosis = Diagnosis(level: .ok, subject: .comparisons) { run in
    run.flawInUse == nil ? run.comparingWords : nil
  } detail: {
    $0.comparingDetail
  }

  /// The same of a run whose means do not tell their classes, however well the batch is compared.
  static let comparingUnused: Diagnosis = Diagnosis(level: .note, subject: .comparisons) { run in
    guard let flaw = run.flawInUse, let words = run.comparingWords else { return nil }
    return "\(flaw); \(words)"
  } detail: {
    $0.comparingDetail
  }
}

extension Run {
  /// That hardly more than half of the points are nearest to their own class's mean, or which two classes have
  /// one place; nil where neither is so. Of ten classes in a plane some runs that are well have a sixth of the
  /// points wrong.
  fileprivate var flawInUse: String? {
    guard let wrongInUse, let used = snapshot.training.accuracy?.asUsed else { return nil }
    if let means = nearestMeans, means.distance < 0.02 * means.typical {
      return "\(wrongInUse): \(means.names) share a place"
    }
    return used < 0.6 ? wrongInUse : nil
  }

  fileprivate var comparingWords: String? {
    guard let tally = snapshot.tally else { return nil }
    let seen = grouped(session.examplesSeen)
    let isJudged = configuration.isJudged
    if let loss = session.metricLoss as? any TupleLoss {
      let comparisons = loss.comparisons(ofTuples: tally.compared)
      return
        "\(loss.examples(ofTuples: tally.compared)) examples a \(isJudged ? "batch" : "step"): "
        + "\(grouped(comparisons)) comparisons; as many triplets take \(grouped(3 * comparisons))"
        + (isJudged ? "" : ". \(seen) seen")
    }
    let share = shareText(tally.activeFraction ?? 0)
    if session.comparison == .lists {
      return "\(share) of \(grouped(tally.valid)) pairs have a weight in this batch"
        + (isJudged ? "" : "; seen: \(seen) examples")
    }
    if session.comparison == .triplets {
      return "\(share) of \(grouped(tally.valid)) triplet\(tally.valid == 1 ? "" : "s") active: "
        + "\(grouped(tally.semihard)) semi-hard, \(grouped(tally.hard)) hard"
        + (isMining
          ? "; mining takes \(grouped(tally.compared))" : isJudged ? "" : "; seen: \(seen)")
    }
    let asked = margin.map { numberText($0.value, from: 1, through: 3) } ?? ""
    let means = nearestMeans.map { ", \($0.names) have \(distanceText($0.distance))" } ?? ""
    return
      "\(share) of \(grouped(tally.valid)) pairs active; m asks \(asked) between classes\(means)"
  }

  fileprivate var comparingDetail: String? {
    if configuration.isJudged { return session.comparison == .pairs ? " from mean to mean" : nil }
    let seen = grouped(session.examplesSeen)
    if session.comparison == .pairs { return " from mean to mean. \(seen) examples seen" }
    guard session.comparison == .triplets, snapshot.tally != nil else { return nil }
    return isMining ? ". \(seen) examples seen" : " examples"
  }
}

/// With more decimals the nearer it is to nothing.
private func distanceText(_ distance: Double) -> String {
  fixed(distance, distance < 0.095 ? 4 : distance < 0.95 ? 2 : 1)
}

extension Run {
  /// Whether only some of the triplets are compared.
  fileprivate var isMining: Bool {
    variant.map { $0 != lossDescription.variants.first?.name } ?? false
  }

  /// The two class means that are nearest to one another, how far apart they are, and how far two usually are.
  fileprivate var nearestMeans: (names: String, distance: Double, typical: Double)? {
    let rows = MetricRows(
      snapshot.prototypes, dimension: snapshot.dimension, normalizes: false)
    var best: (first: Int, second: Int, squared: Float)?
    var sum = 0.0
    for first in 0..<rows.count {
      for second in first + 1..<max(rows.count, first + 1) {
        let squared = rows.squaredDistance(first, second)
        if squared < best?.squared ?? .infinity { best = (first, second, squared) }
        sum += Double(squared)
      }
    }
    let pairs = Double(rows.count * (rows.count - 1) / 2)
    return best.map {
      let names = "\(snapshot.classNames[$0.first]) and \(snapshot.classNames[$0.second])"
      return (names, Double($0.squared.squareRoot()), (sum / pairs).squareRoot())
    }
  }
}
