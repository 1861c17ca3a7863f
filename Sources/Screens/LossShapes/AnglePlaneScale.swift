internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import Plotting

/// Where the plot of an angle plane stands, and how angles map into it.
struct AnglePlaneScale {
  /// Columns for the labels of the upright axis and its line.
  static let margin: Int = 5
  var plot: Rectangle
  /// Whole degrees at the end of both axes.
  var limit: Int

  /// Under a title and above a row of labels; a plot much wider than high would bend its diagonals.
  init(_ rectangle: Rectangle, limit: Int) {
    self.limit = limit
    let height = rectangle.height - 2
    plot = Rectangle(
      column: rectangle.column + Self.margin, row: rectangle.row + 1,
      width: min(rectangle.width - Self.margin, height * 16 / 5), height: height)
  }

  /// A plot without labels.
  init(plot: Rectangle, limit: Int) {
    self.plot = plot
    self.limit = limit
  }

  var end: Double { Double(limit).inRadians }

  /// The place of two angles on the plot's canvas; nil beyond its axes.
  func place(_ first: Double, _ second: Double) -> Vector? {
    guard first <= end, second <= end else { return nil }
    return vector(first, second)
  }

  /// As `place`, also beyond the axes.
  func vector(_ first: Double, _ second: Double) -> Vector {
    Vector(
      0.25 + first / end * (Double(plot.width) - 0.5),
      0.25 + second / end * (Double(2 * plot.height) - 0.5))
  }

  /// The angles at the middle of a cell of the plot.
  func angles(column: Int, row: Int) -> (first: Double, second: Double) {
    angles(at: Vector(Double(column) + 0.5, Double(2 * (plot.height - row) - 1)))
  }

  /// The angles at a place of the plot's canvas.
  func angles(at place: Vector) -> (first: Double, second: Double) {
    let x = (place.x - 0.25) / (Double(plot.width) - 0.5)
    let y = (place.y - 0.25) / (Double(2 * plot.height) - 0.5)
    return (min(max(x, 0), 1) * end, min(max(y, 0), 1) * end)
  }

  /// The own angle between two dots of the finer axis.
  var step: Double { end / Double(2 * max(plot.width, 2 * plot.height)) }
}
