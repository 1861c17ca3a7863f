internal import Kernels
internal import MarginLosses
internal import Training

/// Where the target logit rises, and pushes points away from their own prototype.
extension Run {
  /// The first angle in radians beyond which the target logit rises; nil when it never does.
  package var turningAngle: Double? { Run.turningAngle(of: classifier) }

  /// A slope above it is no rounding of a level logit.
  private static let rise = 1e-6

  static func turningAngle(of loss: any Classifier) -> Double? {
    let directions = 360
    let width = Double.pi / Double(directions)
    func rises(_ theta: Double) -> Bool { loss.target(theta).slope > rise }
    guard let first = (1..<directions).first(where: { rises(Double($0) * width) }) else {
      return nil
    }
    return Bisection.edge(
      holding: Double(first) * width, failing: Double(first - 1) * width, halvings: 40, rises
    ).holding
  }

  /// How many training points of each class are where the logit rises; empty when it never does.
  func pointsBeyond(_ angle: Double) -> [Int] {
    var counts = [Int](repeating: 0, count: snapshot.classes)
    for judgement in snapshot.training.judgements
    where Double(judgement.ownAngle) > angle
      && classifier.target(Double(judgement.ownAngle)).slope > Self.rise
    {
      counts[Int(judgement.label)] += 1
    }
    return counts
  }

  /// Whether some training points are pushed away from their own prototype.
  var pushesAway: Bool {
    guard let turningAngle else { return false }
    return pointsBeyond(turningAngle).contains { $0 > 0 }
  }
}
