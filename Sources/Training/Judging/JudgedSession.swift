extension Session {
  /// Embeddings that another training had come to at a step, to be judged where they lie.
  ///
  /// - Throws: what is wrong with the configuration.
  public init(_ configuration: Configuration, judgedAt step: Int) throws(ConfigurationError) {
    precondition(step >= 0, "step \(step) is before the start")
    var judging = configuration
    judging.isJudged = true
    try self.init(judging)
    self.step = step
  }
}
