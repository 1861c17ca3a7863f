internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Training

/// How closely the plane is looked at, and where; level 0 is the plane that holds every point.
public struct Zoom: Hashable, Codable, Sendable {
  /// Each level is √2 times as close.
  public private(set) var level: Int = 0
  /// What stays in the middle, in the unit of the embeddings.
  public private(set) var middle: Spot = Spot(0, 0)

  public static let closest: Int = 10

  public var factor: Double {
    Double(1 << (level / 2)) * (level % 2 == 0 ? 1 : 2.0.squareRoot())
  }

  package init() {}

  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    try container.take(.level, into: &level)
    try container.take(.middle, into: &middle)
  }

  /// Whether what was read can have been chosen.
  var isSound: Bool { (0...Zoom.closest).contains(level) && middle.length.isFinite }

  /// One level closer or wider; the place that is given stays where it is on the screen, and at the
  /// first level from the fitted plane it may as well come to the middle.
  mutating func turn(by step: Int, round place: Spot?) {
    let old = factor
    level = min(max(level + step, 0), Zoom.closest)
    guard level > 0 else {
      self = Zoom()
      return
    }
    guard let place else { return }
    let share = old / factor
    middle = Spot(
      place.x + share * (middle.x - place.x), place.y + share * (middle.y - place.y))
  }

  /// Puts a place into the middle.
  mutating func center(on place: Spot) {
    if level > 0 { middle = place }
  }

  /// The power of √2 that holds the farthest embedding, so that the axis does not creep.
  package static func reach(of norms: [Float]) -> Double {
    let farthest = norms.reduce(0) { $1.isFinite ? max($0, $1) : $0 }
    guard farthest > 0 else { return 1 }
    var reach = 1.0
    while reach < Double(farthest), reach < 1e30 { reach *= 2 }
    while reach / 2 >= Double(farthest), reach > 1e-30 { reach /= 2 }
    return reach / 2.0.squareRoot() >= Double(farthest) ? reach / 2.0.squareRoot() : reach
  }

  /// Such as `×4`; empty where everything fits.
  package var text: String {
    guard level > 0 else { return "" }
    return level % 2 == 0 ? "×\(1 << (level / 2))" : "×" + numberText(factor, from: 1, through: 1)
  }
}
