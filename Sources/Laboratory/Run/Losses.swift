internal import MarginLosses
internal import Training

extension State {
  /// The variant in force; nil when the loss has none.
  public var variant: String? {
    configuration.parameters.variant ?? lossDescription.variants.first?.name
  }

  /// What the screen calls a variant of the loss in force.
  package func variantTitle(_ name: String) -> String {
    lossDescription.variants.first { $0.name == name }?.title ?? name
  }

  /// The key that leads to a variant: one press forth or back, or `o` until it comes.
  func variantKey(to name: String) -> String {
    let names = lossDescription.variants.map(\.name)
    let isBefore = State.next(after: variant ?? "", in: names, by: -1) == name
    let isNext = State.next(after: variant ?? "", in: names, by: 1) == name
    return isBefore && !isNext ? "O" : "o"
  }

  func neighbouringLoss(_ offset: Int) -> String {
    let names = LossRegistry.descriptions.filter { $0.fewestClasses <= configuration.classes }
      .map(\.name)
    return State.next(after: lossDescription.name, in: names, by: offset)
  }

  mutating func chooseLoss(_ name: String) {
    guard let description = LossRegistry.description(named: name),
      description.name != lossDescription.name
    else { return }
    guard configuration.classes >= description.fewestClasses else {
      message = "\(description.title) needs \(description.fewestClasses) classes or more"
      return
    }
    let subject = chosenSubject
    let wasMargin = chosenKnob == marginKnob
    let turn = Turn(
      symbol: "", from: lossDescription.title, to: description.title, step: step)
    change(to: description, memory[description.name])
    remember(turn)
    let same = wasMargin ? marginKnob : subjects.firstIndex(of: subject)
    chosenKnob = same ?? marginKnob ?? 0
  }

  mutating func chooseVariant(_ offset: Int) {
    let names = lossDescription.variants.map(\.name)
    guard let variant, names.count > 1 else {
      message = "\(lossDescription.title) has no variants"
      return
    }
    var parameters = configuration.parameters
    let chosen = State.next(after: variant, in: names, by: offset)
    parameters.variant = chosen
    change(to: lossDescription, parameters)
    remember(
      Turn(symbol: "variant", from: variantTitle(variant), to: variantTitle(chosen), step: step))
  }
}
