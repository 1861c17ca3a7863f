internal import Cells
internal import Kernels
internal import MarginLosses
internal import Plotting
internal import Training

/// The target logit ψ over the angle, with cos θ behind it and a rug of the training points.
struct TargetLogit: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "target-logit", isView: true, place: .always, rank: 4, leastWidth: 30
  ) { _ in PanelDescription.Rows(8, 10, 30) }

  static let help: [Legend.Entry] = [
    Legend.Entry(
      "ψ(θ)", "target logit: what becomes of the own class's logit; cos θ for comparison")
  ]

  var loss: any MarginLoss
  var parameters: LossParameters
  var samples: SampleSet
  var theme: Theme
  var glyphs: GlyphTier

  init(
    loss: any MarginLoss, parameters: LossParameters, samples: SampleSet, theme: Theme,
    glyphs: GlyphTier
  ) {
    self.loss = loss
    self.parameters = parameters
    self.samples = samples
    self.theme = theme
    self.glyphs = glyphs
  }

  init(_ state: State) {
    self.init(
      loss: state.marginLoss, parameters: state.configuration.parameters,
      samples: state.snapshot.training, theme: state.display.colorTheme,
      glyphs: state.display.glyphs)
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    guard rectangle.height >= 6, rectangle.width >= 24 else { return }
    ChartTitle(titles, width: rectangle.width, theme: theme, glyphs: glyphs).draw(
      in: rectangle, on: &frame)
    let values = sampled
    let lowest = min(-1, (2 * (values.min() ?? -1)).rounded(.down) / 2)
    let axes = ChartAxes(rectangle, below: 1, values: lowest...1)
    axes.draw(
      [(1, "1"), (0, "0"), (lowest, fixed(lowest, lowest == lowest.rounded() ? 0 : 1))],
      theme: theme, on: &frame)
    var canvas = axes.canvas(theme, glyphs)
    let cosine = curve(axes) { Double.cos($0) }
    for first in stride(from: 0, to: cosine.count - 1, by: 4) {
      canvas.draw(
        Segment(cosine[first], cosine[first + 1]),
        LineStyle(color: theme.secondText, ascii: "."))
    }
    canvas.draw(
      curve(axes) { loss.target($0).logit }, LineStyle(color: theme.text, ascii: "*"))
    axes.put(canvas, theme: theme, on: &frame)
    drawRug(axes, on: &frame)
    writeDegrees(axes, on: &frame)
  }

  /// ψ at whole degrees.
  private var sampled: [Double] {
    (0...180).map { loss.target(Double($0) * Double.pi / 180).logit }
  }

  private func curve(_ axes: ChartAxes, _ value: (Double) -> Double) -> [Vector] {
    let pieces = 2 * axes.plot.width
    return (0...pieces).map { piece in
      let share = Double(piece) / Double(pieces)
      return axes.place(share, value(share * Double.pi))
    }
  }

  /// One tick under the curve for every column that holds a point's angle to its own prototype.
  private func drawRug(_ axes: ChartAxes, on frame: inout Frame) {
    var isHeld = [Bool](repeating: false, count: axes.plot.width)
    for judgement in samples.judgements where judgement.ownAngle.isFinite {
      let column = Int(Double(judgement.ownAngle) / Double.pi * Double(axes.plot.width))
      isHeld[min(max(column, 0), axes.plot.width - 1)] = true
    }
    let row = axes.plot.row + axes.plot.height - 1
    for (column, held) in isHeld.enumerated() where held {
      guard frame.contains(column: axes.plot.column + column, row: row),
        frame[axes.plot.column + column, row].scalar == 0x20
      else { continue }
      frame.write(
        glyphs == .ascii ? "'" : glyphs == .half ? "▄" : "▁", column: axes.plot.column + column,
        row: row,
        foreground: theme.secondText)
    }
  }

  private func writeDegrees(_ axes: ChartAxes, on frame: inout Frame) {
    let row = axes.plot.row + axes.plot.height
    let texts = ["0°", "45°", "90°", "135°", "180°"]
    for (index, text) in texts.enumerated() {
      let width = text.unicodeScalars.count
      let middle = index * axes.plot.width / 4
      let column = index == 0 ? 0 : index == 4 ? axes.plot.width - width : middle - width / 2
      frame.write(
        text, column: axes.plot.column + column, row: row, foreground: theme.secondText)
    }
  }

  private var titles: [String] {
    let formula = formula
    if formula == "cos θ" { return ["target logit ψ(θ) = cos θ", "ψ(θ) = cos θ"] }
    return [
      "target logit ψ(θ) = \(formula)   ╌ cos θ", "target logit ψ = \(formula)   ╌ cos θ",
      "ψ = \(formula)   ╌ cos θ", "target logit ψ",
    ]
  }

  /// The formula with the numbers in force in place of the names.
  private var formula: String {
    let description = type(of: loss).description
    var result = ""
    var word = ""
    for character in description.targetFormula + " " {
      if character.isASCII && (character.isLetter || (!word.isEmpty && character.isNumber)) {
        word.append(character)
        continue
      }
      result += number(word, description) ?? word
      word = ""
      result.append(character)
    }
    return String(result.dropLast())
  }

  private func number(_ word: String, _ description: LossDescription) -> String? {
    guard let known = description.hyperparameters.first(where: { $0.key == word }) else {
      return nil
    }
    return fixed(parameters[word] ?? known.laboratoryDefault, 2)
  }
}
