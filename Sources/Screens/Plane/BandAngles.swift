internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting

/// The width of margin bands in degrees, written across a boundary where no point stands: each
/// number once, since equal bands need no second label.
struct BandAngles {
  var map: DecisionMap
  var theme: Theme
  var scale: PlaneScale

  /// The height of a cell with as much again to spare.
  private static let leastRoom = 4.0

  /// Tries places from the ring inwards; a band without room stays bare.
  func draw(on canvas: inout Canvas) {
    var written: [String] = []
    for band in Self.bands(of: map) {
      let text = text(band.width, canvas.blitter.glyphs)
      guard !written.contains(text) else { continue }
      let length = Double(text.unicodeScalars.count)
      for share in stride(from: 92, through: 40, by: -4) {
        let middle = scale.place(
          PlaneScale.direction(band.middle), share: Double(share) / 100)
        guard band.width * (middle - scale.circle.center).length >= Self.leastRoom else { break }
        let left = Vector((middle.x - length / 2).rounded(.down) + 0.5, middle.y)
        guard isFree(left, length, canvas), lies(left, length, in: band) else { continue }
        for (index, scalar) in text.unicodeScalars.enumerated() {
          canvas.label(
            scalar, at: left + Vector(Double(index), 0), color: theme.text, attributes: [])
        }
        bracket(
          band, share: Double(share) / 100, around: length,
          middle: left + Vector((length - 1) / 2, 0), on: &canvas)
        written.append(text)
        break
      }
    }
  }

  /// Shows which width a label means: an arc through it, with a tick at either edge; only where the
  /// label leaves something of the arc.
  private func bracket(
    _ band: Band, share: Double, around length: Double, middle: Vector, on canvas: inout Canvas
  ) {
    let radius = share * scale.circle.radius
    // How far the label reaches along the arc to either side of its middle.
    let covered = min(
      length / 2 / max(Double.sin(band.middle).magnitude, 1e-9),
      1 / max(Double.cos(band.middle).magnitude, 1e-9))
    guard band.width / 2 * radius >= covered + 3 else { return }
    let style = LineStyle(color: theme.text, isThin: true)
    let steps = Int(band.width * radius) + 1
    let start = band.middle - band.width / 2
    let arc = (0...steps).map { step in
      scale.place(
        PlaneScale.direction(start + band.width * Double(step) / Double(steps)), share: share)
    }
    // The rim of a single letter of a figure leaves the arc beside a point or a degree sign.
    let isOpen = canvas.blitter.glyphs == .shapes
    let parts = arc.split {
      isOpen && ($0.x - middle.x).magnitude < length / 2 + 0.5 && ($0.y - middle.y).magnitude < 1
    }
    for part in parts { canvas.draw(Array(part), style) }
    for edge in [start, start + band.width] {
      let direction = PlaneScale.direction(edge)
      let half = 1 / scale.circle.radius
      canvas.draw(
        Segment(
          scale.place(direction, share: share - half), scale.place(direction, share: share + half)),
        style)
    }
  }

  struct Band {
    /// Radians.
    var middle: Double
    var width: Double
  }

  /// A band for every boundary between two classes whose margins are met on either side of it.
  ///
  /// Wider than half a turn, it would end where a logit that has turned round meets the margin
  /// behind the prototypes.
  static func bands(of map: DecisionMap) -> [Band] {
    let sectors = map.sectors
    return sectors.indices.compactMap { index in
      let before = sectors[index > 0 ? index - 1 : sectors.count - 1]
      let after = sectors[index]
      let wedges = (
        sectors[(index + sectors.count - 2) % sectors.count], sectors[(index + 1) % sectors.count]
      )
      guard before.owner != after.owner, !before.meetsMargin, !after.meetsMargin,
        wedges.0.meetsMargin, wedges.0.owner == before.owner, wedges.1.meetsMargin,
        wedges.1.owner == after.owner
      else { return nil }
      let width = before.length + after.length
      guard width < .pi else { return nil }
      return Band(middle: after.start + (after.length - before.length) / 2, width: width)
    }
  }

  private func text(_ width: Double, _ glyphs: GlyphTier) -> String {
    let text = degreesText(width)
    return glyphs == .ascii ? text.filter { $0 != "°" } : text
  }

  /// Whether every cell of a text lies within a band, with half a cell's height to spare.
  private func lies(_ left: Vector, _ length: Double, in band: Band) -> Bool {
    let middle = PlaneScale.direction(band.middle)
    return stride(from: 0, to: Int(length), by: 1).allSatisfy { index in
      let offset = left + Vector(Double(index), 0) - scale.circle.center
      let aside = Double.atan2(middle.cross(offset).magnitude, middle.dot(offset))
      return (band.width / 2 - aside) * offset.length >= 1
    }
  }

  /// Whether a text and a cell on either side of it lie on bare ground within the ring.
  private func isFree(_ left: Vector, _ length: Double, _ canvas: Canvas) -> Bool {
    let circle = scale.circle
    return stride(from: -1, through: Int(length), by: 1).allSatisfy { index in
      let place = left + Vector(Double(index), 0)
      return (place - circle.center).length < circle.radius - 1.5 && !canvas.holdsMark(place)
    }
  }
}
