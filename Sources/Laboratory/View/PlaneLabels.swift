internal import Cells
internal import Plotting
internal import Training

/// The prototypes' names outside the ring, each at its direction.
struct PlaneLabels {
  var snapshot: Snapshot
  var marks: [ClassMark]
  var circle: Circle

  /// Columns that the longest name takes beside the ring.
  static func width(of names: [String]) -> Int {
    names.reduce(1) { max($0, $1.unicodeScalars.count) }
  }

  func draw(on canvas: inout Canvas) {
    if Self.width(of: snapshot.classNames) > 1 {
      drawNames(on: &canvas)
    } else {
      drawLetters(on: &canvas)
    }
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

  /// Whether the middle of the cell of a place lies beyond the ring.
  private func isOutside(_ place: Vector) -> Bool {
    let middle = Vector(place.x.rounded(.down) + 0.5, 2 * (place.y / 2).rounded(.down) + 1)
    return (middle - circle.center).length > circle.radius + 0.5
  }
}

extension PlaneLabels {
  private func drawLetters(on canvas: inout Canvas) {
    for (row, index) in rows {
      guard let direction = direction(row) else { continue }
      let place = place(direction, on: canvas)
      canvas.label(marks[index].letter, at: place, color: marks[index].color)
    }
  }

  /// The first free cell on the way out; then beside it, when another letter stands there.
  private func place(_ direction: Vector, on canvas: Canvas) -> Vector {
    let aside = Vector(-direction.y, direction.x)
    for shift in [0.0, 1.6, -1.6, 3.2, -3.2, 4.8, -4.8] {
      for step in 1...5 {
        let reach = circle.radius + 0.3 + 0.45 * Double(step)
        let place = circle.center + reach * direction + shift * aside
        if !canvas.isTaken(place), isOutside(place) { return place }
      }
    }
    return circle.center + (circle.radius + 1) * direction
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
        canvas.label(scalar, at: start + Vector(Double(offset), 0), color: marks[index].color)
      }
    }
  }

  /// Where a name begins whose near side lies just outside the ring; nil without room.
  private func start(of index: Int, _ direction: Vector, on canvas: Canvas) -> Vector? {
    let width = snapshot.classNames[index].unicodeScalars.count
    for step in 1...6 {
      let reach = circle.radius + 0.3 + 0.45 * Double(step)
      let lean = Double(width - 1) * (1 - direction.x) / 2
      let start = circle.center + reach * direction - Vector(lean.rounded(), 0)
      let places = (0..<width).map { start + Vector(Double($0), 0) }
      let around = [start - Vector(1, 0), start + Vector(Double(width), 0)]
      let isFree = places.allSatisfy { !canvas.isTaken($0) && isOutside($0) }
      let isApart = around.allSatisfy {
        canvas.cell(at: $0) == nil || !canvas.isTaken($0) || !isOutside($0)
      }
      if isFree && isApart { return start }
    }
    return nil
  }
}
