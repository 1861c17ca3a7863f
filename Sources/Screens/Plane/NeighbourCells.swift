internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The ground of the nearest neighbour: every cell belongs to the class of the nearest training
/// embedding.
///
/// Who owns a cell is asked once; dots are asked only where classes meet, from the cells where this
/// can be seen on along the boundary.
struct NeighbourCells {
  private let samples: SampleSet
  private let theme: Theme
  private let scale: PlaneScale
  private let places: [Vector]
  private let points: NearestPoints
  /// Embedding units in a unit of the canvas.
  private let zoom: Double

  init(samples: SampleSet, theme: Theme, scale: PlaneScale) {
    self.samples = samples
    self.theme = theme
    self.scale = scale
    zoom = scale.reach / scale.circle.radius
    places = (0..<samples.count).map {
      Vector(Double(samples.embeddings[2 * $0]), Double(samples.embeddings[2 * $0 + 1]))
    }
    points = NearestPoints(places)
  }

  /// Draws the ground, the lines and the ring.
  ///
  /// - Returns: how many boxes and points were looked at.
  @discardableResult
  func draw(within disc: Circle, _ boundary: LineStyle, on canvas: inout Canvas) -> Int {
    guard points.nearest(to: Vector(0, 0)) != nil else {
      canvas.draw(scale.circle) { _ in LineStyle(color: theme.secondText, ascii: ".") }
      return 0
    }
    var visits = 0
    let cells = owners(on: canvas, &visits)
    tint(cells, within: disc, on: &canvas, &visits)
    drawBoundary(from: cells, boundary, on: &canvas, &visits)
    canvas.draw(scale.circle) { offset in
      let found = owner(of: scale.circle.center + offset, &visits)
      return LineStyle(color: theme.point(label(found)), ascii: ".")
    }
    return visits
  }

  private func owner(of place: Vector, guess: Int? = nil, _ visits: inout Int) -> Int {
    let embedding = zoom * (place - scale.circle.center)
    guard let found = points.nearest(to: embedding, guess: guess) else { return 0 }
    visits += found.visits
    return found.row
  }

  private func label(_ row: Int) -> Int { Int(samples.judgements[row].label) }

  /// The nearest row of every cell in the circle or beside it; −1 elsewhere.
  private func owners(on canvas: Canvas, _ visits: inout Int) -> [Int] {
    let reach = scale.circle.radius + 2.5
    var owners = [Int](repeating: -1, count: canvas.size.width * canvas.size.height)
    var last: Int?
    for row in 0..<canvas.size.height {
      for column in 0..<canvas.size.width {
        let place = canvas.center(column: column, row: row)
        guard (place - scale.circle.center).length <= reach else { continue }
        let found = owner(of: place, guess: last, &visits)
        owners[row * canvas.size.width + column] = found
        last = found
      }
    }
    return owners
  }

  private func tint(
    _ cells: [Int], within disc: Circle, on canvas: inout Canvas, _ visits: inout Int
  ) {
    let isFigure = canvas.blitter.glyphs == .shapes
    canvas.fill(disc) { place, cell in
      let row = isFigure ? owner(of: place, guess: cells[cell], &visits) : cells[cell]
      return GroundFill(color: theme.region(label(row)))
    }
  }
}

extension NeighbourCells {
  private func drawBoundary(
    from cells: [Int], _ style: LineStyle, on canvas: inout Canvas, _ visits: inout Int
  ) {
    var dots = DotOwners(canvas)
    var isQueued = cells.map { _ in false }
    var queue: [Int] = []
    for cell in meeting(cells, on: canvas) where !isQueued[cell] {
      isQueued[cell] = true
      queue.append(cell)
    }
    while let cell = queue.popLast() {
      for pair in dots.pairs(of: cell) {
        let first = dots.owner(pair.first) { owner(of: $0, guess: cells[cell], &visits) }
        let second = dots.owner(pair.second) { owner(of: $0, guess: first, &visits) }
        guard label(first) != label(second) else { continue }
        draw(pair, (first, second), dots, style, on: &canvas)
        let beyond = dots.cell(pair.second)
        if beyond != cell, cells[beyond] >= 0, !isQueued[beyond] {
          isQueued[beyond] = true
          queue.append(beyond)
        }
      }
    }
  }

  /// The cells beside one of another class, and those with a sample of a class that does not own
  /// their middle.
  private func meeting(_ cells: [Int], on canvas: Canvas) -> [Int] {
    let width = canvas.size.width
    var found: [Int] = []
    for cell in cells.indices where cells[cell] >= 0 {
      let right = (cell + 1) % width > 0 ? cell + 1 : cell
      let below = cell + width < cells.count ? cell + width : cell
      for other in [right, below] where cells[other] >= 0 {
        if label(cells[other]) != label(cells[cell]) { found += [cell, other] }
      }
    }
    for (row, place) in places.enumerated() {
      guard let place = scale.place(Float(place.x), Float(place.y)),
        let cell = canvas.cell(at: place), cells[cell] >= 0
      else { continue }
      if label(row) != label(cells[cell]) { found.append(cell) }
    }
    return found
  }

  /// Draws where the line between two samples' ground passes between two dots; pairs side by side
  /// draw what is steep and pairs one above the other what is flat, so that no line is thick.
  private func draw(
    _ pair: DotOwners.Pair, _ owners: (Int, Int), _ dots: DotOwners, _ style: LineStyle,
    on canvas: inout Canvas
  ) {
    let normal = places[owners.0] - places[owners.1]
    let isSteep = normal.x.magnitude * dots.step.x >= normal.y.magnitude * dots.step.y
    guard isSteep == pair.isAcross, pair.line % style.every == 0 else { return }
    let (start, end) = (dots.place(pair.first), dots.place(pair.second))
    let before = lead(start, owners)
    let after = lead(end, owners)
    let share = before < after ? min(max(before / (before - after), 0), 1) : 0.5
    let place = start + share * (end - start)
    guard (place - scale.circle.center).length < scale.circle.radius else { return }
    canvas.draw(dotAt: place, along: Vector(-normal.y, normal.x), style)
  }

  /// How much nearer the first of two samples is to a place than the second, below 0, or less near.
  private func lead(_ place: Vector, _ owners: (Int, Int)) -> Double {
    let embedding = zoom * (place - scale.circle.center)
    let first = places[owners.0] - embedding
    let second = places[owners.1] - embedding
    return first.dot(first) - second.dot(second)
  }
}

/// The dots of a canvas and who owns those that were asked for.
private struct DotOwners {
  /// Two dots beside each other, or one above the other.
  struct Pair {
    var first: Int
    var second: Int
    var isAcross: Bool
    /// The row of dots of a pair side by side, the column of the others.
    var line: Int
  }

  /// From one dot to the next.
  let step: Vector
  private let columns: Int
  private let rows: Int
  private let blitter: Blitter
  private let height: Double
  private var owners: [Int]

  init(_ canvas: Canvas) {
    blitter = canvas.blitter
    columns = canvas.size.width * blitter.columns
    rows = canvas.size.height * blitter.rows
    step = Vector(1 / Double(blitter.columns), 2 / Double(blitter.rows))
    height = canvas.extent.y
    owners = Array(repeating: -1, count: columns * rows)
  }

  func place(_ dot: Int) -> Vector {
    Vector(
      (Double(dot % columns) + 0.5) * step.x, height - (Double(dot / columns) + 0.5) * step.y)
  }

  func cell(_ dot: Int) -> Int {
    dot / columns / blitter.rows * (columns / blitter.columns) + dot % columns / blitter.columns
  }

  mutating func owner(_ dot: Int, _ ask: (Vector) -> Int) -> Int {
    if owners[dot] < 0 { owners[dot] = ask(place(dot)) }
    return owners[dot]
  }

  /// The pairs within a cell and those that lead out of it.
  func pairs(of cell: Int) -> [Pair] {
    let width = columns / blitter.columns
    let left = cell % width * blitter.columns
    let top = cell / width * blitter.rows
    var pairs: [Pair] = []
    for row in top..<top + blitter.rows {
      for column in left..<left + blitter.columns {
        let dot = row * columns + column
        if column + 1 < columns {
          pairs.append(Pair(first: dot, second: dot + 1, isAcross: true, line: row))
        }
        if row + 1 < rows {
          pairs.append(Pair(first: dot, second: dot + columns, isAcross: false, line: column))
        }
        if column == left, column > 0 {
          pairs.append(Pair(first: dot, second: dot - 1, isAcross: true, line: row))
        }
        if row == top, row > 0 {
          pairs.append(Pair(first: dot, second: dot - columns, isAcross: false, line: column))
        }
      }
    }
    return pairs
  }
}
