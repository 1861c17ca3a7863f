import Laboratory
import MarginLosses

extension Options {
  /// Refuses what a picture of a run would pass over without a word.
  ///
  /// A live run keeps the loss that was asked for beside a comparison: key c goes back to it.
  func refuseUnserved() throws {
    if compare != nil, let other = given.first(where: Self.lossOptions.contains) {
      throw UsageError(
        "'--\(other)' has no use beside '--compare': settings stand behind the name of their loss, "
          + "such as arcface:margin=0.3.", of: other)
    }
    if reading == .embeddings, let steps, steps > 0 {
      throw UsageError(
        "'--steps' has no use beside '--as embeddings': they are judged where they lie.",
        of: "steps")
    }
  }

  /// What says how one loss is made.
  private static let lossOptions = Set(
    LossRegistry.descriptions.flatMap { $0.hyperparameters.map(\.option) }
      + ["loss", "variant", "mining", "bias"])
}
