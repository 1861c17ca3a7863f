internal import Cells
internal import Drawing
internal import Kernels
internal import Laboratory
internal import MarginLosses
internal import Training

/// The loss as a fraction, with the numbers of the shown point under its terms; on one line where there is
/// no room or no share to draw.
struct StageFormula {
  let state: State

  static let rows = 5

  func draw(in area: Rectangle, _ pen: TextPen, on frame: inout Frame) {
    let example = state.isMetric ? nil : ExamplePoint(state)
    let words = FormulaWords(state)
    if area.height >= Self.rows, let fraction = fraction(example, width: area.width, pen) {
      for (offset, line) in fraction.enumerated() {
        pen.write(
          words.pieces(of: pen.worded(line), .strong), column: area.column, row: area.row + offset,
          width: area.width, on: &frame)
      }
      return
    }
    let wordings = state.formula.wordings(for: example?.numbers.sample).map(\.text)
    let lines =
      area.height > 1
      ? pen.wrapped(wordings[0], width: area.width)
      : [pen.fitting(wordings + [state.lossDescription.title], width: area.width)]
    for (offset, line) in lines.prefix(area.height).enumerated() {
      pen.write(
        words.pieces(of: pen.worded(line), .strong), column: area.column, row: area.row + offset,
        width: area.width, on: &frame)
    }
  }

  /// Five lines: the own term and its number, the line, the sum and its numbers.
  private func fraction(_ example: ExamplePoint?, width: Int, _ pen: TextPen) -> [String]? {
    for isNamed in [false, true] {
      guard
        let share = state.formula.share(for: example?.numbers.sample, isNamed: isNamed)
      else { return nil }
      let lines = self.lines(share, example, width: width, pen)
      if lines.allSatisfy({ pen.width(of: $0) <= width }) { return lines }
    }
    return nil
  }

  private func lines(
    _ share: LossFormula.Share, _ example: ExamplePoint?, width: Int, _ pen: TextPen
  ) -> [String] {
    let print = FormulaText()
    let own = print.text(share.own)
    let sum = print.text(share.sum)
    let terms = share.sumIncludesOwn ? [sum] : [own, sum]
    let values = example.map { numbers(share, $0) }
    let below = terms.joined(separator: " + ")
    let rule = String(repeating: "─", count: pen.width(of: below) + 2)
    let head = "L = −ln "
    let indent = String(repeating: " ", count: head.unicodeScalars.count + 1)
    var result = " = \(values?.loss ?? "")"
    if let addition = share.addition { result = " + " + print.text(addition) + result }
    let aligned = terms.indices.map { index in
      let text =
        values.map { share.sumIncludesOwn ? $0.all : index == 0 ? $0.own : $0.others } ?? ""
      let room = pen.width(of: terms[index]) - pen.width(of: text)
      return text + String(repeating: " ", count: max(room, 0))
    }.joined(separator: values == nil ? "   " : " + ")
    let top = indent + own
    let column = max(pen.width(of: head + rule), pen.width(of: top)) + 3
    let notes = pen.fitting(notes(share, print) + [""], width: width - column)
    return [
      top + String(repeating: " ", count: column - pen.width(of: top)) + notes,
      indent + (values?.ownInFull ?? ""), head + rule + (values == nil ? "" : result),
      indent + below + pointName(example, indent + below, width, pen),
      indent + aligned,
    ]
  }

  /// What the names are short for and which side of a choice is written; the longest first.
  private func notes(_ share: LossFormula.Share, _ print: FormulaText) -> [String] {
    let names = String(print.definitions(of: [share.own, share.sum]).dropFirst(2))
    let condition = share.condition.map { "where " + print.text($0) } ?? ""
    return [[names, condition].filter { !$0.isEmpty }.joined(separator: ", "), names, condition]
      .filter { !$0.isEmpty }
  }

  /// Which point the numbers are of, at the right where there is room.
  private func pointName(
    _ example: ExamplePoint?, _ line: String, _ width: Int, _ pen: TextPen
  ) -> String {
    let room = width - pen.width(of: line) - 3
    guard let name = example?.names.first(where: { pen.width(of: $0) <= room }) else { return "" }
    return String(repeating: " ", count: room + 3 - pen.width(of: name)) + name
  }

  private struct Numbers {
    /// Such as `e^6.62 = 749.9`.
    var ownInFull: String
    var own: String
    var others: String
    var all: String
    var loss: String
  }

  /// What the terms come to; the other classes' sum is what the share leaves.
  private func numbers(_ share: LossFormula.Share, _ example: ExamplePoint) -> Numbers {
    let logit = share.ownLogit.value(of: example.numbers.sample, rival: example.numbers.rival)
    let probability = example.probability
    // Of a share too small for a number the loss is its logarithm, but for what is added to it.
    let all = logit + (probability > 0 ? -Double.log(probability) : example.loss)
    let rest = all + (probability > 1e-9 ? Double.log(1 - probability) : 0)
    let inFull = exponentialSize(logit).map { " = \($0)" } ?? ""
    // With the loss's decimals, which is the difference of two powers.
    let terms = [logit, rest, all].map { exponentialText($0, decimals: 2) }
    return Numbers(
      ownInFull: "e^\(fixed(logit, 2))\(inFull)", own: terms[0], others: terms[1], all: terms[2],
      loss: fixed(example.loss, 2))
  }
}
