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
    // The four dots that meet nearest to the place.
    let right = Int((place.x * 2).rounded())
    let lower = 4 * size.height - Int((place.y * 2).rounded())
    for row in max((lower - 1) >> 2, 0)..<min(lower >> 2 + 1, size.height) {
      for column in max((right - 1) >> 1, 0)..<min(right >> 1 + 1, size.width) {
        let inside = row * size.width + column
        guard inside == cell || !keepsToItsCell else { continue }
        points.add(
          Self.squares[3 * (lower - 4 * row) + right - 2 * column], classIndex: classIndex,
          to: inside, isPoint: inside == cell)
      }
    }
  }

  /// The dots in a cell of braille of a square of four, by the row and the column of its last one, which
  /// may be the first of the next cell.
  private static let squares: [UInt8] = (0...4).flatMap { lower in
    (0...2).map { right in
      var mask: UInt8 = 0
      for row in max(lower - 1, 0)...min(lower, 3) {
        for column in max(right - 1, 0)...min(right, 1) {
          mask |= Blitter(.braille).bit(column: column, row: row)
        }
      }
      return mask
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
    if cells[cell].hollow == 0 || isAbove && !cells[cell].isHollowAbove {
      cells[cell].hollow = UInt32(classIndex) + 1
      cells[cell].isHollowAbove = isAbove
    }
  }
}
