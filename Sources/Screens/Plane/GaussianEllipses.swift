internal import Drawing
internal import Kernels
internal import MarginLosses
internal import Plotting

/// What each class's Gaussian looks like: the ellipses one and two standard deviations about its mean.
struct GaussianEllipses {
  let classes: Gaussians
  let theme: Theme
  let scale: PlaneScale

  /// Stretches of an ellipse.
  private static let steps = 96

  /// Draws both of every class in its colour, the outer one dotted; what lies beyond the ring is left out.
  func draw(on canvas: inout Canvas) {
    for label in 0..<classes.classes {
      for (deviations, every) in [(1.0, 1), (2, 2)] {
        canvas.draw(
          curve(label, deviations),
          LineStyle(
            color: theme.point(label), every: every, ascii: deviations == 1 ? "o" : ".",
            isThin: true))
      }
    }
  }

  /// The ellipse so many standard deviations about a class's mean, in places of the canvas.
  func curve(_ label: Int, _ deviations: Double) -> [Vector] {
    let zoom = scale.circle.radius / scale.reach
    let mean = Vector(classes.means[2 * label], classes.means[2 * label + 1])
    let across = deviations * classes.deviation(label, 0)
    let up = deviations * classes.deviation(label, 1)
    return (0...Self.steps).map { step in
      let turn = PlaneScale.direction(2 * .pi * Double(step % Self.steps) / Double(Self.steps))
      let place =
        scale.circle.center + zoom * (mean + Vector(across * turn.x, up * turn.y))
      let isInside = (place - scale.circle.center).length < scale.circle.radius
      return isInside ? place : Vector(.nan, .nan)
    }
  }
}
