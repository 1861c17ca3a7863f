/// What suits a run where nothing else is said.
extension Configuration {
  /// Trains on as many classes as suit the data, and never sees as many others.
  public mutating func takeUsualClasses() {
    guard let source = DatasetRegistry.named(data) else { return }
    let range = source.classes(for: self)
    let unseenCount = mode == .encoder ? source.usualUnseen : 0
    classes = min(max(source.usualClasses, range.lowerBound), range.upperBound)
    withhold(last: unseenCount)
  }

  /// Never trains on the last classes, so many beside those that are trained on.
  public mutating func withhold(last count: Int) {
    unseen = Array(classes..<classes + max(count, 0))
  }

  /// The mode that suits the data.
  public var usualMode: Mode {
    if isJudged { return .free }
    if encoder != .mlp { return .encoder }
    return DatasetRegistry.named(data)?.usualMode(for: self) ?? .encoder
  }

  /// The dimension that suits the encoder: features as they are have their own, others any.
  public var usualDimension: Int {
    encoder == .none ? DatasetRegistry.named(data)?.width(for: self) ?? dimension : dimension
  }

  /// How prototypes start where it suits the data.
  public var usualInitialization: Initialization {
    DatasetRegistry.named(data)?.usualInitialization ?? .class
  }

  /// The rate that suits the mode and the optimiser.
  public var usualLearningRate: Double {
    let rates = (OptimizerRegistry.named(optimizer) ?? OptimizerRegistry.usual).usualRates
    return mode == .encoder ? rates.encoder : rates.free
  }

  /// Samples a step that suit the mode; 0 takes all.
  public var usualBatch: Int { mode == .encoder ? Self.usualEncoderBatch : 0 }

  /// Samples a step that suit an encoder.
  static let usualEncoderBatch: Int = 128
}
