internal import Drawing
internal import Laboratory
internal import Plotting

/// Which of many arrows are drawn, so that each can be read.
enum ArrowThinning {
  /// The longest of each square of 4×2 cells; of larger squares while there are more than `most`.
  ///
  /// - Parameters:
  ///   - lengths: one an arrow.
  ///   - places: where each starts; nil for one that is not drawn.
  ///   - circle: what holds them all.
  /// - Returns: indices, in no order that depends on anything but the arguments.
  static func strongest(
    _ lengths: [Double], at places: [Vector?], within circle: Circle, most: Int
  ) -> [Int] {
    var side = 4.0
    while true {
      let chosen = strongest(lengths, at: places, within: circle, side: side)
      if chosen.count <= max(most, 1) || side > 2 * circle.radius { return chosen }
      side += 2
    }
  }

  private static func strongest(
    _ lengths: [Double], at places: [Vector?], within circle: Circle, side: Double
  ) -> [Int] {
    let width = Int(2 * circle.radius / side) + 2
    var best = [Int?](repeating: nil, count: width * width)
    let corner = circle.center - Vector(circle.radius, circle.radius)
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      let offset = (1 / side) * (place - corner)
      let square =
        min(max(Int(offset.y), 0), width - 1) * width + min(max(Int(offset.x), 0), width - 1)
      if best[square].map({ lengths[$0] < lengths[index] }) ?? true { best[square] = index }
    }
    return best.compactMap { $0 }
  }
}
