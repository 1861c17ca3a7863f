internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// The story of this run, newest last: its start, turns of knobs, and when 90 % was passed.
struct WhatHappened: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "happened", rank: 7, leastWidth: 36, applies: { !$0.configuration.isJudged }
  ) { _ in PanelDescription.Rows(4, 6, 12) }

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["what happened"], in: rectangle, on: &frame)
    for (offset, line) in lines.suffix(rectangle.height - 1).enumerated() {
      let row = rectangle.row + 1 + offset
      pen.write(
        "step \(line.step)", column: rectangle.column, row: row, width: 11, on: &frame,
        tone: .second)
      let text = pen.fitting(line.wordings, width: rectangle.width - 12)
      pen.write(
        pen.cut(text, width: rectangle.width - 12), column: rectangle.column + 12, row: row,
        width: rectangle.width - 12, on: &frame)
    }
  }

  private struct Line {
    var step: Int
    /// The longest first.
    var wordings: [String]
  }

  private var lines: [Line] {
    let configuration = state.configuration
    let start =
      (["seed \(configuration.seed), \(configuration.initialization.rawValue) start"]
      + state.corruptionWords).joined(separator: ", ")
    let marks = state.session.history.marks.map { Line(step: $0.step, wordings: [$0.text]) }
    let later = (marks + milestones).enumerated()
      .sorted { ($0.element.step, $0.offset) < ($1.element.step, $1.offset) }.map(\.element)
    return [Line(step: 0, wordings: [start])] + later
  }

  /// When most of the held-out points, or of the training points without any, were first right.
  private var milestones: [Line] {
    let entries = state.record.entries
    let isHeldOut = state.snapshot.heldOut.count > 0
    let set = isHeldOut ? "held out" : "training"
    func accuracy(_ entry: RunNumbers) -> Accuracy? { isHeldOut ? entry.heldOut : entry.training }
    let used = entries.first { (accuracy($0)?.asUsed ?? 0) >= 0.9 }
    if state.isMetric { return comparedMilestones(used, entries, isHeldOut) }
    let margin = entries.first { (accuracy($0)?.withMargin ?? 0) >= 0.9 }
    let usedLine = used.map {
      Line(step: $0.step, wordings: ["\(set): 90 % right as used", "90 % as used"])
    }
    let marginLine = margin.map {
      Line(step: $0.step, wordings: ["\(set): 90 % with margin", "90 % with margin"])
    }
    return [usedLine, state.margin == nil ? nil : marginLine].compactMap(\.self)
  }

  /// The same without prototypes: by the nearest mean and by the nearest neighbour.
  private func comparedMilestones(
    _ mean: RunNumbers?, _ entries: [RunNumbers], _ isHeldOut: Bool
  ) -> [Line] {
    let neighbour = entries.first {
      ((isHeldOut ? $0.heldOut : $0.training)?.nearestNeighbour ?? 0) >= 0.9
    }
    let set = isHeldOut ? "held out" : "training"
    return [(mean, "nearest mean"), (neighbour, "1-NN")].compactMap { entry, rule in
      entry.map {
        Line(step: $0.step, wordings: ["\(set): 90 % right by \(rule)", "90 % by \(rule)"])
      }
    }
  }
}
