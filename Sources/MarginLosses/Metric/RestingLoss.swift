internal import Kernels

/// The loss of embeddings that lie in one place, or know nothing of their classes.
public struct RestingLoss: Equatable, Sendable {
  /// As it is written, such as `ln 10`.
  public var name: String
  public var value: Double

  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

extension RestingLoss {
  /// Of a share that all anchors' positives have alike; nil without others.
  static func sharedEvenly(among anchors: Int) -> RestingLoss? {
    anchors > 1 ? RestingLoss(name: "ln \(anchors)", value: Double.log(Double(anchors))) : nil
  }
}
