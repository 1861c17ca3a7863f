internal import MarginLosses

/// The runs of one loss over margin and scale, all else equal.
public struct SweepMap: Equatable, Sendable {
  public let loss: String
  public let classes: Int
  public let dimension: Int
  public let settings: [SweepRow.Setting]
  /// Those in which another map of this loss differs.
  public let apart: [SweepRow.Setting]
  /// What goes to the right: `margin`, or the number of a combined margin that varies most.
  public let marginName: String
  /// Ascending; nil stands for a loss without a margin.
  public let margins: [Double?]
  /// Ascending; nil stands for a loss without a scale.
  public let scales: [Double?]
  /// By scale, then by margin; each cell's rows by seed.
  public let cells: [[[SweepRow]]]
  /// Found once: a picture asks it of every cell.
  public private(set) var limit: SweepLimit?
  /// The same of whether the loss asks for less the larger its margin is.
  private(set) var asksForLess: Bool = false
  /// How many runs the fullest cell has.
  public let seeds: Int

  /// A cell's position: the column counts margins, the row scales.
  public struct Place: Hashable, Sendable {
    public var column: Int
    public var row: Int

    public init(column: Int, row: Int) {
      self.column = column
      self.row = row
    }
  }

  public subscript(place: Place) -> [SweepRow] { cells[place.row][place.column] }

  /// Every place with a run, the lowest scale first.
  public var places: [Place] {
    cells.indices.flatMap { row in
      cells[row].indices.filter { !cells[row][$0].isEmpty }.map { Place(column: $0, row: row) }
    }
  }

  /// The maps of a sweep's rows: one for each loss and each other setting, in the order of the
  /// registry and then of the settings, the newest engine first.
  public static func maps(of rows: [SweepRow]) -> [SweepMap] {
    var groups: [(key: Group, rows: [SweepRow])] = []
    var positions: [Group: Int] = [:]
    let names = Dictionary(grouping: rows, by: \.loss).mapValues(marginName(of:))
    for row in rows {
      let margin = names[row.loss] ?? "margin"
      let key = Group(loss: row.loss, settings: row.settings.filter { $0.name != margin })
      if let position = positions[key] {
        groups[position].rows.append(row)
      } else {
        positions[key] = groups.count
        groups.append((key, [row]))
      }
    }
    let order = LossRegistry.descriptions.map(\.name)
    func rank(_ group: Group) -> (Int, Int, String) {
      let engine = group.settings.first { $0.name == "engine" }.flatMap { Int($0.text) }
      let settings = group.settings.map { "\($0.name)=\($0.text)" }.joined(separator: " ")
      return (order.firstIndex(of: group.loss) ?? order.count, -(engine ?? 0), settings)
    }
    let shared = Dictionary(grouping: groups.map(\.key), by: \.loss).mapValues { keys in
      keys.dropFirst().reduce(Set(keys[0].settings)) { $0.intersection($1.settings) }
    }
    return groups.sorted { rank($0.key) < rank($1.key) }.compactMap { key, rows in
      SweepMap(
        rows, settings: key.settings,
        apart: key.settings.filter { !(shared[key.loss]?.contains($0) ?? true) },
        marginName: names[key.loss] ?? "margin")
    }
  }

  private struct Group: Hashable {
    let loss: String
    let settings: [SweepRow.Setting]
  }

  /// What a combined margin is made of.
  static let combinedNumbers: [String] = ["m2", "m1", "m3"]

  /// A combined margin has three numbers: the one with most values goes to the right, as does one of
  /// another name.
  private static func marginName(of rows: [SweepRow]) -> String {
    guard let first = rows.first, rows.allSatisfy({ $0.margin == nil }) else { return "margin" }
    let own = LossRegistry.description(named: first.loss)?.marginKey
    let names = [own].compactMap(\.self) + combinedNumbers.filter { $0 != own }
    let counts = names.map { name in
      (name, Set(rows.compactMap { $0.setting(name) }).count)
    }
    let most = counts.map(\.1).max() ?? 0
    return most == 0 ? "margin" : counts.first { $0.1 == most }?.0 ?? "margin"
  }

  private init?(
    _ rows: [SweepRow], settings: [SweepRow.Setting], apart: [SweepRow.Setting],
    marginName: String
  ) {
    guard let first = rows.first else { return nil }
    self.apart = apart
    loss = first.loss
    classes = first.classes
    dimension = first.dimension
    self.settings = settings
    self.marginName = marginName
    let margin = { (row: SweepRow) in
      marginName == "margin" ? row.margin : row.setting(marginName).flatMap { Double($0) }
    }
    let (margins, scales) = (Self.ascending(rows.map(margin)), Self.ascending(rows.map(\.scale)))
    (self.margins, self.scales) = (margins, scales)
    var cells = scales.map { _ in margins.map { _ in [SweepRow]() } }
    for row in rows {
      guard let column = margins.firstIndex(of: margin(row)),
        let line = scales.firstIndex(of: row.scale)
      else { continue }
      cells[line][column].append(row)
    }
    self.cells = cells.map { $0.map { $0.sorted { ($0.seed, $0.id) < ($1.seed, $1.id) } } }
    seeds = cells.joined().map(\.count).max() ?? 0
    limit = closedFormLimit
    asksForLess = isAskingForLess
  }

  /// Each value once; what is not a number stands first.
  private static func ascending(_ values: [Double?]) -> [Double?] {
    let numbers = Set(values.compactMap { $0 }).sorted()
    return (values.contains { $0 == nil } ? [nil] : []) + numbers
  }
}

extension SweepRow {
  /// The text of a setting.
  func setting(_ name: String) -> String? { settings.first { $0.name == name }?.text }
}

extension SweepMap {
  /// Places where a run of the map's settings belongs that is not finished.
  ///
  /// - Parameters:
  ///   - open: runs that are not finished.
  ///   - known: runs by id. One of the map's tells its settings; without any nothing is awaited.
  public func places(
    awaiting open: [SweepRun], among known: [String: SweepRun]
  ) -> Set<Place> {
    let own = places.lazy.flatMap { self[$0] }.compactMap { known[$0.id] }
    guard let like = own.first else { return [] }
    let hyperparameters = LossRegistry.description(named: loss)?.hyperparameters ?? []
    let axes = [marginName, "scale"].map { name in
      hyperparameters.first { $0.memberName == name }
    }
    let columns = Dictionary(uniqueKeysWithValues: margins.enumerated().map { ($1, $0) })
    let lines = Dictionary(uniqueKeysWithValues: scales.enumerated().map { ($1, $0) })
    var awaited: Set<Place> = []
    for run in open where run.steps == like.steps && run.configuration.loss == loss {
      let given = run.configuration.parameters
      let numbers = axes.map { $0.map { given[$0.key] ?? $0.laboratoryDefault } }
      guard let column = columns[numbers[0]], let row = lines[numbers[1]] else { continue }
      var same = like.configuration
      same.seed = run.configuration.seed
      for key in axes.compactMap({ $0?.key }) { same.parameters[key] = given[key] }
      let place = Place(column: column, row: row)
      if !awaited.contains(place), same == run.configuration { awaited.insert(place) }
    }
    return awaited
  }
}
