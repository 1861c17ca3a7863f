internal import Kernels

/// Where on a circle round 0 each class wins: when used, and with its margin.
///
/// Unlike `DecisionMap` this asks for every class whether a sample *of that class* would meet the
/// margin, so it also finds regions where another class wins when used (raw continuations).
/// Of classes that tie nobody wins.
public struct CircleRegions: Sendable {
  /// Arcs of each class in which its logit without margin is above every other.
  public let test: [[Arc]]
  /// Arcs of each class in which its logit with the margin is above every other.
  public let train: [[Arc]]

  /// - Parameters:
  ///   - prototypes: classes × 2, not normalised.
  ///   - bias: one a class, or empty; a loss without bias does not read it.
  ///   - radius: length of the embeddings that are asked about, above 0; it matters with a bias, and
  ///     where distances decide.
  /// - Complexity: C log C below the cosine without bias; else C².
  public init(
    _ loss: any Classifier, prototypes: [Double], bias: [Double] = [], radius: Double = 1
  ) {
    if let loss = loss as? any GaussianClassifier {
      let classes = loss.gaussians(means: prototypes, dimension: 2)
      (test, train) = classes.regions(radius: radius)
      return
    }
    if loss.hasBias, bias.contains(where: { $0 != bias[0] }) {
      test = biasedArcs(prototypes: prototypes, bias: bias, radius: radius)
      train = test
      return
    }
    let circle = PrototypeCircle(loss, prototypes: prototypes)
    var test = [[Arc]](repeating: [], count: circle.rows)
    for cell in circle.cells.cells where !cell.isShared {
      test[cell.owner] = [Arc(start: cell.start, length: cell.length)]
    }
    self.test = test
    train = circle.trainArcs()
  }

  /// The arcs of Gaussians of the plane.
  public init(_ classes: Gaussians, radius: Double) {
    (test, train) = classes.regions(radius: radius)
  }
}

/// The arcs of each class when logits r·(w·x̂) + b decide: with a bias no loss has a margin.
private func biasedArcs(prototypes: [Double], bias: [Double], radius: Double) -> [[Arc]] {
  let members = bias.indices.filter {
    bias[$0].isFinite && prototypes[2 * $0].isFinite && prototypes[2 * $0 + 1].isFinite
  }
  var result = [[Arc]](repeating: [], count: bias.count)
  for own in members {
    var region = [Interval.circle]
    for rival in members where rival != own && !region.isEmpty {
      let side = biasedSide(
        prototypes[2 * own] - prototypes[2 * rival],
        prototypes[2 * own + 1] - prototypes[2 * rival + 1],
        ahead: bias[own] - bias[rival], radius: radius)
      region = Intervals.intersection(region, side)
    }
    result[own] = arcs(of: region, from: 0)
  }
  return result
}

/// The directions in which r·(w·x̂) + ahead > 0: acos(−ahead/(r‖w‖)) to either side of w.
private func biasedSide(
  _ x: Double, _ y: Double, ahead: Double, radius: Double
) -> [Interval] {
  let reach = radius * (x * x + y * y).squareRoot()
  guard ahead.magnitude < reach else { return ahead > 0 ? [.circle] : [] }
  let half = (-ahead / reach).arcCosine
  let middle = Double.atan2(y, x)
  return Intervals.between(middle - half, middle + half)
}
