internal import MarginLosses

extension Configuration {
  /// - Throws: why there cannot be such an encoder here, and what to give instead.
  func validateEncoder(_ source: any DatasetSource.Type) throws(ConfigurationError) {
    guard encoder != .mlp else { return }
    guard mode == .encoder else {
      throw ConfigurationError(
        "encoder", encoder.rawValue,
        "Free points have none. Leave out --mode free, or --encoder.")
    }
    guard encoder == .none else { return }
    let width = source.width(for: self)
    guard width <= DataTable.mostWidth else {
      throw ConfigurationError(
        "encoder", encoder.rawValue,
        "Rows of \(width) numbers are too long: give at most \(DataTable.mostWidth), or say --encoder "
          + "linear.")
    }
    guard dimension == width else {
      throw ConfigurationError(
        "dimension", "\(dimension)",
        "With --encoder none embeddings are the features, of \(width) numbers here. Leave --dimension "
          + "out, or say --encoder linear.")
    }
    guard LossRegistry.metric(named: loss) == nil else {
      throw ConfigurationError(
        "encoder", encoder.rawValue,
        "Prototypes are all that trains then, and \(loss) has none. Say --encoder linear, or take a "
          + "loss with prototypes.")
    }
  }
}
