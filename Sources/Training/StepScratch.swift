internal import Kernels

/// What a step writes and the next one writes over: kept so that nothing is allocated anew.
///
/// No part of a session's value: whoever finds that it shares one takes another.
final class StepScratch: @unchecked Sendable {
  let loss = LossScratch()
  /// The encoder's; nil before its first step.
  var network: NetworkScratch?
  /// The loss and gradient of the last batch.
  var gradient = LossGradient<Float>()
}
