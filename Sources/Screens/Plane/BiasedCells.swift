internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting
internal import Training

/// The straight-line cells of a classifier with a bias: along a row or a column of dots the scores
/// are lines, and the highest of them wins.
struct BiasedCells {
  private let snapshot: Snapshot
  private let theme: Theme
  private let fill: Fill
  private let scale: PlaneScale
  /// Embedding units in a unit of the canvas.
  private let zoom: Double
  private let prototypes: [Vector]

  init(snapshot: Snapshot, theme: Theme, fill: Fill, scale: PlaneScale) {
    self.snapshot = snapshot
    self.theme = theme
    self.fill = fill
    self.scale = scale
    zoom = scale.reach / scale.circle.radius
    prototypes = (0..<snapshot.classes).map {
      Vector(Double(snapshot.prototypes[2 * $0]), Double(snapshot.prototypes[2 * $0 + 1]))
    }
  }

  func draw(within disc: Circle, _ boundary: LineStyle, on canvas: inout Canvas) {
    let extent = canvas.extent
    let rows = rows(canvas.size.height * canvas.blitter.rows, on: canvas)
    let columns = ScanLines(
      count: canvas.size.width * canvas.blitter.columns, extent: extent.x,
      envelope: UpperEnvelope(lines: prototypes.map { Line(slope: zoom * $0.y, intercept: 0) }),
      range: 0...extent.y
    ) { x in
      intercepts { zoom * ($0.x * (x - scale.circle.center.x) - $0.y * scale.circle.center.y) }
    }
    if fill == .wedges { tint(within: disc, on: &canvas) }
    for crossing in rows.crossings(isAcross: true, every: boundary.every) {
      draw(crossing, isSteep: true, boundary, on: &canvas)
    }
    for crossing in columns.crossings(isAcross: false, every: boundary.every) {
      draw(crossing, isSteep: false, boundary, on: &canvas)
    }
    let center = scale.circle.center
    canvas.draw(scale.circle) { offset in
      let place = center + offset
      return LineStyle(color: theme.point(rows.owner(across: place.x, at: place.y)), ascii: ".")
    }
  }

  /// Who wins along so many rows, evenly spaced.
  private func rows(_ count: Int, on canvas: Canvas) -> ScanLines {
    ScanLines(
      count: count, extent: canvas.extent.y,
      envelope: UpperEnvelope(lines: prototypes.map { Line(slope: zoom * $0.x, intercept: 0) }),
      range: 0...canvas.extent.x
    ) { y in
      intercepts { zoom * ($0.y * (y - scale.circle.center.y) - $0.x * scale.circle.center.x) }
    }
  }

  private func intercepts(_ value: (Vector) -> Double) -> [Double] {
    prototypes.indices.map { index in
      value(prototypes[index]) + (index < snapshot.bias.count ? Double(snapshot.bias[index]) : 0)
    }
  }

  private func tint(within disc: Circle, on canvas: inout Canvas) {
    let rows = rows(canvas.groundRows, on: canvas)
    canvas.fill(disc) { place, _ in
      GroundFill(color: theme.region(rows.owner(across: place.x, at: place.y)))
    }
  }

  /// Draws a dot of a boundary; rows draw the steep ones and columns the flat ones, so that none has
  /// gaps and none is thick.
  private func draw(
    _ crossing: ScanLines.Crossing, isSteep: Bool, _ style: LineStyle, on canvas: inout Canvas
  ) {
    let normal = prototypes[crossing.owner] - prototypes[crossing.rival]
    guard (normal.x.magnitude >= normal.y.magnitude) == isSteep,
      (crossing.place - scale.circle.center).length < scale.circle.radius
    else { return }
    canvas.draw(dotAt: crossing.place, along: Vector(-normal.y, normal.x), style)
  }
}

/// Who wins along every row of dots, or along every column.
private struct ScanLines {
  /// Where one class hands over to another.
  struct Crossing {
    var place: Vector
    var owner: Int
    var rival: Int
  }

  private let lines: [[Stretch]]
  private let spacing: Double

  init(
    count: Int, extent: Double, envelope: UpperEnvelope, range: ClosedRange<Double>,
    intercepts: (Double) -> [Double]
  ) {
    let spacing = extent / Double(count)
    var envelope = envelope
    lines = (0..<count).map { index in
      envelope.replaceIntercepts(intercepts((Double(index) + 0.5) * spacing))
      return envelope.stretches(in: range)
    }
    self.spacing = spacing
  }

  func owner(across: Double, at height: Double) -> Int {
    let stretches = lines[min(max(Int(height / spacing), 0), lines.count - 1)]
    let begun = stretches.prefixCount { $0.start <= across }
    return stretches.isEmpty ? 0 : stretches[max(begun - 1, 0)].owner
  }

  /// Where classes hand over, on every so many lines: a boundary that is drawn by the lines it
  /// crosses has its dots evenly spaced.
  func crossings(isAcross: Bool, every: Int) -> [Crossing] {
    stride(from: 0, to: lines.count, by: every).flatMap { index in
      let height = (Double(index) + 0.5) * spacing
      return zip(lines[index], lines[index].dropFirst()).map { before, after in
        let place = isAcross ? Vector(after.start, height) : Vector(height, after.start)
        return Crossing(place: place, owner: before.owner, rival: after.owner)
      }
    }
  }
}
