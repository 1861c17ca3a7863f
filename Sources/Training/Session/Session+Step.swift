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

  private mutating func draw() -> DrawnBatch {
    // Asked first, since looking into a run copies it.
    if case .comparisons = objective, let drawn = objective.run?.next() { return drawn }
    sampler.next(into: &scratch.samples)
    return DrawnBatch(samples: scratch.samples, isWhole: sampler.size == sampler.count)
  }

  private mutating func advanceEncoder(_ drawn: DrawnBatch) {
    guard var moved = encoder else { return }
    embeddings = []
    let network = network(of: moved, rows: drawn.samples.count)
    forward(moved, rows(drawn, of: dataset.training.inputs, width: dataset.width), network)
    evaluate(network.results, drawn)
    network.backward(moved.parameters, resultGradient: scratch.gradient.embeddings)
    rules.encoder.rate = rate(.encoder)
    // Held once only, so that it is moved where it lies.
    encoder = nil
    rules.encoder.update(&moved.parameters, gradient: network.gradient)
    encoder = moved
    finish(moved: moved.parameters)
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
    evaluate(rows(drawn, of: embeddings, width: dimension), drawn)
    rules.points.rate = rate(.points(drawn.samples.count))
    if drawn.isWhole {
      rules.points.update(&embeddings, gradient: scratch.gradient.embeddings)
    } else {
      scratch.spread(drawn.samples, dimension: dimension, over: embeddings.count)
      rules.points.update(&embeddings, gradient: scratch.pull)
    }
    finish(moved: embeddings)
  }

  /// Leaves the batch's loss and gradient in the scratch.
  private mutating func evaluate(_ embeddings: [Float], _ drawn: DrawnBatch) {
    let labels = scratch.labels(drawn, of: dataset.training.labels)
    let dimension = configuration.dimension
    switch objective {
    case .comparisons(var run):
      scratch.gradient = run.advance(
        drawn, embeddings, labels, dimension: dimension, rate: rate(.encoder))
      objective = .comparisons(run)
    case .prototypes(let loss):
      let batch = LossBatch(
        embeddings: embeddings, labels: labels, prototypes: prototypes,
        bias: loss.hasBias ? bias : [], dimension: dimension)
      scratch.hasBias = loss.hasBias
      loss.evaluate(batch, into: &scratch.gradient, scratch.loss)
      guard type(of: loss).isAdaptive, var adaptive = loss as? any AdaptiveLoss else { return }
      adaptive.descend(scratch.gradient, rate: rate(.encoder))
      rules.loss.rate = rate(.prototypes)
      adaptive.move(along: scratch.gradient) { rules.loss.update(&$0, gradient: $1) }
      adaptive.adapt(to: batch, drawing: &lossGenerator)
      objective = .prototypes(adaptive)
    }
  }

  private mutating func finish(moved: [Float]) {
    movePrototypes()
    let value = scratch.gradient.loss
    isFinite =
      value.isFinite && UpdateKernel.areFinite(moved) && UpdateKernel.areFinite(prototypes)
      && UpdateKernel.areFinite(bias) && objective.run?.isFinite ?? true
    history.append(value)
  }

  private mutating func movePrototypes() {
    guard case .prototypes = objective else { return }
    rules.prototypes.rate = rate(.prototypes)
    rules.prototypes.update(&prototypes, gradient: scratch.gradient.prototypes)
    guard scratch.hasBias else { return }
    rules.bias.rate = rate(.prototypes)
    rules.bias.update(&bias, gradient: scratch.gradient.bias)
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
