internal import Cells

extension Canvas {
  /// Adds a sample of a class: as large as half a cell in braille, one dot in coarser tiers.
  ///
  /// - Parameter keepsToItsCell: whether its dots may not spill into a neighbouring cell.
  public mutating func point(at place: Vector, classIndex: Int, keepsToItsCell: Bool) {
    touches += 1
    guard let cell = cell(at: place) else { return }
    if keepsShapes { kept.samples.append((place, classIndex, .full)) }
    guard blitter.glyphs == .braille else {
      points.add(bit(at: place), classIndex: classIndex, to: cell, isPoint: true)
      return
    }
    points.add(0, classIndex: classIndex, to: cell, isPoint: true)
    let left = (place.x * 2).rounded() / 2 - 0.25
    let lower = (place.y * 2).rounded() / 2 - 0.25
    for corner in 0..<4 {
      let dot = Vector(left + (corner & 1 == 0 ? 0 : 0.5), lower + (corner & 2 == 0 ? 0 : 0.5))
      guard let inside = self.cell(at: dot), inside == cell || !keepsToItsCell else { continue }
      points.add(bit(at: dot), classIndex: classIndex, to: inside, isPoint: false)
    }
  }

  /// Adds a single dot of a class, such as a part of a bar.
  public mutating func dot(at place: Vector, classIndex: Int) {
    touches += 1
    guard let cell = cell(at: place) else { return }
    if keepsShapes { kept.samples.append((place, classIndex, .small)) }
    points.add(bit(at: place), classIndex: classIndex, to: cell, isPoint: true)
  }
  /// Adds a sample that is shown by an outline.
  ///
  /// - Parameter isAbove: whether it lies above points; else it gives way to them.
  public mutating func hollow(at place: Vector, classIndex: Int, isAbove: Bool = false) {
    touches += 1
    guard let cell = cell(at: place) else { return }
    if keepsShapes { kept.samples.append((place, classIndex, .hollow)) }
    if hollows[cell] == 0 || isAbove && !hollowsAbove[cell] {
      hollows[cell] = UInt32(classIndex) + 1
      hollowsAbove[cell] = isAbove
    }
  }
}
