internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// A small angle plane of one loss: its regions, its band and the run's own points.
struct BoundaryPicture {
  let state: State
  let row: BoundaryRow
  let angles: PairAngles
  /// Whole degrees at the end of both axes.
  let limit: Int

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let theme = state.display.colorTheme
    let pen = TextPen(state)
    pen.write(
      pen.cut(row.description.title, width: rectangle.width), column: rectangle.column,
      row: rectangle.row, width: rectangle.width, on: &frame,
      tone: row.isChosen ? .chosen : .plain)
    let plot = Rectangle(
      column: rectangle.column, row: rectangle.row + 1, width: rectangle.width,
      height: rectangle.height - 1)
    let scale = AnglePlaneScale(plot: plot, limit: limit)
    let ground = AnglePlaneGround(
      snapshot: state.snapshot, known: KnownLoss(alone: row.loss), angles: angles, theme: theme,
      glyphs: state.display.glyphs, scale: scale)
    var canvas = Canvas(
      size: Size(width: plot.width, height: plot.height), glyphs: state.display.glyphs,
      ground: theme.ground)
    let verdicts = ground.draw(on: &canvas)
    // In a few cells points would hide the lines.
    let points = plot.width >= 16 ? angles.points : []
    for point in points {
      guard let place = scale.place(point.first, point.second) else { continue }
      canvas.point(
        at: place, classIndex: point.classIndex, keepsToItsCell: style != .dots)
    }
    canvas.draw(
      column: plot.column, row: plot.row, on: &frame, points: style,
      marks: marks, hatch: theme.secondText)
    ground.write(verdicts, over: canvas, on: &frame)
  }

  private var marks: [ClassMark] {
    state.snapshot.classNames.enumerated().map { index, name in
      ClassMark(
        color: state.display.colorTheme.point(index),
        letter: ClassSign.sign(name, index, state.display.glyphs))
    }
  }

  private var style: PointStyle {
    if state.display.glyphs == .ascii { return .letters }
    return state.display.colorTheme.hasClassColors ? .dots : .dotsAndLetters
  }
}
