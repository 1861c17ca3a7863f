internal import Kernels
internal import MarginLosses

/// One optimiser step, in memory that is kept from step to step.
extension Session {
  /// Takes one optimiser step; a run with a number that is not finite, and embeddings that are judged
  /// as they are, stay where they are.
  public mutating func advance() {
    guard isFinite, !configuration.isJudged else { return }
    // A copy of a session must not write where the other one does.
    if !isKnownUniquelyReferenced(&scratch) { scratch = StepScratch() }
    if isWarmingUp { warmUp(at: step + 1) }
    // Looking into what is lowered copies it, which is a good part of a small step: once a step.
    let loss = objective.loss
    let drawn = draw(comparing: loss == nil)
    if encoder != nil { advanceEncoder(drawn, loss) } else { advancePoints(drawn, loss) }
    step += 1
  }

  /// What the batch of the step just taken cost before it moved anything.
  package var costOfStep: Float { scratch.gradient.loss }

  private mutating func draw(comparing: Bool) -> DrawnBatch {
    if comparing, let drawn = objective.run?.next() { return drawn }
    sampler.next(into: &scratch.samples)
    return DrawnBatch(samples: scratch.samples, isWhole: sampler.size == sampler.count)
  }

  private mutating func advanceEncoder(_ drawn: DrawnBatch, _ loss: (any MarginLoss)?) {
    guard var moved = encoder else { return }
    embeddings = []
    let network = network(of: moved, rows: drawn.samples.count)
    forward(moved, rows(drawn, of: dataset.training.inputs, width: dataset.width), network)
    let traits = evaluate(network.results, drawn, loss)
    network.backward(moved.parameters, resultGradient: scratch.gradient.embeddings)
    rules.encoder.rate = rate(.encoder, traits)
    // Held once only, so that it is moved where it lies.
    encoder = nil
    rules.encoder.update(&moved.parameters, gradient: network.gradient)
    encoder = moved
    finish(moved: moved.parameters, traits)
  }

  private func forward(_ encoder: Encoder, _ inputs: [Float], _ network: NetworkScratch) {
    inputs.withUnsafeBufferPointer { network.forward(encoder.parameters, $0) }
  }

  /// Memory for the network's passes over so many rows.
  private func network(of encoder: Encoder, rows: Int) -> NetworkScratch {
    if let network = scratch.network, network.fits(rows) { return network }
    let network = encoder.scratch(rows: rows)
    scratch.network = network
    return network
  }

  private mutating func advancePoints(_ drawn: DrawnBatch, _ loss: (any MarginLoss)?) {
    let dimension = configuration.dimension
    let traits = evaluate(rows(drawn, of: embeddings, width: dimension), drawn, loss)
    rules.points.rate = rate(.points(drawn.samples.count), traits)
    if drawn.isWhole {
      rules.points.update(&embeddings, gradient: scratch.gradient.embeddings)
    } else {
      scratch.spread(drawn.samples, dimension: dimension, over: embeddings.count)
      rules.points.update(&embeddings, gradient: scratch.pull)
    }
    finish(moved: embeddings, traits)
  }

  /// Leaves the batch's loss and gradient in the scratch.
  private mutating func evaluate(
    _ embeddings: [Float], _ drawn: DrawnBatch, _ loss: (any MarginLoss)?
  ) -> StepTraits {
    let labels = scratch.labels(drawn, of: dataset.training.labels)
    guard let loss else { return compare(drawn, embeddings, labels) }
    let traits = StepTraits.of(loss)
    let batch = LossBatch(
      embeddings: embeddings, labels: labels, prototypes: prototypes,
      bias: traits.hasBias ? bias : [], dimension: configuration.dimension)
    loss.evaluate(batch, into: &scratch.gradient, scratch.loss)
    return type(of: loss).isAdaptive ? adapt(loss, to: batch, traits) : traits
  }

  private mutating func compare(
    _ drawn: DrawnBatch, _ embeddings: [Float], _ labels: [Int32]
  ) -> StepTraits {
    let traits = StepTraits.comparing(objective.amplitude)
    guard var run = objective.run else { return traits }
    scratch.gradient = run.advance(
      drawn, embeddings, labels, dimension: configuration.dimension, rate: rate(.encoder, traits))
    objective = .comparisons(run)
    return traits
  }

  /// Moves what the loss itself learns.
  private mutating func adapt(
    _ loss: any MarginLoss, to batch: LossBatch<Float>, _ traits: StepTraits
  ) -> StepTraits {
    guard var adaptive = loss as? any AdaptiveLoss else { return traits }
    adaptive.descend(scratch.gradient, rate: rate(.encoder, traits))
    rules.loss.rate = rate(.prototypes, traits)
    adaptive.move(along: scratch.gradient) { rules.loss.update(&$0, gradient: $1) }
    adaptive.adapt(to: batch, drawing: &lossGenerator)
    objective = .prototypes(adaptive)
    return StepTraits.of(adaptive)
  }

  private mutating func finish(moved: [Float], _ traits: StepTraits) {
    if traits.hasPrototypes { movePrototypes(traits) }
    let value = scratch.gradient.loss
    isFinite =
      value.isFinite && UpdateKernel.areFinite(moved) && UpdateKernel.areFinite(prototypes)
      && UpdateKernel.areFinite(bias)
      && (traits.hasPrototypes || objective.run?.isFinite ?? true)
    history.append(value)
  }

  private mutating func movePrototypes(_ traits: StepTraits) {
    let rate = rate(.prototypes, traits)
    rules.prototypes.rate = rate
    rules.prototypes.update(&prototypes, gradient: scratch.gradient.prototypes)
    guard traits.hasBias else { return }
    rules.bias.rate = rate
    rules.bias.update(&bias, gradient: scratch.gradient.bias)
  }

  private func rate(_ parameter: UpdateRules.Parameter, _ traits: StepTraits) -> Float {
    rules.rate(
      configuration.learningRate, of: parameter, scale: traits.scale,
      classes: configuration.classes)
  }

  /// The rows of a batch, with noise: the matrix itself where that is all of it.
  private mutating func rows(_ drawn: DrawnBatch, of matrix: [Float], width: Int) -> [Float] {
    if drawn.isWhole && noise == 0 { return matrix }
    scratch.gather(drawn.samples, of: matrix, width: width)
    if noise > 0 {
      for index in scratch.rows.indices {
        scratch.rows[index] += Float(noise * generator.normal())
      }
    }
    return scratch.rows
  }
}

/// What a step asks of the loss in force beside its gradient.
private struct StepTraits {
  /// What logits are multiplied by; 1 where they grow with lengths.
  var scale: Double = 1
  var hasPrototypes: Bool = true
  var hasBias: Bool = false

  // Not by initialisers, whose arguments are copied.
  static func of(_ loss: any MarginLoss) -> StepTraits {
    StepTraits(scale: scale(of: loss.amplitude), hasBias: loss.hasBias)
  }

  static func comparing(_ amplitude: Amplitude) -> StepTraits {
    StepTraits(scale: scale(of: amplitude), hasPrototypes: false)
  }

  private static func scale(of amplitude: Amplitude) -> Double {
    if case .scale(let scale) = amplitude { return scale }
    return 1
  }
}
