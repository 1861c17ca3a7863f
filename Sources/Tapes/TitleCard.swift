package import Cells
internal import Drawing
package import Laboratory
import Plotting

/// What a recording is called, before its first picture.
package enum TitleCard {
  package static func frame(_ title: String, _ state: State, size: Size) -> Frame {
    let theme = Theme(state.display.theme, colors: state.display.colors)
    var frame = Frame(
      size: size,
      fill: Cell(style: Style(foreground: theme.text, background: theme.ground)))
    let room = max(size.width - 4, 1)
    let text = title.count > room ? title.prefix(room - 1) + "…" : title
    let column = (size.width - text.unicodeScalars.count) / 2
    frame.write(
      text, column: column, row: size.height / 2 - 1, foreground: theme.text,
      attributes: .bold)
    frame.write(
      String(repeating: "─", count: text.unicodeScalars.count), column: column,
      row: size.height / 2, foreground: theme.secondText)
    return frame
  }
}
