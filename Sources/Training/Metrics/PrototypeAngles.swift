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
    ownMedian = Self.percentile(50, training.map { Double($0.ownAngle) })
    ownTestMedian = Self.percentile(50, heldOut.map { Double($0.ownAngle) })
    guard snapshot.classes > 1 else { return }
    nearestMedian = Self.percentile(50, training.map { Double($0.nextAngle) })
    gapFifthPercentile = Self.percentile(
      5, training.map { Double($0.nextAngle) - Double($0.ownAngle) })
  }

  private static func percentile(_ asked: Double, _ radians: [Double]) -> Double? {
    Quantile.interpolated(radians.sorted(), share: asked / 100).map { $0 * 180 / .pi }
  }
}
