public import Drawing
public import Training

/// A sweep's maps at one moment; every picture of them is a function of it.
public struct MapState: Sendable {
  /// One a loss and setting, as far as runs are finished.
  public internal(set) var maps: [SweepMap] = []
  public internal(set) var chosenMap: Int = 0
  public internal(set) var quantity: MapQuantity = MapQuantity.all[0]
  public internal(set) var statistic: SweepStatistic = .mean
  public internal(set) var cursor: SweepMap.Place = SweepMap.Place(column: 0, row: 0)
  /// Whether the person chose the cell, which newer results then leave alone.
  var isCursorChosen: Bool = false
  /// The chosen row of the cell; nil leaves the choice to the statistic.
  public internal(set) var chosenSeed: Int?
  /// The part of the help that is shown, from 0; nil while it is closed.
  var helpPart: Int?
  /// What the last action had to say; gone at the next key.
  public var message: String?
  public var display: Display
  public internal(set) var finished: Int
  /// Runs of the sweep; nil where nobody knows.
  public internal(set) var total: Int?
  /// Each map's places with a run that is still to come, as far as anybody knows.
  private var awaitedOfMaps: [Set<SweepMap.Place>] = []

  /// A state that stands on the best cell of the first map.
  ///
  /// - Parameter runs: those of the folder's sweeps by id, finished or not; none where nobody knows.
  public init(
    _ rows: [SweepRow], total: Int?, of runs: [String: SweepRun] = [:], display: Display
  ) {
    self.display = display
    finished = 0
    hold(rows, total, runs)
    goToBest()
  }

  private mutating func hold(_ rows: [SweepRow], _ total: Int?, _ runs: [String: SweepRun]) {
    maps = SweepMap.maps(of: rows)
    finished = rows.count
    self.total = total
    let ids = Set(rows.map(\.id))
    let open = runs.values.filter { !ids.contains($0.id) }
    awaitedOfMaps = open.isEmpty ? [] : maps.map { $0.places(awaiting: open, among: runs) }
  }

  /// Places of the map with a run that is still to come, as far as anybody knows.
  var awaited: Set<SweepMap.Place> {
    awaitedOfMaps.indices.contains(chosenMap) ? awaitedOfMaps[chosenMap] : []
  }

  /// The map that is looked at; nil before any run is finished.
  public var map: SweepMap? { maps.indices.contains(chosenMap) ? maps[chosenMap] : nil }

  /// Quantities that some run of the map has.
  public var quantities: [MapQuantity] {
    map?.quantities ?? [MapQuantity.all[0]]
  }

  /// The best cell and its like, among those whose margin can be met: beyond that numbers improve while
  /// the classes have no room. Nor is a cell the best most of whose runs ran away, or that waits for
  /// runs. Of a number with the margin, only a margin is the best.
  public var plateau: SweepPlateau? {
    let awaited = awaited
    return map.flatMap { map in
      SweepPlateau(map, quantity, statistic) { place in
        map.canBeMet(place) && !map.isLost(place) && !awaited.contains(place)
          && !(quantity.isWithMargin && map.hasNoMargin(column: place.column))
      }
    }
  }

  /// The runs under the cursor.
  public var rows: [SweepRow] {
    guard let map, map.margins.indices.contains(cursor.column),
      map.scales.indices.contains(cursor.row)
    else { return [] }
    return map[cursor]
  }

  /// The run that Enter opens: the seed that was chosen, or the one nearest to what the cell shows.
  public var chosenRow: SweepRow? {
    let rows = rows
    if let chosenSeed, rows.indices.contains(chosenSeed) { return rows[chosenSeed] }
    guard let shown = statistic.value(of: rows, quantity) else {
      let outcome = statistic.outcome(of: rows)
      return rows.first { $0.status == outcome }
    }
    func distance(_ row: SweepRow) -> Double {
      quantity.value(of: row).map { ($0 - shown).magnitude } ?? .infinity
    }
    return rows.min { distance($0) < distance($1) }
  }

  /// Takes newer results; a cell that was chosen stays so, and else the best one is.
  public mutating func take(
    _ rows: [SweepRow], total: Int?, of runs: [String: SweepRun] = [:]
  ) {
    let wasEmpty = maps.isEmpty
    let (before, place) = (map, cursor)
    hold(rows, total, runs)
    guard !wasEmpty, let before else { return goToBest() }
    chosenMap =
      maps.firstIndex { $0.loss == before.loss && $0.settings == before.settings } ?? 0
    guard let map, isCursorChosen else { return goToBest() }
    let column = map.margins.firstIndex(of: before.margins[place.column])
    let row = map.scales.firstIndex(of: before.scales[place.row])
    cursor = SweepMap.Place(column: column ?? 0, row: row ?? 0)
  }

  /// Shows the first map that is as asked for; whether there is one.
  public mutating func showMap(where isWanted: (SweepMap) -> Bool) -> Bool {
    guard let wanted = maps.firstIndex(where: isWanted) else { return false }
    chosenMap = wanted
    goToBest()
    return true
  }

  /// Shows a quantity by its name; whether a run has it.
  public mutating func show(quantity name: String, _ statistic: SweepStatistic) -> Bool {
    guard let quantity = quantities.first(where: { $0.name == name }) else { return false }
    self.quantity = quantity
    self.statistic = statistic
    goToBest()
    return true
  }

  mutating func goToBest() {
    if !quantities.contains(quantity) { quantity = quantities[0] }
    cursor =
      plateau?.best ?? bestOutcome ?? SweepMap.Place(column: 0, row: 0)
    chosenSeed = nil
  }

  /// Where runs ended best, first among margins that can be met.
  private var bestOutcome: SweepMap.Place? {
    guard let map else { return nil }
    func rank(_ place: SweepMap.Place) -> (Int, Double) {
      (map.canBeMet(place) ? 1 : 0, statistic.outcome(of: map[place])?.fraction ?? 0)
    }
    return map.places.max { rank($0) < rank($1) }
  }
}
