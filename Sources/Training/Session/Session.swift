internal import Kernels
public import MarginLosses

/// One run: data, encoder or free points, loss, optimiser. The only thing that trains.
///
/// A value: a copy goes on from the same step and gives the same bits.
public struct Session: Sendable {
  public internal(set) var configuration: Configuration
  /// Optimiser steps taken.
  public internal(set) var step: Int = 0
  /// Samples that were drawn more, or fewer, than the loss in force counts, as another drew before it.
  var examplesBefore: Int = 0
  /// The loss that running away is measured against since a turn; nil for that of the first step.
  public var lossSinceTurn: Double?
  /// The batch loss of every step, and marks.
  public internal(set) var history: History = History()
  /// Standard deviation of the noise added to what the network sees, each step anew.
  public private(set) var noise: Double
  public internal(set) var classNames: [String]
  /// What each class is called in full.
  public internal(set) var classTitles: [String]
  /// Whether every parameter is a finite number.
  public internal(set) var isFinite: Bool = true

  var dataset: Dataset
  /// The edits that made the data what they are, in their order.
  var dataEdits: [Edit] = []
  var objective: Objective
  var encoder: Encoder?
  /// The free points; in encoder mode the embeddings before the first step, and then nothing.
  var embeddings: [Float]
  var prototypes: [Float]
  var bias: [Float]
  var rules: UpdateRules
  var sampler: BatchSampler
  var generator: SeededGenerator
  var lossGenerator: SeededGenerator
  /// Memory of a step; a copy of the session takes its own at its first one.
  var scratch = StepScratch()

  public init(_ configuration: Configuration) throws(ConfigurationError) {
    let parts = try configuration.validated()
    self.configuration = configuration
    var dataset = Dataset.made(parts.source, for: configuration)
    dataset.corrupt(configuration)
    self.dataset = dataset
    classNames = dataset.classNames
    classTitles = dataset.classTitles
    objective =
      switch parts.loss {
      case .prototypes(let loss): Objective(loss.started(classes: configuration.classes))
      case .comparisons(let loss):
        Objective(MetricRun(loss, labels: dataset.training.labels, configuration, parts.optimizer))
      }
    noise = parts.source.isGenerated ? 0 : configuration.noise
    rules = UpdateRules(parts.optimizer)
    if configuration.mode == .encoder {
      encoder = Encoder(
        configuration.encoder, inputWidth: dataset.width, dimension: configuration.dimension,
        seed: configuration.seed)
    }
    embeddings =
      encoder?.embeddings(of: dataset.training.inputs)
      ?? Start.embeddings(
        of: dataset, dimension: configuration.dimension, seed: configuration.seed)
    prototypes = Start.prototypes(
      configuration, embeddings: embeddings, labels: dataset.training.labels)
    lossGenerator = SeededGenerator(
      seed: configuration.seed, stream: RandomStream.loss.rawValue)
    bias = Array(repeating: 0, count: configuration.classes)
    sampler = BatchSampler(
      count: dataset.training.count, size: configuration.batch, seed: configuration.seed)
    generator = SeededGenerator(seed: configuration.seed, stream: RandomStream.noise.rawValue)
    fitPrototypes()
    if objective.loss != nil, configuration.warmUp > 0 { warmUp(at: 0) }
    settleJudged()
    history.append(floor)
  }

  /// The same run without the memory of its steps, for those who keep many.
  package var kept: Session {
    var kept = self
    kept.scratch = StepScratch()
    return kept
  }

  /// Prototypes of all classes, as they are learnt or were left.
  package var prototypeCount: Int { prototypes.count / configuration.dimension }

  /// Prototypes that a class has, in consecutive rows.
  var prototypesPerClass: Int { objective.classifier.prototypesPerClass }

  /// Gives every class as many prototypes as the loss asks for: copies turned a little aside.
  mutating func fitPrototypes() {
    prototypes = Start.fitted(
      prototypes, perClass: prototypesPerClass, classes: configuration.classes,
      dimension: configuration.dimension, drawing: &lossGenerator)
  }
}

extension Session {
  /// What decides: the loss in force, or the nearest class mean of a loss without prototypes.
  public var classifier: any Classifier { objective.classifier }
  /// The loss in force when it has prototypes.
  public var marginLoss: (any MarginLoss)? { objective.loss }
  /// What training has moved of the loss in force itself, as words of bits; nothing where it is fixed.
  public var learntByLoss: [UInt64] {
    objective.run?.learnt ?? (marginLoss as? any AdaptiveLoss)?.learnt ?? []
  }
  /// The loss in force when it has no prototypes.
  public var metricLoss: (any MetricLoss)? { objective.run?.loss }
  /// What the loss in force compares; nil when it has prototypes.
  public var comparison: ComparisonKind? { metricLoss.map { type(of: $0).comparison } }
  /// All that is said of the loss in force.
  public var lossDescription: LossDescription { objective.description }
  /// How hard the triplets of each step were.
  public var tripletShares: TripletShares { objective.run?.shares ?? TripletShares() }
  /// What the last step of a loss without prototypes compared; nil for other losses.
  public var tally: Tally? { objective.run?.tally }
  /// How many samples are trained on, and held out.
  public var sampleCounts: (training: Int, heldOut: Int) {
    // A point that is free is one of a sample that is trained on.
    let isFree = configuration.mode == .free && !configuration.isJudged
    let forTest = rowsForTest.count { $0 }
    return (dataset.training.count - forTest, forTest + (isFree ? 0 : dataset.heldOut.count))
  }
  /// Whether the steps to come draw the same samples as those of another run.
  public func drawsAlike(_ other: Session) -> Bool {
    guard comparison == other.comparison else { return false }
    guard let run = objective.run, let others = other.objective.run else {
      return sampler.drawsAlike(other.sampler)
    }
    return run.drawsAlike(others)
  }

  /// Training samples drawn so far, with repetitions.
  public var examplesSeen: Int {
    examplesBefore + (objective.run?.examplesSeen ?? step * sampler.size)
  }

  /// Whether margins and scale are still growing to what is set.
  public var isWarmingUp: Bool {
    step < configuration.warmUp && objective.loss != nil && !configuration.isJudged
  }

  /// Whether a number that is set is not in force yet.
  public var isShortOfItsSettings: Bool {
    isWarmingUp && parametersInForce != configuration.parameters
  }

  /// What the loss in force is made with.
  public var parametersInForce: LossParameters {
    guard let loss = objective.loss else { return configuration.parameters }
    return WarmUp.parameters(
      configuration.parameters, of: type(of: loss).description, at: step,
      over: configuration.warmUp)
  }

  /// Takes the step, history and noise of a run that was written down.
  mutating func restore(_ archive: SessionArchive) {
    step = archive.step
    history = archive.history
    noise = archive.noise
    isFinite = archive.isFinite
    examplesBefore = archive.examplesBefore ?? 0
  }

  /// Goes on with another learning rate.
  public mutating func change(learningRate: Double) {
    configuration.learningRate = learningRate
  }

  /// Goes on with other noise on what the network sees.
  public mutating func change(noise: Double) {
    self.noise = noise
    configuration.noise = noise
  }

  /// Puts a mark on the loss axis at this step.
  public mutating func mark(_ text: String) {
    history.marks.append(Mark(step: step, text: text))
  }

  /// Puts these marks on the loss axis instead of those there.
  public mutating func replaceMarks(_ marks: [Mark]) { history.marks = marks }

  /// About as many bytes as a copy needs once it has gone its own way.
  public var byteCount: Int {
    let parameters = (encoder?.parameters.count ?? 0) + embeddings.count + prototypes.count
    let curves = history.losses.count + 3 * tripletShares.easy.losses.count
    // Parameters, the optimiser's two moments, curves; the order of samples.
    return 4 * (3 * parameters + curves) + 8 * dataset.training.count
  }

  /// Puts other words on the newest mark, which stays at its step; nil takes it away.
  public mutating func amendMark(_ text: String?) {
    guard let newest = history.marks.popLast(), let text else { return }
    history.marks.append(Mark(step: newest.step, text: text))
  }
}
