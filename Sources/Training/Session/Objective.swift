internal import Kernels
internal import MarginLosses

/// What a run lowers: a loss over embeddings and prototypes that are learnt, or one that compares embeddings
/// with one another.
///
/// No enumeration: whoever looks into one copies all of it, and steps and pictures look often.
struct Objective: Sendable {
  /// The loss in force when it has prototypes.
  let loss: (any MarginLoss)?
  /// The batches of a loss that compares.
  var run: MetricRun?
  let description: LossDescription
  let traits: StepTraits

  init(_ loss: any MarginLoss) {
    self.loss = loss
    description = type(of: loss).description
    traits = StepTraits(
      scale: StepTraits.scale(of: loss.amplitude), hasBias: loss.hasBias,
      isAdaptive: type(of: loss).isAdaptive)
  }

  init(_ run: MetricRun) {
    loss = nil
    self.run = run
    description = type(of: run.loss).description
    traits = StepTraits(hasPrototypes: false)
  }

  /// What decides: the loss itself, or the nearest class mean.
  var classifier: any Classifier { loss ?? mean }

  /// The nearest class mean, as the loss measures it.
  var mean: NearestMean { NearestMean(normalizes: run?.loss.normalizes ?? false) }
}

/// What a step asks of the loss in force beside its gradient.
struct StepTraits: Sendable {
  /// What logits are multiplied by; 1 where they grow with lengths.
  var scale: Double = 1
  var hasPrototypes: Bool = true
  var hasBias: Bool = false
  /// Whether training moves what the loss itself holds.
  var isAdaptive: Bool = false

  static func scale(of amplitude: Amplitude) -> Double {
    if case .scale(let scale) = amplitude { scale } else { 1 }
  }
}
