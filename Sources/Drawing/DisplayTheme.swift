package import Plotting

extension Display {
  /// The theme's colours in the tier of the terminal.
  package var colorTheme: Theme {
    Theme(theme, colors: colors, isStage: isBig, isOnLight: isOnLight)
  }
  /// The same beside the picture, where nothing is big.
  package var usualTheme: Theme { Theme(theme, colors: colors, isOnLight: isOnLight) }
}
