internal import Kernels
package import MarginLosses
internal import Plotting
internal import Training

extension State {
  /// What a triplet's margin is measured in; nil for other losses.
  package var distanceWord: String? {
    (session.metricLoss as? Triplet).map { $0.isSquared ? "d²" : "d" }
  }

  /// That only directions count; nil where lengths are free.
  package var lengthWord: String? { session.metricLoss?.normalizes == true ? "length 1" : nil }

  /// The mining, or another variant than the usual one, in words.
  package var variantWord: String? {
    guard let variant else { return nil }
    let isUsual = variant == lossDescription.variants.first?.name
    return isUsual && !(session.metricLoss is Triplet) ? nil : variantTitle(variant)
  }

  /// Whether the formula is the one that was printed with a mistake.
  package var isAsPrinted: Bool { isMetric && variant == "seed" }

  /// The loss of one sample, or of one comparison, with what is in force.
  package var formula: LossFormula { session.metricLoss?.formula ?? marginLoss.formula }

  /// Whether hardly a triplet has a loss, while points are still wrong or mining leaves out most of
  /// what has one.
  var isStarving: Bool {
    guard let triplet = session.metricLoss as? Triplet, let tally = snapshot.tally,
      let share = tally.activeFraction, share < 0.01
    else { return false }
    return leavesMostOut(triplet.mining, tally)
      || snapshot.training.accuracy?.asUsed ?? 1 < 0.97
  }

  private func leavesMostOut(_ mining: TripletMining, _ tally: Tally) -> Bool {
    switch mining {
    case .semihard, .hard, .facenetSemihard: 2 * tally.compared <= tally.active
    case .easy: true
    case .all, .allNonzero, .batchHard: false
    }
  }

  /// Embeddings whose spread is below this lie in one place: for triplets a hundredth of what the
  /// margin asks for counts.
  var collapsedSpread: Double {
    guard let triplet = session.metricLoss as? Triplet, let margin else {
      return Watch.collapsedSpread
    }
    let asked = triplet.isSquared ? margin.value.squareRoot() : margin.value
    return max(Watch.collapsedSpread, 0.01 * asked)
  }

  /// Whether nothing that could move a point is compared: nothing at all, or triplets without loss.
  var isIdle: Bool {
    guard let tally = snapshot.tally else { return false }
    return tally.compared == 0 || (session.metricLoss as? Triplet)?.mining == .easy
  }

  /// Whether every triplet costs about α: positives and negatives are equally far.
  var isHeldAtMargin: Bool {
    guard session.metricLoss is Triplet, let margin, margin.value > 0,
      let share = snapshot.tally?.activeFraction, share > 0.99
    else { return false }
    return (snapshot.loss - margin.value).magnitude < 0.05 * margin.value
  }

  /// Whether N-pair's loss is ln N, as if no anchor knew its positive.
  var isUnmatched: Bool {
    guard anchors > 1 else { return false }
    return (snapshot.loss - Double.log(Double(anchors))).magnitude < 0.005
  }

  /// Anchors that the coming batch of N-pair has, each with a positive.
  var anchors: Int { session.metricLoss is NPair ? snapshot.tally?.compared ?? 0 : 0 }
}

/// A share as a percentage, small ones with a digit more.
func shareText(_ share: Double) -> String {
  share == 0 ? "0 %" : fixed(100 * share, share < 0.001 ? 2 : share < 0.1 ? 1 : 0) + " %"
}
