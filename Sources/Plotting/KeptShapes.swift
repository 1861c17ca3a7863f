internal import Cells

/// The shapes of a canvas as they were drawn, for figures: tints, fills, lines, arcs, samples, arrows,
/// letters, and on being asked in that order.
struct KeptShapes: Sendable {
  var fills: [(Circle, [SectorFill])] = []
  var samples: [(Vector, classIndex: Int, SampleForm)] = []
  var letters: [(Vector, Unicode.Scalar, Color, isChosen: Bool)] = []
  /// The height of the canvas.
  private let height: Int
  private var tints: [Tint] = []
  private var lines: [(points: [Vector], Color, isDashed: Bool)] = []
  private var arcs: [Arc] = []
  private var arrows: [(points: [Vector], Color)] = []

  /// Places of one ground beside one another.
  private struct Tint: Sendable {
    var column: Int
    var row: Int
    var count: Int
    var fill: GroundFill
  }

  /// Places in the width of a cell whose ground is asked for.
  static let grain = 10

  init(height: Int) { self.height = height }

  /// A stretch of a circle in one style.
  private struct Arc: Sendable {
    var circle: Circle
    var start: Vector
    var end: Vector
    /// How much of the circle it takes, in 0…1.
    var share: Double
    var color: Color
    var isDashed: Bool
  }

  /// Directions in which a circle is asked for its style.
  private static let directions = 720

  /// Adds a stretch to the line that ends where it begins, else as a line of its own.
  mutating func add(_ segment: Segment, _ style: LineStyle) {
    let isDashed = style.isDashed
    if let last = lines.last, last.points.last == segment.start, last.1 == style.color,
      last.isDashed == isDashed
    {
      lines[lines.count - 1].points.append(segment.end)
    } else {
      lines.append(([segment.start, segment.end], style.color, isDashed))
    }
  }

  /// Adds an arrow, which lies above samples.
  mutating func addArrow(_ segment: Segment, _ color: Color) {
    let along = segment.end - segment.start
    let side = min(0.9, 0.4 * along.length)
    let back = (side / max(along.length, 1e-9)) * along
    let aside = Vector(-0.5 * back.y, 0.5 * back.x)
    arrows.append(([segment.start, segment.end], color))
    arrows.append(([segment.end - back + aside, segment.end, segment.end - back - aside], color))
  }

  /// Adds the ground of a place; rows are counted from above.
  mutating func add(_ fill: GroundFill, column: Int, row: Int) {
    if let last = tints.last, last.row == row, last.column + last.count == column,
      last.fill == fill
    {
      tints[tints.count - 1].count += 1
    } else {
      tints.append(Tint(column: column, row: row, count: 1, fill: fill))
    }
  }

  /// Adds a circle as arcs of one style each.
  mutating func add(_ circle: Circle, _ style: (Vector) -> LineStyle) {
    let step = 1 / Double(Self.directions)
    var current: Arc?
    for index in 0..<Self.directions {
      let offset = Self.offset(index, circle.radius)
      let next = style(Self.middle(index, circle.radius))
      let isDashed = next.isDashed
      if var arc = current, arc.color == next.color, arc.isDashed == isDashed {
        arc.end = Self.offset(index + 1, circle.radius)
        arc.share += step
        current = arc
        continue
      }
      if let arc = current { arcs.append(arc) }
      current = Arc(
        circle: circle, start: offset, end: Self.offset(index + 1, circle.radius), share: step,
        color: next.color, isDashed: isDashed)
    }
    if let arc = current { arcs.append(arc) }
  }

  private static func offset(_ index: Int, _ radius: Double) -> Vector {
    radius * UnitCircle.direction(Double(index % directions) / Double(directions))
  }

  private static func middle(_ index: Int, _ radius: Double) -> Vector {
    radius * UnitCircle.direction((Double(index) + 0.5) / Double(directions))
  }

  /// All of them on a drawing, the canvas's lower left corner at a place in cells, y downwards.
  func shapes(from corner: Vector, marks: [ClassMark]) -> [Shape] {
    let place = { (point: Vector) in
      Place(
        x: Int((100 * (corner.x + point.x)).rounded()),
        y: Int((100 * (corner.y - point.y)).rounded()))
    }
    let length = { (value: Double) in Int((100 * value).rounded()) }
    let step = 1 / Double(Self.grain)
    var shapes: [Shape] = tints.map {
      .tint(
        place(Vector(Double($0.column) * step, Double(height) - Double($0.row) * step)),
        width: length(Double($0.count) * step), height: length(step), $0.fill.color,
        hatch: $0.fill.hatch)
    }
    for (circle, sectors) in fills {
      for (index, sector) in sectors.enumerated() {
        let next = sectors[(index + 1) % sectors.count]
        let (start, end) = (sector.start.unit, next.start.unit)
        shapes.append(
          .sector(
            center: place(circle.center), radius: length(circle.radius),
            from: place(circle.center + circle.radius * start),
            to: place(circle.center + circle.radius * end),
            isLarge: start.x * end.y - start.y * end.x < 0, sector.color,
            hatch: sector.hatch))
      }
    }
    shapes += lines.map { .line($0.points.map(place), $0.1, isDashed: $0.isDashed) }
    for arc in arcs {
      let radius = length(arc.circle.radius)
      shapes.append(
        arc.share > 0.999
          ? .circle(
            center: place(arc.circle.center), radius: radius, arc.color, isDashed: arc.isDashed)
          : .arc(
            radius: radius, from: place(arc.circle.center + arc.start),
            to: place(arc.circle.center + arc.end), isLarge: arc.share > 0.5, arc.color,
            isDashed: arc.isDashed))
    }
    shapes += samples.map {
      .sample(
        place($0.0), classIndex: $0.classIndex, marks[$0.classIndex % max(marks.count, 1)].color,
        $0.2)
    }
    shapes += arrows.map { .line($0.points.map(place), $0.1, isDashed: false) }
    shapes += letters.map { .letter(place($0.0), $0.1, $0.2, isChosen: $0.isChosen) }
    return shapes
  }
}

extension Vector {
  /// The same direction at length 1.
  fileprivate var unit: Vector { length > 0 ? (1 / length) * self : Vector(1, 0) }
}

/// Directions without a table of angles: eight octants of a rational circle.
private enum UnitCircle {
  /// The direction after a share of the circle, counter-clockwise from the right.
  static func direction(_ share: Double) -> Vector {
    let quarter = Int(4 * share) % 4
    // On a quarter, t ↦ ((1 − t²), 2t)/(1 + t²) runs from 0 to 90°; it need not run evenly.
    let t = 4 * share - Double(Int(4 * share))
    let x = (1 - t * t) / (1 + t * t)
    let y = 2 * t / (1 + t * t)
    switch quarter {
    case 0: return Vector(x, y)
    case 1: return Vector(-y, x)
    case 2: return Vector(-x, -y)
    default: return Vector(y, -x)
    }
  }
}
