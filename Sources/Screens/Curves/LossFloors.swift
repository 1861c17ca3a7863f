internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// The floors of a run as lines that step where a turn moved them.
struct LossFloors {
  var history: History
  /// Whether the run has a floor in the plane.
  var isPlane: Bool
  var axes: ChartAxes
  var theme: Theme
  /// The step at the right end of the axis.
  var lastStep: Double

  /// Draws dashes for the plane's floor and dots for the one in any dimension, each in its cell.
  ///
  /// - Parameter isSecondShown: whether the floor in any dimension is named and so may be drawn.
  func draw(on canvas: inout Canvas, isSecondShown: Bool) {
    for column in 0..<axes.plot.width {
      guard let floor = floor(at: column) else { continue }
      if isSecondShown, let height = floor.inAnyDimension, column % 3 == 1 {
        draw(height, column, length: 0, ascii: ".", on: &canvas)
      }
      if isPlane, let height = floor.inPlane, column % 2 == 0 {
        draw(height, column, length: 0.6, ascii: "-", on: &canvas)
      }
    }
  }

  /// What held at the step of a column.
  private func floor(at column: Int) -> Floor? {
    let step = (Double(column) + 0.5) / Double(axes.plot.width) * lastStep
    return history.floors.last { Double($0.step) <= step } ?? history.floors.first
  }

  private func draw(
    _ height: Double, _ column: Int, length: Double, ascii: Unicode.Scalar,
    on canvas: inout Canvas
  ) {
    let start = axes.place(Double(column) / Double(axes.plot.width), height)
    canvas.draw(
      Segment(start, start + Vector(length, 0)), LineStyle(color: theme.secondText, ascii: ascii))
  }
}
