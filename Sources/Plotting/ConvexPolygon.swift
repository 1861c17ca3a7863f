/// A convex area, counter-clockwise, that remembers which cut made each of its sides.
public struct ConvexPolygon: Equatable, Sendable {
  public private(set) var corners: [Vector]
  /// For the side from each corner to the next: the name of its cut, -1 for a side it began with.
  public private(set) var sides: [Int]

  /// A rectangle between two opposite corners.
  public init(lower: Vector, upper: Vector) {
    corners = [lower, Vector(upper.x, lower.y), upper, Vector(lower.x, upper.y)]
    sides = [-1, -1, -1, -1]
  }

  public var isEmpty: Bool { corners.isEmpty }

  /// Keeps the part where `normal · place + offset` is at least 0; the new side bears the name.
  public mutating func cut(normal: Vector, offset: Double, name: Int) {
    let heights = corners.map { normal.dot($0) + offset }
    guard heights.contains(where: { $0 < 0 }) else { return }
    var kept: [Vector] = []
    var names: [Int] = []
    for index in corners.indices {
      let next = (index + 1) % corners.count
      if heights[index] >= 0 {
        kept.append(corners[index])
        names.append(sides[index])
      }
      guard (heights[index] >= 0) != (heights[next] >= 0) else { continue }
      let share = heights[index] / (heights[index] - heights[next])
      kept.append(corners[index] + share * (corners[next] - corners[index]))
      names.append(heights[index] >= 0 ? name : sides[index])
    }
    corners = kept
    sides = names
  }

  /// Whether a place lies inside or on the edge.
  public func contains(_ place: Vector) -> Bool {
    guard corners.count > 2 else { return false }
    for index in corners.indices {
      let corner = corners[index]
      let next = corners[index + 1 < corners.count ? index + 1 : 0]
      if (next - corner).cross(place - corner) < 0 { return false }
    }
    return true
  }
}
