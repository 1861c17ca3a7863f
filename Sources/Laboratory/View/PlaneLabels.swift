internal import Cells
internal import Plotting
internal import Training

/// The prototypes' letters outside the ring, each at its direction.
struct PlaneLabels {
  var snapshot: Snapshot
  var marks: [ClassMark]
  var circle: Circle

  func draw(on canvas: inout Canvas) {
    for index in 0..<snapshot.classes {
      let x = Double(snapshot.prototypes[2 * index])
      let y = Double(snapshot.prototypes[2 * index + 1])
      let length = Vector(x, y).length
      guard length > 0, length.isFinite else { continue }
      let direction = (1 / length) * Vector(x, y)
      let place = place(direction, on: canvas)
      canvas.label(marks[index].letter, at: place, color: marks[index].color)
    }
  }

  /// Whether the middle of the cell of a place lies beyond the ring.
  private func isOutside(_ place: Vector) -> Bool {
    let middle = Vector(place.x.rounded(.down) + 0.5, 2 * (place.y / 2).rounded(.down) + 1)
    return (middle - circle.center).length > circle.radius + 0.5
  }

  /// The first free cell on the way out; then beside it, when another letter stands there.
  private func place(_ direction: Vector, on canvas: Canvas) -> Vector {
    let aside = Vector(-direction.y, direction.x)
    for shift in [0.0, 1.6, -1.6, 3.2, -3.2, 4.8, -4.8] {
      for step in 1...5 {
        let reach = circle.radius + 0.3 + 0.45 * Double(step)
        let place = circle.center + reach * direction + shift * aside
        if !canvas.isTaken(place), isOutside(place) { return place }
      }
    }
    return circle.center + (circle.radius + 1) * direction
  }
}
