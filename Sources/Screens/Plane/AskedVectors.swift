internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What the loss computes with, of one point: x, the prototypes of its own and the next class, the
/// angles between them, and the margin where it is an angle.
///
/// All of it lies below points, and a name without room is left out.
struct AskedVectors {
  private let loss: any Classifier
  /// How long the embedding is.
  private let norm: Double
  private let theme: Theme
  private let scale: PlaneScale
  private let point: Vector
  private let own: Ray
  private let next: Ray

  /// A prototype's direction.
  private struct Ray {
    var direction: Vector
    var color: Color
  }

  /// Nil where one of the three has no direction.
  init?(
    _ sample: Int, snapshot: Snapshot, loss: any Classifier, theme: Theme, scale: PlaneScale
  ) {
    let embeddings = snapshot.training.embeddings
    let judgement = snapshot.training.judgements[sample]
    guard let point = scale.place(embeddings[2 * sample], embeddings[2 * sample + 1]),
      let along = (point - scale.circle.center).direction
    else { return nil }
    func ray(_ label: Int32) -> Ray? {
      let perClass = snapshot.prototypesPerClass
      let directions = (0..<perClass).compactMap { place -> Vector? in
        let row = perClass * Int(label) + place
        guard label >= 0, 2 * row + 1 < snapshot.prototypes.count else { return nil }
        return Vector(
          Double(snapshot.prototypes[2 * row]), Double(snapshot.prototypes[2 * row + 1])
        ).direction
      }
      return directions.max { $0.dot(along) < $1.dot(along) }
        .map { Ray(direction: $0, color: theme.point(Int(label))) }
    }
    guard let own = ray(judgement.label), let next = ray(judgement.nextClass) else { return nil }
    norm = Double(judgement.norm)
    self.loss = loss.asked(ofClass: Int(judgement.label))
    (self.theme, self.scale, self.point) = (theme, scale, point)
    (self.own, self.next) = (own, next)
  }

  /// The shortest radius at which arcs and names do not touch.
  private static let leastRadius = 9.0

  func draw(on canvas: inout Canvas) {
    guard scale.window.radius >= Self.leastRadius, !scale.isZoomed else { return }
    let center = scale.circle.center
    let lines = [
      (scale.place(own.direction, share: 1), own.color),
      (scale.place(next.direction, share: 1), next.color), (point, theme.text),
    ]
    for (end, color) in lines { canvas.draw(Segment(center, end), style(color, "*")) }
    // Its direction goes on to the ring, for the angles out there.
    if let along = (point - center).direction {
      var dotted = style(theme.text, "*")
      dotted.every = 3
      canvas.draw(Segment(point, scale.place(along, share: 1)), dotted)
    }
    let arcs = arcs
    for arc in arcs { draw(arc, on: &canvas) }
    for arc in arcs { name(arc, on: &canvas) }
    name("wy", beside: own.direction, own.color, on: &canvas)
    name("wj", beside: next.direction, next.color, on: &canvas)
  }

  private func style(_ color: Color, _ ascii: Unicode.Scalar) -> LineStyle {
    LineStyle(color: color, ascii: ascii, isThin: true)
  }
}

extension AskedVectors {
  /// An angle from one direction on, counter-clockwise where it is positive.
  private struct Arc {
    var name: String
    var start: Vector
    var angle: Double
    var share: Double
    var color: Color

    /// The direction after a part of it.
    func direction(_ part: Double) -> Vector {
      let turn = PlaneScale.direction(part * angle)
      return Vector(
        start.x * turn.x - start.y * turn.y, start.x * turn.y + start.y * turn.x)
    }
  }

  /// Near the ring, which few points reach, and where an angle takes most room.
  private var arcs: [Arc] {
    let along = (point - scale.circle.center).direction ?? Vector(1, 0)
    let toOwn = along.angle(to: own.direction)
    let toNext = along.angle(to: next.direction)
    var arcs = [
      Arc(name: "θy", start: along, angle: toOwn, share: 0.87, color: own.color),
      Arc(name: "θj", start: along, angle: toNext, share: 0.93, color: next.color),
    ]
    if let margin = margin(at: toOwn.magnitude) {
      // Away from the own prototype: the loss takes x as if it lay there.
      arcs.append(
        Arc(
          name: "m", start: along, angle: toOwn > 0 ? -margin : margin, share: 0.79,
          color: theme.text))
    }
    return arcs
  }

  /// The margin where it turns every angle by as much; else nil.
  private func margin(at angle: Double) -> Double? {
    func turn(_ angle: Double) -> Double? {
      let logit = loss.target(angle, norm: norm).logit
      guard logit.magnitude < 1 else { return nil }
      return Double.atan2((1 - logit * logit).squareRoot(), logit) - angle
    }
    guard loss.hasMargin, let here = turn(angle), let nearer = turn(angle / 2), here > 0.01,
      (here - nearer).magnitude < 1e-6
    else { return nil }
    return here
  }

  private func length(_ arc: Arc) -> Double {
    arc.angle.magnitude * arc.share * scale.circle.radius
  }

  private func draw(_ arc: Arc, on canvas: inout Canvas) {
    let steps = Int(length(arc)) + 1
    guard length(arc) >= 1 else { return }
    let places = (0...steps).map { step in
      scale.place(arc.direction(Double(step) / Double(steps)), share: arc.share)
    }
    canvas.draw(places, style(arc.color, "'"))
  }

  /// In the middle of its arc as near as there is room, or beside an arc that is too short for that.
  private func name(_ arc: Arc, on canvas: inout Canvas) {
    guard length(arc) >= 1.5 else { return }
    let isWide = length(arc) >= 5
    let places = [0.5, 0.4, 0.6, 0.3, 0.7].flatMap { part in
      (isWide ? [0.0] : [1.8, -1.8]).map { aside in
        scale.place(arc.direction(part), share: arc.share + aside / scale.circle.radius)
      }
    }
    write(arc.name, at: places, arc.color, overLines: isWide, on: &canvas)
  }

  private func name(
    _ text: String, beside direction: Vector, _ color: Color, on canvas: inout Canvas
  ) {
    let aside = Vector(-direction.y, direction.x)
    let places = [0.6, 0.5, 0.4, 0.87, 0.75].flatMap { share in
      [1.8, -1.8].map { scale.place(direction, share: share) + $0 * aside }
    }
    write(text, at: places, color, on: &canvas)
  }

  /// Writes round the first place where a name covers no point, and no line unless it may.
  private func write(
    _ text: String, at places: [Vector], _ color: Color, overLines: Bool = false,
    on canvas: inout Canvas
  ) {
    let isASCII = canvas.blitter.glyphs == .ascii
    let scalars = Array((isASCII ? asciiText(text) : text).unicodeScalars)
    for place in places {
      let left = Vector(
        (place.x - Double(scalars.count) / 2).rounded(.down) + 0.5, place.y)
      let cells = scalars.indices.map { left + Vector(Double($0), 0) }
      let isFree = cells.allSatisfy {
        !(overLines ? canvas.holdsMark($0) : canvas.isTaken($0)) && isInside($0)
      }
      guard isFree else { continue }
      for (cell, scalar) in zip(cells, scalars) {
        canvas.label(scalar, at: cell, color: color, attributes: .bold)
      }
      return
    }
  }

  private func isInside(_ place: Vector) -> Bool {
    (place - scale.circle.center).length < scale.circle.radius - 0.5
  }
}

extension Vector {
  /// The same direction at length 1; nil where there is none.
  fileprivate var direction: Vector? {
    guard length > 0, length.isFinite else { return nil }
    return (1 / length) * self
  }

  /// Radians to another direction, counter-clockwise above 0.
  fileprivate func angle(to other: Vector) -> Double {
    Double.atan2(cross(other), dot(other))
  }
}
