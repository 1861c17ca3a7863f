internal import Kernels
internal import MarginLosses
internal import Training

/// Angles of the training points at an earlier step, to see later ones against.
package struct EarlierAngles: Codable, Equatable, Sendable {
  package var step: Int
  /// Radians to the own prototype, one a point.
  private var ownBits: FloatBits
  /// Radians to the nearest other prototype, one a point.
  private var nextBits: FloatBits

  init(_ snapshot: Snapshot) {
    step = snapshot.step
    ownBits = FloatBits(snapshot.training.counted.map(\.ownAngle))
    nextBits = FloatBits(snapshot.training.counted.map(\.nextAngle))
  }

  /// Degrees to the own prototype.
  package var own: [Double] { ownBits.values.map { Double($0).inDegrees } }
  /// Degrees to the nearest other prototype.
  package var next: [Double] { nextBits.values.map { Double($0).inDegrees } }
}
