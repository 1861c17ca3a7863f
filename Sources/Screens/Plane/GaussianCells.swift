internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The ground of classes that are Gaussians: who wins at every dot, and whether its margin is met there.
///
/// Every dot asks every class: no direction is a sector, and a class may win on ground without any mean.
struct GaussianCells {
  let classes: Gaussians
  let theme: Theme
  let scale: PlaneScale
  let fill: Fill
  let layers: PlaneLayers

  /// Embedding units in a unit of the canvas.
  private var zoom: Double { scale.reach / scale.circle.radius }

  /// Draws the ground, the lines and the ring.
  func draw(within disc: Circle, _ boundary: LineStyle, on canvas: inout Canvas) {
    if fill == .wedges { tint(within: disc, on: &canvas) }
    let dots = DotGround(canvas, scale.circle) { ground(at: $0) }
    for pair in dots.meeting {
      let isBoundary = pair.before.owner != pair.after.owner
      if !isBoundary, fill != .wedges || layers == .asUsed || !hasEdges { continue }
      draw(pair, isBoundary ? boundary : edge(canvas), isBoundary: isBoundary, on: &canvas)
    }
    drawRing(on: &canvas)
  }

  /// Who wins at a place of the canvas, and whether a sample of it would meet the margin.
  private func ground(at place: Vector) -> Ground {
    let x = zoom * (place - scale.circle.center)
    var (owner, least, next) = (0, Double.infinity, Double.infinity)
    var distance = 0.0
    for label in 0..<classes.classes {
      let (dx, dy) = (x.x - classes.means[2 * label], x.y - classes.means[2 * label + 1])
      let here =
        (dx * dx * classes.precisions[2 * label] + dy * dy * classes.precisions[2 * label + 1]) / 2
      let cost = here + classes.spreads[label]
      if cost < least {
        (owner, next, least, distance) = (label, least, cost, here)
      } else if cost < next {
        next = cost
      }
    }
    return Ground(owner: owner, meetsMargin: least + classes.margin * distance < next)
  }

  /// Tints by class, and hatches the band.
  private func tint(within disc: Circle, on canvas: inout Canvas) {
    let mark: Unicode.Scalar = canvas.blitter.glyphs == .ascii ? ":" : "·"
    canvas.fill(disc) { place, _ in
      let ground = ground(at: place)
      return GroundFill(
        color: ground.meetsMargin ? theme.region(ground.owner) : theme.band(ground.owner),
        hatch: ground.meetsMargin || layers == .asUsed ? nil : mark)
    }
  }

  private var hasEdges: Bool { scale.window.radius >= MarginEdges.leastRadius }

  /// Dashes are left out dot by dot.
  private func edge(_ canvas: Canvas) -> LineStyle {
    let isOwnGlyph = canvas.blitter.glyphs == .ascii || !theme.hasClassColors
    return LineStyle(
      color: theme.edge, glyph: isOwnGlyph ? MarginEdges.glyph : nil, isThin: true)
  }

  /// Draws where a line passes between two dots; pairs side by side draw what is steep and pairs one
  /// above the other what is flat, so that no line is thick.
  private func draw(
    _ pair: DotGround.Pair, _ style: LineStyle, isBoundary: Bool, on canvas: inout Canvas
  ) {
    let isGap =
      isBoundary
      ? pair.line % style.every != 0 : pair.line / 2 % 2 == 1
    guard !isGap else { return }
    let middle = 0.5 * (pair.start + pair.end)
    let (own, rival) = sides(pair, at: middle)
    func lead(_ place: Vector) -> Double {
      let x = zoom * (place - scale.circle.center)
      return classes.cost(rival, at: [x.x, x.y])
        - classes.cost(own, at: [x.x, x.y], isAsked: !isBoundary)
    }
    let (before, after) = (lead(pair.start), lead(pair.end))
    let share = before == after ? 0.5 : min(max(before / (before - after), 0), 1)
    let place = pair.start + share * (pair.end - pair.start)
    let normal = normal(own, rival, isAsked: !isBoundary, at: place)
    let step = canvas.blitter.step
    guard (normal.x.magnitude * step.x >= normal.y.magnitude * step.y) == pair.isAcross else {
      return
    }
    let along = Vector(-normal.y, normal.x)
    canvas.draw(dotAt: place, along: along, style)
    guard theme.isStage, along.length > 0 else { return }
    canvas.draw(dotAt: place + 0.5 / normal.length * normal, along: along, style)
  }

  /// Which two classes meet between two dots: those that win there, or of one whose margin ends the
  /// nearest rival.
  private func sides(_ pair: DotGround.Pair, at place: Vector) -> (own: Int, rival: Int) {
    guard pair.before.owner == pair.after.owner else {
      return (pair.before.owner, pair.after.owner)
    }
    let own = pair.before.owner
    let x = zoom * (place - scale.circle.center)
    let rivals = (0..<classes.classes).filter { $0 != own }
    let costs = rivals.map { classes.cost($0, at: [x.x, x.y]) }
    return (own, zip(rivals, costs).min { $0.1 < $1.1 }?.0 ?? own)
  }

  /// The slope of the lead of one class over another.
  private func normal(_ own: Int, _ rival: Int, isAsked: Bool, at place: Vector) -> Vector {
    let x = zoom * (place - scale.circle.center)
    func slope(_ label: Int) -> Vector {
      Vector(
        (x.x - classes.means[2 * label]) * classes.precisions[2 * label],
        (x.y - classes.means[2 * label + 1]) * classes.precisions[2 * label + 1])
    }
    return slope(rival) - (isAsked ? 1 + classes.margin : 1) * slope(own)
  }

  /// The ring: in the class's colour over its ground, in every second dot over its band.
  private func drawRing(on canvas: inout Canvas) {
    let isASCII = canvas.blitter.glyphs == .ascii
    canvas.draw(scale.circle) { offset in
      let ground = ground(at: scale.circle.center + offset)
      return LineStyle(
        color: ground.meetsMargin ? theme.point(ground.owner) : theme.secondText,
        every: ground.meetsMargin || isASCII ? 1 : 2, ascii: ".")
    }
  }
}

/// What is true of a place.
private struct Ground: Equatable {
  var owner: Int
  var meetsMargin: Bool
}

/// The ground at every dot within a circle.
private struct DotGround {
  /// Two dots beside each other, or one above the other.
  struct Pair {
    var start: Vector
    var end: Vector
    var before: Ground
    var after: Ground
    var isAcross: Bool
    /// The row of dots of a pair side by side, the column of the others.
    var line: Int
  }

  private let columns: Int
  private let rows: Int
  private let step: Vector
  private let height: Double
  private var grounds: [Ground?]

  init(_ canvas: Canvas, _ circle: Circle, _ ask: (Vector) -> Ground) {
    columns = canvas.size.width * canvas.blitter.columns
    rows = canvas.size.height * canvas.blitter.rows
    step = canvas.blitter.step
    height = canvas.extent.y
    grounds = Array(repeating: nil, count: columns * rows)
    for dot in grounds.indices {
      let place = place(dot)
      if (place - circle.center).length < circle.radius { grounds[dot] = ask(place) }
    }
  }

  private func place(_ dot: Int) -> Vector {
    Vector(
      (Double(dot % columns) + 0.5) * step.x, height - (Double(dot / columns) + 0.5) * step.y)
  }

  /// Those within the circle whose ground is not the same.
  var meeting: [Pair] {
    var pairs: [Pair] = []
    for dot in grounds.indices {
      guard let before = grounds[dot] else { continue }
      let (column, row) = (dot % columns, dot / columns)
      let right = column + 1 < columns ? dot + 1 : nil
      let below = row + 1 < rows ? dot + columns : nil
      for (other, isAcross) in [(right, true), (below, false)] {
        guard let other, let after = grounds[other], after != before else { continue }
        pairs.append(
          Pair(
            start: place(dot), end: place(other), before: before, after: after,
            isAcross: isAcross, line: isAcross ? row : column))
      }
    }
    return pairs
  }
}

extension Blitter {
  /// From one dot to the next, across and down.
  fileprivate var step: Vector { Vector(1 / Double(columns), 2 / Double(rows)) }
}
