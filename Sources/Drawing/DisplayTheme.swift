package import Plotting

extension Display {
  /// The theme's colours in the tier of the terminal.
  package var colorTheme: Theme { Theme(theme, colors: colors, isStage: isBig) }
}
