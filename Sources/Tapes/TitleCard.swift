package import Cells
internal import Drawing
package import Laboratory
import Plotting

/// What a recording is called, before its first picture.
package enum TitleCard {
  package static func frame(_ title: String, _ state: State, size: Size) -> Frame {
    let theme = state.display.usualTheme
    var frame = Frame(
      size: size,
      fill: Cell(style: Style(foreground: theme.text, background: theme.ground)))
    let lines = Caption.lines(of: SaidText.shown(title), width: max(size.width - 4, 1))
    let widest = lines.map(\.count).max() ?? 0
    let top = (size.height - lines.count - 1) / 2
    for (index, line) in lines.enumerated() {
      frame.write(
        String(line), column: (size.width - line.count) / 2, row: top + index,
        foreground: theme.text, attributes: .bold)
    }
    frame.write(
      String(repeating: "─", count: widest), column: (size.width - widest) / 2,
      row: top + lines.count, foreground: theme.secondText)
    if state.display.glyphs == .ascii { frame.becomeASCII() }
    return frame
  }
}
