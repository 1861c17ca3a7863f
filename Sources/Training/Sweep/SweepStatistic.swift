/// One number for the runs of a cell.
public enum SweepStatistic: Sendable {
  case mean
  /// The worst seed.
  case worst

  /// The cell's number; nil where no run has one, and of the worst seed where one diverged and has
  /// none: nothing is worse.
  public func value(of rows: [SweepRow], _ quantity: MapQuantity) -> Double? {
    let values = rows.compactMap { quantity.value(of: $0) }
    guard let first = values.first else { return nil }
    switch self {
    case .mean: return values.reduce(0, +) / Double(values.count)
    case .worst:
      let hasNone = rows.contains { $0.status == .diverged && quantity.value(of: $0) == nil }
      return hasNone ? nil : values.reduce(first) { quantity.isBetter($0, than: $1) ? $1 : $0 }
    }
  }

  /// How the runs of a cell ended: most of them, the worse of two equal counts, or the worst.
  public func outcome(of rows: [SweepRow]) -> Status? {
    let counts = Status.worstFirst.map { status in rows.count { $0.status == status } }
    switch self {
    case .worst: return zip(Status.worstFirst, counts).first { $0.1 > 0 }?.0
    case .mean:
      guard let most = counts.max(), most > 0 else { return nil }
      return zip(Status.worstFirst, counts).first { $0.1 == most }?.0
    }
  }
}

/// The best cell of a map and its neighbours that are as good, as far as that can be told.
public struct SweepPlateau: Equatable, Sendable {
  public let best: SweepMap.Place
  /// The best one too, in the map's order.
  public let places: [SweepMap.Place]
  /// How much worse than the best a cell of the plateau may be.
  public let tolerance: Double

  /// Goes out from the best cell over sides, through cells within the quantity's tolerance, or within
  /// one standard error of the best one's mean where that is more; nil where nothing is measured.
  ///
  /// - Parameter isEligible: which cells may be called good at all.
  public init?(
    _ map: SweepMap, _ quantity: MapQuantity, _ statistic: SweepStatistic,
    among isEligible: (SweepMap.Place) -> Bool = { _ in true }
  ) {
    let measured = map.places.filter(isEligible).compactMap { place in
      statistic.value(of: map[place], quantity).map { (place, $0) }
    }
    guard let first = measured.first, quantity.unit != .outcome else { return nil }
    let best = measured.reduce(first) { quantity.isBetter($1.1, than: $0.1) ? $1 : $0 }
    self.best = best.0
    tolerance = max(quantity.tolerance, Self.standardError(of: best.0, map, quantity))
    let limit = tolerance
    let good = Set(measured.filter { ($0.1 - best.1).magnitude <= limit }.map(\.0))
    var reached: Set<SweepMap.Place> = [best.0]
    var edge = [best.0]
    while let place = edge.popLast() {
      for next in map.neighbours(of: place) where good.contains(next) && !reached.contains(next) {
        reached.insert(next)
        edge.append(next)
      }
    }
    places = measured.map(\.0).filter(reached.contains)
  }

  /// Of a cell's mean over its seeds, whose spread is pooled over the map.
  private static func standardError(
    of place: SweepMap.Place, _ map: SweepMap, _ quantity: MapQuantity
  ) -> Double {
    var squares = 0.0
    var freedom = 0
    for place in map.places {
      let values = map[place].compactMap { quantity.value(of: $0) }
      guard values.count > 1 else { continue }
      let mean = values.reduce(0, +) / Double(values.count)
      squares += values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
      freedom += values.count - 1
    }
    let seeds = map[place].count { quantity.value(of: $0) != nil }
    guard freedom > 0, seeds > 0 else { return 0 }
    return (squares / Double(freedom) / Double(seeds)).squareRoot()
  }
}

extension SweepMap {
  /// The nearest place with a run in each of the four directions.
  public func neighbours(of place: Place) -> [Place] {
    [(1, 0), (-1, 0), (0, 1), (0, -1)].compactMap { neighbour(of: place, by: $0.0, $0.1) }
  }

  /// The nearest place with a run in a direction, past those without; nil at the edge.
  public func neighbour(of place: Place, by columns: Int, _ rows: Int) -> Place? {
    var next = place
    repeat {
      next.column += columns
      next.row += rows
      guard margins.indices.contains(next.column), scales.indices.contains(next.row) else {
        return nil
      }
    } while self[next].isEmpty
    return next
  }
}
