internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// What one triplet's loss makes of the plane, seen from its anchor, in the unit of the embeddings.
///
/// With the anchor fixed, circles round it divide negatives into hard, semi-hard and easy; with
/// positive and negative fixed, a line or a branch of a hyperbola divides anchors.
struct TripletGeometry {
  var anchor: Vector
  var positive: Vector
  var negative: Vector
  /// α, in the unit of D.
  var margin: Double
  /// Whether D is d².
  var isSquared: Bool

  /// D of two places.
  func measure(_ first: Vector, _ second: Vector) -> Double {
    let offset = first - second
    return isSquared ? offset.dot(offset) : offset.length
  }

  var near: Double { measure(anchor, positive) }
  var far: Double { measure(anchor, negative) }
  /// D(a,p) + α − D(a,n); the loss where it is above 0.
  var cost: Double { near + margin - far }

  var difficulty: Difficulty { .of(positive: near, negative: far, margin: margin) }

  /// Within this radius of the anchor a negative is hard.
  var hardRadius: Double { (anchor - positive).length }

  /// Within this one it is semi-hard, beyond it easy.
  var semihardRadius: Double {
    isSquared ? (near + margin).squareRoot() : near + margin
  }

  /// On the positive's side of the boundary above 0, beyond it below 0: where an anchor has loss.
  func side(of place: Vector) -> Double {
    measure(place, negative) - measure(place, positive) - margin
  }

  private var middle: Vector { 0.5 * (positive + negative) }

  /// From negative to positive, of length 1; nil where these are the same.
  private var axis: Vector? {
    let along = positive - negative
    return along.length > 0 ? (1 / along.length) * along : nil
  }

  /// The anchors that just meet the margin, as a curve through the disc round a place: the bisector
  /// of p and n, α/(2‖p−n‖) nearer to p, or for plain distances the hyperbola round p; empty where
  /// it misses the disc or no anchor meets it.
  ///
  /// - Parameter pieces: how many straight pieces may stand for a branch.
  func boundary(round center: Vector, radius: Double, pieces: Int) -> [Vector] {
    guard let axis else { return [] }
    let apart = (positive - negative).length
    let across = Vector(-axis.y, axis.x)
    if isSquared || margin == 0 {
      let shift = isSquared ? margin / (2 * apart) : 0
      let offset = center - (middle + shift * axis)
      guard offset.dot(axis).magnitude <= radius else { return [] }
      let foot = center - offset.dot(axis) * axis
      return [foot - radius * across, foot + radius * across]
    }
    guard margin < apart else { return [] }
    let (flat, focus) = (margin / 2, apart / 2)
    let steep = ((focus - flat) * (focus + flat)).squareRoot()
    let reach = ((middle - center).length + radius) / focus + 1
    return (0...pieces).map { piece in
      let share = (2 * Double(piece) / Double(pieces) - 1) * reach
      return middle + flat * (1 + share * share).squareRoot() * axis + steep * share * across
    }
  }
}
