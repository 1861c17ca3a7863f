internal import Kernels
internal import MarginLosses

/// Angles in degrees between embeddings and prototypes, as the screen shows them.
public struct PrototypeAngles: Equatable, Sendable {
  /// Training samples to their own prototype.
  public var ownMedian: Double?
  /// Held-out samples to their own prototype.
  public var ownTestMedian: Double?
  /// Training samples to the nearest prototype of another class.
  public var nearestMedian: Double?
  /// The 5th percentile over training samples of how much nearer the own prototype is.
  public var gapFifthPercentile: Double?

  init(_ snapshot: Snapshot) {
    let (training, heldOut) = (snapshot.training.judgements, snapshot.heldOut.judgements)
    ownMedian = Quantile.percentile(50, ofRadians: training.map { Double($0.ownAngle) })
    ownTestMedian = Quantile.percentile(50, ofRadians: heldOut.map { Double($0.ownAngle) })
    guard snapshot.classes > 1 else { return }
    nearestMedian = Quantile.percentile(50, ofRadians: training.map { Double($0.nextAngle) })
    gapFifthPercentile = Quantile.percentile(
      5, ofRadians: training.map { Double($0.nextAngle) - Double($0.ownAngle) })
  }
}

extension Quantile {
  /// A percentile in degrees; nil of none.
  static func percentile(_ asked: Double, ofRadians radians: [Double]) -> Double? {
    interpolated(radians.sorted(), share: asked / 100).map { $0.inDegrees }
  }
}
