internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// The classes' names where their means lie, for embeddings whose length counts: there a mean is a
/// place and not a direction.
struct MeanLabels {
  var snapshot: Snapshot
  var color: Color
  var scale: PlaneScale
  /// Whether points are letters too, from which a mean is told by brackets.
  var isAmongLetters: Bool

  /// Writes each name with a cell to spare on either side, near its mean where another stands.
  func draw(on canvas: inout Canvas) {
    var taken: Set<Int> = []
    for index in 0..<snapshot.classes {
      let mean = (snapshot.prototypes[2 * index], snapshot.prototypes[2 * index + 1])
      guard let place = scale.place(mean.0, mean.1) else { continue }
      let name = Array(snapshot.classNames[index].unicodeScalars)
      let sides: (Unicode.Scalar, Unicode.Scalar) = isAmongLetters ? ("[", "]") : (" ", " ")
      let text = [sides.0] + name + [sides.1]
      for offset in Self.offsets(width: text.count) {
        let start = place + offset - Vector(Double(text.count - 1) / 2, 0)
        let cells = text.indices.compactMap { canvas.cell(at: start + Vector(Double($0), 0)) }
        guard cells.count == text.count, taken.isDisjoint(with: cells) else { continue }
        taken.formUnion(cells)
        for (position, scalar) in text.enumerated() {
          canvas.label(scalar, at: start + Vector(Double(position), 0), color: color)
        }
        break
      }
    }
  }

  /// The class whose mean lies in the cell of a place; nil where none does.
  static func mean(at place: Vector, _ snapshot: Snapshot, _ scale: PlaneScale) -> Int? {
    (0..<snapshot.classes).first { label in
      let mean = scale.place(snapshot.prototypes[2 * label], snapshot.prototypes[2 * label + 1])
      return mean.map { ($0 - place).length < 0.8 } ?? false
    }
  }

  /// Where a name may stand, at its mean first: classes that have collapsed stand in a block.
  private static func offsets(width: Int) -> [Vector] {
    var offsets: [Vector] = []
    for row in [0.0, 2, -2, 4, -4] {
      for column in [0, 1, -1, 2, -2] {
        offsets.append(Vector(Double(column * width), row))
      }
    }
    return offsets.sorted { $0.length < $1.length }
  }
}
