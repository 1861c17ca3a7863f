public import Cells

/// A frame as a picture of a terminal's screen, the same bytes every time.
///
/// A cell is ten units wide and twenty high. Dots, blocks, lines and symbols are drawn, other glyphs are
/// text held on the grid.
public enum SVGFrame {
  /// The picture, given the colours that the terminal's own stand for.
  ///
  /// - Parameters:
  ///   - look: what lies around it.
  ///   - words: what is said to who does not see it.
  public static func svg(
    of frame: Frame, foreground: UInt32 = 0xE0E0E0, background: UInt32 = 0x121212,
    look: PictureLook = PictureLook(), words: String = ""
  ) -> String {
    var canvas = SVGCanvas(foreground: foreground, background: background)
    for row in 0..<frame.height {
      canvas.draw((0..<frame.width).map { frame[$0, row] }, row: row)
    }
    return canvas.document(size: frame.size, look: look, words: words)
  }
}
