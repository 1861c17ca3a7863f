package import Cells

/// How far a recording is, in a row of its own below the picture.
package enum ProgressBar {
  /// - Parameter style: how the picture's text is painted.
  package static func adding(_ time: Int, of whole: Int, to frame: Frame, _ style: Style) -> Frame {
    var taller = Frame(
      size: Size(width: frame.width, height: frame.height + 1), fill: Cell(style: style))
    taller.cells.replaceSubrange(0..<frame.cells.count, with: frame.cells)
    for column in 0..<frame.width * min(max(time, 0), whole) / max(whole, 1) {
      taller[column, frame.height].scalar = 0x2501
    }
    return taller
  }
}
