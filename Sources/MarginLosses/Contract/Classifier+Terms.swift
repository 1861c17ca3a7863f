extension Classifier {
  /// ψ(θy) against cos θj, in the loss's own amplitude.
  public var terms: LogitTerms {
    LogitTerms(
      own: .applied(.target, [.ownAngle]), amplitude: LogitTerms.amplitude(amplitude),
      bias: hasBias ? (.measure(.ownBias), .measure(.rivalBias)) : nil)
  }

  public var heldTerms: LogitTerms { terms }

  /// The loss of one sample with what is in force.
  public var formula: LossFormula { LossFormula(terms) }
}
