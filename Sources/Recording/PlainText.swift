public import Cells

/// A frame as text that any program can read.
public enum PlainText {
  /// The rows, each without its trailing blanks and ended by a line feed.
  public static func text(of frame: Frame) -> String {
    var text = String.UnicodeScalarView()
    for row in 0..<frame.height {
      let scalars = (0..<frame.width).map { frame[$0, row].displayedScalar }
      let end = scalars.lastIndex { $0 != 0x20 }.map { $0 + 1 } ?? 0
      text.append(contentsOf: scalars[..<end].compactMap { Unicode.Scalar($0) })
      text.append("\n")
    }
    return String(text)
  }
}
