package import Cells

/// How far a recording is, in a row of its own below the picture.
package enum ProgressBar {
  private static let eighths = Array(" ▏▎▍▌▋▊▉█".unicodeScalars)

  /// - Parameter style: how the picture's text is painted.
  package static func adding(_ time: Int, of whole: Int, to frame: Frame, _ style: Style) -> Frame {
    var taller = Frame(
      size: Size(width: frame.width, height: frame.height + 1), fill: Cell(style: style))
    taller.cells.replaceSubrange(0..<frame.cells.count, with: frame.cells)
    let parts = frame.width * 8 * min(max(time, 0), whole) / max(whole, 1)
    for column in 0..<frame.width {
      let part = min(max(parts - column * 8, 0), 8)
      taller[column, frame.height].scalar = eighths[part].value
    }
    return taller
  }
}
