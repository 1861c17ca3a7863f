import Cells
internal import Drawing
import Laboratory
import MarginLosses
import Plotting
import Recording
internal import Screens
import Training

/// A view as a vector figure for slides and papers.
enum FigureFile {
  /// The main view of a state as a figure.
  static func svg(of state: State, size: Size = Size(width: 120, height: 40)) -> [UInt8] {
    var state = state
    state.display.glyphs = .shapes
    state.display.colors = .direct
    let theme = state.display.colorTheme
    let frame = figure(state, size: size)
    let figured = drawn(of: state)
    let name = figured.comparison.map { "\($0.panes.count) runs" } ?? figured.lossDescription.title
    let title = "\(name), step \(figured.clock)"
    return Array(
      FigureSVG.svg(
        of: frame, foreground: theme.text.rgb(terminal: 0xE0E0E0),
        background: theme.ground.rgb(terminal: 0x121212), title: title
      ).utf8)
  }

  /// All runs side by side, unless one fills the screen.
  private static func drawn(of state: State) -> State {
    state.comparison?.isEnlarged ?? true ? state.figured : state
  }

  /// A path in the current folder for a view's figure, and no file yet.
  static func freePath(for state: State) -> String {
    let figured = drawn(of: state)
    let loss = figured.comparison == nil ? figured.configuration.loss : "compare"
    return FreePath.path(
      "wedge-\(state.figureName)-\(loss)-\(state.clock)", ending: "svg")
  }
}
