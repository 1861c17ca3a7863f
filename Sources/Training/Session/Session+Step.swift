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
    let drawn = draw()
    if encoder != nil { advanceEncoder(drawn) } else { advancePoints(drawn) }
    step += 1
  }

  /// What the batch of the step just taken cost before it moved anything.
  package var costOfStep: Float { scratch.gradient.loss }

  private mutating func draw() -> DrawnBatch {
    if let drawn = objective.run?.next() { return drawn }
    sampler.next(into: &scratch.samples)
    return DrawnBatch(samples: scratch.samples, isWhole: sampler.size == sampler.count)
  }

  private mutating func advanceEncoder(_ drawn: DrawnBatch) {
    guard var moved = encoder else { return }
    embeddings = []
    let network = network(of: moved, rows: drawn.samples.count)
    forward(moved, rows(drawn, of: dataset.training.inputs, width: dataset.width), network)
    let traits = evaluate(network.results, drawn)
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

  private mutating func advancePoints(_ drawn: DrawnBatch) {
    let dimension = configuration.dimension
    let traits = evaluate(rows(drawn, of: embeddings, width: dimension), drawn)
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
  private mutating func evaluate(_ embeddings: [Float], _ drawn: DrawnBatch) -> StepTraits {
    let traits = objective.traits
    let labels = scratch.labels(drawn, of: dataset.training.labels)
    guard traits.hasPrototypes else { return compare(drawn, embeddings, labels) }
    let batch = LossBatch(
      embeddings: embeddings, labels: labels, prototypes: prototypes,
      bias: traits.hasBias ? bias : [], dimension: configuration.dimension)
    objective.loss?.evaluate(batch, into: &scratch.gradient, scratch.loss)
    return traits.isAdaptive ? adapt(to: batch) : traits
  }

  private mutating func compare(
    _ drawn: DrawnBatch, _ embeddings: [Float], _ labels: [Int32]
  ) -> StepTraits {
    let rate = rate(.encoder, objective.traits)
    if let gradient = objective.run?.advance(
      drawn, embeddings, labels, dimension: configuration.dimension, rate: rate)
    {
      scratch.gradient = gradient
    }
    return objective.traits
  }

  /// Moves what the loss itself learns.
  private mutating func adapt(to batch: LossBatch<Float>) -> StepTraits {
    let traits = objective.traits
    guard var adaptive = objective.loss as? any AdaptiveLoss else { return traits }
    adaptive.descend(scratch.gradient, rate: rate(.encoder, traits))
    rules.loss.rate = rate(.prototypes, traits)
    adaptive.move(along: scratch.gradient) { rules.loss.update(&$0, gradient: $1) }
    adaptive.adapt(to: batch, drawing: &lossGenerator)
    objective = Objective(adaptive)
    return objective.traits
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
