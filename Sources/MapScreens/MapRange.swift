internal import Training

/// From the worst to the best number of a map, as the ramp's 0…1.
struct MapRange {
  let worst: Double
  let best: Double
  /// Whether a cell has a number.
  let isKnown: Bool
  private let quantity: MapQuantity
  private let statistic: SweepStatistic

  init(_ map: SweepMap, _ quantity: MapQuantity, _ statistic: SweepStatistic) {
    self.quantity = quantity
    self.statistic = statistic
    let sound = map.places.filter { !map.isLost($0) }
    let values = (sound.isEmpty ? map.places : sound)
      .compactMap { statistic.value(of: map[$0], quantity) }.filter(\.isFinite)
    isKnown = !values.isEmpty
    let (low, high) = (values.min() ?? 0, values.max() ?? 1)
    (worst, best) = quantity.prefersHigh ? (low, high) : (high, low)
  }

  /// nil where nothing is measured; what most runs of a cell lost is as the worst.
  func fraction(of rows: [SweepRow]) -> Double? {
    if quantity.unit == .outcome { return statistic.outcome(of: rows)?.fraction }
    guard let value = statistic.value(of: rows, quantity) else { return rows.isEmpty ? nil : 0 }
    if best == worst { return value == best ? 1 : 0 }
    return SweepMap.isLost(rows) ? 0 : min(max((value - worst) / (best - worst), 0), 1)
  }
}
