internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// The ground of an angle plane: regions, band, boundaries, and what the plane can reach.
struct AnglePlaneGround {
  var snapshot: Snapshot
  var known: KnownLoss
  var angles: PairAngles
  var theme: Theme
  var glyphs: GlyphTier
  var scale: AnglePlaneScale

  private var loss: any Classifier { known.loss }

  /// What is decided in a cell of the plot.
  typealias Verdict = (owner: Int, meetsMargin: Bool)

  /// Draws all of it but words and hatch.
  ///
  /// - Returns: the verdict on each cell, row by row, for what is written later.
  func draw(on canvas: inout Canvas) -> [Verdict] {
    let verdicts = verdicts
    tint(verdicts, &canvas)
    drawLines(on: &canvas)
    return verdicts
  }

  private func drawLines(on canvas: inout Canvas) {
    drawOutline(on: &canvas)
    let used = LineStyle(color: theme.boundary, isThin: true)
    draw(
      known.usedBoundary(ratio: usedRatio, upTo: scale.end, step: scale.step), isMirrored: false,
      used, on: &canvas)
    guard hasMargin else { return }
    let (first, second) = angles.pair
    guard !known.hasOwnRivals else {
      let curves = known.leadBoundary(upTo: scale.end)
      draw(curves, isMirrored: false, style(first), on: &canvas)
      return draw(curves, isMirrored: true, style(second), on: &canvas)
    }
    draw(boundary(of: first, ratio), isMirrored: false, style(first), on: &canvas)
    draw(boundary(of: second, 1 / ratio), isMirrored: true, style(second), on: &canvas)
  }

  private func boundary(of label: Int, _ ratio: Double) -> [[MarginBoundary.Place]] {
    known.boundary(of: label, ratio: ratio, upTo: scale.end, step: scale.step)
  }

  private var hasMargin: Bool { loss.hasMargin }

  /// The first amplitude over the second, in training and as used.
  private var ratio: Double {
    guard loss.amplitude == .bothNorms, angles.norms.second > 0 else { return 1 }
    return max(angles.norms.first / angles.norms.second, 1e-9)
  }

  private var usedRatio: Double { loss.rule == .innerProduct ? ratio : 1 }

  private func style(_ classIndex: Int) -> LineStyle {
    LineStyle(color: theme.point(classIndex), ascii: "*", isThin: true)
  }

  private func draw(
    _ curves: [[MarginBoundary.Place]], isMirrored: Bool, _ style: LineStyle,
    on canvas: inout Canvas
  ) {
    for curve in curves {
      canvas.draw(
        curve.map {
          isMirrored ? scale.vector($0.other, $0.own) : scale.vector($0.own, $0.other)
        }, style)
    }
  }

  /// Who wins at a pair of angles as used, and whether with the margin too.
  private func verdict(
    _ first: KnownLoss.Logits, _ second: KnownLoss.Logits, _ lead: (first: Double, second: Double)?
  ) -> Verdict {
    if usedRatio * first.cosine >= second.cosine {
      return (angles.pair.first, lead?.first ?? (ratio * first.target - second.cosine) > 0)
    }
    return (angles.pair.second, lead?.second ?? (second.target - ratio * first.cosine) > 0)
  }

  private var verdicts: [Verdict] {
    let logits = known.logits(of: angles.pair, on: scale)
    let leads = known.hasOwnRivals ? known.leads(on: scale) : nil
    var verdicts: [Verdict] = []
    verdicts.reserveCapacity(logits.columns.count * logits.rows.count)
    for second in logits.rows {
      for first in logits.columns {
        verdicts.append(verdict(first, second, leads?[verdicts.count]))
      }
    }
    return verdicts
  }

  private func tint(_ verdicts: [Verdict], _ canvas: inout Canvas) {
    let (first, second) = angles.pair
    let regions = (theme.region(first), theme.region(second))
    let bands = (theme.band(first), theme.band(second))
    let isFigure = glyphs == .shapes
    canvas.fill { place, cell in
      let (owner, meets) = isFigure ? verdict(at: place) : verdicts[cell]
      let colors = meets ? regions : bands
      return GroundFill(color: owner == first ? colors.0 : colors.1)
    }
  }

  /// Asked of the loss itself: a figure's places are finer than cells.
  private func verdict(at place: Vector) -> Verdict {
    let (first, second) = scale.angles(at: place)
    return verdict(
      known.logits(ofClass: angles.pair.first, at: first),
      known.logits(ofClass: angles.pair.second, at: second),
      known.hasOwnRivals ? known.leads(first, second) : nil)
  }
}

extension AnglePlaneGround {
  /// The edge of what unit vectors can reach; in two dimensions nothing but the edge itself.
  private func drawOutline(on canvas: inout Canvas) {
    let between = angles.between
    let style = LineStyle(color: theme.secondText, every: 2, ascii: ".", isThin: false)
    let corners = [
      (0, between), (Double.pi - between, Double.pi), (Double.pi, Double.pi - between),
      (between, 0), (0, between),
    ].map { scale.vector($0.0, $0.1) }
    for (start, end) in zip(corners, corners.dropFirst()) {
      canvas.draw(Segment(start, end), style)
    }
  }

  /// Adds what is written over the drawn plot: the outline's words, and the hatch of the band.
  func write(_ verdicts: [Verdict], over canvas: Canvas, on frame: inout Frame) {
    let words = writeOutlineWords(over: canvas, on: &frame)
    guard hasMargin else { return }
    let sign = glyphs == .ascii ? ":" : "·"
    for row in 0..<scale.plot.height {
      for column in 0..<scale.plot.width where (column + 2 * row) % 4 == 0 {
        let (x, y) = (scale.plot.column + column, scale.plot.row + row)
        guard frame.contains(column: x, row: y), frame[x, y].isBlank,
          !verdicts[row * scale.plot.width + column].meetsMargin
        else { continue }
        if let words, words.row == y, words.columns.contains(x) { continue }
        frame.write(sign, column: x, row: y, foreground: theme.secondText)
      }
    }
  }

  /// Writes what the outline is beside its upper side, in the first row with room; where it stands.
  private func writeOutlineWords(
    over canvas: Canvas, on frame: inout Frame
  ) -> (row: Int, columns: Range<Int>)? {
    guard scale.plot.width >= 20 else { return nil }
    let inPlane = snapshot.dimension == 2
    let (left, right) = glyphs == .ascii ? ("< ", " >") : ("◂ ", " ▸")
    let long = inPlane ? "2-D: only this line" + right : "beyond reach"
    for text in [long, inPlane ? "2-D" + right : "", inPlane ? left + "2-D" : ""] where text != "" {
      let width = text.unicodeScalars.count
      for row in 1..<scale.plot.height - 1 {
        let (_, second) = scale.angles(column: 0, row: row)
        guard second > angles.between else { continue }
        let edge = scale.plot.column + Int(scale.vector(second - angles.between, second).x)
        let column = text.hasPrefix(left) ? edge + 3 : edge - 2 - width
        let first = column - scale.plot.column
        // A figure's lines are no cells of the frame.
        guard first > 0, first + width <= scale.plot.width,
          !(first..<first + width).contains(where: { canvas.hasLine(column: $0, row: row) })
        else { continue }
        if frame.writeIfBlank(
          text, column: column, row: scale.plot.row + row,
          before: scale.plot.column + scale.plot.width, foreground: theme.secondText)
        {
          return (scale.plot.row + row, column - 1..<column + width + 1)
        }
      }
    }
    return nil
  }
}
