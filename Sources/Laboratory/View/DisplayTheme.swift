internal import Plotting

extension Display {
  /// The theme's colours in the tier of the terminal.
  var colorTheme: Theme { Theme(theme, colors: colors, isStage: isBig) }
}
