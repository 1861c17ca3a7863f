internal import Kernels

/// The threshold at which both error rates are equal, and how the equal error moves with the two there.
///
/// Left out class by class the crossing itself jumps from one pair to the next: few pairs of one class lie about
/// it, and of quantiles the jackknife says nothing right (Efron, "The Jackknife, the Bootstrap and Other
/// Resampling Plans", 1982, section 3.4). Both rates at one threshold are means, which it is good for.
struct ErrorCrossing: Sendable {
  private let place: TradeOff.Place
  /// What a change of FAR at the threshold is to the equal error; the rest is of FRR.
  private let weight: Double
  /// Pairs of one class.
  private let positives: Double

  /// How far on either side the slope of the curve is taken, in standard deviations of the rate; no less than
  /// as many pairs of one class, between two of which it is a wall or flat.
  private static let reach = 4.0

  init(_ whole: TradeOff) {
    place = whole.place(ofLead: 0)
    let rate = whole.rates(at: place).falseAcceptance
    positives = whole.same.last ?? 1
    let deviation = (rate * (1 - rate) / positives).squareRoot()
    let lead = max(min(Self.reach * deviation, rate), Self.reach / positives)
    let (strict, loose) = (
      whole.rates(at: whole.place(ofLead: lead)), whole.rates(at: whole.place(ofLead: -lead))
    )
    let rise = loose.trueAcceptance - strict.trueAcceptance
    let run = loose.falseAcceptance - strict.falseAcceptance
    weight = rise + run > 0 ? rise / (rise + run) : 0.5
  }

  /// Where the equal error may lie if no pairs of one class knew of one another: it is told no better than that,
  /// however little the few that lie beyond the threshold change class by class.
  func leastInterval(of rate: Double) -> ConfidenceInterval {
    .wilson(rate, of: positives / ((1 - weight) * (1 - weight)))
  }

  /// The equal error of other pairs, as far as both rates at the threshold tell.
  func equalError(of other: TradeOff) -> Double {
    let rates = other.rates(at: place)
    return weight * rates.falseAcceptance + (1 - weight) * (1 - rates.trueAcceptance)
  }
}
