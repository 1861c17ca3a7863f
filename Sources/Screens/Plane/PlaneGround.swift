internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The feature plane's ground: who wins where, the lines between, and the ring around.
///
/// Cost grows with the dots of the plane and with C log C, not with their product; with a bias every
/// row and column of dots costs C.
struct PlaneGround {
  var snapshot: Snapshot
  var loss: any Classifier
  var theme: Theme
  var fill: Fill
  var layers: PlaneLayers = .all
  /// The circle the ground fills, and the scale behind it.
  var scale: PlaneScale

  /// Draws all of it.
  ///
  /// - Returns: the sectors, for what is written into them later; nil where a bias, or distances that
  ///   decide, leave none.
  func draw(on canvas: inout Canvas) -> DecisionMap? {
    let disc = disc(on: canvas)
    if fill == .confidence, !theme.isStage, loss.isShared {
      ConfidenceFill(snapshot: snapshot, loss: loss, theme: theme, scale: scale)
        .draw(within: disc, on: &canvas)
    }
    if let classes = snapshot.gaussians(of: loss) {
      GaussianCells(classes: classes, theme: theme, scale: scale, fill: fill, layers: layers)
        .draw(within: disc, boundary(canvas), on: &canvas)
      return nil
    }
    if fill == .neighbour, loss.rule != .angle {
      NeighbourCells(samples: snapshot.training, theme: theme, scale: scale)
        .draw(within: disc, boundary(canvas), on: &canvas)
      return nil
    }
    guard let map else {
      BiasedCells(snapshot: snapshot, theme: theme, fill: fill, scale: scale)
        .draw(within: disc, boundary(canvas), on: &canvas)
      return nil
    }
    if fill == .wedges || fill == .neighbour { fillSectors(map, within: disc, on: &canvas) }
    if fill == .wedges, layers != .asUsed {
      MarginEdges(map: map, theme: theme, scale: scale).draw(on: &canvas)
    }
    drawRays(map, on: &canvas)
    drawRing(map, on: &canvas)
    return map
  }

  private var map: DecisionMap? {
    fill == .neighbour
      ? NeighbourSectors(snapshot.training).drawn(least: 1 / scale.circle.radius)
      : loss.decisionMap(prototypes: snapshot.prototypes)
  }

  /// Every second dot where colour cannot tell a line from points.
  private func boundary(_ canvas: Canvas) -> LineStyle {
    let isSolid = theme.hasClassColors || canvas.blitter.glyphs == .ascii
    return LineStyle(color: theme.boundary, every: isSolid ? 1 : 2, isThin: true)
  }

  /// A little inside the ring, so that no corner of a tinted cell sticks out; a figure has none.
  private func disc(on canvas: Canvas) -> Circle {
    guard canvas.blitter.glyphs != .shapes else { return scale.circle }
    return Circle(center: scale.circle.center, radius: scale.circle.radius - 0.4)
  }

  private func fillSectors(_ map: DecisionMap, within disc: Circle, on canvas: inout Canvas) {
    let glyphs = canvas.blitter.glyphs
    canvas.fill(
      disc,
      sectors: map.sectors.map { sector in
        SectorFill(
          start: PlaneScale.direction(sector.start),
          color: sector.meetsMargin ? theme.region(sector.owner) : theme.band(sector.owner),
          hatch: layers == .asUsed ? nil : hatch(sector, glyphs))
      })
  }

  /// Hatch of the band; where another class's margin is met instead, the letter of that class, or a
  /// cross where its name is longer than a cell.
  private func hatch(_ sector: Sector, _ glyphs: GlyphTier) -> Unicode.Scalar? {
    if let name = sector.ghost.map({ snapshot.classNames[$0].unicodeScalars }) {
      return name.count == 1 ? name.first : "×"
    }
    if sector.meetsMargin { return nil }
    return glyphs == .ascii ? ":" : "·"
  }

  /// Draws a ray wherever the class chosen in use changes, from where its neighbours are two dots
  /// away: nearer to the middle they could not be told apart, and a thousand would cost a thousand
  /// times their length.
  private func drawRays(_ map: DecisionMap, on canvas: inout Canvas) {
    let starts = map.sectors.indices.filter { index in
      let before = map.sectors[index > 0 ? index - 1 : map.sectors.count - 1]
      return before.owner != map.sectors[index].owner
    }.map { map.sectors[$0].start }
    for (index, start) in starts.enumerated() {
      let before = index > 0 ? starts[index - 1] : starts[starts.count - 1] - 2 * .pi
      let after = index + 1 < starts.count ? starts[index + 1] : starts[0] + 2 * .pi
      let narrowest = starts.count > 1 ? min(start - before, after - start) : 2 * .pi
      let inner = 1 / (narrowest * scale.circle.radius)
      guard inner < 1 else { continue }
      let direction = PlaneScale.direction(start)
      let first = scale.place(direction, share: narrowest < 0.35 ? inner : 0)
      let last = scale.place(direction, share: 1)
      canvas.draw(Segment(first, last), boundary(canvas))
      guard theme.isStage else { continue }
      // A dot to the side: two dots wide.
      let aside = Vector(-0.5 * direction.y, 0.5 * direction.x)
      canvas.draw(Segment(first + aside, last + aside), boundary(canvas))
    }
  }

  /// Draws the ring: in the class's colour over its wedge, in every second dot over its band.
  private func drawRing(_ map: DecisionMap, on canvas: inout Canvas) {
    let table = SectorTable(starts: map.sectors.map { PlaneScale.direction($0.start) })
    let isASCII = canvas.blitter.glyphs == .ascii
    let styles = map.sectors.map { sector in
      LineStyle(
        color: sector.meetsMargin ? theme.point(sector.owner) : theme.secondText,
        every: sector.meetsMargin || isASCII ? 1 : 2, ascii: ".")
    }
    canvas.draw(scale.circle) { styles[table.sector(of: $0)] }
  }
}
