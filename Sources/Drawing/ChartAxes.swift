package import Cells
package import Plotting

/// A chart's vertical axis: a line with a few numbers to its left.
package struct ChartAxes {
  /// Columns that the numbers and the line take.
  package static let margin: Int = 6
  /// Where the curves are drawn.
  package var plot: Rectangle
  package var values: ClosedRange<Double>

  /// The rectangle below the title, without the rows under the axis.
  package init(_ rectangle: Rectangle, below: Int, values: ClosedRange<Double>) {
    plot = Rectangle(
      column: rectangle.column + Self.margin, row: rectangle.row + 1,
      width: rectangle.width - Self.margin, height: rectangle.height - 1 - below)
    self.values = values
  }

  /// Draws the line, and each number beside the row it lies in.
  package func draw(_ numbers: [(value: Double, text: String)], theme: Theme, on frame: inout Frame)
  {
    let line = theme.secondText
    for row in 0..<plot.height {
      frame.write("│", column: plot.column - 1, row: plot.row + row, foreground: line)
    }
    for (value, text) in numbers {
      let width = text.unicodeScalars.count
      frame.write(
        text, column: plot.column - 2 - width, row: plot.row + row(of: value), foreground: line)
    }
  }

  /// The row of the plot, from its top, that holds a value.
  package func row(of value: Double) -> Int {
    guard value.isFinite else { return 0 }
    let share = (values.upperBound - value) / (values.upperBound - values.lowerBound)
    return min(max(Int(share * Double(plot.height)), 0), plot.height - 1)
  }

  /// The place on the plot's canvas of a share of the width and a value; what is above the range is
  /// above the canvas.
  package func place(_ share: Double, _ value: Double) -> Vector {
    let height = (value - values.lowerBound) / (values.upperBound - values.lowerBound)
    let extent = Vector(Double(plot.width), Double(2 * plot.height))
    return Vector(
      min(share * extent.x, extent.x - 0.01),
      0.25 + min(max(height, 0), 2) * (extent.y - 0.5))
  }

  /// A canvas of the plot's size.
  package func canvas(_ theme: Theme, _ glyphs: GlyphTier) -> Canvas {
    Canvas(
      size: Size(width: plot.width, height: plot.height), glyphs: glyphs,
      ground: theme.ground)
  }

  /// Puts a canvas of curves on the frame.
  package func put(_ canvas: Canvas, theme: Theme, on frame: inout Frame) {
    canvas.draw(
      column: plot.column, row: plot.row, on: &frame, points: .dots, marks: [],
      hatch: theme.secondText)
  }
}
