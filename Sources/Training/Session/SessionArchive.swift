internal import Kernels
internal import MarginLosses

/// A run written down: all that its configuration does not say.
public struct SessionArchive: Encodable, Sendable {
  /// As the run began, before a class came in by hand.
  public let configuration: Configuration
  /// What hands made of the data, in its order.
  private(set) var dataEdits: [Edit] = []
  public let step: Int
  let history: History
  private(set) var noise: Double
  private(set) var isFinite: Bool = true
  /// Nil without an encoder.
  let encoder: FloatBits?
  let embeddings: FloatBits
  let prototypes: FloatBits
  private(set) var bias: FloatBits = FloatBits([])
  /// What the rules of encoder, points, prototypes and bias remember.
  let rules: [[FloatBits]]
  let sampler: BatchSampler.Place
  let generator: SeededGenerator
  let lossGenerator: SeededGenerator
  /// What an adaptive loss has learnt; empty for others.
  private(set) var lossMemory: [UInt64] = []
  /// What the rule of these numbers remembers; nil of a loss that moves them itself.
  private(set) var lossRule: [FloatBits]?
  let metric: MetricRun.Place?
  /// Samples that were drawn more, or fewer, than the loss in force counts; nil where it drew all.
  private(set) var examplesBefore: Int?
}

extension SessionArchive: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    configuration = try container.decode(Configuration.self, forKey: .configuration)
    step = try container.decode(Int.self, forKey: .step)
    history = try container.decode(History.self, forKey: .history)
    encoder = try container.decodeIfPresent(FloatBits.self, forKey: .encoder)
    embeddings = try container.decode(FloatBits.self, forKey: .embeddings)
    prototypes = try container.decode(FloatBits.self, forKey: .prototypes)
    rules = try container.decode([[FloatBits]].self, forKey: .rules)
    sampler = try container.decode(BatchSampler.Place.self, forKey: .sampler)
    generator = try container.decode(SeededGenerator.self, forKey: .generator)
    lossGenerator = try container.decode(SeededGenerator.self, forKey: .lossGenerator)
    metric = try container.decodeIfPresent(MetricRun.Place.self, forKey: .metric)
    noise = configuration.noise
    try container.take(.noise, into: &noise)
    try container.take(.dataEdits, into: &dataEdits)
    try container.take(.isFinite, into: &isFinite)
    try container.take(.bias, into: &bias)
    try container.take(.lossMemory, into: &lossMemory)
    lossRule = try container.decodeIfPresent([FloatBits].self, forKey: .lossRule)
    examplesBefore = try container.decodeIfPresent(Int.self, forKey: .examplesBefore)
  }
}

extension Session {
  /// The run as it is, to be written down.
  public var archive: SessionArchive {
    SessionArchive(
      configuration: startConfiguration, dataEdits: dataEdits, step: step, history: history,
      noise: noise, isFinite: isFinite, encoder: encoder.map { FloatBits($0.parameters) },
      embeddings: FloatBits(embeddings), prototypes: FloatBits(prototypes), bias: FloatBits(bias),
      rules: rules.memories.map { $0.map(FloatBits.init) }, sampler: sampler.place,
      generator: generator, lossGenerator: lossGenerator,
      lossMemory: (objective.loss as? any AdaptiveLoss)?.learnt ?? [],
      lossRule: rules.lossMemory?.map(FloatBits.init),
      metric: objective.run?.place, examplesBefore: examplesBefore == 0 ? nil : examplesBefore)
  }

  /// The run that was written down, at the step where it was.
  ///
  /// - Throws: which part does not fit the configuration; nothing in a file is trusted.
  public init(_ archive: SessionArchive) throws {
    try self.init(archive.configuration)
    for edit in archive.dataEdits {
      guard (try? apply(edit)) != nil else {
        throw ArchiveFault("session.dataEdits", "change samples that are not there.")
      }
    }
    guard History.possibleSteps.contains(archive.step), archive.history.isSound(at: archive.step),
      archive.noise >= 0, archive.noise <= 100, (archive.examplesBefore ?? 0).magnitude < 1 << 50
    else { throw ArchiveFault("session", "has a step, a noise or a history that no run has.") }
    if archive.configuration.warmUp > 0, objective.loss != nil { change(atStep: archive.step) }
    try takeParameters(of: archive)
    guard rules.recall(archive.rules.map { $0.map(\.values) }, for: parameterCounts(of: archive))
    else {
      throw ArchiveFault("session.rules", "remember other parameters than the run has.")
    }
    guard
      archive.lossRule.map({ rules.recallLoss($0.map(\.values), count: prototypes.count) }) ?? true
    else {
      throw ArchiveFault("session.lossRule", "remembers other numbers than the loss has.")
    }
    guard sampler.go(to: archive.sampler) else {
      throw ArchiveFault("session.sampler", "holds no order of the training samples.")
    }
    try takeMemory(of: archive)
    if var run = objective.run, let place = archive.metric {
      guard run.go(to: place) else {
        throw ArchiveFault("session.metric", "counts what no run has compared.")
      }
      objective.run = run
    }
    generator = archive.generator
    lossGenerator = archive.lossGenerator
    restore(archive)
  }

  private mutating func takeMemory(of archive: SessionArchive) throws {
    guard var adaptive = objective.loss as? any AdaptiveLoss else { return }
    // A run that diverged has learnt what is not finite; after a class came or went, what is learnt waits for
    // the next step.
    guard adaptive.recall(archive.lossMemory), adaptive.isFinite || !archive.isFinite,
      adaptive.fits(prototypes: prototypes.count)
        || archive.dataEdits.contains(where: { $0.addedClasses != 0 })
    else { throw ArchiveFault("session.lossMemory", "is not what this loss remembers.") }
    objective = Objective(adaptive)
  }

  private mutating func takeParameters(of archive: SessionArchive) throws {
    let points = dataset.training.count * configuration.dimension
    let given = archive.embeddings.values.count
    guard given == points || given == 0 && encoder != nil && archive.step > 0 else {
      throw ArchiveFault("session.embeddings", "are \(given) numbers where \(points) belong.")
    }
    let (rows, written) = (prototypes.count, archive.prototypes.values.count)
    // A loss without prototypes leaves those of the loss before it as they were.
    guard written == rows || objective.loss == nil && arePrototypes(written),
      archive.bias.values.count == bias.count
    else {
      throw ArchiveFault(
        "session.prototypes",
        "are \(written) numbers where \(rows) belong, or the bias is not one a class.")
    }
    guard archive.encoder?.values.count == encoder?.parameters.count else {
      throw ArchiveFault(
        "session.encoder", "is not of the size that the data and the dimension ask for.")
    }
    embeddings = archive.embeddings.values
    prototypes = archive.prototypes.values
    bias = archive.bias.values
    if let values = archive.encoder?.values { encoder?.parameters = values }
  }

  /// Whether so many numbers are a few prototypes of each class.
  private func arePrototypes(_ count: Int) -> Bool {
    let one = configuration.classes * configuration.dimension
    return count % one == 0 && (1...Self.mostPerClass).contains(count / one)
  }

  /// More centres than any loss has.
  private static let mostPerClass = 64

  /// The sizes of what each rule moved: encoder, points, prototypes, bias. Between a turn and the next step
  /// there may be more or fewer prototypes than those that the last step moved.
  private func parameterCounts(of archive: SessionArchive) -> [Int] {
    let moved = archive.rules.count > 2 ? archive.rules[2].first?.values.count ?? 0 : 0
    return [
      encoder?.parameters.count ?? 0, dataset.training.count * configuration.dimension,
      arePrototypes(moved) ? moved : prototypes.count, bias.count,
    ]
  }
}
