internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// Triplets as lines on the plane of a batch, and the regions of one of them.
struct MiningPicture {
  var triplets: MinedTriplets
  var loss: any TripletLoss

  func draw(on plane: inout BatchPlane) {
    drawMembers(on: &plane)
    drawLines(on: &plane)
    guard let chosen = triplets.chosen else { return }
    let positions = (0..<plane.batch.samples.count).map(plane.position)
    let geometry = TripletGeometry(chosen, positions, loss)
    drawRings(geometry, on: &plane)
    drawBoundary(geometry, on: &plane)
    mark(chosen, on: &plane)
    RegionWords(geometry: geometry).draw(on: &plane)
  }

  private func drawMembers(on plane: inout BatchPlane) {
    if loss.normalizes {
      let style = LineStyle(color: plane.pen.theme.secondText, every: 4, ascii: ".")
      plane.canvas.draw(Circle(center: plane.scale.circle.center, radius: plane.unit)) { _ in style
      }
    }
    for member in plane.batch.samples.indices {
      plane.canvas.point(
        at: plane.place(plane.position(member)), classIndex: plane.label(member),
        keepsToItsCell: true)
    }
  }

  private func drawLines(on plane: inout BatchPlane) {
    let theme = plane.pen.theme
    for each in triplets.drawn.reversed() {
      let color = each == triplets.chosen ? theme.text : theme.secondText
      connect(each.anchor, each.negative, LineStyle(color: color, every: 2, ascii: "."), &plane)
      connect(each.anchor, each.positive, LineStyle(color: color), &plane)
    }
    for each in triplets.drawn {
      plane.mark(each.positive)
      plane.mark(each.negative)
      plane.mark(each.anchor)
    }
  }

  private func connect(
    _ first: Int, _ second: Int, _ style: LineStyle, _ plane: inout BatchPlane
  ) {
    plane.canvas.draw([first, second].map { plane.place(plane.position($0)) }, style)
  }

  /// Where a negative would be hard, and, hatched, where it would be semi-hard.
  private func drawRings(_ geometry: TripletGeometry, on plane: inout BatchPlane) {
    let theme = plane.pen.theme
    let center = plane.place(geometry.anchor)
    let sight = plane.canvas.extent.length
    let radii = [geometry.semihardRadius, geometry.hardRadius].map { plane.unit * $0 }
    guard center.x.isFinite, center.y.isFinite, radii.allSatisfy(\.isFinite) else { return }
    let hatches: [Unicode.Scalar?] = [plane.pen.isASCII ? ":" : "╱", nil]
    for (radius, hatch) in zip(radii, hatches) {
      plane.canvas.fill(
        Circle(center: center, radius: radius),
        sectors: [SectorFill(start: Vector(1, 0), color: theme.ground, hatch: hatch)])
    }
    let styles = [
      LineStyle(color: theme.text, every: 2, ascii: "o"), LineStyle(color: theme.text, ascii: "o"),
    ]
    for (radius, style) in zip(radii, styles) where radius < sight && radius > 0 {
      plane.canvas.draw(Circle(center: center, radius: radius)) { _ in style }
    }
  }

  private func drawBoundary(_ geometry: TripletGeometry, on plane: inout BatchPlane) {
    let extent = plane.canvas.extent
    let middle = (1 / plane.unit) * (0.5 * extent - plane.scale.circle.center)
    let curve = geometry.boundary(
      round: middle, radius: extent.length / 2 / plane.unit, pieces: 4 * Int(extent.length))
    let style = LineStyle(color: plane.pen.theme.text, ascii: "=")
    plane.canvas.draw(curve.map(plane.place), style)
  }

  /// The three letters, and beside them which is which.
  private func mark(_ chosen: ExampleTriplet, on plane: inout BatchPlane) {
    plane.mark(chosen.negative)
    plane.mark(chosen.positive)
    plane.mark(chosen.anchor, isChosen: true)
    let names: [(Int, Unicode.Scalar)] = [
      (chosen.anchor, "a"), (chosen.positive, "p"), (chosen.negative, "n"),
    ]
    let letters = names.map { plane.place(plane.position($0.0)) }
    var taken = letters.compactMap(plane.canvas.cell)
    for ((_, name), place) in zip(names, letters) {
      let spots = [Vector(1, 0), Vector(-1, 0), Vector(0, 2), Vector(0, -2)].map { place + $0 }
      let free = spots.first { spot in
        plane.canvas.cell(at: spot).map { !taken.contains($0) } ?? false
      }
      guard let free, let cell = plane.canvas.cell(at: free) else { continue }
      taken.append(cell)
      plane.canvas.label(name, at: free, color: plane.pen.theme.text, attributes: [])
    }
  }
}
