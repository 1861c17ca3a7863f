internal import Cells
internal import Drawing
internal import Laboratory
internal import Plotting
internal import Training

/// The story of this run, newest last: its start, turns of knobs, and when most points were right.
struct WhatHappened: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "happened", rank: 7, leastWidth: 36, applies: { !$0.configuration.isJudged }
  ) { _ in PanelDescription.Rows(4, 6, 12) }

  /// The share of right points whose first step is told.
  static let milestone: Double = 0.9

  let state: State

  init(_ state: State) { self.state = state }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["what happened"], in: rectangle, on: &frame)
    for (offset, line) in lines.suffix(rectangle.height - 1).enumerated() {
      let row = rectangle.row + 1 + offset
      pen.write(
        pen.fitting(line.times, width: 11), column: rectangle.column, row: row, width: 11,
        on: &frame, tone: .second)
      let text = pen.fitting(line.wordings, width: rectangle.width - 12)
      pen.write(
        pen.cut(text, width: rectangle.width - 12), column: rectangle.column + 12, row: row,
        width: rectangle.width - 12, on: &frame)
    }
  }

  /// The same in words.
  var sentences: [String] { lines.map { "\($0.times[0]): \($0.wordings[0])" } }

  private struct Line {
    var step: Int
    /// The longest first.
    var wordings: [String]
    /// Whether it came to be between this step and the look before it.
    var isBy: Bool = false

    /// When it was, the longest first.
    var times: [String] { isBy ? ["by step \(step)", "by \(step)"] : ["step \(step)"] }
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

  /// When most of the held-out points, or of the training points without any, were first right: as used and
  /// with margin, or without prototypes by the nearest mean and by the nearest neighbour.
  private var milestones: [Line] {
    if state.isMetric {
      return [
        milestone("right by nearest mean", "by nearest mean") { accuracy, _ in
          accuracy.nearestNeighbour == nil ? nil : accuracy.asUsed
        },
        milestone("right by 1-NN", "by 1-NN") { accuracy, _ in accuracy.nearestNeighbour },
      ].compactMap(\.self)
    }
    let margin = milestone("with margin", "with margin") { accuracy, name in
      name?.margin == nil ? nil : accuracy.withPrototypes
    }
    return [
      milestone("right as used", "as used") { accuracy, _ in
        accuracy.nearestNeighbour == nil ? accuracy.asUsed : nil
      }, state.margin == nil ? nil : margin,
    ].compactMap(\.self)
  }

  /// The first look at which so many were right by a rule; nil where they never were.
  ///
  /// - Parameter share: of points and of what the run was called then; nil where the rule was not theirs.
  private func milestone(
    _ rule: String, _ shortRule: String, _ share: (Accuracy, RunRecord.Name?) -> Double?
  ) -> Line? {
    let isHeldOut = state.snapshot.heldOut.count > 0
    let names = state.runNames
    // In the past what is still to come has not happened.
    let entry = state.record.entries.prefix { $0.step <= state.step }.first { numbers in
      let name = names.last { $0.from <= numbers.step }
      return ((isHeldOut ? numbers.heldOut : numbers.training).flatMap { share($0, name) } ?? 0)
        >= Self.milestone
    }
    let most = percentText(Self.milestone, 0) + " %"
    return entry.map {
      Line(
        step: $0.step,
        wordings: [
          "\(isHeldOut ? "held out" : "training"): \(most) \(rule)", "\(most) \(shortRule)",
        ], isBy: $0.step > 0)
    }
  }
}
