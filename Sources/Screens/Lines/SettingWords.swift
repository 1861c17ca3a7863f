internal import Drawing
internal import Laboratory
internal import MarginLosses
internal import Training

/// A run's loss and its numbers, in as many words as there is room for.
struct SettingWords {
  private let pane: Pane

  init(_ pane: Pane) { self.pane = pane }

  /// The loss, and its variant where there is a choice that matters.
  var title: String {
    let name = pane.lossDescription.title
    guard pane.lossDescription.name == "softmax" else { return name }
    return pane.variant == "nobias" ? name : name + " + bias"
  }

  /// The same in as few columns as can be.
  var shortTitle: String { title == "softmax + bias" ? "softmax+b" : title }

  /// Every number with its unit.
  var inFull: String {
    (numbers.map { "\($0.symbol) \($0.valueText)" } + chosen).joined(separator: "  ")
  }

  /// The scale that the loss chooses.
  private var chosen: [String] { pane.run.chosenScale.map { ["s \($0)"] } ?? [] }

  /// Every number without its unit.
  var short: String {
    (numbers.map { "\($0.symbol) \(bare($0))" } + chosen).joined(separator: "  ")
  }

  /// The margins alone, with their units.
  var margins: String {
    asked.map { "\($0.symbol) \($0.valueText)" }.joined(separator: " ")
  }

  /// The margins alone.
  var shortest: String { asked.map(bare).joined(separator: "/") }

  private var asked: [Knob] {
    let loss = pane.lossDescription
    let margins = loss.hyperparameters(of: pane.variant).filter(loss.isMargin)
    return numbers.filter { knob in margins.contains { knob.subject == .hyperparameter($0.key) } }
  }

  private var numbers: [Knob] {
    pane.lossKnobs.filter { knob in
      guard case .hyperparameter(let key) = knob.subject, !knob.symbol.isEmpty else { return false }
      return pane.configuration.parameters[key] != nil
    }
  }

  private func bare(_ knob: Knob) -> String {
    String(knob.valueText.prefix { $0 != " " })
  }
}
