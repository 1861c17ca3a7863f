/// What suits a run where nothing else is said.
extension Configuration {
  /// The mode that suits the data.
  public var usualMode: Mode { DatasetRegistry.named(data)?.usualMode(for: self) ?? .encoder }

  /// The rate that suits the mode and the optimiser.
  public var usualLearningRate: Double {
    guard optimizer == "adam" else { return 0.5 }
    return mode == .encoder ? 0.005 : 0.03
  }

  /// Samples a step that suit the mode; 0 takes all.
  public var usualBatch: Int { mode == .encoder ? 128 : 0 }
}
