internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The plane on which the views of losses without prototypes draw the coming batch: a title, the
/// training points as small dots, the examples of the batch above them, and lines of numbers below.
struct BatchPlane {
  let snapshot: Snapshot
  let batch: ComparedBatch
  /// The example that the others are seen from, a place in the batch.
  let anchor: Int
  private(set) var scale: PlaneScale
  let pen: TextPen
  var canvas: Canvas
  /// Whether only directions count; every example then stands on the ring.
  private let normalizes: Bool
  private let rectangle: Rectangle

  /// Nil where there is nothing to draw or no room for it.
  ///
  /// - Parameter lines: rows kept free below the plane.
  init?(_ state: State, in rectangle: Rectangle, lines: Int) {
    let size = Size(width: rectangle.width, height: rectangle.height - 1 - lines)
    guard let loss = state.session.metricLoss, state.snapshot.dimension == 2,
      let batch = state.comingBatch, !batch.samples.isEmpty, size.height >= 5
    else { return nil }
    snapshot = state.snapshot
    self.batch = batch
    normalizes = loss.normalizes
    let norms = normalizes ? [1] : snapshot.training.judgements.map(\.norm)
    guard var scale = PlaneScale(size, norms: norms) else { return nil }
    scale.reach = normalizes ? 1.25 : Self.reach(norms, within: scale.reach)
    self.scale = scale
    self.rectangle = rectangle
    pen = TextPen(state)
    canvas = Canvas(size: size, glyphs: pen.glyphs, ground: pen.theme.ground)
    anchor = Self.anchor(of: batch, probe: state.probe)
  }

  /// The least of four steps an octave that holds the farthest embedding with some room.
  private static func reach(_ norms: [Float], within reach: Double) -> Double {
    let farthest = 1.04 * norms.reduce(0) { $1.isFinite ? max($0, Double($1)) : $0 }
    let step = 2.0.squareRoot().squareRoot()
    return reach / step >= farthest ? reach / step : reach
  }

  /// The asked point, or the first example of the lowest class that the loss does something to, so
  /// that it does not leap about.
  private static func anchor(of batch: ComparedBatch, probe: Int?) -> Int {
    if let probe, let place = batch.samples.firstIndex(of: probe) { return place }
    let labels = batch.batch.labels
    var candidates = Array(labels.indices)
    if case .triplets(let triplets) = batch.examination {
      let active = Set(triplets.filter { $0.difficulty != .easy }.map(\.triplet.anchor))
      if !active.isEmpty { candidates = candidates.filter { active.contains($0) } }
    }
    if case .lists(let lists) = batch.examination {
      let active = lists.filter { $0.heaviest?.weight ?? 0 != 0 }.map(\.anchor)
      if !active.isEmpty { candidates = active }
    }
    return candidates.min { (labels[$0], $0) < (labels[$1], $1) } ?? 0
  }

  /// Looks as close as the training points allow, wherever they lie; in steps, so that training does
  /// not make the plane tremble. Examples on the ring stay where they are.
  mutating func lookCloser() {
    let points = snapshot.training.judgements.indices.map { sample in
      position(
        snapshot.training.embeddings[2 * sample], snapshot.training.embeddings[2 * sample + 1])
    }
    let (across, up) = (points.map(\.x).filter(\.isFinite), points.map(\.y).filter(\.isFinite))
    guard !normalizes, let left = across.min(), let right = across.max(), let low = up.min(),
      let high = up.max()
    else { return }
    let room = 0.5 * canvas.extent - Vector(3, 3)
    let half = Vector((right - left) / 2, (high - low) / 2)
    let most = min(room.x / half.x, room.y / half.y)
    guard most.isFinite, room.x > 1, room.y > 1 else { return }
    let step = 2.0.squareRoot().squareRoot()
    var closer = unit
    while closer * step <= most { closer *= step }
    let grid = 2 / closer
    let middle = Vector(
      ((left + right) / 2 / grid).rounded() * grid, ((low + high) / 2 / grid).rounded() * grid)
    scale.circle.center = 0.5 * canvas.extent - closer * middle
    scale.circle.radius = closer * scale.reach
  }

  func label(_ member: Int) -> Int { Int(batch.batch.labels[member]) }

  /// Where the loss sees an example, in the unit of the embeddings.
  func position(_ member: Int) -> Vector {
    position(batch.batch.embeddings[2 * member], batch.batch.embeddings[2 * member + 1])
  }

  private func position(_ x: Float, _ y: Float) -> Vector {
    let vector = Vector(Double(x), Double(y))
    return normalizes && vector.length > 0 ? (1 / vector.length) * vector : vector
  }

  /// The place on the canvas of a position.
  func place(_ position: Vector) -> Vector {
    scale.circle.center + unit * position
  }

  /// Widths of a cell in one unit of the embeddings.
  var unit: Double { scale.circle.radius / scale.reach }

  /// A circle of a radius in units of the embeddings, round an example.
  func circle(round member: Int, radius: Double) -> Circle {
    Circle(center: place(position(member)), radius: max(unit * radius, 0))
  }

  /// Adds every training point as a single dot.
  mutating func drawPoints() {
    let training = snapshot.training
    for (sample, judgement) in training.judgements.enumerated() {
      let point = position(training.embeddings[2 * sample], training.embeddings[2 * sample + 1])
      guard point.x.isFinite, point.y.isFinite else { continue }
      canvas.dot(at: place(point), classIndex: Int(judgement.label))
    }
  }

  /// Puts an example's own letter where it stands; in reverse for the one that is asked about.
  mutating func mark(_ member: Int, isChosen: Bool = false) {
    let mark = marks[label(member)]
    canvas.label(
      mark.letter, at: place(position(member)), color: mark.color,
      attributes: isChosen ? [.bold, .reverse] : .bold)
  }

  var marks: [ClassMark] {
    snapshot.classNames.enumerated().map { index, name in
      ClassMark(
        color: pen.theme.point(index), letter: ClassSign.sign(name, index, pen.glyphs))
    }
  }

  /// Writes title, plane and lines; what does not fit a line is left out of it by its wordings.
  func put(title: [String], lines: [[String]], on frame: inout Frame) {
    pen.title(title, in: rectangle, on: &frame)
    canvas.draw(
      column: rectangle.column, row: rectangle.row + 1, on: &frame,
      points: pen.glyphs == .ascii ? .letters : .dots, marks: marks,
      hatch: pen.theme.secondText)
    for (offset, wordings) in lines.enumerated() {
      pen.write(
        pen.fitting(wordings, width: rectangle.width), column: rectangle.column,
        row: rectangle.row + 1 + canvas.size.height + offset, width: rectangle.width, on: &frame,
        tone: offset == 0 ? .plain : .second)
    }
  }
}

extension State {
  /// The batch that the next step takes, the asked point among it where its class is in it; nil
  /// with prototypes.
  var comingBatch: ComparedBatch? {
    session.comingBatch(of: snapshot.training.embeddings, asking: pane.probe)
  }
}
