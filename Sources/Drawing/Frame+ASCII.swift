package import Cells
internal import Plotting

extension Frame {
  /// Replaces every scalar beyond ASCII by the nearest one within.
  package mutating func becomeASCII() {
    for index in cells.indices where cells[index].scalar > 126 {
      let scalar = Unicode.Scalar(cells[index].scalar) ?? "?"
      cells[index].scalar = asciiScalar(scalar).value
    }
  }
}
