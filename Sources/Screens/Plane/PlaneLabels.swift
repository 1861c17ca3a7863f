internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// The prototypes' names outside the ring, each at its direction; where the plane is magnified, at
/// the edge of what is seen.
struct PlaneLabels {
  var snapshot: Snapshot
  var marks: [ClassMark]
  var scale: PlaneScale
  /// A prototype that is asked about is marked in reverse.
  var asked: Asked?
  /// Nil where names stay away.
  var glyphs: GlyphTier?

  private var circle: Circle { scale.circle }

  /// Columns that the longest name takes beside the ring.
  static func width(of names: [String]) -> Int {
    names.reduce(1) { max($0, $1.unicodeScalars.count) }
  }

  func draw(on canvas: inout Canvas) {
    if scale.isZoomed {
      drawEdges(on: &canvas)
    } else if Self.width(of: snapshot.classNames) > 1 {
      drawNames(on: &canvas)
    } else {
      drawLetters(on: &canvas)
    }
  }

  /// The prototype whose sign stands beyond the ring about a place; nil when none does.
  func prototype(at place: Vector) -> Int? {
    let offset = place - circle.center
    guard !scale.isZoomed, (circle.radius - 0.5...circle.radius + 4).contains(offset.length)
    else { return nil }
    let rows = 0..<snapshot.prototypes.count / 2
    let distances = rows.map { row in
      direction(row).map { (offset.length * $0 - offset).length } ?? .infinity
    }
    guard let nearest = rows.min(by: { distances[$0] < distances[$1] }), distances[nearest] < 2
    else { return nil }
    return nearest
  }

  /// One a prototype, of which a class may have several; the first of each class come first.
  private var rows: [(row: Int, owner: Int)] {
    let perClass = snapshot.prototypesPerClass
    return (0..<perClass).flatMap { place in
      (0..<snapshot.classes).map { (perClass * $0 + place, $0) }
    }
  }

  private func direction(_ index: Int) -> Vector? {
    let prototype = Vector(
      Double(snapshot.prototypes[2 * index]), Double(snapshot.prototypes[2 * index + 1]))
    guard prototype.length > 0, prototype.length.isFinite else { return nil }
    return (1 / prototype.length) * prototype
  }
}

extension PlaneLabels {
  private func drawLetters(on canvas: inout Canvas) {
    var signs: [PlaneTitles.Sign] = []
    let pointing = rows.compactMap { row, index in direction(row).map { (row, index, $0) } }
    let places = RingPlaces(circle: circle).places(of: pointing.map(\.2), on: canvas)
    for ((row, index, _), place) in zip(pointing, places) {
      label(row, marks[index].letter, at: place, marks[index].color, on: &canvas)
      signs.append(PlaneTitles.Sign(place: place, label: index, color: marks[index].color))
    }
    let (names, titles) = (snapshot.classNames, snapshot.classTitles)
    guard let glyphs, glyphs != .shapes, titles.count == names.count, titles != names else {
      return
    }
    PlaneTitles(circle: circle, titles: titles, glyphs: glyphs).draw(
      signs.prefix(snapshot.classes).map { $0 }, on: &canvas)
  }

  private func label(
    _ row: Int, _ scalar: Unicode.Scalar, at place: Vector, _ color: Color,
    on canvas: inout Canvas
  ) {
    canvas.label(
      scalar, at: place, color: color,
      attributes: asked == .prototype(row) ? [.bold, .reverse] : .bold)
  }

  /// Each sign where its direction leaves the picture.
  private func drawEdges(on canvas: inout Canvas) {
    for (row, index) in rows {
      guard let direction = direction(row), let end = edge(direction, of: canvas) else { continue }
      let place = (0...3).map { end - Double($0) * 2 * direction }.first { place in
        canvas.cell(at: place) != nil && !canvas.holdsMark(place)
      }
      if let place {
        label(row, marks[index].letter, at: place, marks[index].color, on: &canvas)
      }
    }
  }

  /// The last place of a direction that lies on the canvas and not far beyond the ring.
  private func edge(_ direction: Vector, of canvas: Canvas) -> Vector? {
    var (near, far) = (0.0, circle.radius + 1)
    let (least, most) = (Vector(0.5, 1), canvas.extent - Vector(0.5, 1))
    for (start, along, least, most) in [
      (circle.center.x, direction.x, least.x, most.x),
      (circle.center.y, direction.y, least.y, most.y),
    ] {
      if along.magnitude < 1e-12 {
        guard start >= least, start <= most else { return nil }
        continue
      }
      let ends = [(least - start) / along, (most - start) / along].sorted()
      near = max(near, ends[0])
      far = min(far, ends[1])
    }
    return near <= far ? circle.center + far * direction : nil
  }
}

extension PlaneLabels {
  /// Whole names as far as there is room: classes are asked in their order and left out where they
  /// would touch one that stands, so that the same ones stay while prototypes move.
  private func drawNames(on canvas: inout Canvas) {
    var labelled: [Vector] = []
    for (row, index) in rows {
      let width = snapshot.classNames[index].unicodeScalars.count
      guard let direction = direction(row),
        labelled.allSatisfy({ ($0 - direction).length * circle.radius >= Double(width + 1) }),
        let start = start(of: index, direction, on: canvas)
      else { continue }
      labelled.append(direction)
      for (offset, scalar) in snapshot.classNames[index].unicodeScalars.enumerated() {
        label(
          row, scalar, at: start + Vector(Double(offset), 0), marks[index].color, on: &canvas)
      }
    }
  }

  /// Where a name begins whose near side lies just outside the ring; nil without room.
  private func start(of index: Int, _ direction: Vector, on canvas: Canvas) -> Vector? {
    let width = snapshot.classNames[index].unicodeScalars.count
    let ring = RingPlaces(circle: circle)
    for step in 1...6 {
      let reach = circle.radius + 0.3 + 0.45 * Double(step)
      let lean = Double(width - 1) * (1 - direction.x) / 2
      let start = circle.center + reach * direction - Vector(lean.rounded(), 0)
      let places = (0..<width).map { start + Vector(Double($0), 0) }
      let around = [start - Vector(1, 0), start + Vector(Double(width), 0)]
      let isFree = places.allSatisfy { !canvas.isTaken($0) && ring.isOutside($0) }
      let isApart = around.allSatisfy {
        canvas.cell(at: $0) == nil || !canvas.isTaken($0) || !ring.isOutside($0)
      }
      if isFree && isApart { return start }
    }
    return nil
  }
}
