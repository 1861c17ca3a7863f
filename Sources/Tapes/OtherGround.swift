internal import Drawing
package import Laboratory
import Plotting

extension State {
  /// The same in the theme for the other kind of room; nil where a theme is for every room.
  package var onOtherGround: State? {
    let others: [ThemeName: ThemeName] = [.dark: .light, .light: .dark]
    guard let theme = others[display.theme] else { return nil }
    var state = self
    state.display.theme = theme
    return state
  }
}
