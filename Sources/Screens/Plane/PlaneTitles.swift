internal import Cells
internal import Drawing
internal import Plotting

/// The full names of classes beside their letters outside the ring, as far as there is room: away from
/// the ring, cut where the plane ends, and left out where hardly a letter would stand.
struct PlaneTitles {
  let circle: Circle
  /// Of each class, where marks are not names already.
  let titles: [String]
  let glyphs: GlyphTier

  /// With fewer letters a name that is cut says nothing.
  private static let fewest = 4

  /// A letter that stands beyond the ring, and its class.
  struct Sign {
    let place: Vector
    let label: Int
    let color: Color
  }

  func draw(_ signs: [Sign], on canvas: inout Canvas) {
    for sign in signs {
      let step = sign.place.x < circle.center.x ? -1.0 : 1.0
      let room = room(beside: sign.place, step, on: canvas)
      guard let text = fitting(titles[sign.label], room) else { continue }
      let start = step > 0 ? 2.0 : -Double(text.count + 1)
      for (offset, scalar) in text.enumerated() {
        canvas.label(
          scalar, at: sign.place + Vector(start + Double(offset), 0), color: sign.color,
          attributes: [])
      }
    }
  }

  /// Free cells in a row behind one that parts the name from its letter.
  private func room(beside place: Vector, _ step: Double, on canvas: Canvas) -> Int {
    // The last row has the caption.
    guard place.y > 2 else { return 0 }
    var count = 0
    while isFree(place + Vector(step * Double(count + 1), 0), on: canvas) { count += 1 }
    // Another letter or the ring is kept away from.
    let end = place + Vector(step * Double(count + 1), 0)
    return canvas.cell(at: end) == nil ? count - 1 : count - 2
  }

  private func isFree(_ place: Vector, on canvas: Canvas) -> Bool {
    // The middle of the cell lies beyond the ring.
    let middle = Vector(place.x.rounded(.down) + 0.5, 2 * (place.y / 2).rounded(.down) + 1)
    return canvas.cell(at: place) != nil && !canvas.isTaken(place)
      && (middle - circle.center).length > circle.radius + 0.5
  }

  /// The name in so many cells; nil where it cannot be shown, or hardly anything of it.
  private func fitting(_ title: String, _ room: Int) -> [Unicode.Scalar]? {
    let scalars = Array((glyphs == .ascii ? asciiText(title) : title).unicodeScalars)
    guard scalars.allSatisfy({ fitsCell($0.value) && $0 != "\u{FFFD}" }) else { return nil }
    if scalars.count <= room { return scalars }
    guard room > Self.fewest else { return nil }
    return scalars.prefix(room - 1) + [glyphs == .ascii ? "." : "…"]
  }
}
