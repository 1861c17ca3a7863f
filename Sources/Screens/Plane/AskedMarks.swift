internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What is asked about, marked in the plane: the point, where the loss pulls it, and what would count
/// as its class.
struct AskedMarks {
  let asked: Asked?
  let snapshot: Snapshot
  /// Nil where class means decide, and a batch pulls.
  let loss: (any MarginLoss)?
  let marks: [ClassMark]
  let theme: Theme
  let scale: PlaneScale
  /// Whether the pull is drawn; among the arrows of all it would be one too many.
  let hasPull: Bool
  /// How far from a sample others count as its class; nil where nobody asks.
  let threshold: Double?
  /// Whether that is in degrees; else in the unit of embeddings.
  let isThresholdAngle: Bool

  /// A point in reverse, or a cross on empty plane; a prototype is marked at the ring.
  func draw(on canvas: inout Canvas) {
    switch asked {
    case .sample(let sample):
      let embeddings = snapshot.training.embeddings
      guard let place = scale.place(embeddings[2 * sample], embeddings[2 * sample + 1])
      else { return }
      let mark = marks[Int(snapshot.training.judgements[sample].label)]
      drawThreshold(
        round: embeddings[2 * sample], embeddings[2 * sample + 1], on: &canvas)
      drawPull(of: sample, at: place, mark, on: &canvas)

      canvas.label(mark.letter, at: place, color: mark.color, attributes: [.bold, .reverse])
    case .spot(let spot):
      guard let place = scale.place(Float(spot.x), Float(spot.y)) else { return }
      drawThreshold(round: Float(spot.x), Float(spot.y), on: &canvas)

      canvas.label("+", at: place, color: theme.text, attributes: [.bold, .reverse])
    case .prototype, nil: return
    }
  }

  /// Where the loss pulls a point, all arrows of one length: how hard it pulls is said in figures.
  private func drawPull(
    of sample: Int, at place: Vector, _ mark: ClassMark,
    on canvas: inout Canvas
  ) {
    guard let loss, hasPull else { return }
    let gradient = loss.evaluate(
      LossBatch(
        embeddings: Array(snapshot.training.embeddings[2 * sample...2 * sample + 1]),
        labels: [snapshot.training.judgements[sample].label], prototypes: snapshot.prototypes,
        bias: snapshot.bias, dimension: 2)
    ).embeddings
    let descent = Vector(-Double(gradient[0]), -Double(gradient[1]))
    guard descent.length > 0, descent.length.isFinite else { return }
    let reach = max(4, 0.15 * scale.window.radius)
    Arrow(
      start: place, along: reach / descent.length * descent, color: theme.text,
      restColor: mark.color
    ).draw(on: &canvas)
  }

  /// The samples that would count as the class of one: within an angle of it, or in a circle round it.
  private func drawThreshold(
    round x: Float, _ y: Float, on canvas: inout Canvas
  ) {
    guard let threshold, snapshot.unseen.count > 0, let place = scale.place(x, y) else { return }
    let style = LineStyle(color: theme.text, every: 2, ascii: "'")
    guard isThresholdAngle else {
      let radius = threshold * scale.circle.radius / scale.reach
      return canvas.draw(Circle(center: place, radius: radius)) { _ in style }
    }
    let middle = Double.atan2(Double(y), Double(x))
    for side in [-1.0, 1] {
      let direction = PlaneScale.direction(middle + side * threshold.inRadians)
      canvas.draw(Segment(scale.circle.center, scale.place(direction, share: 1)), style)
    }
  }
}
