internal import Cells
internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Plotting
internal import Training

/// What the papers say of the loss in force: target logit, boundary, variant, settings, source.
struct LossCard: Panel {
  static let description: PanelDescription = PanelDescription(
    name: "card", rank: 8, leastWidth: 36
  ) { _ in PanelDescription.Rows(6, 10, 12) }

  let state: State

  init(_ state: State) { self.state = state }

  /// All that it says is of the loss.
  private struct Content: Equatable {
    var loss: LossInForce
    var variant: String?
  }

  func draw(in rectangle: Rectangle, on frame: inout Frame) {
    let content = Content(loss: state.lossInForce, variant: state.variant)
    state.pictures.draw(content, state.display, in: rectangle, on: &frame) { frame in
      drawAnew(in: rectangle, on: &frame)
    }
  }

  private func drawAnew(in rectangle: Rectangle, on frame: inout Frame) {
    let pen = TextPen(state)
    pen.title(["this loss: \(description.title)"], in: rectangle, on: &frame)
    var row = rectangle.row + 1
    for entry in entries {
      let lines = pen.wrapped(entry.text, width: rectangle.width - 11)
      guard row + lines.count <= rectangle.row + rectangle.height else { return }
      pen.write(entry.name, column: rectangle.column, row: row, width: 9, on: &frame, tone: .second)
      for line in lines {
        pen.write(
          line, column: rectangle.column + 10, row: row, width: rectangle.width - 10, on: &frame)
        row += 1
      }
    }
  }

  private var description: LossDescription { state.lossDescription }

  private var entries: [(name: String, text: String)] {
    let citation = description.citation
    var entries = [
      state.isMetric || !state.classifier.isOfAngles
        ? ("formula", state.formula.text)
        : ("target", "ψ(θ) = \(state.classifier.terms.targetText)"),
      ("training", training), ("as used", used), ("paper", published),
      ("source", "\(citation.authors), \(citation.venue) \(citation.year)"),
    ]
    let variant = description.variants.first { $0.name == state.variant }
    if let difference = description.difference { entries.append(("differs", difference)) }
    if let variant { entries.insert(("variant", words(of: variant)), at: 3) }
    return entries
  }

  private func words(of variant: Variant) -> String {
    variant.summary.hasPrefix(variant.title)
      ? variant.summary : "\(variant.title): \(variant.summary)"
  }

  private var training: String {
    // A mixture of centres is no one angle.
    state.isMetric || !state.classifier.isOfAngles || state.classifier.mixing != nil
      ? description.boundary
      : AngleEquation(
        loss: state.classifier, angles: ("θ1", "θ2"), ratio: nil, hasNumbers: false
      ).wordings[0]
  }

  private var used: String {
    if state.isMetric { return "the nearest class mean, ‖x−μ1‖ = ‖x−μ2‖; or the nearest neighbour" }
    return usedByPrototypes
  }

  private var usedByPrototypes: String {
    state.classifier.boundaryAsUsed()
  }

  private var published: String {
    let numbers = description.hyperparameters(of: state.variant).compactMap { parameter in
      parameter.published.map {
        if parameter.isSwitch { return $0 == 0 ? "no \(parameter.title)" : parameter.title }
        return "\(parameter.shortName) "
          + numberText($0, from: 0, through: 3) + parameter.unit.suffix
          + (parameter.source == .code ? " (code)" : "")
      }
    }
    return numbers.isEmpty
      ? "names no setting" : numbers.joined(separator: ", ") + ", in hundreds of dimensions"
  }
}
