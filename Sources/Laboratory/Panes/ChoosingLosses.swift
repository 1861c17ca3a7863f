internal import MarginLosses
internal import Training

extension Pane {
  mutating func chooseLoss(_ name: String) {
    guard let description = LossRegistry.description(named: name),
      description.name != run.lossDescription.name
    else { return }
    guard run.configuration.classes >= description.fewestClasses else {
      message = "\(description.title) needs \(description.fewestClasses) classes or more"
      return
    }
    if let refusal = run.refusal(of: description.name) {
      message = refusal
      return
    }
    let parameters = run.memory[description.name]
    make(
      Turn(symbol: "", from: run.lossDescription.title, to: description.title, step: run.step),
      changesLoss: true
    ) { $0.change(loss: description.name, parameters: parameters) }
  }

  mutating func chooseVariant(_ offset: Int) {
    let names = run.lossDescription.variants.map(\.name)
    guard let variant = run.variant, names.count > 1 else {
      message = "\(run.lossDescription.title) has no variants"
      return
    }
    var parameters = run.configuration.parameters
    let chosen = Succession.next(after: variant, in: names, by: offset)
    parameters.variant = chosen
    make(
      Turn(
        symbol: "variant", from: run.variantTitle(variant), to: run.variantTitle(chosen),
        step: run.step), changesLoss: true
    ) { $0.change(loss: $0.configuration.loss, parameters: parameters) }
  }
}
