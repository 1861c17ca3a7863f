internal import Kernels
public import MarginLosses

/// One run: data, encoder or free points, loss, optimiser. The only thing that trains.
///
/// A value: a copy goes on from the same step and gives the same bits.
public struct Session: Sendable {
  public private(set) var configuration: Configuration
  /// Optimiser steps taken.
  public private(set) var step: Int = 0
  /// The batch loss of every step, and marks.
  public private(set) var history: History = History()
  /// Standard deviation of the noise added to what the network sees, each step anew.
  public private(set) var noise: Double
  public let classNames: [String]
  /// Whether every parameter is a finite number.
  public private(set) var isFinite: Bool = true

  private let dataset: Dataset
  private var loss: any MarginLoss
  private var encoder: Encoder?
  /// The free points; in encoder mode the embeddings before the first step, and then nothing.
  private var embeddings: [Float]
  private var prototypes: [Float]
  private var bias: [Float]
  private var rules: UpdateRules
  private var sampler: BatchSampler
  private var generator: SeededGenerator

  public init(_ configuration: Configuration) throws(ConfigurationError) {
    let parts = try configuration.validated()
    self.configuration = configuration
    dataset = parts.source.dataset(for: configuration)
    classNames = dataset.classNames
    loss = parts.loss
    noise = parts.source.isGenerated ? 0 : configuration.noise
    rules = UpdateRules(parts.optimizer)
    if configuration.mode == .encoder {
      encoder = Encoder(
        inputWidth: dataset.width, dimension: configuration.dimension, seed: configuration.seed)
    }
    embeddings =
      encoder?.embeddings(of: dataset.training.inputs)
      ?? Start.embeddings(
        of: dataset, dimension: configuration.dimension, seed: configuration.seed)
    prototypes = Start.prototypes(
      configuration.initialization, embeddings: embeddings, labels: dataset.training.labels,
      classes: configuration.classes, dimension: configuration.dimension, seed: configuration.seed)
    bias = Array(repeating: 0, count: configuration.classes)
    sampler = BatchSampler(
      count: dataset.training.count, size: configuration.batch, seed: configuration.seed)
    generator = SeededGenerator(seed: configuration.seed, stream: RandomStream.noise.rawValue)
    history.append(floor)
  }

  /// Takes one optimiser step; a run with a number that is not finite stays where it is.
  public mutating func advance() {
    guard isFinite else { return }
    let samples = sampler.next()
    if encoder != nil { advanceEncoder(samples) } else { advancePoints(samples) }
    step += 1
  }

  private mutating func advanceEncoder(_ samples: [Int]) {
    guard var encoder else { return }
    embeddings = []
    let inputs = noisy(rows(samples, of: dataset.training.inputs, width: dataset.width))
    let activations = encoder.forward(inputs)
    let gradient = evaluate(activations.embeddings, samples)
    let pull = encoder.backward(activations, embeddingGradient: gradient.embeddings)
    rules.encoder.rate = rate(.encoder)
    rules.encoder.update(&encoder.parameters, gradient: pull)
    self.encoder = encoder
    finish(gradient, moved: encoder.parameters)
  }

  private mutating func advancePoints(_ samples: [Int]) {
    let dimension = configuration.dimension
    let batch = noisy(rows(samples, of: embeddings, width: dimension))
    let gradient = evaluate(batch, samples)
    var pull = gradient.embeddings
    if samples.count < dataset.training.count {
      pull = [Float](repeating: 0, count: embeddings.count)
      for (row, sample) in samples.enumerated() {
        for axis in 0..<dimension {
          pull[sample * dimension + axis] = gradient.embeddings[row * dimension + axis]
        }
      }
    }
    rules.points.rate = rate(.points(samples.count))
    rules.points.update(&embeddings, gradient: pull)
    finish(gradient, moved: embeddings)
  }

  private func evaluate(_ embeddings: [Float], _ samples: [Int]) -> LossGradient<Float> {
    loss.evaluate(
      LossBatch(
        embeddings: embeddings, labels: samples.map { dataset.training.labels[$0] },
        prototypes: prototypes, bias: loss.hasBias ? bias : [], dimension: configuration.dimension))
  }

  private mutating func finish(_ gradient: LossGradient<Float>, moved: [Float]) {
    rules.prototypes.rate = rate(.prototypes)
    rules.prototypes.update(&prototypes, gradient: gradient.prototypes)
    if loss.hasBias {
      rules.bias.rate = rate(.prototypes)
      rules.bias.update(&bias, gradient: gradient.bias)
    }
    isFinite =
      gradient.loss.isFinite && moved.allSatisfy(\.isFinite)
      && prototypes.allSatisfy(\.isFinite) && bias.allSatisfy(\.isFinite)
    history.append(gradient.loss)
  }

  private func rate(_ parameter: UpdateRules.Parameter) -> Float {
    var scale = 1.0
    if case .scale(let value) = loss.amplitude { scale = value }
    return rules.rate(
      configuration.learningRate, of: parameter, scale: scale, classes: configuration.classes)
  }

  private mutating func noisy(_ values: [Float]) -> [Float] {
    guard noise > 0 else { return values }
    return values.map { $0 + Float(noise * generator.normal()) }
  }

  private func rows(_ samples: [Int], of matrix: [Float], width: Int) -> [Float] {
    if samples.count * width == matrix.count && samples.first == 0 && sampler.size == sampler.count
    {
      return matrix
    }
    var result: [Float] = []
    result.reserveCapacity(samples.count * width)
    for sample in samples { result += matrix[sample * width..<(sample + 1) * width] }
    return result
  }
}

extension Session {
  /// The loss in force.
  public var marginLoss: any MarginLoss { loss }

  /// Goes on with the same parameters under another loss, or the same one with other numbers.
  public mutating func change(loss name: String, parameters: LossParameters) {
    guard let type = LossRegistry.named(name) else { return }
    configuration.loss = type.description.name
    configuration.parameters = parameters
    loss = type.init(parameters)
    history.append(floor)
  }

  /// What the loss in force allows from this step on.
  private var floor: Floor {
    Floor(
      step: step, inPlane: loss.floor(classes: configuration.classes),
      inAnyDimension: loss.floorInAnyDimension(classes: configuration.classes))
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

  /// Puts a free point somewhere else, from where training goes on; in encoder mode nothing happens.
  ///
  /// - Precondition: the place has as many numbers as an embedding.
  public mutating func place(sample: Int, at embedding: [Float]) {
    guard encoder == nil else { return }
    precondition(embedding.count == configuration.dimension, "a place in another dimension")
    let start = sample * configuration.dimension
    embeddings.replaceSubrange(start..<start + configuration.dimension, with: embedding)
  }

  /// Puts a mark on the loss axis at this step.
  public mutating func mark(_ text: String) {
    history.marks.append(Mark(step: step, text: text))
  }

  /// Puts other words on the newest mark, which stays at its step; nil takes it away.
  public mutating func amendMark(_ text: String?) {
    guard let newest = history.marks.popLast(), let text else { return }
    history.marks.append(Mark(step: newest.step, text: text))
  }

  /// All that a screen draws of this step.
  ///
  /// - Complexity: one pass of the network over every sample.
  public func snapshot() -> Snapshot {
    var snapshot = Snapshot()
    snapshot.step = step
    snapshot.dimension = configuration.dimension
    snapshot.classNames = classNames
    snapshot.prototypes = prototypes
    snapshot.bias = loss.hasBias ? bias : []
    snapshot.training = sampleSet(dataset.training, free: embeddings)
    if encoder != nil { snapshot.heldOut = sampleSet(dataset.heldOut, free: []) }
    let losses = snapshot.training.judgements.reduce(0.0) { $0 + Double($1.loss) }
    snapshot.loss = losses / Double(max(snapshot.training.count, 1))
    snapshot.narrowestPair = Directions.narrowestPair(
      prototypes, dimension: configuration.dimension)
    return snapshot
  }

  private func sampleSet(_ samples: LabelledInputs, free: [Float]) -> SampleSet {
    var set = SampleSet()
    set.embeddings = free.isEmpty ? encoder?.embeddings(of: samples.inputs) ?? [] : free
    set.judgements = loss.judge(
      LossBatch(
        embeddings: set.embeddings, labels: samples.labels, prototypes: prototypes,
        bias: loss.hasBias ? bias : [], dimension: configuration.dimension))
    return set
  }
}
