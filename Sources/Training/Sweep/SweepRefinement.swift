extension SweepPlan {
  /// Further runs half-way between neighbours of the grid, where the map changes most.
  ///
  /// Every loss's neighbours along every axis are ranked by how far the means over the seeds of all
  /// scores are apart; the plan's order breaks ties. It depends on the results of the grid alone, so
  /// that every shard finds the same.
  ///
  /// - Parameters:
  ///   - count: runs at most; fewer come back where nothing lies between.
  ///   - scores: what was measured in a run of the grid, by id: each in about 0…1.
  /// - Throws: nothing that the plan's own settings did not throw already.
  public func refinement(
    of count: Int, scores: @escaping (String) -> [Double]
  ) throws(ConfigurationError) -> [SweepRun] {
    var candidates: [Candidate] = []
    for base in bases { candidates += try self.candidates(of: base, scores) }
    let order = candidates.indices.sorted {
      (-candidates[$0].change, $0) < (-candidates[$1].change, $1)
    }
    var maker = RunMaker(seeds: seeds, steps: steps, without: Set(runs.map(\.id)))
    for index in order where maker.runs.count < count {
      try maker.add(candidates[index].settings, atMost: count)
    }
    return maker.runs
  }

  private struct Candidate {
    var settings: Configuration
    var change: Double
  }

  private func candidates(
    of base: Configuration, _ scores: @escaping (String) -> [Double]
  ) throws(ConfigurationError) -> [Candidate] {
    let used = axes.filter { base.takes(axis: $0.name) }
    let lengths = used.map(\.ascending.count)
    var means = MeanScores(plan: self, scores)
    var found: [Candidate] = []
    for place in Self.places(lengths) {
      let here = try settings(base, used, place)
      for (index, axis) in used.enumerated() where base.isContinuous(axis: axis.name) {
        guard place[index] + 1 < lengths[index] else { continue }
        let (low, high) = (axis.ascending[place[index]], axis.ascending[place[index] + 1])
        guard let middle = axis.middle(low, high) else { continue }
        var next = place
        next[index] += 1
        let there = try settings(base, used, next)
        let change = zip(try means.of(here), try means.of(there)).reduce(0) {
          $0 + ($1.0 - $1.1).magnitude
        }
        found.append(
          Candidate(settings: try here.with(axis: axis.name, middle), change: change))
      }
    }
    return found
  }

  private func settings(
    _ base: Configuration, _ used: [GridAxis], _ place: [Int]
  ) throws(ConfigurationError) -> Configuration {
    var settings = base
    for (axis, index) in zip(used, place) {
      settings = try settings.with(axis: axis.name, axis.ascending[index], counting: counted)
    }
    return settings
  }

  /// Every combination of positions on axes of some lengths, the last axis fastest.
  private static func places(_ lengths: [Int]) -> [[Int]] {
    lengths.reduce([[]]) { places, length in
      places.flatMap { place in (0..<length).map { place + [$0] } }
    }
  }
}

/// Means over the seeds of what was measured at a point of the grid.
private struct MeanScores {
  private let plan: SweepPlan
  private let scores: (String) -> [Double]
  private var digests = DataDigests()

  init(plan: SweepPlan, _ scores: @escaping (String) -> [Double]) {
    self.plan = plan
    self.scores = scores
  }

  mutating func of(_ settings: Configuration) throws(ConfigurationError) -> [Double] {
    var sums: [Double] = []
    for seed in plan.seeds {
      var configuration = settings
      configuration.seed = seed
      let digest = try digests.digest(for: configuration)
      let values = scores(SweepRun(configuration, steps: plan.steps, dataDigest: digest).id)
      if sums.isEmpty { sums = values.map { _ in 0 } }
      for (index, value) in values.enumerated() where index < sums.count { sums[index] += value }
    }
    return sums.map { $0 / Double(max(plan.seeds.count, 1)) }
  }
}
