internal import Drawing
internal import Laboratory
internal import MarginLosses

/// The formula of the loss in force, and what each of its names means.
struct FormulaTerms {
  let state: State

  var entries: [LegendEntry] {
    let formula = state.formula
    let print = FormulaText()
    let asked = state.lossDescription.hyperparameters
    var names: Set<String> = []
    let terms = formula.quantities.compactMap { quantity -> LegendEntry? in
      guard names.insert(quantity.name).inserted else { return nil }
      if let measure = quantity.measure {
        return Self.meanings[measure].map { LegendEntry(quantity.name, $0) }
      }
      if let definition = quantity.definition {
        return LegendEntry(
          quantity.name, "= " + print.text(definition, isAngle: quantity.unit == .radians))
      }
      let setting = asked.first { $0.symbol == quantity.name || $0.key == quantity.name }
      if let setting {
        return LegendEntry(quantity.name, Self.words(of: setting, called: quantity.name))
      }
      guard case .set(let value) = quantity.value, quantity.role != .constant else { return nil }
      return LegendEntry(quantity.name, "now \(numberText(value, from: 0, through: 3))")
    }
    let whole = formula.text
    let clip =
      whole.contains("clip(") ? [LegendEntry("clip", "no less and no more than its limits")] : []
    return [LegendEntry("formula", whole)] + terms + clip
  }

  /// What it does, or its title where that is no letter.
  private static func words(of setting: Hyperparameter, called name: String) -> String {
    if let summary = setting.summary {
      let words = summary.replacing(", \(name),", with: "")
      return words.prefix(1).lowercased() + words.dropFirst()
    }
    guard setting.title.count == 1 else { return "the " + setting.title }
    return setting.option == "margin" ? "the margin" : "set by its knob"
  }

  private static let meanings: [Measure: String] = [
    .ownAngle: "the angle between x and its own class's prototype wy",
    .rivalAngle: "the angle between x and another class's prototype wj",
    .ownNorm: "the length of the own class's prototype",
    .rivalNorm: "the length of another class's prototype",
    .ownProduct: "‖wy‖·‖x‖·cosθy", .rivalProduct: "‖wj‖·‖x‖·cosθj",
    .ownBias: "the own class's bias, learnt", .rivalBias: "another class's bias, learnt",
    .ownDistance: "half the squared distance of x to its own mean, in deviations of each axis",
    .rivalDistance: "half the squared distance of x to another class's mean, in the same way",
    .ownSpread: "what the own class's deviations cost: ln of their product",
    .rivalSpread: "what another class's deviations cost",
    .norm: "the length of the embedding x", .classes: "how many classes there are",
    .label: "the own class of x, counted from 0",
    .centerDistance: "the distance of x to the centre of its class",
    .distance: "the distance of the two examples of a pair",
    .positiveDistance: "the distance of the anchor a to p, an example of its class",
    .negativeDistance: "the distance of the anchor a to n, an example of another class",
    .betweenDistance: "the distance of p to n",
    .positiveProduct: "how alike the anchor a and p of its class are: their product",
    .negativeProduct: "how alike the anchor a and n of another class are: their product",
    .positiveAngle: "the angle between a and p",
    .betweenProduct: "how alike p and n are: their product",
    .otherAnchorProduct: "how alike p and another anchor are: their product",
    .anchorNorm: "the length of a", .positiveNorm: "the length of p",
    .positiveCount: "how many other examples of a's class there are",
    .negativeCount: "how many examples of other classes there are",
    .radius: "a distance that parts the classes, learnt",
  ]
}
