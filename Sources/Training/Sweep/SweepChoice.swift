/// Where to start, by the runs of one loss over margin and scale.
public struct SweepChoice: Equatable, Sendable {
  /// Why a setting is the one to start from.
  public enum Reason: Equatable, Sendable {
    /// It is the best, or as near to it as half of the error of a mean, and those round it are as good.
    case neighbours
    /// The seeds do not tell the settings apart, and no gap is wider than here.
    case gap
    /// Neither the seeds nor the gap tell them apart: those round it are as good.
    case nothing
  }

  public let best: SweepMap.Place
  /// How far the mean of the best may be from what more seeds would give: half of the interval of
  /// 95 %, of seeds pooled over the better half of the settings; nil with one seed.
  public let interval: Double?
  /// How far from the best is as good: that, and with one seed what is told of the quantity.
  public let reach: Double
  /// What lies in that interval, the best too, in the map's order.
  public let places: [SweepMap.Place]
  public let start: SweepMap.Place
  public let reason: Reason

  /// Where so large a share of the settings is as good as the best, the data cannot tell.
  private static let untold = 0.9

  /// Nil where nothing is measured.
  ///
  /// - Parameter gap: decides where the quantity does not.
  public init?(_ map: SweepMap, _ quantity: MapQuantity, gap: MapQuantity) {
    let all = map.places.compactMap { place in
      Self.mean(of: map[place], quantity).map { (place: place, value: $0) }
    }
    // A setting most of whose runs ran away is no place to start from, unless every one is such.
    let sound = all.filter { each in
      let rows = map[each.place]
      return 2 * rows.count { $0.status == .diverged } <= rows.count
    }
    let measured = sound.isEmpty ? all : sound
    guard let first = measured.first else { return nil }
    let best = measured.reduce(first) { quantity.isBetter($1.value, than: $0.value) ? $1 : $0 }
    let seeds = SeedSpread(
      map, bestFirst: measured.sorted { quantity.isBetter($0.value, than: $1.value) }.map(\.place),
      quantity)
    let reach = seeds.reach ?? quantity.tolerance
    let good = measured.filter { ($0.value - best.value).magnitude <= reach + 1e-9 }
    self.best = best.place
    interval = seeds.reach
    self.reach = reach
    places = good.map(\.place)
    let isTold = Double(good.count) < Self.untold * Double(measured.count)
    let inside = Set(places)
    func rank(_ each: (place: SweepMap.Place, value: Double)) -> [Double] {
      let neighbours = map.neighbours(of: each.place)
      let outside = neighbours.count { !inside.contains($0) }
      return [
        -Double(outside), Double(neighbours.count), quantity.prefersHigh ? each.value : -each.value,
      ]
    }
    // What all seeds have in common, such as a split that is hard, sets no two settings apart.
    let near = good.filter { ($0.value - best.value).magnitude <= seeds.error / 2 + 1e-9 }
    let chosen = isTold ? near : Self.widest(good, map, gap)
    let hasNarrower =
      chosen.count < good.count(where: { SweepStatistic.mean.value(of: map[$0.place], gap) != nil })
    reason = isTold ? .neighbours : hasNarrower ? .gap : .nothing
    start =
      chosen.reduce(chosen.first ?? best) {
        rank($0).lexicographicallyPrecedes(rank($1)) ? $1 : $0
      }.place
  }

  /// A setting's mean, in which a run that has no number counts as a guess would: without it a setting would
  /// be the better the more of its runs fail. Nil where none has one.
  private static func mean(of rows: [SweepRow], _ quantity: MapQuantity) -> Double? {
    let values = rows.map { quantity.value(of: $0) }
    let known = values.compactMap(\.self)
    guard !known.isEmpty else { return nil }
    guard known.count < values.count, quantity.unit == .share else {
      return known.reduce(0, +) / Double(known.count)
    }
    let guess = quantity.prefersHigh ? 0 : 0.5
    return values.reduce(0) { $0 + ($1 ?? guess) } / Double(values.count)
  }

  /// Those with as wide a gap as any, as far as the seeds tell.
  private static func widest(
    _ settings: [(place: SweepMap.Place, value: Double)], _ map: SweepMap, _ gap: MapQuantity
  ) -> [(place: SweepMap.Place, value: Double)] {
    let gaps = settings.map { SweepStatistic.mean.value(of: map[$0.place], gap) }
    let known = gaps.compactMap(\.self)
    guard let first = known.first else { return settings }
    let widest = known.reduce(first) { gap.isBetter($1, than: $0) ? $1 : $0 }
    let sorted = zip(settings, gaps).filter { $0.1 != nil }
      .sorted { gap.isBetter($0.1 ?? 0, than: $1.1 ?? 0) }
    let reach = max(
      SeedSpread(map, bestFirst: sorted.map(\.0.place), gap).reach ?? 0, gap.tolerance)
    return zip(settings, gaps).filter { each in
      each.1.map { ($0 - widest).magnitude <= reach } ?? false
    }.map(\.0)
  }
}

/// What seeds make of a setting, over the better half of the settings: those that fail differ in more
/// than their seeds.
private struct SeedSpread {
  /// Half of the interval of 95 % of a setting's mean; nil with one seed.
  let reach: Double?
  /// The standard error of a setting's mean beside another one's of the same seeds; 0 with one seed.
  let error: Double

  init(_ map: SweepMap, bestFirst places: [SweepMap.Place], _ quantity: MapQuantity) {
    let better = places.prefix((places.count + 1) / 2).map { place in
      map[place].compactMap { quantity.value(of: $0) }
    }
    let count = better.map(\.count).max() ?? 0
    let whole = better.filter { $0.count == count }
    guard count > 1 else {
      (reach, error) = (nil, 0)
      return
    }
    let offsets = whole.map { values in
      let mean = values.reduce(0, +) / Double(count)
      return values.map { $0 - mean }
    }
    let freedom = whole.count * (count - 1)
    let squares = offsets.joined().reduce(0) { $0 + $1 * $1 }
    reach =
      ConfidenceInterval.studentReach(freedom: Double(freedom))
      * (squares / Double(freedom) / Double(count)).squareRoot()
    let shared = (0..<count).map { seed in
      offsets.reduce(0) { $0 + $1[seed] } / Double(whole.count)
    }
    let rest = offsets.reduce(0) { sum, offsets in
      sum + zip(offsets, shared).reduce(0) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
    }
    error = (rest / Double(max(freedom - count + 1, 1)) / Double(count)).squareRoot()
  }
}
