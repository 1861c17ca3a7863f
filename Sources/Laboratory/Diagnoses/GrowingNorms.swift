internal import Training
internal import Drawing
internal import Kernels
internal import MarginLosses

extension Diagnosis {
  /// How many steps after each doubling of the norms this is said.
  static let growthSteps: Int = 300

  /// The loss falls because the embeddings grow, not because the angles do better.
  static let growingNorms: Diagnosis = Diagnosis(level: .note) { run in
    let start = run.watch.startNorm
    let norm = run.snapshot.training.meanNorm
    guard run.classifier.amplitude.dependsOnEmbeddingNorm, norm >= 2 * start,
      let grownAt = run.watch.grownAt, run.step - grownAt <= growthSteps
    else { return nil }
    return "‖x‖ \(fixed(start, 1)) → \(fixed(norm, 1)): \(run.lossDescription.title) can lower "
      + "its loss by growing ‖x‖. Look at the angles"
  }
}
