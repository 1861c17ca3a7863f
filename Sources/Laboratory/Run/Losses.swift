internal import MarginLosses
internal import Training

extension Run {
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
    let isBefore = Succession.next(after: variant ?? "", in: names, by: -1) == name
    let isNext = Succession.next(after: variant ?? "", in: names, by: 1) == name
    return isBefore && !isNext ? "O" : "o"
  }

  func neighbouringLoss(_ offset: Int) -> String {
    let names = LossRegistry.descriptions.filter { $0.fewestClasses <= configuration.classes }
      .map(\.name)
    return Succession.next(after: lossDescription.name, in: names, by: offset)
  }
}
