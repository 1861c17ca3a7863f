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

  /// The key that leads to a variant, and its name: `o = name` or `O = name` where one press does, else
  /// `o until name`.
  func keyOfVariant(_ name: String) -> String {
    let (forth, back) = presses(to: name)
    return (back < forth ? "O" : "o") + (min(forth, back) == 1 ? " = " : " until ")
      + variantTitle(name)
  }

  /// The same of the variant with the fewest presses of those that are as wanted; nil without one.
  func keyOfVariant(where isWanted: (any MarginLoss) -> Bool) -> String? {
    guard let type = LossRegistry.named(configuration.loss) else { return nil }
    let wanted = lossDescription.variants.map(\.name).filter { name in
      var parameters = configuration.parameters
      parameters.variant = name
      return name != variant && isWanted(type.init(parameters))
    }
    func fewest(_ name: String) -> Int { min(presses(to: name).forth, presses(to: name).back) }
    return wanted.min { fewest($0) < fewest($1) }.map(keyOfVariant)
  }

  /// How often `o`, and how often `O`, is pressed on the way to a variant.
  private func presses(to name: String) -> (forth: Int, back: Int) {
    let names = lossDescription.variants.map(\.name)
    let offset = (names.firstIndex(of: name) ?? 0) - (names.firstIndex(of: variant ?? "") ?? 0)
    let forth = (offset + names.count) % names.count
    return (forth, names.count - forth)
  }

  /// Why this run cannot go on under a loss: what a run cannot begin with could not be opened again either.
  /// Nil where it can, and of data that hands have made what no start takes.
  func refusal(of loss: String) -> String? {
    guard (try? configuration.check()) != nil else { return nil }
    var turned = configuration
    (turned.loss, turned.parameters) = (loss, memory[loss])
    do {
      try turned.check()
      return nil
    } catch {
      return error.description
    }
  }

  func neighbouringLoss(_ offset: Int) -> String {
    let names = LossRegistry.descriptions.filter { $0.fewestClasses <= configuration.classes }
      .map(\.name).filter { refusal(of: $0) == nil }
    return Succession.next(after: lossDescription.name, in: names, by: offset)
  }
}
