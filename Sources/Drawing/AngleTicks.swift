package import Cells
package import Plotting

/// Round angles along an axis that begins at 0°, as close as their labels allow.
package struct AngleTicks {
  /// Whole degrees at the end of the axis.
  package var limit: Int
  package var step: Int

  /// - Parameter most: how many steps there is room for.
  package init(limit: Int, most: Int) {
    self.limit = limit
    let steps = limit > 90 ? [30, 45, 90] : [15, 30, 45]
    step = steps.first { limit / $0 <= most } ?? limit
  }

  package var degrees: [Int] { Array(stride(from: 0, through: limit, by: step)) }

  package static func text(_ degrees: Int) -> String { "\(degrees)°" }

  /// Writes the labels under a plot.
  package func write(below plot: Rectangle, theme: Theme, on frame: inout Frame) {
    for degree in degrees {
      let text = Self.text(degree)
      let width = text.unicodeScalars.count
      let middle = degree * plot.width / limit
      let column = min(max(0, middle - width / 2), plot.width - width)
      frame.write(
        text, column: plot.column + column, row: plot.row + plot.height,
        foreground: theme.secondText)
    }
  }

  /// Writes the labels beside a plot, right up to its line.
  package func write(leftOf plot: Rectangle, theme: Theme, on frame: inout Frame) {
    for degree in degrees {
      let text = Self.text(degree)
      let row = min(max(0, (limit - degree) * plot.height / limit), plot.height - 1)
      frame.write(
        text, column: plot.column - 1 - text.unicodeScalars.count, row: plot.row + row,
        foreground: theme.secondText)
    }
  }
}
