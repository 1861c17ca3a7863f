public import MarginLosses

/// What each loss was last set to, so that no margin is carried into another unit.
public struct LossMemory: Equatable, Codable, Sendable {
  /// In the order of the registry.
  private var parameters: [LossParameters]

  /// Every loss at the laboratory's defaults.
  public init() {
    parameters = LossRegistry.descriptions.map(LossMemory.standard)
  }

  /// Whether it remembers every loss there is, and nothing else.
  var isSound: Bool { parameters.count == LossRegistry.descriptions.count }

  /// What the laboratory starts a loss with; a scale that may be absent is.
  public static func standard(of description: LossDescription) -> LossParameters {
    var parameters = LossParameters()
    for hyperparameter in description.hyperparameters where !hyperparameter.isOptional {
      parameters[hyperparameter.key] = hyperparameter.laboratoryDefault
    }
    return parameters
  }

  /// The remembered parameters of the loss with a name.
  public subscript(name: String) -> LossParameters {
    get { position(of: name).map { parameters[$0] } ?? LossParameters() }
    set {
      guard let position = position(of: name) else { return }
      parameters[position] = newValue
    }
  }

  private func position(of name: String) -> Int? {
    LossRegistry.descriptions.firstIndex { $0.name == name }
  }
}
