internal import MarginLosses
internal import Training

/// What a loss is: equal ones make the same of every sample.
package struct LossInForce: Hashable, Sendable {
  var name: String
  var parameters: LossParameters
  /// What an adaptive loss has moved so far.
  var learnt: [UInt64]

  /// A loss that belongs to no run.
  package static let alone: LossInForce = LossInForce(
    name: "", parameters: LossParameters(), learnt: [])
}

extension Run {
  /// The loss that the next step is taken with.
  package var lossInForce: LossInForce {
    LossInForce(
      name: configuration.loss,
      parameters: session.isWarmingUp ? session.parametersInForce : configuration.parameters,
      learnt: ((session.marginLoss as? any AdaptiveLoss)?.learnt ?? [])
        + (snapshot.meanLength.map { [$0.bitPattern] } ?? []))
  }
}
