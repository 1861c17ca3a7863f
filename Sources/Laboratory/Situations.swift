internal import MarginLosses
internal import Training

extension State {
  /// Training points of each class that the target logit pushes away; empty when there are none.
  var pointsPushedAway: [Int: Int] { [:] }
}
