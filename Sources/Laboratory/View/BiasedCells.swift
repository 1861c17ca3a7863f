internal import Cells
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
    let rows = ScanLines(
      count: canvas.size.height * canvas.blitter.rows, extent: extent.y,
      envelope: UpperEnvelope(lines: prototypes.map { Line(slope: zoom * $0.x, intercept: 0) }),
      range: 0...extent.x
    ) { y in
      intercepts { zoom * ($0.y * (y - scale.circle.center.y) - $0.x * scale.circle.center.x) }
    }
    let columns = ScanLines(
      count: canvas.size.width * canvas.blitter.columns, extent: extent.x,
      envelope: UpperEnvelope(lines: prototypes.map { Line(slope: zoom * $0.y, intercept: 0) }),
      range: 0...extent.y
    ) { x in
      intercepts { zoom * ($0.x * (x - scale.circle.center.x) - $0.y * scale.circle.center.y) }
    }
    if fill == .wedges { tint(rows, within: disc, on: &canvas) }
    for (place, owner, rival) in rows.crossings(isAcross: true) {
      draw(place, owner, rival, isSteep: true, boundary, on: &canvas)
    }
    for (place, owner, rival) in columns.crossings(isAcross: false) {
      draw(place, owner, rival, isSteep: false, boundary, on: &canvas)
    }
    let center = scale.circle.center
    canvas.draw(scale.circle) { offset in
      let place = center + offset
      return LineStyle(color: theme.point(rows.owner(across: place.x, at: place.y)), ascii: ".")
    }
  }

  private func intercepts(_ value: (Vector) -> Double) -> [Double] {
    prototypes.indices.map { index in
      value(prototypes[index]) + (index < snapshot.bias.count ? Double(snapshot.bias[index]) : 0)
    }
  }

  private func tint(_ rows: ScanLines, within disc: Circle, on canvas: inout Canvas) {
    let square = disc.radius * disc.radius
    for row in 0..<canvas.size.height {
      for column in 0..<canvas.size.width {
        let place = canvas.center(column: column, row: row)
        let offset = place - disc.center
        guard offset.dot(offset) <= square else { continue }
        let owner = rows.owner(across: place.x, at: place.y)
        canvas.tint(column: column, row: row, color: theme.region(owner))
      }
    }
  }

  /// Draws a dot of a boundary; rows draw the steep ones and columns the flat ones, so that none has
  /// gaps and none is thick.
  private func draw(
    _ place: Vector, _ owner: Int, _ rival: Int, isSteep: Bool, _ style: LineStyle,
    on canvas: inout Canvas
  ) {
    let normal = prototypes[owner] - prototypes[rival]
    guard (normal.x.magnitude >= normal.y.magnitude) == isSteep,
      (place - scale.circle.center).length < scale.circle.radius
    else { return }
    if style.every > 1, Int(place.x + place.y) % style.every != 0 { return }
    canvas.draw(dotAt: place, along: Vector(-normal.y, normal.x), style)
  }
}

/// Who wins along every row of dots, or along every column.
private struct ScanLines {
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
    var low = 0
    var high = stretches.count
    while low < high {
      let middle = (low + high) / 2
      if stretches[middle].start <= across { low = middle + 1 } else { high = middle }
    }
    return stretches.isEmpty ? 0 : stretches[max(low - 1, 0)].owner
  }

  /// Where one class hands over to another.
  func crossings(isAcross: Bool) -> [(place: Vector, owner: Int, rival: Int)] {
    lines.enumerated().flatMap { index, stretches in
      let height = (Double(index) + 0.5) * spacing
      return zip(stretches, stretches.dropFirst()).map { before, after in
        let place = isAcross ? Vector(after.start, height) : Vector(height, after.start)
        return (place, before.owner, after.owner)
      }
    }
  }
}
