internal import Cells
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

/// The feature plane's ground: who wins where, the lines between, and the ring around.
struct PlaneGround {
  var snapshot: Snapshot
  var loss: any MarginLoss
  var theme: Theme
  var fill: Fill
  /// The circle the ground fills, and the scale behind it.
  var scale: PlaneScale

  func draw(on canvas: inout Canvas) {
    if let map = loss.decisionMap(prototypes: snapshot.prototypes) {
      if fill == .wedges { fillSectors(map, on: &canvas) }
      if fill == .confidence { fillConfidence(on: &canvas) }
      drawRays(map, on: &canvas)
      drawRing(map, on: &canvas)
    } else {
      drawCells(on: &canvas)
    }
  }

  /// Every second dot where colour cannot tell a line from points.
  private func boundary(_ canvas: Canvas) -> LineStyle {
    let isSolid = theme.hasClassColors || canvas.blitter.glyphs == .ascii
    return LineStyle(color: theme.boundary, every: isSolid ? 1 : 2, isThin: true)
  }

  /// A little inside the ring, so that no corner of a tinted cell sticks out.
  private var disc: Circle {
    Circle(center: scale.circle.center, radius: scale.circle.radius - 0.4)
  }

  private func fillSectors(_ map: DecisionMap, on canvas: inout Canvas) {
    canvas.fill(
      disc,
      sectors: map.sectors.map { sector in
        SectorFill(
          start: PlaneScale.direction(sector.start),
          color: sector.meetsMargin ? theme.region(sector.owner) : theme.band(sector.owner),
          isHatched: !sector.meetsMargin)
      })
  }

  /// Draws a ray wherever the class chosen in use changes.
  private func drawRays(_ map: DecisionMap, on canvas: inout Canvas) {
    for (index, sector) in map.sectors.enumerated() {
      let before = map.sectors[index > 0 ? index - 1 : map.sectors.count - 1]
      guard before.owner != sector.owner else { continue }
      let end = scale.place(PlaneScale.direction(sector.start), share: 1)
      canvas.draw(Segment(scale.circle.center, end), boundary(canvas))
    }
  }

  /// Draws the ring: in the class's colour over its wedge, in every second dot over its band.
  private func drawRing(_ map: DecisionMap, on canvas: inout Canvas) {
    for sector in map.sectors where sector.length > 1e-6 {
      canvas.drawArc(
        scale.circle, from: PlaneScale.direction(sector.start),
        to: PlaneScale.direction(sector.start + sector.length),
        LineStyle(
          color: sector.meetsMargin ? theme.point(sector.owner) : theme.secondText,
          every: sector.meetsMargin || canvas.blitter.glyphs == .ascii ? 1 : 2, ascii: "."))
    }
  }
}

extension PlaneGround {
  /// The straight-line cells of a classifier with a bias, one convex polygon a class.
  private func drawCells(on canvas: inout Canvas) {
    let corner = Vector(scale.circle.radius, scale.circle.radius)
    for owner in 0..<snapshot.classes {
      var polygon = ConvexPolygon(
        lower: scale.circle.center - corner, upper: scale.circle.center + corner)
      for rival in 0..<snapshot.classes where rival != owner {
        cut(&polygon, owner, rival)
      }
      guard !polygon.isEmpty else { continue }
      if fill == .wedges {
        canvas.fill(polygon, within: disc, color: theme.region(owner))
      }
      drawSides(polygon, owner, on: &canvas)
    }
    if fill == .confidence { fillConfidence(on: &canvas) }
    drawCellRing(on: &canvas)
  }

  private func cut(_ polygon: inout ConvexPolygon, _ owner: Int, _ rival: Int) {
    let zoom = scale.reach / scale.circle.radius
    let normal = zoom * (prototype(owner) - prototype(rival))
    let offset = bias(owner) - bias(rival) - normal.dot(scale.circle.center)
    polygon.cut(normal: normal, offset: offset, name: rival)
  }

  /// Each side is shared by two classes and drawn by the lower one.
  private func drawSides(_ polygon: ConvexPolygon, _ owner: Int, on canvas: inout Canvas) {
    for (index, rival) in polygon.sides.enumerated() where rival > owner {
      let next = polygon.corners[(index + 1) % polygon.corners.count]
      guard let side = Segment(polygon.corners[index], next).clipped(to: scale.circle)
      else { continue }
      canvas.draw(side, boundary(canvas))
    }
  }

  private func drawCellRing(on canvas: inout Canvas) {
    let pieces = 360
    let directions = (0...pieces).map {
      PlaneScale.direction(2 * Double.pi * Double($0) / Double(pieces))
    }
    for (start, end) in zip(directions, directions.dropFirst()) {
      let owner = chosen(at: scale.reach * start)
      canvas.drawArc(
        scale.circle, from: start, to: end, LineStyle(color: theme.point(owner), ascii: "."))
    }
  }

  private func chosen(at embedding: Vector) -> Int {
    (0..<snapshot.classes).max { score($0, embedding) < score($1, embedding) } ?? 0
  }

  private func score(_ index: Int, _ embedding: Vector) -> Double {
    prototype(index).dot(embedding) + bias(index)
  }

  private func prototype(_ index: Int) -> Vector {
    Vector(Double(snapshot.prototypes[2 * index]), Double(snapshot.prototypes[2 * index + 1]))
  }

  private func bias(_ index: Int) -> Double {
    index < snapshot.bias.count ? Double(snapshot.bias[index]) : 0
  }
}

extension PlaneGround {
  /// Probabilities of the classifier as used, at the centre of every cell, in four steps.
  private func fillConfidence(on canvas: inout Canvas) {
    let square = disc.radius * disc.radius
    let prototypes = (0..<snapshot.classes).map(prototype)
    var logits = [Double](repeating: 0, count: snapshot.classes)
    for row in 0..<canvas.size.height {
      for column in 0..<canvas.size.width {
        let offset = canvas.center(column: column, row: row) - scale.circle.center
        guard offset.dot(offset) <= square, offset.length > 0 else { continue }
        let embedding = scale.reach / scale.circle.radius * offset
        let (owner, step) = confidence(embedding, prototypes, &logits)
        canvas.tint(column: column, row: row, color: theme.confidence(owner, step: step))
      }
    }
  }

  private func confidence(
    _ embedding: Vector, _ prototypes: [Vector], _ logits: inout [Double]
  ) -> (owner: Int, step: Int) {
    let length = embedding.length
    var owner = 0
    for index in prototypes.indices {
      let norm = prototypes[index].length
      let cosine = prototypes[index].dot(embedding) / max(norm * length, .leastNormalMagnitude)
      let amplitude = loss.amplitude.value(embeddingNorm: length, prototypeNorm: norm)
      logits[index] = amplitude * cosine + bias(index)
      if logits[index] > logits[owner] { owner = index }
    }
    let sum = logits.reduce(0) { $0 + Double.exp($1 - logits[owner]) }
    let limits = [0.5, 0.8, 0.95]
    return (owner, limits.count { 1 / sum >= $0 })
  }
}
