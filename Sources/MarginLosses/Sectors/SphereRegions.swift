internal import Kernels

/// Where on a circle round 0 each class wins, for logits that only `SphereLoss.fill` knows.
public struct SphereRegions: Sendable {
  /// Arcs of each class in which its angle is below every other, or its mixture of prototypes above.
  public let test: [[Arc]]
  /// Arcs of each class in which its logit with the margin is above every other.
  public let train: [[Arc]]

  /// - Parameters:
  ///   - prototypes: (classes · prototypes a class) × 2, not normalised.
  ///   - radius: length of the embeddings that are asked about, above 0.
  public init(_ loss: any SphereLoss, prototypes: [Double], radius: Double) {
    let classes = prototypes.count / 2 / max(loss.prototypesPerClass, 1)
    func angles(at angle: Double) -> [Double] {
      let batch = LossBatch(
        embeddings: [Double.cos(angle), Double.sin(angle)], labels: [0], prototypes: prototypes,
        dimension: 2)
      let field = SphereField(batch, prototypesPerClass: loss.prototypesPerClass)
      return (0..<classes).map { field.angle(0, $0) }
    }
    func everyAngle(at angle: Double) -> [Double] {
      let batch = LossBatch(
        embeddings: [Double.cos(angle), Double.sin(angle)], labels: [0], prototypes: prototypes,
        dimension: 2)
      let field = SphereField(batch, prototypesPerClass: 1)
      return (0..<field.classes).map { field.angle(0, $0) }
    }
    // An arc about a prototype may be narrower than the tries are apart.
    let places = Self.places(prototypes)
    test = (0..<classes).map { owner in
      ArcScan.arcs(at: places) {
        loss.mixesPrototypes
          ? loss.lead(of: owner, in: loss.mixed(everyAngle(at: $0), label: nil)) > 0
          : nearest(owner, angles(at: $0)) > 0
      }
    }
    train = (0..<classes).map { owner in
      ArcScan.arcs(at: places) {
        let logits =
          loss.mixesPrototypes
          ? loss.mixed(everyAngle(at: $0), label: owner)
          : loss.filled(angles(at: $0), label: owner, norm: radius).logits
        return loss.lead(of: owner, in: logits) > 0
      }
    }
  }
}

extension SphereRegions {
  /// Directions that are tried, ascending: evenly round the circle, and those of the prototypes.
  private static func places(_ prototypes: [Double]) -> [Double] {
    let tries = 4096
    let rows = (0..<prototypes.count / 2).map {
      Double.atan2(prototypes[2 * $0 + 1], prototypes[2 * $0]).unwound
    }
    return ((0..<tries).map { Double($0) / Double(tries) * 2 * .pi } + rows.filter(\.isFinite))
      .sorted()
  }
}

/// How much nearer a class is than every other.
private func nearest(_ owner: Int, _ angles: [Double]) -> Double {
  var rival = Double.infinity
  for j in angles.indices where j != owner { rival = min(rival, angles[j]) }
  return rival - angles[owner]
}
