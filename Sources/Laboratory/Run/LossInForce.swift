package import MarginLosses
internal import Training

/// What a loss is: equal ones make the same of every sample.
package struct LossInForce: Hashable, Sendable {
  var name: String
  var parameters: LossParameters
  /// What an adaptive loss has moved so far.
  var learnt: [UInt64]

  package init(name: String, parameters: LossParameters, learnt: [UInt64] = []) {
    self.name = name
    self.parameters = parameters
    self.learnt = learnt
  }
}

extension Run {
  /// The loss that the next step is taken with.
  package var lossInForce: LossInForce {
    LossInForce(
      name: configuration.loss,
      parameters: session.isWarmingUp ? session.parametersInForce : configuration.parameters,
      learnt: (session.marginLoss as? any AdaptiveLoss)?.learnt ?? [])
  }
}
