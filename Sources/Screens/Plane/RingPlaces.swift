internal import Plotting

/// Where letters stand outside the ring: each at its direction, and where two have no room there, in the order in
/// which their directions go round.
struct RingPlaces {
  let circle: Circle

  /// A letter that stands already.
  private struct Standing {
    var direction: Vector
    var place: Vector
    var cell: Int?
  }

  /// A place for each direction, which is of length 1.
  func places(of directions: [Vector], on canvas: Canvas) -> [Vector] {
    let asTheyCome = places(of: directions, in: Array(directions.indices), on: canvas)
    guard !asTheyCome.areInOrder else { return asTheyCome.places }
    // One between two that stand finds no room: from one side on there is.
    let round = places(of: directions, in: goingRound(directions), on: canvas)
    return round.areInOrder ? round.places : asTheyCome.places
  }

  private func places(
    of directions: [Vector], in order: [Int], on canvas: Canvas
  ) -> (places: [Vector], areInOrder: Bool) {
    var (places, standing, areInOrder) = (directions, [Standing](), true)
    for index in order {
      let direction = directions[index]
      let free = candidates(direction).lazy.filter { [standing] place in
        !canvas.isTaken(place) && isOutside(place)
          && !standing.contains { $0.cell == canvas.cell(at: place) }
      }
      let fitting = free.first { isInOrder($0, direction, standing) }
      if fitting == nil, !free.isEmpty { areInOrder = false }
      let place = fitting ?? free.first ?? circle.center + (circle.radius + 1) * direction
      places[index] = place
      standing.append(Standing(direction: direction, place: place, cell: canvas.cell(at: place)))
    }
    return (places, areInOrder)
  }

  /// The way out; then beside it, and along the ring, where what is beside it is no more in the picture.
  private func candidates(_ direction: Vector) -> [Vector] {
    let aside = Vector(-direction.y, direction.x)
    let reaches = (1...5).map { circle.radius + 0.3 + 0.45 * Double($0) }
    let shifts = [1.6, -1.6, 3.2, -3.2, 4.8, -4.8]
    let beside = ([0] + shifts).flatMap { shift in
      reaches.map { circle.center + $0 * direction + shift * aside }
    }
    let along = shifts.flatMap { shift in
      reaches.map { reach in
        let turned = direction + (shift / reach) * aside
        return circle.center + (reach / turned.length) * turned
      }
    }
    return beside + along
  }

  /// Whether a place lies on the side of each neighbour on which its direction lies.
  private func isInOrder(_ place: Vector, _ direction: Vector, _ standing: [Standing]) -> Bool {
    standing.allSatisfy { other in
      guard other.direction.dot(direction) > 0.5 else { return true }
      let side = other.direction.cross(direction)
      let shown = other.direction.cross(Self.middle(place) - Self.middle(other.place))
      // One behind the other says nothing of sides.
      return shown.magnitude < 0.4 || side == 0 || (side > 0) == (shown > 0)
    }
  }

  /// Places in the order of their directions, from the widest gap on.
  private func goingRound(_ directions: [Vector]) -> [Int] {
    let turns = directions.map(\.turn)
    let order = directions.indices.sorted { (turns[$0], $0) < (turns[$1], $1) }
    let gaps = order.indices.map { index in
      let before = turns[order[(index + order.count - 1) % order.count]]
      return turns[order[index]] - before + (index == 0 ? 4 : 0)
    }
    guard let start = gaps.indices.max(by: { gaps[$0] < gaps[$1] }) else { return order }
    return Array(order[start...] + order[..<start])
  }

  /// Whether the middle of the cell of a place lies beyond the ring.
  func isOutside(_ place: Vector) -> Bool {
    (Self.middle(place) - circle.center).length > circle.radius + 0.5
  }

  private static func middle(_ place: Vector) -> Vector {
    Vector(place.x.rounded(.down) + 0.5, 2 * (place.y / 2).rounded(.down) + 1)
  }
}
