internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

extension Diagnosis {
  /// What a loss without prototypes is doing, in numbers of the coming batch.
  static let comparing: Diagnosis = Diagnosis(level: .ok, subject: .comparisons) { run in
    guard let tally = run.snapshot.tally else { return nil }
    let seen = grouped(run.session.examplesSeen)
    if let loss = run.session.metricLoss as? any TupleLoss {
      let comparisons = loss.comparisons(ofTuples: tally.compared)
      return
        "\(loss.examples(ofTuples: tally.compared)) examples a step: \(grouped(comparisons)) comparisons; as many "
        + "triplets take \(grouped(3 * comparisons)). \(seen) seen"
    }
    let share = shareText(tally.activeFraction ?? 0)
    if run.session.comparison == .lists {
      return "\(share) of \(grouped(tally.valid)) pairs have a weight in this batch; "
        + "seen: \(seen) examples"
    }
    if run.session.comparison == .triplets {
      return "\(share) of \(grouped(tally.valid)) triplet\(tally.valid == 1 ? "" : "s") active: "
        + "\(grouped(tally.semihard)) semi-hard, \(grouped(tally.hard)) hard; "
        + (run.isMining ? "mining takes \(grouped(tally.compared))" : "seen: \(seen)")
    }
    let asked = run.margin.map { numberText($0.value, from: 1, through: 3) } ?? ""
    let means = run.nearestMeans.map { ", \($0.names) have \(distanceText($0.distance))" } ?? ""
    return
      "\(share) of \(grouped(tally.valid)) pairs active; m asks \(asked) between classes\(means)"
  } detail: { run in
    let seen = grouped(run.session.examplesSeen)
    if run.session.comparison == .pairs { return " from mean to mean. \(seen) examples seen" }
    guard run.session.comparison == .triplets, run.snapshot.tally != nil else { return nil }
    return run.isMining ? ". \(seen) examples seen" : " examples"
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

  /// The two class means that are nearest to one another, and how far apart they are.
  fileprivate var nearestMeans: (names: String, distance: Double)? {
    let rows = MetricRows(
      snapshot.prototypes, dimension: snapshot.dimension, normalizes: false)
    var best: (first: Int, second: Int, squared: Float)?
    for first in 0..<rows.count {
      for second in first + 1..<max(rows.count, first + 1) {
        let squared = rows.squaredDistance(first, second)
        if squared < best?.squared ?? .infinity { best = (first, second, squared) }
      }
    }
    return best.map {
      let names = "\(snapshot.classNames[$0.first]) and \(snapshot.classNames[$0.second])"
      return (names, Double($0.squared.squareRoot()))
    }
  }
}
