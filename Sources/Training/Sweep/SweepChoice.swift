/// Where to start, by the runs of one loss over margin and scale.
public struct SweepChoice: Equatable, Sendable {
  /// Why a setting is the one to start from.
  public enum Reason: Equatable, Sendable {
    /// Those round it are as good.
    case neighbours
    /// The seeds do not tell the settings apart, and no gap is wider than here.
    case gap
  }

  public let best: SweepMap.Place
  /// How far the mean of the best may be from what more seeds would give: half of the interval of
  /// 95 %.
  public let reach: Double
  /// What lies in that interval, the best too, in the map's order.
  public let places: [SweepMap.Place]
  public let start: SweepMap.Place
  public let reason: Reason

  /// Settings that are as good as the best, of which so large a share cannot be told apart.
  private static let untold = 0.75

  /// Nil where nothing is measured.
  ///
  /// - Parameter gap: decides where the quantity does not.
  public init?(_ map: SweepMap, _ quantity: MapQuantity, gap: MapQuantity) {
    let measured = map.places.compactMap { place in
      SweepStatistic.mean.value(of: map[place], quantity).map { (place: place, value: $0) }
    }
    guard let first = measured.first else { return nil }
    let best = measured.reduce(first) { quantity.isBetter($1.value, than: $0.value) ? $1 : $0 }
    let reach = Self.reach(
      map, measured.sorted { quantity.isBetter($0.value, than: $1.value) }.map(\.place), quantity)
    let good = measured.filter { ($0.value - best.value).magnitude <= reach + 1e-9 }
    self.best = best.place
    self.reach = reach
    places = good.map(\.place)
    let isTold = Double(good.count) < Self.untold * Double(measured.count)
    reason = isTold ? .neighbours : .gap
    let inside = Set(places)
    func rank(_ each: (place: SweepMap.Place, value: Double)) -> [Double] {
      let neighbours = map.neighbours(of: each.place)
      let outside = neighbours.count { !inside.contains($0) }
      return [
        -Double(outside), Double(neighbours.count), quantity.prefersHigh ? each.value : -each.value,
      ]
    }
    let chosen = isTold ? good : Self.widest(good, map, gap)
    start =
      chosen.reduce(chosen.first ?? best) {
        rank($0).lexicographicallyPrecedes(rank($1)) ? $1 : $0
      }.place
  }

  /// Those with as wide a gap as any.
  private static func widest(
    _ settings: [(place: SweepMap.Place, value: Double)], _ map: SweepMap, _ gap: MapQuantity
  ) -> [(place: SweepMap.Place, value: Double)] {
    let gaps = settings.map { SweepStatistic.mean.value(of: map[$0.place], gap) }
    let known = gaps.compactMap(\.self)
    guard let first = known.first else { return settings }
    let widest = known.reduce(first) { gap.isBetter($1, than: $0) ? $1 : $0 }
    return zip(settings, gaps).filter { each in
      each.1.map { ($0 - widest).magnitude <= gap.tolerance } ?? false
    }.map(\.0)
  }

  /// By what seeds make of one setting, over the better half of the settings: those that fail differ
  /// in more than their seeds.
  private static func reach(
    _ map: SweepMap, _ bestFirst: [SweepMap.Place], _ quantity: MapQuantity
  ) -> Double {
    var (squares, freedom, seeds) = (0.0, 0, 0)
    for place in bestFirst.prefix((bestFirst.count + 1) / 2) {
      let values = map[place].compactMap { quantity.value(of: $0) }
      guard values.count > 1 else { continue }
      let mean = values.reduce(0, +) / Double(values.count)
      squares += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += values.count - 1
      seeds = max(seeds, values.count)
    }
    guard freedom > 0 else { return quantity.tolerance }
    return ConfidenceInterval.studentReach(freedom: freedom)
      * (squares / Double(freedom) / Double(seeds)).squareRoot()
  }
}
