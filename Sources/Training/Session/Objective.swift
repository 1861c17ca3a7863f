internal import Kernels
internal import MarginLosses

/// What a run lowers.
enum Objective: Sendable {
  /// A loss over embeddings and prototypes that are learnt.
  case prototypes(any MarginLoss)
  /// A loss that compares embeddings with one another.
  case comparisons(MetricRun)

  /// What decides: the loss itself, or the nearest class mean.
  var classifier: any Classifier {
    switch self {
    case .prototypes(let loss): loss
    case .comparisons(let run): NearestMean(normalizes: run.loss.normalizes)
    }
  }

  /// What the logits grow with, without a copy of the loss.
  var amplitude: Amplitude {
    if case .prototypes(let loss) = self { return loss.amplitude }
    return classifier.amplitude
  }

  var loss: (any MarginLoss)? {
    if case .prototypes(let loss) = self { return loss }
    return nil
  }

  /// The batches of a loss that compares; what it is set to takes the place of such a run alone.
  var run: MetricRun? {
    get {
      if case .comparisons(let run) = self { return run }
      return nil
    }
    set {
      guard case .comparisons = self, let newValue else { return }
      self = .comparisons(newValue)
    }
  }

  var description: LossDescription {
    switch self {
    case .prototypes(let loss): type(of: loss).description
    case .comparisons(let run): type(of: run.loss).description
    }
  }
}
