/// Every run of a sweep, each once, in an order that nothing but the request decides.
public struct SweepPlan: Sendable {
  /// One run a loss, with what every run of that loss shares.
  public let bases: [Configuration]
  public let axes: [GridAxis]
  public let seeds: [UInt64]
  public let steps: Int
  /// What an axis of classes counts.
  package let counted: ClassesCounted
  public let runs: [SweepRun]

  /// The most runs a plan may have.
  public static let mostRuns: Int = 1_000_000

  /// Goes through losses, then axes as given, then seeds; an axis that a loss has no use for
  /// collapses.
  ///
  /// - Throws: a value that a loss does not take, or an axis that no loss has a use for.
  public init(
    bases: [Configuration], axes: [GridAxis], seeds: [UInt64], steps: Int,
    counting counted: ClassesCounted = .trained
  ) throws(ConfigurationError) {
    self.bases = bases
    self.axes = axes
    self.seeds = seeds
    self.steps = steps
    self.counted = counted
    for (index, axis) in axes.enumerated() {
      guard !axes[..<index].contains(where: { $0.name == axis.name }) else {
        throw ConfigurationError("grid", axis.name, "Give each axis once.")
      }
      guard bases.contains(where: { $0.takes(axis: axis.name) }) else {
        throw ConfigurationError(
          "grid", axis.name,
          "No loss of this sweep has it, and it is none of "
            + Configuration.gridSettings.joined(separator: ", ") + ".")
      }
    }
    var maker = RunMaker(seeds: seeds, steps: steps)
    for base in bases {
      try Self.refuseTwins(axes, of: base)
      let points = try Self.points(of: base, axes, counted)
      guard maker.runs.count + points.count * seeds.count <= Self.mostRuns else {
        throw ConfigurationError(
          axes.isEmpty ? "seeds" : "grid", axes.last?.name ?? "\(seeds.count)",
          "Give a sweep of at most \(Self.mostRuns) runs: fewer values, or fewer seeds.")
      }
      for point in points { try maker.add(point) }
    }
    runs = maker.runs
  }

  /// Two names of one setting, such as `m` and `margin`, are one axis given twice.
  private static func refuseTwins(
    _ axes: [GridAxis], of base: Configuration
  ) throws(ConfigurationError) {
    var names: [String: String] = [:]
    for axis in axes {
      guard let setting = base.setting(ofAxis: axis.name) else { continue }
      if let first = names[setting] {
        throw ConfigurationError(
          "grid", axis.name, "It is the same as '\(first)' here. Give each axis once.")
      }
      names[setting] = axis.name
    }
  }

  /// The settings of one loss at every point of the grid, the last axis fastest.
  private static func points(
    of base: Configuration, _ axes: [GridAxis], _ counted: ClassesCounted
  ) throws(ConfigurationError) -> [Configuration] {
    var points = [base]
    for axis in axes where base.takes(axis: axis.name) {
      guard points.count * axis.values.count <= mostRuns else {
        throw ConfigurationError("grid", axis.name, "Give a grid of at most \(mostRuns) runs.")
      }
      var finer: [Configuration] = []
      for point in points {
        for value in axis.values {
          finer.append(try point.with(axis: axis.name, value, counting: counted))
        }
      }
      points = finer
    }
    return points
  }
}

/// Makes checked runs from settings, each once.
struct RunMaker {
  let seeds: [UInt64]
  let steps: Int
  private(set) var runs: [SweepRun] = []
  private var ids: Set<String> = []
  private var digests = DataDigests()

  init(seeds: [UInt64], steps: Int, without ids: Set<String> = []) {
    self.seeds = seeds
    self.steps = steps
    self.ids = ids
  }

  /// Adds a run for each seed, as far as there is room for it.
  mutating func add(
    _ settings: Configuration, atMost most: Int = SweepPlan.mostRuns
  ) throws(ConfigurationError) {
    for seed in seeds where runs.count < most {
      var configuration = settings
      configuration.seed = seed
      _ = try configuration.validated()
      let digest = try digests.digest(for: configuration)
      let run = SweepRun(configuration, steps: steps, dataDigest: digest)
      if ids.insert(run.id).inserted { runs.append(run) }
    }
  }
}
