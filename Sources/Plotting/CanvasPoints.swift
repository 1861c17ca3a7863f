internal import Cells

extension Canvas {
  /// Adds a sample of a class: as large as half a cell in braille, one dot in coarser tiers.
  ///
  /// - Parameter keepsToItsCell: whether its dots may not spill into a neighbouring cell.
  public mutating func point(at place: Vector, classIndex: Int, keepsToItsCell: Bool) {
    guard let cell = cell(at: place) else { return }
    let count = cell * classes + classIndex
    if pointCounts[count] < .max { pointCounts[count] += 1 }
    guard blitter.glyphs == .braille else {
      pointMasks[count] |= bit(at: place)
      return
    }
    let left = (place.x * 2).rounded() / 2 - 0.25
    let lower = (place.y * 2).rounded() / 2 - 0.25
    for corner in 0..<4 {
      let dot = Vector(left + (corner & 1 == 0 ? 0 : 0.5), lower + (corner & 2 == 0 ? 0 : 0.5))
      guard let inside = self.cell(at: dot), inside == cell || !keepsToItsCell else { continue }
      pointMasks[inside * classes + classIndex] |= bit(at: dot)
    }
  }

  /// Adds a single dot of a class, such as a part of a bar.
  public mutating func dot(at place: Vector, classIndex: Int) {
    guard let cell = cell(at: place) else { return }
    pointMasks[cell * classes + classIndex] |= bit(at: place)
    if pointCounts[cell * classes + classIndex] < .max {
      pointCounts[cell * classes + classIndex] += 1
    }
  }

  /// The class with the most dots in a cell, the lower one of equals; nil without dots.
  func winner(_ cell: Int) -> Int? {
    var best = 0
    var found: Int?
    for index in 0..<classes {
      let dots = pointMasks[cell * classes + index].nonzeroBitCount
      if dots > best {
        best = dots
        found = index
      }
    }
    return found
  }

  /// The class with the most points in a cell, the lower one of equals, and how many points of all
  /// classes there are; nil without points.
  func majority(_ cell: Int) -> (classIndex: Int, points: Int)? {
    var best: UInt8 = 0
    var found = 0
    var sum = 0
    for index in 0..<classes {
      let count = pointCounts[cell * classes + index]
      sum += Int(count)
      if count > best {
        best = count
        found = index
      }
    }
    return sum > 0 ? (found, sum) : nil
  }
}
