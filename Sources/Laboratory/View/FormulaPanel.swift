internal import Cells
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

/// The loss's formula, and the same formula with the numbers of one training point.
///
/// The point is the one that is right as used and costs most with the margin.
struct FormulaPanel {
  let state: State

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height > 0 else { return }
    let pen = TextPen(state)
    let width = rectangle.width - 2
    let formula = " " + state.lossDescription.formula
    write(formula, rectangle.row, width, pen, on: &frame)
    guard rectangle.height > 1, let point else { return }
    let name = pointText(point)
    let column = rectangle.width - pen.width(of: name) - 2
    if pen.width(of: formula) + 3 <= column {
      pen.write(name, column: column, row: rectangle.row, width: width, on: &frame)
    }
    // The line above has said that these are degrees.
    let wordings = wordings(point).map { pen.isASCII ? $0.replacing("°", with: "") : $0 }
    let numbers = wordings.first { pen.width(of: $0) <= width }
    write(numbers ?? "", rectangle.row + 1, width, pen, on: &frame)
  }

  /// The point's numbers from the longest wording to the shortest.
  private func wordings(_ point: Point) -> [String] {
    let used = "   \(usedText(point))"
    return [
      "\(used)   \(marginText(point)), \(pullText(point))", "\(used)   \(marginText(point))", used,
    ]
  }

  private func write(
    _ text: String, _ row: Int, _ width: Int, _ pen: TextPen, on frame: inout Frame
  ) {
    pen.write(text, column: 0, row: row, width: width, on: &frame)
  }

  private struct Point {
    let index: Int
    let judgement: Judgement
  }

  private var point: Point? {
    let judgements = state.snapshot.training.judgements
    var best: Int?
    for index in judgements.indices where judgements[index].isRight {
      if best.map({ judgements[index].loss > judgements[$0].loss }) ?? true { best = index }
    }
    return best.map { Point(index: $0, judgement: judgements[$0]) }
  }

  private func name(_ label: Int32) -> String { state.snapshot.classNames[Int(label)] }

  private func pointText(_ point: Point) -> String {
    let judgement = point.judgement
    let own = degreesText(Double(judgement.ownAngle))
    let next = degreesText(angle(to: judgement.nextClass, point))
    return "point \(point.index), a “\(name(judgement.label))”:  "
      + "θ\(name(judgement.label)) \(own)  θ\(name(judgement.nextClass)) \(next)"
  }

  private func usedText(_ point: Point) -> String {
    let judgement = point.judgement
    if state.marginLoss.rule == .angle {
      let own = degreesText(Double(judgement.ownAngle))
      return
        "as used: cos \(own) > cos \(degreesText(angle(to: judgement.nextClass, point))), right."
    }
    let own = fixed(innerProduct(judgement.label, point), 2)
    let next = fixed(innerProduct(judgement.nextClass, point), 2)
    let bias = state.snapshot.bias.isEmpty ? "" : "+b"
    return "as used: w\(name(judgement.label))·x\(bias) = \(own) > "
      + "w\(name(judgement.nextClass))·x\(bias) = \(next), right."
  }

  private func marginText(_ point: Point) -> String {
    let judgement = point.judgement
    let probability = "p \(fixed(Double(judgement.probability), 2))"
    let loss = "loss \(fixed(Double(judgement.loss), 2))"
    guard state.lossDescription.marginKey != nil else {
      return "no margin: \(probability), \(loss)"
    }
    let target = state.marginLoss.target(Double(judgement.ownAngle))
    let sign = judgement.meetsMargin ? ">" : "<"
    let place = judgement.meetsMargin ? "margin met" : "in the band"
    return "with m: \(withMargin(point, target.logit, sign)), \(place): \(probability), \(loss)"
  }

  private func pullText(_ point: Point) -> String {
    let slope = state.marginLoss.target(Double(point.judgement.ownAngle)).slope
    return "pull \(fixed(pull(point, slope: slope), 2))"
  }

  private func withMargin(_ point: Point, _ logit: Double, _ sign: String) -> String {
    let next = degreesText(angle(to: point.judgement.nextClass, point))
    let own = degreesText(Double(point.judgement.ownAngle))
    return "ψ(\(own)) \(fixed(logit, 3)) \(sign) cos \(next) "
      + fixed(Double.cos(angle(to: point.judgement.nextClass, point)), 3)
  }

  /// Length of the loss's gradient along the sphere that comes from the own class: A(1 − p)|ψ′|.
  private func pull(_ point: Point, slope: Double) -> Double {
    let amplitude = state.marginLoss.amplitude.value(
      embeddingNorm: Double(point.judgement.norm),
      prototypeNorm: prototypeNorm(point.judgement.label))
    return amplitude * (1 - Double(point.judgement.probability)) * slope.magnitude
  }

  private func prototypeNorm(_ label: Int32) -> Double {
    let row = prototype(label)
    return row.reduce(0) { $0 + $1 * $1 }.squareRoot()
  }

  private func prototype(_ label: Int32) -> [Double] {
    let dimension = state.snapshot.dimension
    let start = Int(label) * dimension
    return state.snapshot.prototypes[start..<start + dimension].map(Double.init)
  }

  private func embedding(_ point: Point) -> [Double] {
    let dimension = state.snapshot.dimension
    let start = point.index * dimension
    return state.snapshot.training.embeddings[start..<start + dimension].map(Double.init)
  }

  private func innerProduct(_ label: Int32, _ point: Point) -> Double {
    let bias = state.snapshot.bias.isEmpty ? 0 : Double(state.snapshot.bias[Int(label)])
    return zip(prototype(label), embedding(point)).reduce(bias) { $0 + $1.0 * $1.1 }
  }

  private func angle(to label: Int32, _ point: Point) -> Double {
    let dimension = state.snapshot.dimension
    let here = UnitRows(embedding(point), dimension: dimension).directions
    let there = UnitRows(prototype(label), dimension: dimension).directions
    var difference = 0.0
    var sum = 0.0
    for (x, w) in zip(here, there) {
      difference += (x - w) * (x - w)
      sum += (x + w) * (x + w)
    }
    return SpherePair(differenceSquared: difference, sumSquared: sum).angle
  }
}
