internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting
internal import Training

/// What is pointed out in the plane: a guess dotted and with a question mark, what is so in full and
/// with an equals sign.
struct PointedOut {
  let marks: [PlaneMark]
  let snapshot: Snapshot
  let theme: Theme
  let scale: PlaneScale

  func draw(on canvas: inout Canvas) {
    for mark in marks {
      switch mark.subject {
      case .direction(let degrees):
        draw(ray: PlaneScale.direction(degrees.inRadians), mark.kind, on: &canvas)
      case .classes(let classes):
        let directions = classes.compactMap(direction)
        if directions.count > 1 {
          draw(chordOf: directions, mark.kind, on: &canvas)
        } else if let only = directions.first {
          draw(tick: only, mark.kind, on: &canvas)
        }
      }
    }
  }

  private func draw(ray direction: Vector, _ kind: PlaneMark.Kind, on canvas: inout Canvas) {
    canvas.draw(
      Segment(scale.circle.center, scale.place(direction, share: 1)), kind.style(theme))
    label(kind, at: scale.place(direction, share: kind.share), on: &canvas)
  }

  /// From class to class below the ring, so that a guess and what is so lie beside each other.
  private func draw(chordOf directions: [Vector], _ kind: PlaneMark.Kind, on canvas: inout Canvas) {
    let places = directions.map { scale.place($0, share: kind.share) }
    for (start, end) in zip(places, places.dropFirst()) {
      canvas.draw(Segment(start, end), kind.style(theme))
    }
    for (place, direction) in zip(places, directions) {
      canvas.draw(Segment(place, scale.place(direction, share: 1)), kind.style(theme))
      label(kind, at: place, on: &canvas)
    }
  }

  private func draw(tick direction: Vector, _ kind: PlaneMark.Kind, on canvas: inout Canvas) {
    let place = scale.place(direction, share: kind.share)
    canvas.draw(Segment(place, scale.place(direction, share: 1)), kind.style(theme))
    label(kind, at: place, on: &canvas)
  }

  private func label(_ kind: PlaneMark.Kind, at place: Vector, on canvas: inout Canvas) {
    canvas.label(kind.sign, at: place, color: theme.text, attributes: [.bold, .reverse])
  }

  /// Where the first prototype of a class points.
  private func direction(_ index: Int) -> Vector? {
    let row = 2 * index * snapshot.prototypesPerClass
    guard index >= 0, row + 1 < snapshot.prototypes.count else { return nil }
    let prototype = Vector(Double(snapshot.prototypes[row]), Double(snapshot.prototypes[row + 1]))
    guard prototype.length > 0, prototype.length.isFinite else { return nil }
    return (1 / prototype.length) * prototype
  }
}

extension PlaneMark.Kind {
  fileprivate var sign: Unicode.Scalar { self == .guess ? "?" : "=" }

  /// How far out the sign stands.
  fileprivate var share: Double { self == .guess ? 0.9 : 0.76 }

  fileprivate func style(_ theme: Theme) -> LineStyle {
    LineStyle(color: theme.text, every: self == .guess ? 3 : 1, ascii: sign, isThin: true)
  }
}
