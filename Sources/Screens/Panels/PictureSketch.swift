internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// A small grey picture in half blocks, two pixels a cell.
struct PictureSketch {
  private let picture: Picture
  private let isASCII: Bool

  init(_ picture: Picture, isASCII: Bool) {
    self.picture = picture
    self.isASCII = isASCII
  }

  var width: Int { picture.width }
  var height: Int { (picture.greys.count / picture.width + 1) / 2 }

  func draw(column: Int, row: Int, color: Color, on frame: inout Frame) {
    for y in 0..<height {
      for x in 0..<width {
        let (upper, lower) = (isInk(x, 2 * y), isInk(x, 2 * y + 1))
        frame.write(
          glyph(upper, lower), column: column + x, row: row + y, foreground: color)
      }
    }
  }

  private func glyph(_ upper: Bool, _ lower: Bool) -> String {
    if isASCII { return upper && lower ? "#" : upper ? "'" : lower ? "." : " " }
    return upper && lower ? "█" : upper ? "▀" : lower ? "▄" : " "
  }

  private func isInk(_ x: Int, _ y: Int) -> Bool {
    let index = y * picture.width + x
    return picture.greys.indices.contains(index) && picture.greys[index] >= 0.5
  }
}
