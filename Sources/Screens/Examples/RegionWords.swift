internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// The names of a triplet's regions, each written inside its own where cells are free.
struct RegionWords {
  var geometry: TripletGeometry

  func draw(on plane: inout BatchPlane) {
    for (name, kind) in [("hard", Difficulty.hard), ("semi-hard", .semihard), ("easy", .easy)] {
      let anchor = plane.place(geometry.anchor)
      write(name, on: &plane) { place, position in
        guard difficulty(of: position) == kind else { return nil }
        return (place - anchor).length
      }
    }
    guard plane.canvas.size.width >= 56 else { return }
    let apart = (geometry.positive - geometry.negative).length
    let slope = geometry.isSquared ? 2 * apart : 2
    let middle = 0.5 * plane.canvas.extent
    let unit = plane.unit
    write("D(a,p) + α ≤ D(a,n)", on: &plane) { place, position in
      let side = geometry.side(of: position)
      guard side > 0, slope > 0 else { return nil }
      let gap = side / slope * unit
      return gap < 12 ? gap - 0.2 * (place.x - middle.x).magnitude : nil
    }
  }

  /// What a negative would be at a position.
  private func difficulty(of position: Vector) -> Difficulty {
    .of(
      positive: geometry.near, negative: geometry.measure(geometry.anchor, position),
      margin: geometry.margin)
  }

  /// Writes a word where all its cells and one on either side are free and have a price, and the
  /// sum of the two ends' prices is least; nowhere if there is no such place.
  private func write(
    _ name: String, on plane: inout BatchPlane, price: (Vector, Vector) -> Double?
  ) {
    let letters = Array(plane.pen.worded(name).unicodeScalars)
    let size = plane.canvas.size
    var best: (row: Int, column: Int, price: Double)?
    for row in 0..<size.height {
      let prices = (0..<size.width).map { column -> Double? in
        let place = plane.canvas.center(column: column, row: row)
        guard !plane.canvas.isTaken(place) else { return nil }
        return price(place, (1 / plane.unit) * (place - plane.scale.circle.center))
      }
      var free = 0
      for column in 0..<size.width {
        free = prices[column] == nil ? 0 : free + 1
        let first = column - letters.count - 1
        guard free >= letters.count + 2, let start = prices[first], let end = prices[column]
        else { continue }
        if start + end < best?.price ?? .infinity { best = (row, first + 1, start + end) }
      }
    }
    guard let best else { return }
    for (offset, letter) in letters.enumerated() {
      let place = plane.canvas.center(column: best.column + offset, row: best.row)
      plane.canvas.label(letter, at: place, color: plane.pen.theme.text, attributes: [])
    }
  }
}
